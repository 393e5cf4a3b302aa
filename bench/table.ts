import type { OwnRuns, Series } from './compare.ts';
import type { Planted } from './generate/plan.ts';
import type { Verdict } from './mandate.ts';
import type { Measurement } from './measure.ts';
import { median, ratioOfPairs, type Ratio } from './statistics.ts';

export type TreeResult = {
  readonly title: string;
  /** What a generated monorepo holds on purpose; undefined for a checkout. */
  readonly planted: Planted | undefined;
  readonly verdict: Verdict;
  readonly bare: readonly Measurement[];
  readonly series: readonly Series[];
  /** Runs of mandate alone, when there is no peer to take turns with. */
  readonly alone: readonly OwnRuns[];
};

const HEAD = ['command', 'runs', 'wall s', 'cpu s', 'peak MiB', 'mandate cold ÷ it', 'mandate warm ÷ it', 'what it saw'];

/** One Markdown table: medians of whole processes, and ratios pair by pair with their range. */
export function renderTree({ title, planted, verdict, bare, series, alone }: TreeResult): string {
  if (!verdict.ok) return `## ${title}\n\nmandate could not be measured: ${verdict.why}\n`;
  const rounds = [...alone, ...series.flatMap(({ outcome }) => (outcome.ok ? outcome.rounds : []))];
  const saw = `${count(verdict.files)} files; ${verdict.saw}`;
  const rows = [
    ['**mandate**, cold', ...numbers(rounds.map((it) => it.cold)), '', '', saw],
    ['**mandate**, warm', ...numbers(rounds.map((it) => it.warm)), '', '', 'nothing changed: the report of the run before'],
    ['**mandate**, anew', ...numbers(rounds.map((it) => it.anew)), '', '', 'as after a change: facts cached, all else made anew'],
    ...series.map(renderSeries),
    ['`node -e 0`', ...numbers(bare), '', '', 'the floor under every Node.js process'],
  ];
  return `## ${title}\n\n${renderPlanted(planted)}${renderTable(HEAD, rows)}`;
}

/** A Markdown table. */
export function renderTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return `${[head, head.map(() => '---'), ...rows].map((row) => `| ${row.map(cell).join(' | ')} |`).join('\n')}\n`;
}

function renderPlanted(planted: Planted | undefined): string {
  if (planted === undefined) return '';
  const cycles = `${planted.cycles} in a project, ${planted.typeCycles} closed by a type alone, ${planted.workspaceCycles} between packages, `
    + `${planted.unbuiltCycles} between packages through an unbuilt dist`;
  const broken = `${planted.crossServiceImports} imports between services, ${planted.libraryToService} from a library into a service, ${planted.deepImports} past an exports map`;
  return `Planted: cycles ${cycles}; ${broken}.\n\n`;
}

function renderSeries({ peer, outcome }: Series): string[] {
  const name = `${peer.id} ${peer.packages[peer.id] ?? ''}: ${peer.work}`;
  if (!outcome.ok) return [name, '', '', '', '', '', '', `**${outcome.why}**`];
  const { rounds } = outcome;
  return [
    name,
    ...numbers(rounds.map((it) => it.peer)),
    ratio(ratioOfPairs(rounds.map((it) => [it.cold.wallMs, it.peer.wallMs]))),
    ratio(ratioOfPairs(rounds.map((it) => [it.warm.wallMs, it.peer.wallMs]))),
    `${count(outcome.files)} files; ${outcome.saw}`,
  ];
}

/** How many runs, and the medians of their seconds, processor seconds and MiB. */
export function numbers(runs: readonly Measurement[]): string[] {
  const peaks = runs.flatMap((it) => (it.peakKiB === undefined ? [] : [it.peakKiB / 1024]));
  return [
    String(runs.length),
    seconds(median(runs.map((it) => it.wallMs))),
    seconds(median(runs.flatMap((it) => (it.cpuMs === undefined ? [] : [it.cpuMs])))),
    median(peaks)?.toFixed(0) ?? '–',
  ];
}

function seconds(ms: number | undefined): string {
  return ms === undefined ? '–' : (ms / 1000).toFixed(ms < 10_000 ? 2 : 1);
}

/** Three digits where they matter: against a slow peer the ratio is a small number. */
export function ratio(value: Ratio | undefined): string {
  if (value === undefined) return '–';
  const digits = value.median < 0.1 ? 3 : 2;
  return `**${value.median.toFixed(digits)}** (${value.least.toFixed(digits)}–${value.most.toFixed(digits)})`;
}

function count(files: number): string {
  return String(files).replaceAll(/\B(?=(?:\d{3})+$)/g, ',');
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll(/\s*\n\s*/g, ' ');
}
