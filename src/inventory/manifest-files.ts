import type { Manifest } from '../model/inventory.ts';
import { problem } from '../model/problem.ts';
import type { Problem } from '../model/problem.ts';
import { isObject, parseJson } from './json.ts';
import type { JsonObject, ParsedJson } from './json.ts';
import type { Layout } from './layout.ts';
import { parseManifest } from './manifest.ts';
import { joinPath } from './posix-path.ts';
import type { Reading } from './reading.ts';

/** The manifests of a repository, each read when it is first asked for. */
export interface ManifestFiles {
  /** The package.json of a directory; undefined where there is none that can be read. */
  packageOf(directory: string): Manifest | undefined;
  /** What is wrong with that package.json. */
  problemsOf(directory: string): readonly Problem[];
  /** Whether a directory has a file of this name. */
  has(directory: string, name: string): boolean;
  text(directory: string, name: string): string | undefined;
  /** Another JSON file, comments allowed; undefined where there is none or it holds no object. */
  json(directory: string, name: string): JsonObject | undefined;
  /** A YAML file; undefined where there is none or it holds no object. */
  yaml(directory: string, name: string): JsonObject | undefined;
  /** What is wrong with the files asked for by `json` and `yaml`. */
  readonly problems: readonly Problem[];
}

export function manifestFiles(layout: Layout, reading: Reading): ManifestFiles {
  const packages = new Map<string, ReturnType<typeof parseManifest> | undefined>();
  const problems = new Map<string, Problem>();
  const has = (directory: string, name: string): boolean => layout.files.has(joinPath(directory, name));
  const text = (directory: string, name: string): string | undefined =>
    has(directory, name) ? reading.text(joinPath(directory, name)) : undefined;

  function parsed(directory: string): ReturnType<typeof parseManifest> | undefined {
    if (!packages.has(directory) && has(directory, 'package.json')) {
      packages.set(directory, parseManifest(joinPath(directory, 'package.json'), text(directory, 'package.json')));
    }
    return packages.get(directory);
  }

  function other(file: string, source: string | undefined, parse: (source: string) => ParsedJson): JsonObject | undefined {
    if (source === undefined) return undefined;
    const { value, error } = parse(source);
    if (error !== undefined) problems.set(file, unreadable(file, error));
    return isObject(value) ? value : undefined;
  }

  return {
    packageOf: (directory) => parsed(directory)?.manifest,
    problemsOf: (directory) => parsed(directory)?.problems ?? [],
    has,
    text,
    json: (directory, name) => other(joinPath(directory, name), text(directory, name), (source) => parseJson(source, true)),
    yaml: (directory, name) => other(joinPath(directory, name), text(directory, name), (source) => {
      const { value, problem: error } = reading.yaml(source);
      return { value, error: error && { ...error, message: `is not valid YAML: ${error.message}` } };
    }),
    get problems() { return [...problems.values()]; },
  };
}

/** At the root such a file says what the projects are; without it the verdict would be about another repository. */
function unreadable(file: string, { message, line, column }: { message: string; line: number; column: number }): Problem {
  const text = `${file} ${message}, so projects that it declares may be missing from the analysis. Correct the file.`;
  return problem(file.includes('/') ? 'invalid-manifest' : 'invalid-root-manifest', text, { file, line, column });
}
