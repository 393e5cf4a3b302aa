import { expect, test } from 'vitest';
import { z } from 'zod';
import { defineRule, noOptions, type Rule } from '../model/rule.ts';
import { configJsonSchema } from './json-schema.ts';

const rules = [
  defineRule({
    ...noOptions,
    id: 'no-deep-import',
    summary: 'Imports keep to what a project publishes.',
    clause: 2,
    severity: 'error',
    schema: (zod) => zod.strictObject({ allow: zod.array(zod.string()).default([]) }) as never,
    check: () => [],
  }),
] as readonly Rule[];

const schema = configJsonSchema(rules);
const accepts = z.fromJSONSchema(schema as never);

test('every rule is named with its summary and options', () => {
  expect(schema).toMatchObject({
    $schema: 'http://json-schema.org/draft-07/schema#',
    type: 'object',
    additionalProperties: false,
    properties: { rules: { properties: { 'no-deep-import': { description: 'Imports keep to what a project publishes.' } } } },
  });
  expect(Object.keys(schema['properties'] as object)).not.toContain('customRules');
});

test.each([
  {},
  { $schema: './node_modules/mandate/schema.json', strict: true },
  { services: { orders: 'apps/orders', docs: false, billing: { root: 'apps/billing', interfaces: ['src/contract/**'], owns: ['table:invoices', 'database:postgres db/*'] } } },
  { interfaces: { '@acme/orders-contracts': 'orders' }, ignore: ['old/**'], tests: ['**/*.servertest.ts'] },
  { tags: { core: 'packages/core', edge: [{ service: ['bff'], kind: 'service' }, 'apps/web'] } },
  { rules: { 'no-deep-import': ['warn', { allow: ['x'] }] }, problems: { 'unresolved-import': 'error' } },
])('%j is valid', (config) => {
  expect(accepts.safeParse(config).error).toBeUndefined();
});

test.each([
  { servces: {} },
  { services: { billing: {} } },
  { services: { billing: { root: 'apps/billing', owns: ['invoices'] } } },
  { rules: { 'no-deep-import': 'fatal' } },
  { rules: { 'no-deep-import': ['warn', { alow: [] }] } },
  { problems: { 'unresolved-import': 'warn' } },
  { tags: { core: { kind: 'servce' } } },
])('%j is not', (config) => {
  expect(accepts.safeParse(config).success).toBe(false);
});
