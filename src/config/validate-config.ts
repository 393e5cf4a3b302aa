import { z } from 'zod';
import type { Config } from '../model/config.ts';
import type { Rule } from '../model/rule.ts';
import { UserError } from '../model/user-error.ts';
import { flattenIssues, issueMessage, pathText, type ConfigIssue } from './config-issues.ts';
import type { Position } from './parse-data.ts';
import { configSchema, isRule } from './schema.ts';

/** Where a config came from: how messages name it, and where in it a path stands, when that can be told. */
export interface ConfigSource {
  readonly file: string;
  positionOf?(path: readonly PropertyKey[]): Position;
}

/**
 * Gives the value as a Config in which the options of every rule are complete; throws one UserError that lists every
 * fault with its place.
 */
export function validateConfig(value: unknown, rules: readonly Rule[], source: ConfigSource): Config {
  const own = customRulesOf(value);
  const schema = schemaOf([...rules, ...own.filter(isRule)], source);
  const result = schema.safeParse(value, { reportInput: true, error: issueMessage });
  const issues = [
    ...(result.success ? [] : flattenIssues(result.error.issues)),
    ...clashes(own, rules),
  ];
  if (issues.length > 0) throw new UserError('config', faultsText(issues, source));
  const config = result.data as Config;
  // The rules themselves, not zod's copies of them: a rule may rely on its own identity.
  return own.length > 0 ? { ...config, customRules: own as readonly Rule[] } : config;
}

function customRulesOf(value: unknown): readonly unknown[] {
  if (typeof value !== 'object' || value === null || !('customRules' in value)) return [];
  return Array.isArray(value.customRules) ? value.customRules as readonly unknown[] : [];
}

/** A rule's `schema` is the user's own code when the rule is. */
function schemaOf(rules: readonly Rule[], source: ConfigSource): z.ZodType {
  for (const rule of rules) {
    try {
      rule.schema(z);
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      throw new UserError('config', `${source.file}: the schema of rule ${rule.id} threw: ${message}`, { cause: error });
    }
  }
  return configSchema(rules);
}

function clashes(own: readonly unknown[], rules: readonly Rule[]): ConfigIssue[] {
  const taken = new Set(rules.map((rule) => rule.id));
  return own.flatMap((rule, index) => {
    const id: unknown = typeof rule === 'object' && rule !== null && 'id' in rule ? rule.id : undefined;
    if (typeof id !== 'string') return [];
    if (!taken.has(id)) {
      taken.add(id);
      return [];
    }
    return [{ path: ['customRules', index, 'id'], message: `is the id of another rule: give "${id}" a name of its own` }];
  });
}

function faultsText(issues: readonly ConfigIssue[], { file, positionOf }: ConfigSource): string {
  const faults = issues.map(({ path, message }) => {
    const at = positionOf?.(path);
    return { line: at?.line ?? 0, column: at?.column ?? 0, text: `${pathText(path) || 'the config'} ${message}` };
  }).sort((a, b) => a.line - b.line || a.column - b.column);
  const lines = faults.map(({ line, column, text }) => line === 0 ? `  ${text}` : `  ${file}:${line}:${column}  ${text}`);
  return [`${file} is no valid config: ${faults.length === 1 ? 'one fault' : `${faults.length} faults`}.`, ...lines].join('\n');
}
