import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command, Measurement } from './measure.ts';

/** What a peer is started with. */
export type Setting = {
  /** Where its packages are installed. */
  readonly home: string;
  /** The tree to analyse; nothing is written there. */
  readonly root: string;
  /** A directory for configuration that the peer needs. */
  readonly scratch: string;
};

/** What a run of a peer has to show: what it saw, or why its time says nothing. */
export type Reading =
  | { readonly ok: true; readonly files: number | undefined; readonly cycles: number; readonly saw: string }
  | { readonly ok: false; readonly why: string };

export type Peer = {
  readonly id: string;
  /** Exact versions, so that two runs of the bench mean the same. */
  readonly packages: Readonly<Record<string, string>>;
  /** The work, in a few words for the table. */
  readonly work: string;
  command(setting: Setting): Command;
  read(run: Measurement): Reading;
  /** An untimed run that counts the files the peer sees, where its report does not tell. */
  count?(setting: Setting): { readonly command: Command; parse(stdout: string): number };
};

export const PEERS: readonly Peer[] = [
  {
    id: 'rev-dep',
    packages: { 'rev-dep': '2.19.1' },
    work: 'circular --algorithm SCC, workspaces followed',
    command: (setting) => revDep(setting, ['circular', '--algorithm', 'SCC', '--follow-monorepo-packages', '--cwd', setting.root]),
    // Its exit code is the number of cycles cut to eight bits, so only the text tells what happened.
    read: ({ stdout, stderr }) => {
      const text = `${stdout}\n${stderr}`;
      const cycles = /no circular dependencies/i.test(text) ? 0 : number(/Found (\d+) circular dependenc/, text);
      return cycles === undefined ? failed(text) : { ok: true, files: undefined, cycles, saw: `${cycles} cycles` };
    },
    count: (setting) => ({
      command: revDep(setting, ['list-cwd-files', '--count', '--cwd', setting.root]),
      parse: (stdout) => number(/(\d+)/, stdout) ?? 0,
    }),
  },
  {
    id: 'oxlint',
    packages: { oxlint: '1.94.0' },
    work: 'import/no-cycle alone',
    command: ({ home, root, scratch }) => {
      const config = join(scratch, 'oxlint.json');
      const rules = { plugins: ['import'], categories: { correctness: 'off' }, rules: { 'import/no-cycle': 'error' } };
      writeFileSync(config, JSON.stringify(rules));
      const flags = ['--config', config, '--disable-nested-config', '--format', 'default', '.'];
      return node(root, join(home, 'node_modules/oxlint/bin/oxlint'), flags);
    },
    read: ({ stdout, stderr }) => {
      const files = number(/ on (\d+) files? with /, stdout);
      const reports = stdout.match(/import\(no-cycle\)/g)?.length ?? 0;
      return files === undefined ? failed(stderr || stdout) : { ok: true, files, cycles: reports, saw: `${reports} edges in cycles` };
    },
  },
  {
    id: 'dependency-cruiser',
    packages: { 'dependency-cruiser': '17.4.3', typescript: '6.0.3' },
    work: 'no-circular and one forbidden rule',
    command: ({ home, root, scratch }) => {
      const config = join(scratch, 'dependency-cruiser.cjs');
      writeFileSync(config, `module.exports = ${JSON.stringify(cruiserConfig(root))};\n`);
      const flags = ['--config', config, '--no-cache', '--progress', 'none', '--output-type', 'err', '.'];
      return node(root, join(home, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs'), flags);
    },
    // Its exit code is a count too.
    read: ({ stdout, stderr }) => {
      const files = number(/(\d+) modules, \d+ dependencies cruised/, stdout);
      const cycles = stdout.match(/^\s*error no-circular:/gm)?.length ?? 0;
      return files === undefined ? failed(stderr || stdout) : { ok: true, files, cycles, saw: `${cycles} cycles` };
    },
  },
  {
    id: 'fallow',
    packages: { fallow: '3.36.0' },
    work: 'architecture: cycles and boundaries, no cache',
    command: (setting) => fallow(setting, ['architecture', '--no-cache', '--root', setting.root]),
    read: ({ stdout, stderr, exitCode }) => {
      if (exitCode !== 0 && exitCode !== 1) return failed(stderr || stdout);
      const cycles = number(/(\d+) circular dependenc/, stderr) ?? 0;
      return { ok: true, files: undefined, cycles, saw: `${cycles} cycles` };
    },
    count: (setting) => ({
      command: fallow(setting, ['list', '--files', '--no-cache', '--quiet', '--format', 'json', '--root', setting.root]),
      parse: (stdout) => number(/"file_count":\s*(\d+)/, stdout) ?? 0,
    }),
  },
];

/** The nearest that it has to `no-cross-service-import`. */
function cruiserConfig(root: string): object {
  const tsconfig = ['tsconfig.base.json', 'tsconfig.json'].find((it) => existsSync(join(root, it)));
  return {
    forbidden: [
      { name: 'no-cross-app', severity: 'error', from: { path: '^apps/([^/]+)/' }, to: { path: '^apps/', pathNot: '^apps/$1/' } },
      { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    ],
    options: {
      doNotFollow: { path: 'node_modules' },
      tsPreCompilationDeps: true,
      ...(tsconfig === undefined ? {} : { tsConfig: { fileName: tsconfig } }),
    },
  };
}

/** Both native peers are started without their launcher in JavaScript, which costs them a start of Node.js. */
function revDep(setting: Setting, args: readonly string[]): Command {
  return native(setting, '@rev-dep', 'bin/rev-dep', args);
}

function fallow(setting: Setting, args: readonly string[]): Command {
  return native(setting, '@fallow-cli', 'fallow', args);
}

function native({ home, root }: Setting, scope: string, binary: string, args: readonly string[]): Command {
  const directory = join(home, 'node_modules', scope);
  const packages = existsSync(directory) ? readdirSync(directory).sort() : [];
  const files = packages.flatMap((it) => [join(directory, it, binary), join(directory, it, `${binary}.exe`)]);
  const file = files.find((it) => existsSync(it));
  if (file === undefined) throw new Error(`no binary of ${scope} for ${process.platform} ${process.arch}`);
  return { file, args, cwd: root };
}

function node(cwd: string, script: string, args: readonly string[]): Command {
  return { file: process.execPath, args: [script, ...args], cwd };
}

function number(pattern: RegExp, text: string): number | undefined {
  const found = pattern.exec(text)?.[1];
  return found === undefined ? undefined : Number(found);
}

function failed(text: string): Reading {
  const lines = text.trim().split('\n').filter((it) => it.trim() !== '');
  return { ok: false, why: lines.slice(0, 2).join(' ').slice(0, 200) || 'no output' };
}
