import { pathToFileURL } from 'node:url';
import { cosmiconfig } from 'cosmiconfig';
import { UserError } from '../model/user-error.ts';
import type { CodeSettings } from './load-code.ts';
import { parseJson, parseYaml, type ParsedData, type Position } from './parse-data.ts';

export interface ReadConfig {
  readonly value: unknown;
  /** Known for configs that are data. */
  positionOf?(path: readonly PropertyKey[]): Position;
}

/**
 * Reads one config file as the object it holds, not yet validated. Whatever stops that is a UserError which calls the
 * file by `name`.
 */
export async function readConfig(file: string, name: string, settings: CodeSettings): Promise<ReadConfig> {
  let data: ParsedData | undefined;
  const asData = (parse: typeof parseJson) => (path: string, text: string): unknown => {
    const parsed = parse(path === file ? name : path, text);
    if (path === file) data = parsed;
    return parsed.value;
  };
  const asCode = async (path: string): Promise<unknown> => (await import('./load-code.ts')).loadCode(path, settings);
  const explorer = cosmiconfig('mandate', {
    // Kept to what is named here: the search is done before, so that no place is passed over in silence.
    searchPlaces: ['package.json'],
    cache: false,
    loaders: {
      '.ts': asCode, '.mts': asCode, '.cts': asCode, '.js': asCode, '.mjs': asCode, '.cjs': asCode,
      '.json': asData(parseJson), '.yaml': asData(parseYaml), '.yml': asData(parseYaml), noExt: asData(parseYaml),
    },
  });
  const value = await loaded(explorer.load(file), { file, name, deadline: settings.deadline });
  if (data === undefined) return { value };
  const { positionOf } = data;
  const above = name.endsWith('package.json') ? ['mandate'] : [];
  return { value, positionOf: (path) => positionOf([...above, ...path]) };
}

interface Subject {
  readonly file: string;
  readonly name: string;
  readonly deadline: number;
}

async function loaded(loading: Promise<{ config: unknown } | null>, subject: Subject): Promise<object> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(neverReturned(subject)), subject.deadline);
  });
  try {
    const value: unknown = await Promise.race([loading.then((result) => result?.config), late]);
    return configObject(value, subject.name);
  } catch (error) {
    throw await explained(error, subject);
  } finally {
    clearTimeout(timer);
  }
}

function configObject(value: unknown, name: string): object {
  const advice = 'It must give one object, such as `export default defineConfig({ … })`.';
  if (value === undefined || value === null) throw new UserError('config', `${name} is empty. Write {} if it is meant to say nothing.`);
  if (typeof value === 'function') throw new UserError('config', `${name} exports a function. ${advice}`);
  if (typeof value !== 'object' || Array.isArray(value)) {
    throw new UserError('config', `${name} holds ${Array.isArray(value) ? 'a list' : `a ${typeof value}`}. ${advice}`);
  }
  return value;
}

async function explained(error: unknown, subject: Subject): Promise<UserError> {
  if (error instanceof UserError) return error;
  if (error instanceof Error && 'code' in error && error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return neverReturned(subject);
  const { name } = subject;
  const { NoDefaultExport } = await import('./load-code.ts');
  if (error instanceof NoDefaultExport) {
    return new UserError('config', `${name} has no default export. Write \`export default defineConfig({ … })\`.`);
  }
  return new UserError('config', `${name} could not be loaded: ${withName(messageOf(error) + placeOf(error), subject)}`, { cause: error });
}

function neverReturned({ name, deadline }: Subject): UserError {
  return new UserError('config', [
    `${name} did not return within ${deadline / 1000} seconds, so it was given up.`,
    'Look for an endless loop, or for an await on something that never comes.',
  ].join('\n'));
}

function messageOf(error: unknown): string {
  return error instanceof Error ? `${error.name === 'Error' ? '' : `${error.name}: `}${error.message}` : `it threw ${String(error)}`;
}

/** The file as the user knows it, in place of the absolute path that the runtime tells. */
function withName(text: string, { file, name }: Subject): string {
  return text.replaceAll(pathToFileURL(file).href, name).replaceAll(file, name);
}

/** The first place of the stack that is the user's code. */
function placeOf(error: unknown): string {
  if (!(error instanceof Error) || typeof error.stack !== 'string') return '';
  const frame = error.stack.split('\n').find((line) =>
    /^\s+at .*:\d+:\d+\)?$/.test(line) && !/\bnode:|[\\/]node_modules[\\/](?:jiti|cosmiconfig)[\\/]/.test(line));
  return frame === undefined ? '' : `\n  ${frame.trim()}`;
}
