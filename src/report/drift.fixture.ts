import type { Drift, DriftCommit, DriftEdge, Revision } from '../model/drift.ts';
import { measured } from '../model/metrics.fixture.ts';

/** What a test says of one revision: [errors, warnings, waived, baselined], and edges of code. */
export interface Point {
  readonly date: string;
  readonly findings?: readonly [number, number, number?, number?];
  readonly edges?: number;
}

/** A drift of these revisions. */
export function driftOf(points: readonly Point[], parts: Partial<Pick<Drift, 'findings' | 'edges' | 'notes'>> = {}): Drift {
  const revisions = points.map(revisionOf);
  return {
    version: 1,
    tool: { name: 'mandate', version: '0.0.0' },
    range: { from: revisions[0]!.commit, to: revisions.at(-1)!.commit, every: 'week', commits: points.length * 3, config: 'today', shallow: false },
    notes: [],
    revisions,
    findings: [],
    edges: [],
    latest: { services: [], metrics: measured },
    hotspots: [],
    coChanges: [],
    ...parts,
  };
}

/** The commit of the revision with this index, as `driftOf` makes it. */
export function commitAt(index: number, date = '2026-01-05', subject = 'change'): DriftCommit {
  return { commit: `${index}`.padStart(40, 'c'), date: `${date}T12:00:00Z`, subject };
}

export function edgeOf(from: string, to: string, parts: Partial<DriftEdge> = {}): DriftEdge {
  return { from, to, kind: 'code', count: 1, file: 'src/main.ts', ...parts };
}

function revisionOf({ date, findings: [errors, warnings, waived = 0, baselined = 0] = [0, 0], edges = 0 }: Point, index: number): Revision {
  return {
    ...commitAt(index, date), tags: [], files: 10, services: 3, interfaces: 1, findings: { errors, warnings, waived, baselined },
    byRule: [], byService: [], byOwner: [], edges: { code: edges, types: 0, data: 0, queue: 0, config: 0, call: 0 }, problems: { errors: 0, warnings: 0 }, metrics: {},
    changes: { new: 0, grown: 0, fixed: 0, moved: 0, excepted: 0, unexcepted: 0, newEdges: 0, goneEdges: 0 },
  };
}
