import type { DeploymentFact, DeploymentTechnology, Reader } from '../../model/facts.ts';
import { baseName, directoryOf } from '../documents/repository-path.ts';

/** A reader of files whose presence says enough: the directory they lie in is deployed. */
export function presenceReader(technology: DeploymentTechnology, names: RegExp): Reader<DeploymentFact> {
  return {
    id: technology,
    version: 1,
    reads: (path) => names.test(baseName(path)),
    read: (path) => ({ facts: [presenceOf(technology, path)] }),
  };
}

/** The fact that a file lies in a directory. */
export function presenceOf(technology: DeploymentTechnology, path: string, context = directoryOf(path)): DeploymentFact {
  return { technology, context, site: { file: path, line: 1, column: 1 } };
}
