import type { JudgedBudget, Metrics } from '../model/metrics.ts';
import { budgetLine } from './budget-line.ts';
import { markdownText } from './markdown-text.ts';
import { metricsTables, type MetricsTable } from './metrics-tables.ts';

/** Metrics as Markdown for a forge: the budgets, then one table a topic. */
export function printMetricsMarkdown(metrics: Metrics, budgets: readonly JudgedBudget[], all: boolean): string {
  const sections = [
    ['## Metrics'],
    budgets.map((one) => `- ${one.kept ? '✅' : '❌'} ${markdownText(budgetLine(one))}`),
    ...metricsTables(metrics, all).map(tableMarkdown),
  ];
  return `${sections.filter(({ length }) => length > 0).map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function tableMarkdown({ title, note, head, rows, empty, after }: MetricsTable): string[] {
  if (rows.length === 0) return [`### ${title}`, '', empty];
  return [
    `### ${title}`, '', markdownText(note), '',
    line(head), `|---|${'--:|'.repeat(head.length - 1)}`, ...rows.map((row) => line(row)),
    ...(after.length === 0 ? [] : ['', ...after.map((text) => `- ${markdownText(text)}`)]),
  ];
}

function line(row: readonly string[]): string {
  return `| ${row.map((text) => markdownText(text)).join(' | ')} |`;
}
