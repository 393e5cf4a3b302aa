import type { DriftCommit, DriftEdge, DriftFinding, FindingStep, RevisionChanges } from '../model/drift.ts';
import type { ServiceEdge } from '../model/service-edge.ts';
import { type FindingPair, compareSnapshots, edgeKey, isExcepted } from './compare-snapshots.ts';
import type { PastFinding, Snapshot } from './snapshot.ts';

/** Follows findings and edges from snapshot to snapshot. */
export interface Tracer {
  /** Goes on to the next snapshot: whatever is different came with this commit. */
  advance(next: Snapshot, commit: DriftCommit): void;
  /** What was different since this was last asked. */
  changes(): RevisionChanges;
  result(): { readonly findings: readonly DriftFinding[]; readonly edges: readonly DriftEdge[] };
}

interface Life {
  last: PastFinding;
  introduced: DriftCommit | undefined;
  fixed: DriftCommit | undefined;
  readonly steps: FindingStep[];
}

interface EdgeLife {
  last: ServiceEdge;
  introduced: DriftCommit | undefined;
  removed: DriftCommit | undefined;
}

/** @param beginning the commit that all of the first snapshot came with, where history begins there */
export function startTrace(first: Snapshot, beginning: DriftCommit | undefined): Tracer {
  const lives: Life[] = [];
  const edgeLives: EdgeLife[] = [];
  const bornFinding = (last: PastFinding, introduced: DriftCommit | undefined): Life => {
    const life: Life = { last, introduced, fixed: undefined, steps: [] };
    lives.push(life);
    return life;
  };
  const bornEdge = (last: ServiceEdge, introduced: DriftCommit | undefined): EdgeLife => {
    const life: EdgeLife = { last, introduced, removed: undefined };
    edgeLives.push(life);
    return life;
  };
  let current = first;
  let alive = new Map(first.findings.map((finding) => [finding, bornFinding(finding, beginning)]));
  let aliveEdges = new Map(first.edges.map((edge) => [edgeKey(edge), bornEdge(edge, beginning)]));
  let counted = none();
  return {
    advance(next, { commit, date, subject }) {
      const at = { commit, date, subject };
      const { pairs, added, gone, newEdges, goneEdges, keptEdges } = compareSnapshots(current, next);
      const lifeOf = new Map<PastFinding, Life>();
      for (const pair of pairs) {
        const life = alive.get(pair.before)!;
        for (const kind of stepsOf(pair)) {
          life.steps.push({ kind, ...at });
          counted[kind]++;
        }
        life.last = pair.now;
        lifeOf.set(pair.now, life);
      }
      for (const finding of gone) alive.get(finding)!.fixed = at;
      for (const finding of added) lifeOf.set(finding, bornFinding(finding, at));
      for (const edge of goneEdges) aliveEdges.get(edgeKey(edge))!.removed = at;
      const edgesNow = new Map<string, EdgeLife>();
      for (const [was, edge] of keptEdges) {
        const life = aliveEdges.get(edgeKey(was))!;
        life.last = edge;
        edgesNow.set(edgeKey(edge), life);
      }
      for (const edge of newEdges) edgesNow.set(edgeKey(edge), bornEdge(edge, at));
      aliveEdges = edgesNow;
      counted.new += added.length;
      counted.fixed += gone.length;
      counted.newEdges += newEdges.length;
      counted.goneEdges += goneEdges.length;
      alive = lifeOf;
      current = next;
    },
    changes() {
      const changes = counted;
      counted = none();
      return changes;
    },
    result: () => ({ findings: lives.map(driftFinding), edges: edgeLives.map(driftEdge) }),
  };
}

function none(): { -readonly [Key in keyof RevisionChanges]: number } {
  return { new: 0, grown: 0, fixed: 0, moved: 0, excepted: 0, unexcepted: 0, newEdges: 0, goneEdges: 0 };
}

function stepsOf({ before, now, grown, moved }: FindingPair): readonly FindingStep['kind'][] {
  const isOut = isExcepted(now);
  const excepted = isOut === isExcepted(before) ? [] : [isOut ? 'excepted' as const : 'unexcepted' as const];
  return [...(grown ? ['grown' as const] : []), ...(moved ? ['moved' as const] : []), ...excepted];
}

function driftFinding({ last, introduced, fixed, steps }: Life): DriftFinding {
  const { fingerprint, rule, clause, severity, message, why, fix, home, owners, from, to, sites: [site], status } = last;
  return {
    fingerprint, rule, clause, severity, message, why, fix, home, owners,
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(site === undefined ? {} : { file: site.file, line: site.line }),
    status: fixed === undefined ? status : 'fixed',
    ...(introduced === undefined ? {} : { introduced }),
    ...(fixed === undefined ? {} : { fixed }),
    steps,
  };
}

function driftEdge({ last: { from, to, kind, count, file }, introduced, removed }: EdgeLife): DriftEdge {
  return {
    from, to, kind, count, file,
    ...(introduced === undefined ? {} : { introduced }),
    ...(removed === undefined ? {} : { removed }),
  };
}
