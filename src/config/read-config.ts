import { dirname, sep } from 'node:path';
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
  const { code, message, stack } = error as NodeJS.ErrnoException;
  if (code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return neverReturned(subject);
  const { name } = subject;
  const { NoDefaultExport } = await import('./load-code.ts');
  if (error instanceof NoDefaultExport) {
    return new UserError('config', `${name} has no default export. Write \`export default defineConfig({ … })\`.`);
  }
  const what = message.replace(/ *\n (?=\S+:\d+:\d+$)/, ' at ');
  const told = withName(`${what}${placeOf(stack, subject)}`, subject);
  return new UserError('config', `${name} could not be loaded: ${told}`, { cause: error });
}

function neverReturned({ name, deadline }: Subject): UserError {
  return new UserError('config', [
    `${name} did not return within ${deadline / 1000} seconds, so it was given up.`,
    'Look for an endless loop, or for an await on something that never comes.',
  ].join('\n'));
}

/** The file as the user knows it, in place of the absolute path that the runtime tells. */
function withName(text: string, { file, name }: Subject): string {
  return text.replaceAll(pathToFileURL(file).href, name).replaceAll(file, name);
}

/** The first line of the stack beside the config or below it; columns are left out, since transpiling moves them. */
function placeOf(stack: string | undefined, { file }: Subject): string {
  const directory = dirname(file) + sep;
  const frame = stack?.split('\n').map((line) => /^ +at (.*):\d+(\)?)$/.exec(line))
    .find((match) => match?.[1]?.includes(directory) === true && !match[1].includes('node_modules'));
  return frame == null ? '' : `\n  at ${frame[1]}${frame[2]}`;
}
