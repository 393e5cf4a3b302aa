import type { Manifest } from '../model/inventory.ts';
import type { Problem } from '../model/problem.ts';
import { isObject, parseJson } from './json.ts';
import type { JsonObject } from './json.ts';
import type { Layout } from './layout.ts';
import { parseManifest } from './manifest.ts';
import { joinPath } from './posix-path.ts';

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
}

export function manifestFiles(layout: Layout, readText: (path: string) => string | undefined): ManifestFiles {
  const packages = new Map<string, ReturnType<typeof parseManifest> | undefined>();
  const has = (directory: string, name: string): boolean => layout.files.has(joinPath(directory, name));
  const text = (directory: string, name: string): string | undefined =>
    has(directory, name) ? readText(joinPath(directory, name)) : undefined;

  function parsed(directory: string): ReturnType<typeof parseManifest> | undefined {
    if (!packages.has(directory) && has(directory, 'package.json')) {
      packages.set(directory, parseManifest(joinPath(directory, 'package.json'), text(directory, 'package.json')));
    }
    return packages.get(directory);
  }

  return {
    packageOf: (directory) => parsed(directory)?.manifest,
    problemsOf: (directory) => parsed(directory)?.problems ?? [],
    has,
    text,
    json(directory, name) {
      const source = text(directory, name);
      const value = source === undefined ? undefined : parseJson(source, true).value;
      return isObject(value) ? value : undefined;
    },
  };
}
