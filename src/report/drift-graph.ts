import type { Drift, DriftCommit, DriftEdge } from '../model/drift.ts';
import { countText } from './count-text.ts';
import { groupsBy } from './html/view/groups-by.ts';

/** An arrow between two services, for all kinds of edges that share what became of them. */
export interface GraphEdge {
  /** Indices of `services`. */
  readonly from: number;
  readonly to: number;
  /** `code ×2, types`. */
  readonly kinds: string;
  readonly state: 'stays' | 'new' | 'gone';
}

/** Who depends on whom at the last revision, and what is new or gone since the first; sorted by names. */
export interface DriftGraph {
  readonly services: readonly string[];
  readonly edges: readonly GraphEdge[];
  readonly title: string;
}

/** The services between which there are edges, or were at the first revision. */
export function driftGraph({ revisions, edges }: Drift): DriftGraph {
  const [first, last] = [revisions[0]!, revisions.at(-1)!];
  const [firstDay, lastDay] = [first.date.slice(0, 10), last.date.slice(0, 10)];
  const shown = statesOf(edges, (commit) => commit !== undefined && commit.commit !== first.commit);
  const services = [...new Set(shown.flatMap(({ edge: { from, to } }) => [from, to]))].sort();
  const [news, gone] = ['new', 'gone'].map((state) => shown.filter((one) => one.state === state).length) as [number, number];
  return {
    services,
    edges: arrowsOf(shown, new Map(services.map((name, index) => [name, index]))),
    title: `Services and their edges on ${lastDay}${revisions.length === 1 ? '' : ` (${countText(news, 'edge')} new and ${gone} gone since ${firstDay})`}`,
  };
}

interface Shown {
  readonly edge: DriftEdge;
  readonly state: GraphEdge['state'];
}

/** An edge may go and come again, so the same ends and kind may stand there more than once. */
function statesOf(edges: readonly DriftEdge[], isSince: (commit: DriftCommit | undefined) => boolean): Shown[] {
  return [...groupsBy(edges, ({ from, to, kind }) => JSON.stringify([from, to, kind])).values()].flatMap((group): Shown[] => {
    const now = group.find(({ removed }) => removed === undefined);
    const then = group.find(({ introduced }) => !isSince(introduced));
    if (now !== undefined) return [{ edge: now, state: then === undefined ? 'new' : 'stays' }];
    return then === undefined ? [] : [{ edge: then, state: 'gone' }];
  });
}

const states = ['stays', 'new', 'gone'] as const satisfies readonly GraphEdge['state'][];

function arrowsOf(shown: readonly Shown[], indexOf: ReadonlyMap<string, number>): GraphEdge[] {
  return [...groupsBy(shown, ({ edge: { from, to }, state }) => JSON.stringify([from, to, state])).values()].map((group) => {
    const { edge, state } = group[0]!;
    const kinds = group.map(({ edge: { kind, count } }) => (count > 1 ? `${kind} ×${count}` : kind)).sort().join(', ');
    return { from: indexOf.get(edge.from)!, to: indexOf.get(edge.to)!, kinds, state };
  }).sort((a, b) => a.from - b.from || a.to - b.to || states.indexOf(a.state) - states.indexOf(b.state));
}
