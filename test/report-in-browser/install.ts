import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What drives the browser, and what judges whether everybody can use a page. */
const wanted = ['playwright-core@~1.54.2', 'axe-core@~4.12.1'];

/** Installs both into a directory, where they are not there yet. */
export function install(home: string): void {
  const mark = join(home, 'installed.json');
  if (existsSync(mark) && readFileSync(mark, 'utf8') === JSON.stringify(wanted)) return;
  mkdirSync(home, { recursive: true });
  writeFileSync(join(home, 'package.json'), '{ "private": true }\n');
  execFileSync('npm', ['install', ...wanted, '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: home, stdio: 'inherit' });
  writeFileSync(mark, JSON.stringify(wanted));
}
