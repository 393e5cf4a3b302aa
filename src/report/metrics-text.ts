import type { JudgedBudget, Metrics } from '../model/metrics.ts';
import { budgetLine } from './budget-line.ts';
import { cellsOf, padCells } from './cells.ts';
import { metricsTables, type MetricsTable } from './metrics-tables.ts';
import type { InspectOptions } from './print-options.ts';
import { safeLine } from './safe-text.ts';
import { wrapText } from './wrap-text.ts';

/** Metrics as a person reads them in a terminal, one table a topic; then the budgets. */
export function printMetrics(metrics: Metrics, budgets: readonly JudgedBudget[], options: InspectOptions): string {
  const { colours } = options;
  const judged = budgets.map((one) => `${one.kept ? colours.green('✔') : colours.red('✖')} ${budgetLine(one)}`);
  const sections = [
    ...metricsTables(metrics, options.all).map((table) => tableText(table, options)),
    ...(judged.length === 0 ? [] : [[colours.bold('Budgets'), ...judged.map((line) => `  ${line}`)]]),
  ];
  return `${sections.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function tableText({ title, note, head, rows, empty, after }: MetricsTable, { colours, width }: InspectOptions): string[] {
  if (rows.length === 0) return [colours.bold(title), `  ${empty}`];
  const room = Math.max(30, width - 2);
  const cells = [head, ...rows].map((row) => row.map(safeLine));
  const widths = head.map((_, column) => Math.max(...cells.map((row) => cellsOf(row[column]!))));
  // A name may be as long as its author likes; the numbers stay in sight.
  widths[0] = Math.min(widths[0]!, Math.max(16, width - 4 - widths.slice(1).reduce((sum, wide) => sum + wide + 2, 0)));
  const [top, ...lines] = cells.map((row) => row.map((text, column) => (
    column === 0 ? padCells(cut(text, widths[0]!), widths[0]!) : `${' '.repeat(Math.max(0, widths[column]! - cellsOf(text)))}${text}`
  )).join('  ').trimEnd());
  return [
    colours.bold(title),
    ...wrapText(note, room).map((line) => `  ${colours.dim(line)}`),
    '',
    `  ${colours.dim(top!)}`,
    ...lines.map((line) => `  ${line}`),
    ...(after.length === 0 ? [] : ['', ...after.flatMap((text) => wrapText(safeLine(text), room)).map((line) => `  ${line}`)]),
  ];
}

function cut(text: string, cells: number): string {
  return cellsOf(text) <= cells ? text : `${[...text].slice(0, Math.max(1, cells - 1)).join('')}…`;
}
