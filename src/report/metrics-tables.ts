import type { Cyclicity, Metrics, PartMetrics, ScoreRow, Standing, Structure } from '../model/metrics.ts';
import { edgeKinds } from '../model/service-edge.ts';
import { countText } from './count-text.ts';
import { clauses } from './clauses.ts';

/** One topic of the metrics for a person: its rows, and what to make of them. Texts are not yet safe to print. */
export interface MetricsTable {
  readonly title: string;
  /** How to read it, in one line. */
  readonly note: string;
  /** The first column names, the others count. */
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** What is said where there are no rows. */
  readonly empty: string;
  /** What was left out, or said beside. */
  readonly after: readonly string[];
}

/** The topics in the order in which an architect asks. */
export function metricsTables(metrics: Metrics, all: boolean): MetricsTable[] {
  return [
    wholeTable(metrics),
    partsTable('Services', 'service', metrics.services, all),
    partsTable('Projects', 'project', metrics.projects, all),
    couplingTable(metrics, all),
    scoreTable(metrics),
    coverageTable(metrics),
  ];
}

/** Lists are cut here unless all is asked for. */
const most = 20;

function wholeTable({ structure, cyclicity }: Metrics): MetricsTable {
  const row = (name: string, { nodes, edges, propagationCost, ccd, acd, nccd }: Structure, { cycles, share }: Cyclicity): string[] => [
    name, String(nodes), String(edges), percent(propagationCost), String(ccd), decimal(acd), decimal(nccd),
    String(cycles.length), String(cycles[0] ?? 0), percent(share),
  ];
  const { sets, cut } = cyclicity.services;
  return {
    title: 'Structure',
    note: 'propagation: of all pairs, the share of which the first reaches the second; '
      + 'NCCD: above 1 all hangs together more than a balanced tree does',
    head: ['', 'nodes', 'edges', 'propagation', 'CCD', 'ACD', 'NCCD', 'cycles', 'largest', 'in cycles'],
    rows: [
      row('modules', structure.modules, cyclicity.modules),
      row('projects', structure.projects, cyclicity.projects),
      row('services', structure.services, cyclicity.services),
    ],
    empty: '',
    after: [
      `without types and import(): ${countText(cyclicity.loading.cycles.length, 'cycle')} of modules, `
        + `the largest of ${cyclicity.loading.cycles[0] ?? 0}, ${percent(cyclicity.loading.share)} of modules in cycles`,
      ...sets.map((names) => `services in a cycle: ${names.join(', ')}`),
      ...cut.map(({ from, to, imports }) => `smallest cut: ${from} → ${to} (${countText(imports, 'import')})`),
    ],
  };
}

function partsTable(title: string, one: string, parts: readonly PartMetrics[], all: boolean): MetricsTable {
  const byUse = [...parts].sort((a, b) => b.ca - a.ca || b.ce - a.ce);
  const shown = all || parts.length <= most ? byUse : byUse.slice(0, most);
  return {
    title,
    note: 'most used first; I 0 stable … 1 unstable, A share taken as types alone, D |A+I−1|; '
      + `the last four count ${one}s, at any depth for reach`,
    head: ['', 'modules', 'Ca', 'Ce', 'I', 'A', 'D', 'used by', 'uses', 'reached by', 'reaches'],
    rows: shown.map((part) => [
      part.name, ...[part.modules, part.ca, part.ce].map(String), ...[part.instability, part.abstractness, part.distance].map((value) => decimal(value)),
      ...[part.dependents, part.dependencies, part.reachedBy, part.reaches].map(String),
    ]),
    empty: `no ${one} was found`,
    after: left(parts.length - shown.length, one),
  };
}

function couplingTable({ coupling }: Metrics, all: boolean): MetricsTable {
  const weight = (one: Metrics['coupling'][number]): number => edgeKinds.reduce((sum, kind) => sum + one[kind], 0);
  const heaviest = [...coupling].sort((a, b) => weight(b) - weight(a));
  const shown = all || coupling.length <= most ? coupling : heaviest.slice(0, most);
  return {
    title: 'Coupling of services',
    note: 'who depends on whom: imports of values and of types, tables and relations, messages, databases and addresses in the configuration',
    head: ['', ...edgeKinds],
    rows: shown.map((one) => [`${one.from} → ${one.to}`, ...edgeKinds.map((kind) => one[kind] === 0 ? '·' : String(one[kind]))]),
    empty: 'no service is seen to depend on another',
    after: left(coupling.length - shown.length, 'pair'),
  };
}

type Counts = Omit<Standing, 'score'>;

function scoreTable({ scorecard: { clauses: judged, rows, total } }: Metrics): MetricsTable {
  const cell = ({ new: fresh, known, waived, baselined }: Counts): string => {
    const [open, accepted] = [fresh + known, waived + baselined];
    return `${open === 0 && accepted === 0 ? '·' : open}${accepted === 0 ? '' : ` +${accepted}`}`;
  };
  return {
    title: 'Mandate',
    note: 'findings by clause, +those waived or baselined; score 100 ÷ (1 + findings, accepted ones by half); of all: for each service',
    head: ['', ...judged.map((clause) => `clause ${clause}`), 'score'],
    rows: [
      ...rows.map((row) => [row.name, ...row.clauses.map(cell), decimal(row.score, 1)]),
      ['all', ...judged.map((clause) => cell(sumOf(rows, clause))), decimal(total.score, 1)],
    ],
    empty: '',
    after: judged.map((clause) => `clause ${clause}: ${clauses[clause]}`),
  };
}

/** The findings of one clause, whosever they are. */
function sumOf(rows: readonly ScoreRow[], clause: number): Counts {
  const own = rows.flatMap((row) => row.clauses.filter((one) => one.clause === clause));
  const of = (key: keyof Counts): number => own.reduce((count, row) => count + row[key], 0);
  return { new: of('new'), known: of('known'), waived: of('waived'), baselined: of('baselined') };
}

function coverageTable({ coverage: { files, imports, problems } }: Metrics): MetricsTable {
  return {
    title: 'Coverage',
    note: 'what the numbers above stand on',
    head: ['', 'done', 'not done', 'share'],
    rows: [
      ['source files read whole', String(files.read), String(files.partly), percent(files.share)],
      ['imports that lead somewhere', String(imports.resolved), String(imports.unresolved), percent(imports.share)],
    ],
    empty: '',
    after: problems.map(({ code, count }) => `${code}: ${countText(count, 'problem')}`),
  };
}

function left(count: number, one: string): string[] {
  return count <= 0 ? [] : [`and ${countText(count, `more ${one}`)}: --all, --format json or csv have them`];
}

function percent(share: number | null): string {
  return share === null ? '–' : `${(share * 100).toFixed(1)}%`;
}

function decimal(value: number | null, digits = 2): string {
  return value === null ? '–' : value.toFixed(digits);
}
