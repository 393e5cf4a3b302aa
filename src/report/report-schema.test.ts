import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyReport, everyKind } from './formats.fixture.ts';
import { printJson } from './json.ts';
import { reportJsonSchema } from './report-schema.ts';

const isValid = new Ajv({ allErrors: true }).compile(reportJsonSchema());
const errorsOf = (report: unknown): unknown => (isValid(report), isValid.errors ?? []);

test.each(['storefront', 'storefront-clean', 'nest-monorepo'])('the report on %s keeps to the schema', (example) => {
  expect(errorsOf(JSON.parse(readFileSync(join('examples', example, 'report.json'), 'utf8')))).toEqual([]);
});

test('so does every report that can be printed', () => {
  expect(errorsOf(JSON.parse(printJson(everyKind)))).toEqual([]);
  fc.assert(fc.property(anyReport, (report) => {
    expect(errorsOf(JSON.parse(printJson(report)))).toEqual([]);
  }));
});

test('a key that is unknown, or missing, or of another kind does not', () => {
  const change = (edit: (report: Record<string, never> & { summary: Record<string, unknown>; findings: Record<string, unknown>[]; problems: Record<string, unknown>[] }) => void): unknown => {
    const report = JSON.parse(printJson(everyKind)) as Parameters<typeof edit>[0];
    edit(report);
    return errorsOf(report);
  };
  expect(change(() => {})).toEqual([]);
  expect(change((report) => Object.assign(report, { extra: 1 }))).toMatchObject([{ keyword: 'additionalProperties' }]);
  expect(change(({ findings }) => Object.assign(findings[0]!, { extra: 1 }))).toMatchObject([{ keyword: 'additionalProperties' }]);
  expect(change(({ findings }) => delete findings[0]!['why'])).toMatchObject([{ keyword: 'required' }]);
  expect(change(({ summary }) => (summary['errors'] = '3'))).toMatchObject([{ keyword: 'type' }]);
  expect(change(({ problems }) => (problems[0]!['code'] = 'of-no-kind'))).toMatchObject([{ keyword: 'enum' }]);
});
