import type { DataFact, SettingScope, SettingValue } from '../../model/data-facts.ts';
import type { Reader } from '../../model/facts.ts';
import type { Site } from '../../model/site.ts';
import { mayBeManifest, podPathOf, type Resource, resourcesOf, wholeName, workloadName } from '../documents/kubernetes-resources.ts';
import { entriesOf, itemsOf, property, propertyAt, stringOf } from '../documents/untyped.ts';
import { plainValue, referenceTo, variableValue } from './container-variable.ts';
import { isSettingName } from '../../model/setting-part.ts';

type Path = readonly (string | number)[];

/**
 * Kubernetes manifests and Helm templates: what the containers of a workload are given, and what ConfigMaps and Secrets
 * hold. A set or secret whose name a template fills in is not told from others, so nothing leads to it.
 */
export const kubernetesSettings: Reader<DataFact> = {
  id: 'kubernetes-settings',
  version: 2,
  reads: mayBeManifest,
  read: (path, text) => {
    if (!/^[\s-]*apiVersion:/m.test(text) || !/\benv(From)?["']?\s*:|\bkind:\s*["']?(ConfigMap|Secret|SealedSecret|ExternalSecret)\b/.test(text)) return { facts: [] };
    const { resources, problem } = resourcesOf(text);
    const facts = resources.flatMap((resource) => {
      const siteOf = (at: Path): Site => ({ file: path, line: resource.lineOf(at), column: 1 });
      const pod = podPathOf(resource);
      return pod === undefined ? settingsOfSet(resource, siteOf) : settingsOfWorkload(resource, pod, siteOf);
    });
    return problem === undefined ? { facts } : { facts, problem };
  },
};

function settingsOfWorkload(resource: Resource, pod: readonly string[], siteOf: (at: Path) => Site): readonly DataFact[] {
  const name = workloadName(resource);
  const scope: SettingScope = name === undefined ? { in: 'file' } : { in: 'deployment', name };
  return ['initContainers', 'containers'].flatMap((group) => itemsOf(propertyAt(resource.value, ...pod, group)).flatMap((container, index) => [
    ...sourcesOf(container, [...pod, group, index], scope, siteOf),
    ...variablesOf(container, [...pod, group, index], scope, siteOf),
  ]));
}

function sourcesOf(container: unknown, at: Path, scope: SettingScope, siteOf: (at: Path) => Site): readonly DataFact[] {
  return itemsOf(property(container, 'envFrom')).flatMap((source, index): readonly DataFact[] => {
    const set = wholeName(propertyAt(source, 'configMapRef', 'name') ?? propertyAt(source, 'secretRef', 'name'));
    return set === undefined ? [] : [{ kind: 'setting-source', scope, from: { set }, site: siteOf([...at, 'envFrom', index]) }];
  });
}

function variablesOf(container: unknown, at: Path, scope: SettingScope, siteOf: (at: Path) => Site): readonly DataFact[] {
  return itemsOf(property(container, 'env')).flatMap((variable, index): readonly DataFact[] => {
    const key = stringOf(property(variable, 'name'));
    if (key === undefined || !isSettingName(key)) return [];
    return [{ kind: 'setting', scope, key, value: variableValue(key, variable), site: siteOf([...at, 'env', index]) }];
  });
}

/** The keys of a ConfigMap or Secret, with what of their values is no secret. */
function settingsOfSet(resource: Resource, siteOf: (at: Path) => Site): readonly DataFact[] {
  const metadata = propertyAt(resource.value, 'metadata', 'name');
  switch (resource.kind) {
    case 'ConfigMap': return settingsIn(resource, ['data'], metadata, siteOf, plainValue);
    case 'Secret': return [
      ...settingsIn(resource, ['data'], metadata, siteOf, (key, value) => plainValue(key, decoded(value))),
      ...settingsIn(resource, ['stringData'], metadata, siteOf, plainValue),
    ];
    case 'SealedSecret': {
      const name = propertyAt(resource.value, 'spec', 'template', 'metadata', 'name') ?? metadata;
      return settingsIn(resource, ['spec', 'encryptedData'], name, siteOf, () => ({ kind: 'hidden' }));
    }
    case 'ExternalSecret': return externalSettings(resource, propertyAt(resource.value, 'spec', 'target', 'name') ?? metadata, siteOf);
    default: return [];
  }
}

function settingsIn(
  resource: Resource, at: readonly string[], name: unknown, siteOf: (at: Path) => Site, read: (key: string, value: unknown) => SettingValue,
): readonly DataFact[] {
  const set = wholeName(name);
  if (set === undefined) return [];
  return entriesOf(propertyAt(resource.value, ...at)).filter(([key]) => isSettingName(key)).map(([key, value]) => ({
    kind: 'setting', scope: { in: 'set', name: set }, key, value: read(key, value), site: siteOf([...at, key]),
  }));
}

/** A secret that is fetched from a store of secrets: its keys lead there. */
function externalSettings(resource: Resource, name: unknown, siteOf: (at: Path) => Site): readonly DataFact[] {
  const set = wholeName(name);
  if (set === undefined) return [];
  const scope: SettingScope = { in: 'set', name: set };
  const taken = itemsOf(propertyAt(resource.value, 'spec', 'data')).flatMap((item, index): readonly DataFact[] => {
    const key = stringOf(property(item, 'secretKey'));
    if (key === undefined || !isSettingName(key)) return [];
    const remote = property(item, 'remoteRef');
    const value = referenceTo(property(remote, 'key'), property(remote, 'property') ?? property(remote, 'key'));
    return [{ kind: 'setting', scope, key, value, site: siteOf(['spec', 'data', index]) }];
  });
  const whole = itemsOf(propertyAt(resource.value, 'spec', 'dataFrom')).flatMap((item, index): readonly DataFact[] => {
    const from = wholeName(propertyAt(item, 'extract', 'key'));
    return from === undefined ? [] : [{ kind: 'setting-source', scope, from: { set: from }, site: siteOf(['spec', 'dataFrom', index]) }];
  });
  return [...taken, ...whole];
}

function decoded(value: unknown): string | undefined {
  return typeof value === 'string' ? Buffer.from(value, 'base64').toString('utf8') : undefined;
}
