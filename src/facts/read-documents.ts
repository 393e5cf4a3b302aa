import type { DataFact } from '../model/data-facts.ts';
import type { DeploymentFact, Reader } from '../model/facts.ts';
import { type Problem, type ProblemCode, problem } from '../model/problem.ts';
import type { Tree } from '../model/tree.ts';
import type { Suppression } from '../model/waiver.ts';
import { documentSuppressions } from './comments/document-suppressions.ts';
import type { CachedFacts } from './fact-cache.ts';
import { documentReadersOf } from './data-readers.ts';
import { deploymentReadersOf } from './deployment/deployment-readers.ts';
import type { SourceInput } from './read-sources.ts';

/** What one file that is no source code says. */
export interface DocumentRead {
  readonly deployments: readonly DeploymentFact[];
  readonly data: readonly DataFact[];
  readonly suppressions: readonly Suppression[];
  readonly problems: readonly Problem[];
  /** Its facts by the key of its content, for the cache. */
  readonly read: CachedFacts['others'];
  readonly misses: number;
}

/** Reads each file by every reader that knows it; a file whose bytes are known to the cache is not opened. By path, in the order given. */
export function readDocuments(
  tree: Tree,
  paths: readonly string[],
  decode: SourceInput['decode'],
  cached: CachedFacts['others'],
): Map<string, DocumentRead> {
  tree.expect?.(paths.filter((path) => [...deploymentReadersOf(path), ...documentReadersOf(path)]
    .some((reader) => !Object.hasOwn(cached, `${tree.key(path)} ${reader.id} ${path}`))));
  const found = new Map<string, DocumentRead>();
  for (const path of paths) {
    const document = readDocument(tree, path, decode, cached);
    if (document !== undefined) found.set(path, document);
  }
  return found;
}

/** Undefined for a file that no reader knows. */
export function readDocument(tree: Tree, path: string, decode: SourceInput['decode'], cached: CachedFacts['others']): DocumentRead | undefined {
  const [deploying, telling] = [deploymentReadersOf(path), documentReadersOf(path)];
  if (deploying.length + telling.length === 0) return undefined;
  const read: Record<string, readonly unknown[]> = {};
  const problems = new Map<string, Problem>();
  let misses = 0;

  // Two readers of one file meet the same fault, which is told once.
  const tell = (found: Problem): void => void problems.set(JSON.stringify([found.code, found.message, found.sites[0]]), found);

  const readBy = <Fact>(reader: Reader<Fact>): readonly Fact[] => {
    // The facts speak of paths, so the same bytes elsewhere say something else.
    const suffix = ` ${reader.id} ${path}`;
    const early = tree.key(path);
    if (early !== undefined && Object.hasOwn(cached, early + suffix)) return (read[early + suffix] = cached[early + suffix]!) as readonly Fact[];
    const bytes = tree.bytes(path);
    if (bytes === undefined) {
      tell(problem('unreadable-file', `${path} cannot be read; what it configures is unknown.`, { file: path, line: 1, column: 1 }));
      return [];
    }
    const key = tree.keyOf(path, bytes) + suffix;
    if (Object.hasOwn(cached, key)) return (read[key] = cached[key]!) as readonly Fact[];
    misses++;
    const found = runReader(reader, path, decode(bytes).text);
    // A file that could not be read whole is read again next time, so that its Problem is told again.
    if ('problem' in found) tell(found.problem);
    else read[key] = found.facts;
    return found.facts;
  };

  const deployments = deploying.flatMap((reader) => readBy(reader));
  const data = telling.flatMap((reader) => readBy(reader));
  const suppressions = documentSuppressions.reads(path) ? readBy(documentSuppressions) : [];
  return { deployments, data, suppressions, problems: [...problems.values()], read, misses };
}

function runReader<Fact>(reader: Reader<Fact>, path: string, text: string): { facts: readonly Fact[]; problem: Problem } | { facts: readonly Fact[] } {
  try {
    const { facts, problem: found } = reader.read(path, text);
    if (found === undefined) return { facts };
    const site = { file: path, line: found.line, column: found.column };
    return { facts, problem: problem(found.missingParser === true ? 'missing-parser' : codeOf(path), `${path} is not read whole: ${found.message}`, site) };
  } catch (error) {
    const site = { file: path, line: 1, column: 1 };
    return { facts: [], problem: problem('reader-failed', `The ${reader.id} reader failed on ${path}: ${String(error)}. Please report it.`, site) };
  }
}

function codeOf(path: string): ProblemCode {
  return /\.(prisma|sql)$/.test(path) ? 'invalid-schema' : 'invalid-deployment';
}
