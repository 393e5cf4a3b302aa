import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Finding, Report } from '../../model/report.ts';
import { anyReport, everyKind, finding, options, reportOf } from '../formats.fixture.ts';
import { printSarif } from './print-sarif.ts';

/** The official schema. It is of draft 4, which differs for what it holds in the name of its address alone. */
const { $schema: draft, id, ...schema } = JSON.parse(readFileSync(join('node_modules/@microsoft/jest-sarif/lib/schemas', 'sarif-2.1.0-rtm.5.json'), 'utf8')) as { $schema: string; id: string };
const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
addFormats.default(ajv);
const isValid = ajv.compile({ $id: id, ...schema });

interface Result {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly level: string;
  readonly locations: readonly { readonly physicalLocation: { readonly artifactLocation: { readonly uri: string } } }[];
  readonly codeFlows?: readonly { readonly threadFlows: readonly { readonly locations: readonly unknown[] }[] }[];
  readonly suppressions: readonly { readonly kind: string; readonly justification: string }[];
  readonly baselineState: string;
}
interface Run {
  readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
  readonly invocations: readonly { readonly executionSuccessful: boolean; readonly toolExecutionNotifications: readonly { readonly descriptor: { readonly id: string }; readonly message: { readonly text: string } }[] }[];
  readonly results: readonly Result[];
}

function runOf(report: Report, limits?: Parameters<typeof printSarif>[2]): Run {
  const log = JSON.parse(printSarif(report, options(report), limits)) as { runs: [Run] };
  isValid(log);
  expect(isValid.errors ?? []).toEqual([]);
  return log.runs[0];
}

test('whatever a report holds, the official schema takes it, and every result has a rule and a place', () => {
  fc.assert(fc.property(anyReport, (report) => {
    const { tool, results } = runOf(report);
    expect(results).toHaveLength(report.findings.length);
    for (const { ruleId, ruleIndex, locations } of results) {
      expect(tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
      expect(locations.length).toBeGreaterThan(0);
    }
  }), { numRuns: 150 });
});

test.each(['storefront', 'storefront-clean', 'nest-monorepo'])('the report on %s is valid', (example) => {
  const report = JSON.parse(readFileSync(join('examples', example, 'report.json'), 'utf8')) as Report;
  expect(runOf(report).results).toHaveLength(report.findings.length);
});

test('this test can fail: the schema is the official one, and refuses a result without a message', () => {
  expect(draft).toContain('draft-04');
  expect(isValid({ version: '2.1.0', runs: [{ tool: { driver: { name: 'x' } }, results: [{}] }] })).toBe(false);
});

test('a rule of dependency-cruiser is described by what its config says of it, else by its name', () => {
  const described = (why: string) => {
    const [log] = [JSON.parse(printSarif(reportOf([finding({ rule: 'dependency-cruiser/no-sideways', why })]), options(reportOf([])))) as {
      runs: [{ tool: { driver: { rules: readonly { readonly id: string; readonly shortDescription: { readonly text: string } }[] } } }];
    }];
    return log.runs[0].tool.driver.rules.find(({ id: name }) => name === 'dependency-cruiser/no-sideways')?.shortDescription.text;
  };
  expect(described('features do not know each other')).toBe('Features do not know each other.');
  expect(described('Features do not know each other!')).toBe('Features do not know each other!');
  expect(described('')).toBe('dependency-cruiser/no-sideways');
});

test('what does not count is suppressed or unchanged', () => {
  const told = runOf(everyKind).results.map(({ baselineState, suppressions }) => [baselineState, ...suppressions.map(({ kind, justification }) => `${kind}: ${justification}`)]);
  expect(told).toEqual([
    ['new'],
    ['unchanged', 'external: until the move (owner: @acme/orders, until 2027-01-31)'],
    ['unchanged', 'inSource: a test double'],
    ['unchanged'], ['unchanged'], ['new'], ['new'], ['new'],
  ]);
});

test('problems are notifications, and an error among them ends the success of the run', () => {
  const [invocation] = runOf(everyKind).invocations;
  expect(invocation!.executionSuccessful).toBe(false);
  expect(invocation!.toolExecutionNotifications.map(({ descriptor }) => descriptor.id)).toEqual(['no-match', 'unparsed-file', 'unresolved-import']);
  expect(runOf(reportOf([finding()])).invocations[0]!.executionSuccessful).toBe(true);
});

test('paths are URIs', () => {
  const file = 'apps/a b/[id]/50%/ä#?:.ts';
  const [result] = runOf(reportOf([finding({ sites: [{ file, line: 1, column: 1 }] })])).results;
  expect(result!.locations[0]!.physicalLocation.artifactLocation.uri).toBe('apps/a%20b/%5Bid%5D/50%25/%C3%A4%23%3F%3A.ts');
});

test('what GitHub does not take is left out, errors last, and told', () => {
  const of = (status: Finding['status'], severity: Finding['severity'], sites = 1): Finding => finding({ status, severity, sites: Array.from({ length: sites }, (_, line) => ({ file: 'a.ts', line: line + 1, column: 1 })) });
  const report = reportOf([of('baselined', 'error'), of('new', 'warn'), of('new', 'error', 5), of('new', 'warn')]);
  const { results, invocations } = runOf(report, { results: 2, locations: 3 });
  expect(results.map(({ level, baselineState, locations }) => [level, baselineState, locations.length])).toEqual([['warning', 'new', 1], ['error', 'new', 3]]);
  expect(invocations[0]!.toolExecutionNotifications.map(({ message }) => message.text)).toEqual([
    '2 findings are left out, errors last: GitHub takes 2 results. 1 result tells the first 3 places alone: GitHub takes no more for a result. The format json has everything.',
  ]);
});

test('the limits are those of GitHub', () => {
  const chain = Array.from({ length: 1_001 }, (_, index) => ({ file: 'a.ts', line: index + 1, column: 1 }));
  const log = JSON.parse(printSarif(reportOf([finding({ chain, sites: chain }), ...Array.from({ length: 25_000 }, () => finding({ severity: 'warn' }))]), options(everyKind))) as { runs: [Run] };
  const { results } = log.runs[0];
  expect(results).toHaveLength(25_000);
  expect(results[0]!.locations).toHaveLength(1_000);
  expect(results[0]!.codeFlows![0]!.threadFlows[0]!.locations).toHaveLength(1_000);
});
