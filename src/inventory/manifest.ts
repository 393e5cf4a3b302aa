import type { Manifest } from '../model/inventory.ts';
import { problem } from '../model/problem.ts';
import type { Problem } from '../model/problem.ts';
import { isObject, objectOf, parseJson, placeOf, textOf, textsOf } from './json.ts';

export interface ParsedManifest {
  /** What could be read; undefined when it is no object at all. */
  readonly manifest: Manifest | undefined;
  readonly problems: readonly Problem[];
}

/** Reads a package.json. Properties of another type than they should have are left out. */
export function parseManifest(file: string, text: string | undefined): ParsedManifest {
  if (text === undefined) return { manifest: undefined, problems: [invalid(file, 'cannot be read', 1, 1)] };
  const { value, error } = parseJson(text, false);
  const manifest = isObject(value) ? manifestOf(file, value, text) : undefined;
  if (error !== undefined) return { manifest, problems: [invalid(file, error.message, error.line, error.column)] };
  return { manifest, problems: manifest === undefined ? [invalid(file, 'holds no JSON object', 1, 1)] : [] };
}

function invalid(file: string, what: string, line: number, column: number): Problem {
  const message = `${file} ${what}, so the project's name, entries and dependencies may be missing from the analysis. Correct the JSON.`;
  return problem(file === 'package.json' ? 'invalid-root-manifest' : 'invalid-manifest', message, { file, line, column });
}

function manifestOf(file: string, raw: Readonly<Record<string, unknown>>, text: string): Manifest {
  const name = textOf(raw['name'])?.trim();
  return {
    file,
    name: name === '' ? undefined : name,
    version: textOf(raw['version']),
    private: raw['private'] === true || raw['private'] === 'true',
    type: raw['type'] === 'module' ? 'module' : 'commonjs',
    main: textOf(raw['main']),
    module: textOf(raw['module']),
    browser: textOf(raw['browser']),
    types: textOf(raw['types']) ?? textOf(raw['typings']),
    source: textOf(raw['source']),
    bin: typeof raw['bin'] === 'string' ? [raw['bin']] : Object.values(texts(raw['bin'])),
    exports: raw['exports'],
    imports: raw['imports'],
    typesVersions: raw['typesVersions'],
    filesField: Array.isArray(raw['files']) ? textsOf(raw['files']) : undefined,
    scripts: texts(raw['scripts']),
    dependencies: texts(raw['dependencies']),
    devDependencies: texts(raw['devDependencies']),
    peerDependencies: texts(raw['peerDependencies']),
    optionalDependencies: texts(raw['optionalDependencies']),
    raw,
    placeOf: (path) => placeOf(file, text, path),
  };
}

function texts(value: unknown): Readonly<Record<string, string>> {
  const entries = Object.entries(objectOf(value));
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}
