import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Peer } from './peers.ts';

export type Installed = { readonly ok: true; readonly home: string } | { readonly ok: false; readonly why: string };

/**
 * Installs a peer at its pinned versions into a directory of its own, once.
 * Each has its own, so that one that cannot be installed takes no other with it.
 */
export function installPeer(peer: Peer, peersDir: string, say: (line: string) => void): Installed {
  const home = join(peersDir, peer.id);
  const wanted = `${JSON.stringify({ private: true, dependencies: peer.packages }, null, 2)}\n`;
  const mark = join(home, 'installed.json');
  if (existsSync(mark) && readFileSync(mark, 'utf8') === wanted) return { ok: true, home };
  const names = Object.entries(peer.packages).map(([name, version]) => `${name}@${version}`).join(' ');
  say(`installing ${names} into ${home} (first use; no dependency of this project)`);
  mkdirSync(home, { recursive: true });
  writeFileSync(join(home, 'package.json'), wanted);
  const flags = ['--no-audit', '--no-fund', '--ignore-scripts', '--no-package-lock', '--loglevel=error'];
  const { status, stderr, error } = spawnSync('npm', ['install', '--prefix', home, ...flags], {
    encoding: 'utf8', cwd: home, shell: process.platform === 'win32',
  });
  if (status !== 0) return { ok: false, why: `npm install failed: ${(error?.message ?? stderr).trim().slice(-300)}` };
  writeFileSync(mark, wanted);
  return { ok: true, home };
}
