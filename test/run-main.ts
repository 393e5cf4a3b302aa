import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type Engine, engine } from '../src/surfaces/cli/engine.ts';
import { main } from '../src/surfaces/cli/main.ts';

export type Files = Readonly<Record<string, string | Buffer>>;

export interface MainOutcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  readonly root: string;
}

export interface MainOptions {
  /** Called when the files are there, before the run. */
  prepare?(root: string): void;
  /** The product's own, unless a part of it is to fail. */
  readonly engine?: Engine;
}

/** Writes files to a directory of their own and runs a command line there, without a terminal. */
export async function runMain(args: readonly string[], files: Files, options: MainOptions = {}): Promise<MainOutcome> {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'mandate-main-')));
  onTestFinished(() => rmSync(root, { recursive: true }));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  options.prepare?.(root);
  return { root, ...await runMainIn(root, args, options.engine) };
}

/** Runs a command line in a directory that is there. */
export async function runMainIn(root: string, args: readonly string[], own: Engine = engine): Promise<Omit<MainOutcome, 'root'>> {
  let [out, err] = ['', ''];
  const code = await main(args, {
    stdout: { write: (text) => (out += text) }, stderr: { write: (text) => (err += text) }, cwd: root, env: { XDG_CACHE_HOME: join(root, '.caches') }, now: () => 0, today: () => '2026-05-04',
  }, own);
  return { code, out, err };
}
