import type { DeploymentFact, Reader } from '../../model/facts.ts';
import { withoutActions } from '../documents/helm-template.ts';
import { imageName } from './image-name.ts';
import { baseName } from '../documents/repository-path.ts';
import { isOneShotName, namingWords } from './shell-words.ts';
import { itemsOf, property, propertyAt, stringOf } from '../documents/untyped.ts';
import { unknown } from '../documents/unknown.ts';
import { type YamlDocument, readYaml } from '../documents/yaml-documents.ts';

const workloads = new Set(['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet', 'Rollout', 'DeploymentConfig', 'Pod', 'Job', 'CronJob']);

/** Other YAML that is told by its name; opening it would be in vain. */
const otherYaml = /^(pnpm-(lock|workspace)|(docker-)?compose([._-].+)?|values([._-].+)?|kustomization|Chart|openapi|swagger|mkdocs|action|codecov|dependabot|cloudbuild|render|serverless|app|lerna)\.ya?ml$/i;

/** Kubernetes manifests and Helm templates: one fact for each container of a workload. */
export const kubernetes: Reader<DeploymentFact> = {
  id: 'kubernetes',
  version: 1,
  reads: (path) => /\.ya?ml$/i.test(path) && !otherYaml.test(baseName(path)) && !path.startsWith('.github/') && !path.includes('/.github/'),
  read: (path, text) => {
    if (!/^[\s-]*apiVersion:/m.test(text) || !/^[\s-]*kind:\s*["']?(Deployment|StatefulSet|DaemonSet|ReplicaSet|Rollout|DeploymentConfig|Pod|Job|CronJob|Service|List)\b/m.test(text)) return { facts: [] };
    const template = text.includes('{{');
    const { documents, problem } = readYaml(template ? withoutActions(text) : text);
    const facts = documents.flatMap((document) => resourcesOf(document)).flatMap((each) => factsOf(path, each));
    // A template is YAML only once it is filled in; what cannot be read of it before is no fault of the file.
    return problem === undefined || template ? { facts } : { facts, problem };
  },
};

interface Resource {
  readonly value: unknown;
  readonly line: number;
}

function resourcesOf(document: YamlDocument): readonly Resource[] {
  if (property(document.value, 'kind') !== 'List') return [{ value: document.value, line: document.lineOf([]) }];
  return itemsOf(property(document.value, 'items')).map((value, index) => ({ value, line: document.lineOf(['items', index]) }));
}

function factsOf(path: string, { value, line }: Resource): readonly DeploymentFact[] {
  const kind = stringOf(property(value, 'kind')) ?? '';
  const knative = kind === 'Service' && (stringOf(property(value, 'apiVersion')) ?? '').startsWith('serving.knative.dev/');
  if (!workloads.has(kind) && !knative) return [];
  const name = knownPart(stringOf(propertyAt(value, 'metadata', 'name')));
  const oneShot = kind === 'Job' || kind === 'CronJob' || (name !== undefined && isOneShotName(name));
  return containersOf(value, kind).map((container) => {
    const image = imageName(stringOf(property(container, 'image')));
    const command = [...itemsOf(property(container, 'command')), ...itemsOf(property(container, 'args'))].filter((word) => typeof word === 'string');
    const mentions = [...new Set([...namingWords(stringOf(property(container, 'name')) ?? ''), ...namingWords(command)])];
    return {
      technology: 'kubernetes',
      ...(name === undefined ? {} : { name }),
      ...(image === undefined ? {} : { image }),
      ...(mentions.length > 0 ? { mentions } : {}),
      ...(oneShot ? { oneShot: true } : {}),
      site: { file: path, line, column: 1 },
    };
  });
}

function containersOf(value: unknown, kind: string): readonly unknown[] {
  const spec = property(value, 'spec');
  const pod = kind === 'Pod' ? spec
    : kind === 'CronJob' ? propertyAt(spec, 'jobTemplate', 'spec', 'template', 'spec')
    : propertyAt(spec, 'template', 'spec');
  const containers = itemsOf(property(pod, 'containers'));
  return containers.length > 0 ? containers : [undefined];
}

/** A name without what a template fills in: `{{ .Release.Name }}-orders` is `orders`. */
function knownPart(name: string | undefined): string | undefined {
  const known = name?.replaceAll(unknown, '').replace(/^[-.]+|[-.]+$/g, '');
  return known === '' ? undefined : known;
}
