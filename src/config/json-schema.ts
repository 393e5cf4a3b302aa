import { z } from 'zod';
import type { Rule } from '../model/rule.ts';
import { configSchema } from './schema.ts';

/** The JSON Schema of a config in JSON or YAML, with the options of these rules; rules of one's own need code. */
export function configJsonSchema(rules: readonly Rule[]): Readonly<Record<string, unknown>> {
  const schema = z.toJSONSchema(configSchema(rules), { target: 'draft-7', io: 'input', unrepresentable: 'any' });
  const properties = Object.fromEntries(Object.entries(schema.properties ?? {}).filter(([key]) => key !== 'customRules'));
  const { $schema, ...rest } = schema;
  return { $schema, title: 'Config of mandate', ...rest, properties };
}
