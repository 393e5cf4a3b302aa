import type { EdgeRule } from '../../rules/dependency-rule/edge-rule.ts';
import type { Config } from '../../src/model/config.ts';
import type { Selector } from '../../src/model/selector.ts';

/** What the file of a peer's own suite asks, as cases of ours. */
export interface PeerSuite {
  /** The peer's repository: `owner/name`. */
  readonly peer: string;
  /** The file or directory in it. */
  readonly source: string;
  readonly cases: readonly PeerCase[];
  /** What of the file is no case of ours, and why. */
  readonly outside: readonly Outside[];
}

/**
 * One behaviour, on a tiny repository of ours. A line that ends with `// ✖` must be reported, and no other line; a line that
 * ends with `// ✔` must be an import that the graph knows, so that silence about it is a verdict.
 */
export interface PeerCase {
  /** What the peer's case is about, in our words. */
  readonly of: string;
  /** Why our verdict is another one than the peer's, where it is. */
  readonly differs?: string;
  /** The rule that is asked. */
  readonly rule: string;
  readonly config: Config;
  readonly files: Readonly<Record<string, string>>;
}

export interface Outside {
  readonly of: string;
  /** How many cases of the peer's file it is about. */
  readonly count: number;
  readonly why: string;
}

type More = { readonly typeOnly?: boolean; readonly indirect?: boolean; readonly names?: string | readonly string[] };

export function forbid(from: Selector, target: Selector, more: More = {}): EdgeRule {
  return { name: 'asked', because: 'the case asks for it', from, forbid: target, ...more };
}

export function allow(from: Selector, target: Selector, more: Pick<More, 'typeOnly'> = {}): EdgeRule {
  return { name: 'asked', because: 'the case asks for it', from, allow: target, ...more };
}

export function requires(from: Selector, target: Selector, more: Pick<More, 'typeOnly' | 'indirect'> = {}): EdgeRule {
  return { name: 'asked', because: 'the case asks for it', from, require: target, ...more };
}

/** The setting of `dependency-rule` with these rules, each with a name of its own. */
export function edges(...rules: readonly EdgeRule[]): Config {
  return { rules: { 'dependency-rule': ['error', { rules: rules.map((rule, index) => ({ ...rule, name: `asked-${index + 1}` })) }] } };
}

/** Makes the cases of a suite: each takes the files in common, and over them its own. */
export function casesOver(common: Readonly<Record<string, string>>, settings: { readonly rule?: string; readonly config?: Config } = {}) {
  return (of: string, config: Config, files: Readonly<Record<string, string>>, more: { readonly differs?: string; readonly rule?: string } = {}): PeerCase => ({
    of,
    rule: more.rule ?? settings.rule ?? 'dependency-rule',
    config: { ...settings.config, ...config },
    files: { ...common, ...files },
    ...(more.differs === undefined ? {} : { differs: more.differs }),
  });
}

/** A workspace of libraries by their names in `packages/`, each with tags; all may use each other by name. */
export function libraries(tagsOf: Readonly<Record<string, readonly string[]>>): Record<string, string> {
  const names = Object.keys(tagsOf);
  const files: Record<string, string> = { 'package.json': manifest('storefront', { workspaces: ['apps/*', 'packages/*'] }) };
  for (const name of names) {
    const dependencies = Object.fromEntries(names.filter((other) => other !== name).map((other) => [`@acme/${other}`, '*']));
    files[`packages/${name}/package.json`] = manifest(`@acme/${name}`, { exports: './src/index.ts', dependencies });
    files[`packages/${name}/project.json`] = JSON.stringify({ name, projectType: 'library', tags: tagsOf[name] });
    files[`packages/${name}/src/index.ts`] = 'export const value = 1;\nexport interface Shape { id: string }\n';
  }
  return files;
}

export function manifest(name: string, more: object = {}): string {
  return JSON.stringify({ name, private: true, ...more });
}

/** Lines of a file, each with its line break. */
export function text(...lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join('');
}
