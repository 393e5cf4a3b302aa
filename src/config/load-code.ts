import { runInNewContext } from 'node:vm';
import { createJiti } from 'jiti';
import { defineConfig } from '../model/config.ts';
import { defineRule, noOptions } from '../model/rule.ts';
import { isUsable, removeUnvouched, vouch } from './config-cache.ts';

export interface CodeSettings {
  /** Milliseconds after which code that has not returned is stopped. */
  readonly deadline: number;
  /** Directory for what has been transpiled; false transpiles every time. */
  readonly cacheDirectory: string | false;
}

/**
 * Runs a config in TypeScript or JavaScript and gives what its default export is, a promise included.
 *
 * The code runs synchronously inside `vm`, whose watchdog ends an endless loop at the deadline: no probing process and
 * no second run are needed, and functions such as a rule's `check` stay what they are. A file with top-level await
 * cannot run that way and is imported asynchronously instead. There the deadline still catches an await that never
 * settles, but not a loop that spins behind an await: nothing inside the process can stop that one.
 *
 * `mandate` itself is handed in, so that `import { defineConfig } from 'mandate'` works where nothing is installed.
 */
export async function loadCode(file: string, { deadline, cacheDirectory: wanted }: CodeSettings): Promise<unknown> {
  const cacheDirectory = wanted !== false && isUsable(wanted) ? wanted : false;
  if (cacheDirectory !== false) removeUnvouched(cacheDirectory);
  try {
    return await run(file, deadline, cacheDirectory);
  } finally {
    if (cacheDirectory !== false) vouch(cacheDirectory);
  }
}

async function run(file: string, deadline: number, cacheDirectory: string | false): Promise<unknown> {
  const jiti = createJiti(file, {
    fsCache: cacheDirectory,
    moduleCache: false,
    interopDefault: false,
    virtualModules: { mandate: { defineConfig, defineRule, noOptions } },
  });
  const load = (): unknown => jiti(file);
  try {
    return defaultExport(runInNewContext('load()', { load }, { timeout: deadline }));
  } catch (error) {
    // Compiled as a function, top-level await is a syntax error; true ones in the file are told by the parser before.
    if (isError(error) && error.name === 'SyntaxError') return defaultExport(await jiti.import(file));
    throw isError(error) ? error : new Error(`it threw ${String(error)}`);
  }
}

/** Thrown when a module exports no config, so that the message can say how to write one. */
export class NoDefaultExport extends Error {}

function defaultExport(module: unknown): unknown {
  if (typeof module !== 'object' || module === null) return module;
  if ('default' in module) return module.default;
  if ('__esModule' in module || isNamespace(module)) throw new NoDefaultExport();
  return module;
}

function isNamespace(module: object): boolean {
  return Object.prototype.toString.call(module) === '[object Module]';
}

/** Holds for errors of other realms too, such as those of `vm`. */
function isError(value: unknown): value is Error {
  return typeof value === 'object' && value !== null && 'message' in value;
}
