import type { DeploymentFact, Reader } from '../model/facts.ts';
import { type Problem, problem } from '../model/problem.ts';
import type { Tree } from '../model/tree.ts';
import type { CachedFacts } from './fact-cache.ts';
import { deploymentReadersOf } from './deployment/deployment-readers.ts';
import type { SourceInput } from './read-sources.ts';

/** What the files of all technologies but source code say. */
export interface DeploymentsRead {
  readonly facts: readonly DeploymentFact[];
  readonly problems: readonly Problem[];
  /** Facts by the key of their file, for the cache. */
  readonly read: CachedFacts['others'];
  readonly misses: number;
}

/** Reads each file by every reader that knows it; a file whose bytes are known to the cache is not opened. */
export function readDeployments(
  tree: Tree,
  paths: readonly string[],
  decode: SourceInput['decode'],
  cached: CachedFacts['others'],
): DeploymentsRead {
  const read: Record<string, readonly unknown[]> = {};
  const facts: DeploymentFact[] = [];
  const problems: Problem[] = [];
  let misses = 0;

  const readBy = (reader: Reader<DeploymentFact>, path: string): readonly DeploymentFact[] => {
    // The facts speak of paths, so the same bytes elsewhere say something else.
    const suffix = ` ${reader.id} ${path}`;
    const early = tree.key(path);
    if (early !== undefined && Object.hasOwn(cached, early + suffix)) return (read[early + suffix] = cached[early + suffix]!) as readonly DeploymentFact[];
    const bytes = tree.bytes(path);
    if (bytes === undefined) {
      problems.push(problem('unreadable-file', `${path} cannot be read; what it deploys is unknown.`, { file: path, line: 1, column: 1 }));
      return [];
    }
    const key = tree.keyOf(path, bytes) + suffix;
    if (Object.hasOwn(cached, key)) return (read[key] = cached[key]!) as readonly DeploymentFact[];
    misses++;
    const found = runReader(reader, path, decode(bytes).text);
    // A file that could not be read whole is read again next time, so that its Problem is told again.
    if ('problem' in found) problems.push(found.problem);
    else read[key] = found.facts;
    return found.facts;
  };

  for (const path of paths) for (const reader of deploymentReadersOf(path)) facts.push(...readBy(reader, path));
  return { facts, problems, read, misses };
}

function runReader(reader: Reader<DeploymentFact>, path: string, text: string): { facts: readonly DeploymentFact[]; problem: Problem } | { facts: readonly DeploymentFact[] } {
  try {
    const { facts, problem: found } = reader.read(path, text);
    if (found === undefined) return { facts };
    const site = { file: path, line: found.line, column: found.column };
    return { facts, problem: problem('invalid-deployment', `${path} is not read whole: ${found.message}`, site) };
  } catch (error) {
    const site = { file: path, line: 1, column: 1 };
    return { facts: [], problem: problem('reader-failed', `The ${reader.id} reader failed on ${path}: ${String(error)}. Please report it.`, site) };
  }
}
