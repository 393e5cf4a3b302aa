import type { CoChange, Drift, DriftEdge, Revision } from '../model/drift.ts';
import type { MetricName } from '../model/metric-values.ts';
import { edgeKinds } from '../model/service-edge.ts';

/** A short table of a drift; texts are not yet safe to print. */
export interface DriftTable {
  readonly title: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** The columns that hold numbers. */
  readonly right: readonly number[];
}

/** What is told beside findings and edges: metrics that changed most, files that pay to mend, services that change together. Empty ones are left out. */
export function driftTables(drift: Drift): readonly DriftTable[] {
  return [metricTable(drift), hotspotTable(drift), coChangeTable(drift)].filter(({ rows }) => rows.length > 0);
}

/** Rows of a table. */
const shown = 5;
/** Pairs that no edge explains are told, though others are stronger. */
const shownUntied = 3;

/** Those that say by themselves how it goes: what follows from them, and what the findings tell, is left out. */
const telling: readonly MetricName[] = [
  'module-propagation-cost', 'service-propagation-cost', 'module-nccd', 'service-nccd', 'module-cycles', 'module-largest-cycle', 'module-in-cycles',
  'service-cycles', 'service-in-cycles', 'loading-cycles', 'loading-largest-cycle', 'service-cut', 'score', 'files-read', 'imports-resolved',
];

/** By how much of the larger value they changed. */
function metricTable({ revisions }: Drift): DriftTable {
  const [first, last] = [revisions[0]!, revisions.at(-1)!];
  const value = (revision: Revision, name: MetricName): number | null => revision.metrics[name] ?? null;
  const changes = telling.map((name) => {
    const [was, is] = [value(first, name), value(last, name)];
    return { name, was, is, by: was === null || is === null ? 0 : Math.abs(is - was) / Math.max(Math.abs(is), Math.abs(was), Number.MIN_VALUE) };
  });
  const most = changes.filter(({ by }) => by >= 0.01).sort((a, b) => b.by - a.by).slice(0, shown);
  return {
    title: 'Metrics that changed most',
    head: ['metric', 'first', 'last'],
    rows: most.map(({ name, was, is }) => [name, number(was), number(is)]),
    right: [1, 2],
  };
}

function hotspotTable({ hotspots }: Drift): DriftTable {
  return {
    title: 'Hotspots: files with findings that are changed often',
    head: ['file', 'of', 'commits', 'findings'],
    rows: hotspots.slice(0, shown).map(({ file, home, commits, findings }) => [file, home, String(commits), String(findings)]),
    right: [2, 3],
  };
}

function coChangeTable({ coChanges, edges }: Drift): DriftTable {
  const ties = new Map<string, Set<string>>();
  for (const edge of edges) if (edge.removed === undefined) ties.set(pairOf(edge), (ties.get(pairOf(edge)) ?? new Set<string>()).add(edge.kind));
  const tiesOf = ({ services: [from, to] }: CoChange): ReadonlySet<string> => ties.get(pairOf({ from, to })) ?? new Set();
  const strongest = coChanges.slice(0, shown);
  const untied = coChanges.slice(shown).filter((pair) => tiesOf(pair).size === 0).slice(0, shownUntied);
  return {
    title: 'Services that change together',
    head: ['services', 'in common', 'of', ''],
    rows: [...strongest, ...untied].map((pair) => {
      const kinds = edgeKinds.filter((kind) => tiesOf(pair).has(kind));
      return [
        pair.services.join(' + '), String(pair.commits), pair.ofEach.join(' and '),
        kinds.length === 0 ? 'nothing that was read says why' : `tied by ${kinds.join(', ')}`,
      ];
    }),
    right: [1],
  };
}

function pairOf({ from, to }: Pick<DriftEdge, 'from' | 'to'>): string {
  return JSON.stringify([from, to].sort());
}

function number(value: number | null): string {
  return value === null ? '–' : String(value);
}
