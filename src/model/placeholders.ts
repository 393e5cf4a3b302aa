import { type Selector, type SelectorObject, partsOf } from './selector.ts';

/** What `<name>` stands for in one case: name → text. */
export type Binding = Readonly<Record<string, string>>;

const placeholder = /<([A-Za-z]\w*)>/g;

/** The names of the placeholders in a pattern. */
export function placeholdersIn(pattern: string): readonly string[] {
  return [...pattern.matchAll(placeholder)].map((match) => match[1]!);
}

/** The names of all placeholders in a selector, with its exceptions or without; sorted. */
export function placeholdersOf(selector: Selector, { exceptions }: { readonly exceptions: boolean }): readonly string[] {
  const parts = typeof selector === 'string' || exceptions ? partsOf(selector) : [...selector.all ?? [], ...selector.any ?? []];
  return [...new Set([...patternsOf(selector).flatMap(placeholdersIn), ...parts.flatMap((part) => placeholdersOf(part, { exceptions }))])].sort();
}

/** The selector of one case: each placeholder is the text that it stands for, which is no glob. */
export function fill(selector: Selector, binding: Binding): Selector {
  return rewrite(selector, (pattern) => pattern.replace(placeholder, (whole, name: string) => (
    Object.hasOwn(binding, name) ? binding[name]!.replace(/[\\*?[\]{}()!+@|]/g, '\\$&') : whole)));
}

/** The selector of every case at once: each placeholder stands for anything, and what it excepts in one case is in another. */
export function generalised(selector: Selector): Selector {
  return rewrite(withoutOpenExceptions(selector), (pattern) => pattern.replace(placeholder, (whole) => (whole === pattern ? '**' : '*')));
}

function withoutOpenExceptions(selector: Selector): Selector {
  if (typeof selector === 'string') return selector;
  const { not, all, any, ...rest } = selector;
  const closed = [not ?? []].flat().filter((part: Selector) => placeholdersOf(part, { exceptions: true }).length === 0);
  return {
    ...rest,
    ...(closed.length === 0 ? {} : { not: closed }),
    ...(all === undefined ? {} : { all: all.map(withoutOpenExceptions) }),
    ...(any === undefined ? {} : { any: any.map(withoutOpenExceptions) }),
  };
}

function patternsOf(selector: Selector): readonly string[] {
  if (typeof selector === 'string') return [selector];
  return [selector.path, selector.project, selector.service, selector.tag, selector.package].flatMap((patterns) => patterns ?? []);
}

function rewrite(selector: Selector, change: (pattern: string) => string): Selector {
  if (typeof selector === 'string') return change(selector);
  const entries = Object.entries(selector).map(([key, value]) => [key, rewriteValue(key, value, change)]);
  return Object.fromEntries(entries) as SelectorObject;
}

function rewriteValue(key: string, value: unknown, change: (pattern: string) => string): unknown {
  if (key === 'kind' || value === undefined) return value;
  if (Array.isArray(value)) return value.map((each) => rewriteValue(key, each, change));
  return typeof value === 'string' ? change(value) : rewrite(value as Selector, change);
}
