import type { DataFact, SettingScope } from '../../model/data-facts.ts';
import type { Reader } from '../../model/facts.ts';
import { baseName, directoryOf, fromDirectory } from '../documents/repository-path.ts';
import { itemsOf, property, stringOf } from '../documents/untyped.ts';
import { type YamlDocument, readYaml } from '../documents/yaml-documents.ts';
import { isSettingName } from '../../model/setting-part.ts';
import { settingValue } from './setting-value.ts';

/**
 * Kustomize: the ConfigMaps and Secrets that `configMapGenerator` and `secretGenerator` make of literals and environment
 * files. Patches and name prefixes are not applied.
 */
export const kustomizeSettings: Reader<DataFact> = {
  id: 'kustomize-settings',
  version: 2,
  reads: (path) => /^kustomization\.ya?ml$/i.test(baseName(path)),
  read: (path, text) => {
    if (!/configMapGenerator|secretGenerator/.test(text)) return { facts: [] };
    const { documents, problem } = readYaml(text);
    const facts = documents.flatMap((document) => ['configMapGenerator', 'secretGenerator'].flatMap((generator) =>
      itemsOf(property(document.value, generator)).flatMap((_, index) => factsOf(path, document, generator, index))));
    return problem === undefined ? { facts } : { facts, problem };
  },
};

function factsOf(path: string, document: YamlDocument, generator: string, index: number): readonly DataFact[] {
  const made = itemsOf(property(document.value, generator))[index];
  const name = stringOf(property(made, 'name'));
  if (name === undefined) return [];
  const scope: SettingScope = { in: 'set', name };
  const siteOf = (...at: readonly (string | number)[]) => ({ file: path, line: document.lineOf([generator, index, ...at]), column: 1 });
  const files = [stringOf(property(made, 'env')), ...itemsOf(property(made, 'envs')).map(stringOf)].flatMap((written): readonly DataFact[] => {
    const file = written === undefined ? undefined : fromDirectory(directoryOf(path), written);
    return file === undefined ? [] : [{ kind: 'setting-source', scope, from: { file }, site: siteOf() }];
  });
  const literals = itemsOf(property(made, 'literals')).flatMap((literal, at): readonly DataFact[] => {
    const [, key, value] = /^([^=]+)=(.*)$/s.exec(stringOf(literal) ?? '') ?? [];
    if (key === undefined || value === undefined || !isSettingName(key)) return [];
    return [{ kind: 'setting', scope, key, value: settingValue(key, value), site: siteOf('literals', at) }];
  });
  return [...files, ...literals];
}
