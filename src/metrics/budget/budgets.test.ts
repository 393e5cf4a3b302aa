import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { measured } from '../../model/metrics.fixture.ts';
import { metricNames, metricValues } from '../../model/metric-values.ts';
import { UserError } from '../../model/user-error.ts';
import { judgeBudgets } from './judge-budgets.ts';
import { parseBudget } from './parse-budget.ts';

const judge = (text: string) => judgeBudgets(measured, [parseBudget(text)])[0]!;

describe('reading', () => {
  test('a metric, a service, a bound', () => {
    expect(parseBudget('instability.orders<=0.7')).toEqual({ text: 'instability.orders<=0.7', metric: 'instability', of: 'orders', operator: '<=', bound: 0.7 });
    expect(parseBudget(' module-nccd < 2 ')).toEqual({ text: 'module-nccd < 2', metric: 'module-nccd', of: undefined, operator: '<', bound: 2 });
  });

  test('all after the first dot is the name', () => {
    expect(parseBudget('ca.@acme/orders.v2>=1')).toMatchObject({ metric: 'ca', of: '@acme/orders.v2', operator: '>=', bound: 1 });
  });

  test.each([
    '', 'instability', 'instability=0.7', 'instability<=', 'instability<=x', 'instability<=0.7.1', '<=0.7', 'instability<<0.7', 'instability<=1e3',
    'instability.<=0.7', 'instability<=0,7', 'instability=>0.7',
  ])('%j is a usage error', (text) => {
    expect(() => parseBudget(text)).toThrow(expect.objectContaining({ code: 'usage' }));
  });

  test('the nearest metric is told', () => {
    expect(() => parseBudget('instabilty<=0.7')).toThrow('There is no metric "instabilty" — did you mean "instability"?');
    expect(() => parseBudget('constructor<=0.7')).toThrow('There is no metric "constructor"');
  });

  test('whatever is written, it is read or it is a usage error', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[a-z.-]{0,12}[<>=]{0,2}[-.0-9]{0,6}$/)), (text) => {
      try {
        expect(Number.isFinite(parseBudget(text).bound)).toBe(true);
      } catch (error) {
        expect(error).toBeInstanceOf(UserError);
      }
    }));
  });
});

describe('judging', () => {
  test.each([
    ['instability.orders<=0.75', true], ['instability.orders<0.75', false], ['instability.orders>=0.75', true], ['instability.orders>0.75', false],
    ['module-propagation-cost<=0.4', false], ['imports-resolved>=0.7', true], ['problems<=0', false], ['service-cycles<=0', true],
    ['score>=60', true], ['score.orders>=60', false], ['new.billing<=0', true], ['ca.@acme/orders.v2<=1', true],
  ])('%s is kept: %s', (text, kept) => {
    expect(judge(text).kept).toBe(kept);
  });

  test('what breaks it is told with its value', () => {
    expect(judge('instability.orders<=0.7')).toEqual({ budget: 'instability.orders<=0.7', kept: false, values: [{ metric: 'instability', of: 'orders', value: 0.75 }] });
    expect(judge('module-nccd<=0.5')).toEqual({ budget: 'module-nccd<=0.5', kept: false, values: [{ metric: 'module-nccd', value: 0.7 }] });
  });

  test('without a name it is for every service, and for no project', () => {
    expect(judge('ca<=0').values).toEqual([{ metric: 'ca', of: 'orders', value: 1 }]);
    expect(judge('ce>=1').values).toEqual([{ metric: 'ce', of: 'billing', value: 0 }]);
  });

  test('a service goes before a project of its name', () => {
    expect(judge('ce.orders>=3').kept).toBe(true);
  });

  test('a name that is not there is a usage error with the nearest', () => {
    expect(() => judge('instability.order<=0.7')).toThrow('is called "order" — did you mean "orders"?');
    expect(() => judge('instability.zzz<=0.7')).toThrow(expect.objectContaining({ code: 'usage' }));
    expect(() => judge('module-nccd.orders<=1')).toThrow('module-nccd is a metric of the repository, not of a service');
  });

  test('a budget on what has no value judges nothing, and that is an error', () => {
    expect(() => judge('instability.billing<=0.7')).toThrow('judges nothing: instability of billing has no value');
    expect(() => judge('distance<=0.7')).toThrow('judges nothing: distance has no value');
    expect(() => judge('project-nccd<=1')).toThrow(expect.objectContaining({ code: 'usage' }));
  });
});

test('the list of names is that of the values', () => {
  expect(new Set(metricValues(measured).map(({ metric }) => metric))).toEqual(new Set(metricNames));
  expect(new Set(metricNames).size).toBe(metricNames.length);
});
