import { judgeBudgets } from '../../metrics/budget/judge-budgets.ts';
import { parseBudget } from '../../metrics/budget/parse-budget.ts';
import type { JudgedBudget, Metrics } from '../../model/metrics.ts';
import { printMetricsCsv } from '../../report/metrics-csv.ts';
import { printMetricsJson } from '../../report/metrics-json.ts';
import { printMetricsMarkdown } from '../../report/metrics-markdown.ts';
import { printMetrics } from '../../report/metrics-text.ts';
import { budgetLine } from '../../report/budget-line.ts';
import { safeText } from '../../report/safe-text.ts';
import { analysed, checkBy, configOf, type AnalysisOptions } from './check-command.ts';
import type { Engine } from './engine.ts';
import type { ExitCode } from './exit-code.ts';
import type { Io } from './io.ts';
import { paletteFor } from './palette.ts';
import { widthOf } from './width-of.ts';

export interface MetricsOptions extends AnalysisOptions {
  readonly format: 'text' | 'json' | 'csv' | 'markdown';
  readonly budget?: readonly string[];
  readonly all?: boolean;
}

/** Prints the metrics of a repository; exits with 1 when a budget is broken, and with 2 when they are worth nothing. */
export async function metrics(root: string, options: MetricsOptions, engine: Engine, io: Io): Promise<ExitCode> {
  // A budget that cannot be read is told before anything is analysed.
  const budgets = (options.budget ?? []).map(parseBudget);
  const rules = await engine.rules();
  const by = checkBy(root, await configOf(root, options, rules, io), options, rules, io);
  const { metrics: found, problems } = await analysed(root, by, options, io, engine.measure);
  const judged = judgeBudgets(found, budgets);
  io.stdout.write(printed(found, judged, options, io));
  const broken = judged.filter(({ kept }) => !kept);
  if (options.format === 'csv') for (const one of broken) io.stderr.write(`${budgetLine(one)}\n`);
  const fatal = problems.filter(({ severity }) => severity === 'error');
  for (const { message } of fatal) io.stderr.write(`${safeText(message)}\n`);
  if (fatal.length > 0) return 2;
  return broken.length > 0 ? 1 : 0;
}

function printed(found: Metrics, judged: readonly JudgedBudget[], options: MetricsOptions, io: Io): string {
  const all = options.all === true;
  switch (options.format) {
    case 'json': return printMetricsJson(found, judged);
    case 'csv': return printMetricsCsv(found);
    case 'markdown': return printMetricsMarkdown(found, judged, all);
    case 'text':
      return printMetrics(found, judged, { colours: paletteFor(io.stdout, io.env, options.color), width: widthOf(io.stdout), all });
  }
}
