import picomatch from 'picomatch/posix.js';
import { type Binding, placeholdersIn, placeholdersOf } from '../model/placeholders.ts';
import type { Selector, SelectorObject } from '../model/selector.ts';
import { plainDirectory } from './paths.ts';

/** The texts that the patterns of each key are matched with. */
export interface Bindable {
  readonly path: readonly string[];
  readonly project: readonly string[];
  readonly service: readonly string[];
  readonly tag: readonly string[];
}

const keys = ['path', 'project', 'service', 'tag'] as const;

/**
 * Everything that the placeholders of a selector stand for in a repository, each case once, sorted. A placeholder that is a
 * part of a pattern stands for a part of one name; one that is the whole pattern stands for the whole. What stands in `not`
 * binds nothing.
 */
export function bindingsOf(selector: Selector, bindable: Bindable): readonly Binding[] {
  const names = placeholdersOf(selector, { exceptions: false });
  const whole = bind(selector, bindable).filter((binding) => names.every((name) => Object.hasOwn(binding, name)));
  return unique(whole.filter((binding) => Object.keys(binding).length > 0));
}

function bind(selector: Selector, bindable: Bindable): readonly Binding[] {
  if (typeof selector === 'string') return bindPatterns([selector], bindable.path, true);
  const { all = [], any } = selector;
  const parts = [...keys.flatMap((key) => bindKey(selector, key, bindable)), ...all.map((part) => bind(part, bindable))];
  if (any !== undefined) parts.push(unique(any.flatMap((part) => bind(part, bindable))));
  return parts.reduce(join, [{}]);
}

function bindKey(selector: SelectorObject, key: typeof keys[number], bindable: Bindable): readonly (readonly Binding[])[] {
  const patterns = selector[key];
  return patterns === undefined ? [] : [bindPatterns([patterns].flat(), bindable[key], key === 'path')];
}

/** What a pattern without placeholders matches leaves everything open. */
function bindPatterns(patterns: readonly string[], texts: readonly string[], isPath: boolean): readonly Binding[] {
  return unique(patterns.flatMap((pattern) => {
    if (placeholdersIn(pattern).length === 0) return [{}];
    const expressions = isPath ? [globWith(plainDirectory(pattern)), directoryWith(plainDirectory(pattern))] : [globWith(pattern)];
    return texts.flatMap((text) => expressions.flatMap((expression) => {
      const groups = expression.exec(text)?.groups;
      return groups === undefined ? [] : [{ ...groups }];
    }));
  }));
}

function globWith(pattern: string): RegExp {
  return withGroups(picomatch.makeRe(tokenised(pattern), { dot: true }).source, pattern);
}

function directoryWith(pattern: string): RegExp {
  return withGroups(`^${tokenised(pattern).replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')}(?:/|$)`, pattern);
}

/** Letters only, so that neither a glob nor an expression takes them for signs. */
function tokenised(pattern: string): string {
  return pattern.replaceAll('<', 'PLACEHOLDERa').replaceAll('>', 'zREDLOHECALP');
}

function withGroups(source: string, pattern: string): RegExp {
  const seen = new Set<string>();
  const text = /^<\w+>$/.test(pattern) ? '.+' : '[^/]+';
  return new RegExp(source.replace(/PLACEHOLDERa(\w+?)zREDLOHECALP/g, (_, name: string) => {
    if (seen.has(name)) return `\\k<${name}>`;
    seen.add(name);
    return `(?<${name}>${text})`;
  }));
}

/** Every pair that agrees on what both bind. */
function join(left: readonly Binding[], right: readonly Binding[]): readonly Binding[] {
  return unique(left.flatMap((one) => right.filter((other) => Object.keys(other).every((name) => !Object.hasOwn(one, name) || one[name] === other[name]))
    .map((other) => ({ ...one, ...other }))));
}

function unique(bindings: readonly Binding[]): readonly Binding[] {
  const byKey = new Map(bindings.map((binding) => [JSON.stringify(Object.entries(binding).sort(([a], [b]) => (a < b ? -1 : 1))), binding]));
  return [...byKey].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, binding]) => binding);
}
