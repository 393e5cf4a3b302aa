import type { JudgedBudget, Metrics } from '../model/metrics.ts';
import { jsonText } from './json.ts';

/** Metrics as JSON, and the budgets that were asked for. */
export function printMetricsJson(metrics: Metrics, budgets: readonly JudgedBudget[]): string {
  return jsonText({ ...metrics, budgets });
}
