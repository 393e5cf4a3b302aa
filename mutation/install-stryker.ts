import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const wanted = `${JSON.stringify({
  private: true, dependencies: { '@stryker-mutator/core': '9.6.1', '@stryker-mutator/vitest-runner': '9.6.1' },
}, null, 2)}\n`;

/**
 * Installs Stryker into a directory of its own, once. It lies below this project and has no vitest of its own, so that its
 * runner finds the vitest of the project, by the way that Node.js looks for packages.
 */
export function installStryker(home: string, say: (line: string) => void): void {
  const mark = join(home, 'installed.json');
  if (existsSync(mark) && readFileSync(mark, 'utf8') === wanted) return;
  say(`installing Stryker into ${home} (first use; no dependency of this project)`);
  mkdirSync(home, { recursive: true });
  writeFileSync(join(home, 'package.json'), wanted);
  const flags = ['--legacy-peer-deps', '--no-audit', '--no-fund', '--ignore-scripts', '--no-package-lock', '--loglevel=error'];
  const { status, stderr, error } = spawnSync('npm', ['install', '--prefix', home, ...flags], {
    encoding: 'utf8', cwd: home, shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error(`npm install failed: ${(error?.message ?? stderr).trim().slice(-300)}`);
  writeFileSync(mark, wanted);
}
