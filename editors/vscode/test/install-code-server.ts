import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What is installed, each into a directory of its own so that none gets in the way of another. */
const wanted = {
  node: `node-${process.platform}-${process.arch}@24`,
  'code-server': 'code-server@4.139.1',
  browser: 'playwright-core@~1.54.2',
} as const;

export interface Installed {
  /** The Node.js that code-server wants. */
  readonly node: string;
  readonly codeServer: string;
  /** The directory that playwright-core is found from. */
  readonly browser: string;
}

/**
 * Installs code-server, which is VS Code for browsers, with the Node.js that it wants, and what drives a browser: 700 MB, into a directory.
 * Scripts of packages are not run; the two native modules that code-server cannot do without are built by name.
 */
export function installCodeServer(home: string, say: (line: string) => void): Installed {
  const of = (name: keyof typeof wanted, ...path: readonly string[]): string => join(home, name, 'node_modules', ...path);
  const node = of('node', `node-${process.platform}-${process.arch}`);
  const root = of('code-server', 'code-server');
  const installed: Installed = {
    node: join(node, 'bin', 'node'), codeServer: join(root, 'out', 'node', 'entry.js'), browser: join(home, 'browser'),
  };
  const mark = join(home, 'installed.json');
  if (existsSync(mark) && readFileSync(mark, 'utf8') === JSON.stringify(wanted)) return installed;

  say(`installing code-server into ${home} (700 MB; takes some minutes)`);
  for (const [name, spec] of Object.entries(wanted)) {
    mkdirSync(join(home, name), { recursive: true });
    writeFileSync(join(home, name, 'package.json'), '{ "private": true }\n');
    npm(join(home, name), ['install', spec]);
  }
  const env = { ...process.env, PATH: `${join(node, 'bin')}:${process.env['PATH'] ?? ''}`, npm_config_nodedir: node };
  const vscode = join(root, 'lib', 'vscode');
  npm(vscode, ['install', '--omit=dev'], env);
  npm(join(vscode, 'extensions'), ['install', '--omit=dev'], env);
  say('building its native modules');
  build(root, ['argon2'], env);
  build(vscode, ['@vscode/spdlog', '@vscode/native-watchdog'], env);
  writeFileSync(mark, JSON.stringify(wanted));
  return installed;
}

function npm(cwd: string, args: readonly string[], env: NodeJS.ProcessEnv = process.env): void {
  run(cwd, [...args, '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], env);
}

function build(cwd: string, packages: readonly string[], env: NodeJS.ProcessEnv): void {
  run(cwd, ['rebuild', ...packages, '--loglevel=error'], env);
}

function run(cwd: string, args: readonly string[], env: NodeJS.ProcessEnv): void {
  const { status, stderr, error } = spawnSync('npm', args, { cwd, env, encoding: 'utf8', maxBuffer: 1 << 28 });
  if (status !== 0) throw new Error(`npm ${args.join(' ')} failed: ${(error?.message ?? stderr).trim().slice(-500)}`);
}
