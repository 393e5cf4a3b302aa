import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Runs real editors, without a window, against the built server, on a copy of an example. Not part of the tests of every day: the editors
 * have to be installed, and one that is not is told and left out.
 */
interface Editor {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  /** Ends with 0 where all is there that the script needs. */
  readonly probe: readonly string[];
}

const here = fileURLToPath(new URL('.', import.meta.url));
const editors: readonly Editor[] = [
  { name: 'Neovim', command: 'nvim', args: ['--headless', '--clean', '-n', '-c', `luafile ${join(here, 'neovim.lua')}`], probe: ['--version'] },
  {
    name: 'Emacs with eglot', command: 'emacs', args: ['--batch', '-l', join(here, 'emacs.el')],
    probe: ['--batch', '--eval', "(progn (require 'package) (package-initialize) (require 'eglot))"],
  },
];

process.exitCode = main();

function main(): number {
  const cli = resolve(here, '../../dist/cli.js');
  if (!existsSync(cli)) return tell(`There is no ${cli}: build it first (npm run build).`, 2);
  const present = editors.filter(({ name, command, probe }) => {
    const found = spawnSync(command, probe, { stdio: 'ignore' }).status === 0;
    if (!found) tell(`${name} is not installed, and is left out.`, 0);
    return found;
  });
  return present.map((editor) => tryOut(editor, cli)).some((passed) => !passed) ? 1 : 0;
}

function tryOut({ name, command, args }: Editor, cli: string): boolean {
  const scratch = realpathSync(mkdtempSync(join(tmpdir(), 'mandate-editors-')));
  try {
    cpSync(resolve(here, '../../examples/storefront'), scratch, { recursive: true });
    tell(`\n${name}`, 0);
    const { status, stderr } = spawnSync(command, args, {
      stdio: ['ignore', 'inherit', 'pipe'], encoding: 'utf8', timeout: 120_000,
      env: { ...process.env, MANDATE_NODE: process.execPath, MANDATE_CLI: cli, MANDATE_ROOT: scratch },
    });
    tell(stderr.trimEnd(), 0);
    return status === 0;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function tell(text: string, code: number): number {
  process.stdout.write(`${text}\n`);
  return code;
}
