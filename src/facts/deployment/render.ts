import type { DeploymentFact, Reader } from '../../model/facts.ts';
import { baseName, directoryOf, fromDirectory } from '../documents/repository-path.ts';
import { isOneShot, namingWords } from './shell-words.ts';
import { itemsOf, property, stringOf } from '../documents/untyped.ts';
import { type YamlDocument, readYaml } from '../documents/yaml-documents.ts';

const stores = new Set(['keyvalue', 'redis']);

/** Render blueprints: one fact for each service; stores are none. */
export const render: Reader<DeploymentFact> = {
  id: 'render',
  version: 1,
  reads: (path) => /^render\.ya?ml$/.test(baseName(path)),
  read: (path, text) => {
    const { documents, problem } = readYaml(text);
    const facts = documents.flatMap((document) => itemsOf(property(document.value, 'services'))
      .flatMap((service, index) => factOf(path, document, service, index)));
    return problem === undefined ? { facts } : { facts, problem };
  },
};

function factOf(path: string, document: YamlDocument, service: unknown, index: number): readonly DeploymentFact[] {
  if (stores.has(stringOf(property(service, 'type')) ?? '')) return [];
  const text = (key: string): string => stringOf(property(service, key)) ?? '';
  // Paths of a blueprint start at the root of the repository, wherever the blueprint lies.
  const context = fromDirectory('', text('rootDir') || text('dockerContext')) ?? directoryOf(path);
  const dockerfile = fromDirectory('', text('dockerfilePath'));
  const commands = [text('startCommand'), text('dockerCommand'), text('buildCommand')].filter((command) => command !== '');
  const mentions = [...new Set(namingWords(commands))];
  const name = text('name');
  return [{
    technology: 'render',
    ...(name === '' ? {} : { name }),
    context,
    ...(dockerfile ? { dockerfile } : {}),
    ...(mentions.length > 0 ? { mentions } : {}),
    ...(commands[0] !== undefined && isOneShot(commands[0]) ? { oneShot: true } : {}),
    site: { file: path, line: document.lineOf(['services', index]), column: 1 },
  }];
}
