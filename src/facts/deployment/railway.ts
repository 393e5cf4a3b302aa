import type { DeploymentFact, Reader } from '../../model/facts.ts';
import { readJson } from '../documents/json-document.ts';
import { presenceOf } from './presence.ts';
import { baseName, fromDirectory } from '../documents/repository-path.ts';
import { propertyAt, stringOf } from '../documents/untyped.ts';

/** Railway; a Dockerfile that it names is given from the root of the repository. */
export const railway: Reader<DeploymentFact> = {
  id: 'railway',
  version: 1,
  reads: (path) => /^railway([._-][\w-]+)?\.(json|toml)$/.test(baseName(path)),
  read: (path, text) => {
    const fact = presenceOf('railway', path);
    if (path.endsWith('.toml')) return { facts: [fact] };
    const { value, problem } = readJson(text);
    const dockerfile = fromDirectory('', (stringOf(propertyAt(value, 'build', 'dockerfilePath')) ?? '').replace(/^\//, ''));
    return { facts: [dockerfile ? { ...fact, dockerfile } : fact], ...(problem === undefined ? {} : { problem }) };
  },
};
