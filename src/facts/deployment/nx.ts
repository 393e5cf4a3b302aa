import type { DeploymentFact, Reader } from '../../model/facts.ts';
import { readJson } from '../documents/json-document.ts';
import { baseName, directoryOf } from '../documents/repository-path.ts';
import { property, stringOf } from '../documents/untyped.ts';

/** Nx projects that call themselves applications. */
export const nx: Reader<DeploymentFact> = {
  id: 'nx',
  version: 1,
  reads: (path) => baseName(path) === 'project.json',
  read: (path, text) => {
    const { value, lineOf, problem } = readJson(text);
    if (property(value, 'projectType') !== 'application') return problem === undefined ? { facts: [] } : { facts: [], problem };
    const name = stringOf(property(value, 'name'));
    const fact: DeploymentFact = {
      technology: 'nx',
      ...(name === undefined ? {} : { name }),
      context: directoryOf(path),
      site: { file: path, line: lineOf(['projectType']), column: 1 },
    };
    return problem === undefined ? { facts: [fact] } : { facts: [fact], problem };
  },
};
