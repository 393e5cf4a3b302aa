import type { DeploymentFact, Reader } from '../../model/facts.ts';
import { readJson } from '../documents/json-document.ts';
import { baseName, directoryOf, fromDirectory } from '../documents/repository-path.ts';
import { entriesOf, property, stringOf } from '../documents/untyped.ts';

/** The applications of a Nest monorepo. */
export const nestCli: Reader<DeploymentFact> = {
  id: 'nest-cli',
  version: 1,
  reads: (path) => /^\.?nest-cli\.json$/.test(baseName(path)),
  read: (path, text) => {
    const { value, lineOf, problem } = readJson(text);
    const facts = entriesOf(property(value, 'projects')).flatMap(([name, project]): readonly DeploymentFact[] => {
      const context = fromDirectory(directoryOf(path), stringOf(property(project, 'root')) ?? '$');
      if (property(project, 'type') !== 'application' || context === undefined) return [];
      return [{ technology: 'nest-cli', name, context, site: { file: path, line: lineOf(['projects', name]), column: 1 } }];
    });
    return problem === undefined ? { facts } : { facts, problem };
  },
};
