import type { z } from 'zod';
import { didYouMean } from '../model/nearest-name.ts';

/** One fault of a config: where in it, and what is wrong there. */
export interface ConfigIssue {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

type RawIssue = z.core.$ZodRawIssue;
type Issue = z.core.$ZodIssue;

/** The words of one issue, for zod's `error` setting. One line for each key that is unknown. */
export function issueMessage(issue: RawIssue): string | undefined {
  switch (issue.code) {
    case 'unrecognized_keys':
      return (issue.keys as readonly string[])
        .map((key) => `is unknown${didYouMean(key, knownKeys(issue.inst))}`).join('\n');
    case 'invalid_type':
      return must(aOf(issue.expected as string), issue.input);
    case 'invalid_value': {
      const values = issue.values as readonly unknown[];
      const names = values.filter((value) => typeof value === 'string');
      return must(listed(values.map(shown)), issue.input) + (typeof issue.input === 'string' ? didYouMean(issue.input, names) : '');
    }
    case 'too_small':
      return `must have at least ${String(issue.minimum)} ${issue.origin === 'string' ? 'characters' : 'items'}`;
    case 'too_big':
      return `must have at most ${String(issue.maximum)} ${issue.origin === 'string' ? 'characters' : 'items'}`;
    default:
      return undefined;
  }
}

/** The faults behind zod's issues: one for each unknown key, and of a union the alternative that was meant. */
export function flattenIssues(issues: readonly Issue[], above: readonly PropertyKey[] = []): ConfigIssue[] {
  return issues.flatMap((issue) => {
    const path = [...above, ...issue.path];
    if (issue.code === 'unrecognized_keys') {
      const messages = issue.message.split('\n');
      return issue.keys.map((key, index) => ({ path: [...path, key], message: messages[index] ?? 'is unknown' }));
    }
    if (issue.code === 'invalid_union') {
      const [meant] = issue.errors.filter((branch) => branch.length > 0 && branch.every(isInside)).sort((a, b) => faultsOf(a) - faultsOf(b));
      if (meant !== undefined) return flattenIssues(meant, path);
      const meantName = issue.errors.flat().map((inner) => / — did you mean .*/.exec(inner.message)?.[0]).find((text) => text !== undefined);
      return [{ path, message: must(issue.message, issue.input) + (meantName ?? '') }];
    }
    return [{ path, message: issue.message }];
  });
}

/** `rules["no-deep-import"][1].allow`. */
export function pathText(path: readonly PropertyKey[]): string {
  return path.map((key, index) => {
    if (typeof key === 'number') return `[${key}]`;
    const text = String(key);
    if (!/^[A-Za-z_$][\w$]*$/.test(text)) return `[${JSON.stringify(text)}]`;
    return index === 0 ? text : `.${text}`;
  }).join('');
}

/** Whether an alternative of a union was entered: its fault lies within the value, or is one of its keys. */
function isInside(issue: Issue): boolean {
  if (issue.path.length > 0) return true;
  if (issue.code === 'invalid_union') return issue.errors.some((branch) => branch.length > 0 && branch.every(isInside));
  return ['unrecognized_keys', 'custom', 'too_small'].includes(issue.code);
}

/** Keys that an alternative does not know, and whatever else it has against a value. */
function faultsOf(branch: readonly Issue[]): number {
  return branch.reduce((sum, issue) => sum + (issue.code === 'unrecognized_keys' ? issue.keys.length : 1), 0);
}

function must(be: string, input: unknown): string {
  if (input === undefined) return be === '' ? 'is missing' : `is missing; it must be ${be}`;
  return `must be ${be}, but is ${shown(input)}`;
}

/** `a, b or c`. */
function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}

function knownKeys(schema: unknown): readonly string[] {
  const def = (schema as { _zod?: { def?: Definition } } | undefined)?._zod?.def;
  if (def?.shape !== undefined) return Object.keys(def.shape);
  return Object.keys(def?.keyType?._zod?.def?.entries ?? {});
}

interface Definition {
  readonly shape?: object;
  readonly keyType?: { readonly _zod?: { readonly def?: { readonly entries?: object } } };
}

const articles: Readonly<Record<string, string>> = {
  array: 'a list', boolean: 'true or false', nonoptional: '', object: 'an object', record: 'an object', string: 'a string', number: 'a number',
};

function aOf(expected: string): string {
  return articles[expected] ?? expected;
}

/** A value as a message shows it, cut to a length that a line can take. */
function shown(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.length > 40 ? `${value.slice(0, 40)}…` : value);
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'an object';
  return typeof value === 'function' ? 'a function' : String(value);
}
