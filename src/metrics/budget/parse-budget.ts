import { didYouMean } from '../../model/nearest-name.ts';
import { metricNames, type MetricName } from '../../model/metric-values.ts';
import { UserError } from '../../model/user-error.ts';

/** A bound that a metric must keep. */
export interface Budget {
  /** As it was written. */
  readonly text: string;
  readonly metric: MetricName;
  /** The service or project; undefined for the repository, or for every service where the metric is one of services alone. */
  readonly of: string | undefined;
  readonly operator: '<=' | '<' | '>=' | '>';
  readonly bound: number;
}

/** Reads `instability.orders<=0.7`; whether there is a service of that name, only an analysis can tell. */
export function parseBudget(text: string): Budget {
  const [, subject = '', operator, bound] = /^([^<>=]*)(<=|>=|<|>)\s*(-?\d{1,15}(?:\.\d{1,15})?)$/.exec(text.trim()) ?? [];
  if (operator === undefined) throw new UserError('usage', `--budget ${text} cannot be read. ${grammar}`);
  const dot = subject.indexOf('.');
  const name = (dot < 0 ? subject : subject.slice(0, dot)).trim();
  const of = dot < 0 ? undefined : subject.slice(dot + 1).trim();
  const metric = metricNames.find((one) => one === name);
  if (metric === undefined || of === '') {
    const fault = metric === undefined ? `There is no metric "${name}"${didYouMean(name, metricNames) || '.'}` : 'The name after the dot is missing.';
    throw new UserError('usage', `--budget ${text} cannot be read. ${fault} \`mandate metrics --format csv\` lists every metric.`);
  }
  return { text: text.trim(), metric, of, operator: operator as Budget['operator'], bound: Number(bound) };
}

const grammar = 'Write a metric, a dot and a service where it is of one, then <=, <, >= or >, then a number: '
  + '--budget "instability.orders<=0.7". Quote it, or a shell takes < and > for itself.';
