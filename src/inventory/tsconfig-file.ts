import { problem } from '../model/problem.ts';
import type { Problem } from '../model/problem.ts';
import { objectOf, parseJson, textsOf } from './json.ts';
import type { JsonObject } from './json.ts';
import { baseName, directoryOf } from './posix-path.ts';

/** What one tsconfig file says by itself. */
export interface TsConfigFile {
  readonly file: string;
  readonly directory: string;
  readonly extends: readonly string[];
  readonly options: JsonObject;
  /** Undefined where the file says nothing of it. */
  readonly files: readonly string[] | undefined;
  readonly include: readonly string[] | undefined;
  readonly exclude: readonly string[] | undefined;
  /** The `path` of each reference. */
  readonly references: readonly string[];
  readonly problems: readonly Problem[];
}

/** Reads a tsconfig or jsconfig; of one with errors, what can be read counts. */
export function parseTsConfigFile(file: string, text: string | undefined): TsConfigFile {
  const { value, error } = parseJson(text ?? '', true);
  const raw = objectOf(value);
  const isJs = baseName(file).startsWith('jsconfig');
  return {
    file,
    directory: directoryOf(file),
    extends: textsOf(raw['extends']),
    options: { ...(isJs ? { allowJs: true } : {}), ...objectOf(raw['compilerOptions']) },
    files: listOf(raw['files']),
    include: listOf(raw['include']),
    exclude: listOf(raw['exclude']),
    references: pathsOf(raw['references']),
    problems: error === undefined || text?.trim() === '' ? [] : [invalid(file, error)],
  };
}

function invalid(file: string, error: { readonly message: string; readonly line: number; readonly column: number }): Problem {
  const message = `${file} ${error.message}, so path aliases that it declares may be missing from the analysis. Correct the JSON.`;
  return problem('invalid-tsconfig', message, { file, line: error.line, column: error.column });
}

function pathsOf(references: unknown): readonly string[] {
  return Array.isArray(references) ? references.flatMap((one: unknown) => textsOf(objectOf(one)['path'])) : [];
}

function listOf(value: unknown): readonly string[] | undefined {
  return Array.isArray(value) ? textsOf(value) : undefined;
}
