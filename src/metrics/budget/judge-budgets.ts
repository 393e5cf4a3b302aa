import { didYouMean } from '../../model/nearest-name.ts';
import { metricValues, type MetricValue } from '../../model/metric-values.ts';
import type { JudgedBudget, Metrics } from '../../model/metrics.ts';
import { UserError } from '../../model/user-error.ts';
import type { Budget } from './parse-budget.ts';

/**
 * Holds budgets against metrics. Names that do not exist, and a budget on nothing that can be measured, are usage errors: a gate
 * that judges nothing must not be green.
 */
export function judgeBudgets(metrics: Metrics, budgets: readonly Budget[]): JudgedBudget[] {
  const all = metricValues(metrics);
  return budgets.map((budget) => {
    const values = subjects(all, budget).flatMap(({ metric, of, value }) => (
      value === null ? [] : [{ metric, ...(of === undefined ? {} : { of }), value }]
    ));
    if (values.length === 0) throw unmeasured(budget);
    const broken = values.filter(({ value }) => !keeps(value, budget));
    return { budget: budget.text, kept: broken.length === 0, values: broken.length === 0 ? values : broken };
  });
}

function subjects(all: readonly MetricValue[], { text, metric, of }: Budget): readonly MetricValue[] {
  const named = all.filter((one) => one.metric === metric);
  const whole = named.filter(({ kind }) => kind === 'repository');
  if (of === undefined) return whole.length > 0 ? whole : named.filter(({ kind }) => kind === 'service');
  const meant = named.filter((one) => one.of === of);
  if (meant.length > 0) return [meant.find(({ kind }) => kind === 'service') ?? meant[0]!];
  const names = [...new Set(named.flatMap((one) => one.of ?? []))];
  const fault = names.length === 0 ? `${metric} is a metric of the repository, not of a service. Leave ".${of}" out.`
    : `no service or project that ${metric} is measured of is called "${of}"${didYouMean(of, names) || '.'} \`mandate inspect\` shows the names.`;
  throw new UserError('usage', `--budget ${text} cannot be kept: ${fault}`);
}

function unmeasured({ text, metric, of }: Budget): UserError {
  return new UserError('usage', `--budget ${text} judges nothing: ${metric}${of === undefined ? '' : ` of ${of}`} has no value here. `
    + 'docs/metrics.md tells when a metric has none. Remove the budget, or name what has a value.');
}

function keeps(value: number, { operator, bound }: Budget): boolean {
  switch (operator) {
    case '<=': return value <= bound;
    case '<': return value < bound;
    case '>=': return value >= bound;
    case '>': return value > bound;
  }
}
