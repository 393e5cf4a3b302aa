import type { DeploymentFact, Reader } from '../../model/facts.ts';
import { imageName } from './image-name.ts';
import { baseName, directoryOf } from '../documents/repository-path.ts';
import { entriesOf, property, stringOf } from '../documents/untyped.ts';
import { type YamlDocument, readYaml } from '../documents/yaml-documents.ts';

const maxDepth = 6;

/** Helm values: one fact for each image that they name. Whether it is one of this repository is decided later. */
export const helmValues: Reader<DeploymentFact> = {
  id: 'helm-values',
  version: 1,
  reads: (path) => /^values([._-].+)?\.ya?ml$/i.test(baseName(path)),
  read: (path, text) => {
    if (!/image|repository/i.test(text)) return { facts: [] };
    const { documents, problem } = readYaml(text);
    const facts = documents.flatMap((document) => imagesOf(path, document, document.value, []));
    return problem === undefined ? { facts } : { facts, problem };
  },
};

function imagesOf(path: string, document: YamlDocument, value: unknown, keys: readonly string[]): readonly DeploymentFact[] {
  if (keys.length >= maxDepth) return [];
  return entriesOf(value).flatMap(([key, child]) => {
    const at = [...keys, key];
    const image = key === 'image' ? imageName(stringOf(child) ?? stringOf(property(child, 'repository')) ?? stringOf(property(child, 'name'))) : undefined;
    if (image === undefined) return imagesOf(path, document, child, at);
    const name = keys.at(-1) ?? baseName(directoryOf(path));
    return [{
      technology: 'kubernetes' as const,
      ...(name === '' ? {} : { name }),
      image,
      site: { file: path, line: document.lineOf(at), column: 1 },
    }];
  });
}
