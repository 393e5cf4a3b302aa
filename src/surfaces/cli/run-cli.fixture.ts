import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { BranchImpact } from '../../impact-of-branch.ts';
import type { Architecture } from '../../model/architecture.ts';
import type { MeasuredRepository } from '../../measure-repository.ts';
import type { BaselinePlan } from '../../model/baseline.ts';
import type { Project } from '../../model/inventory.ts';
import type { Problem } from '../../model/problem.ts';
import type { Finding, Report } from '../../model/report.ts';
import { defineRule, noOptions, type Rule } from '../../model/rule.ts';
import { measured } from '../../model/metrics.fixture.ts';
import type { SelftestReport } from '../../model/selftest.ts';
import type { Proposal } from '../../fix-repository.ts';
import type { SessionSettings } from '../../session.ts';
import type { Engine } from './engine.ts';
import { main } from './main.ts';

export const rules = [
  defineRule({ ...noOptions, id: 'no-deep-import', summary: 'An import keeps to what is published.', clause: 2, severity: 'error', check: () => [] }),
  defineRule({ ...noOptions, id: 'no-module-cycle', summary: 'No cycles.', clause: 6, severity: 'warn', check: () => [] }),
] as readonly Rule[];

export interface Setting {
  readonly files?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  readonly report?: Report;
  readonly plan?: BaselinePlan;
  readonly impact?: BranchImpact;
  readonly measured?: MeasuredRepository;
  readonly selftest?: SelftestReport;
  readonly proposal?: Proposal;
  readonly fails?: Error;
  readonly tty?: boolean;
  readonly env?: Readonly<Record<string, string>>;
  readonly progress?: readonly (readonly [string, number, number])[];
  readonly today?: string;
  /** Milliseconds that pass between two looks at the clock. */
  readonly clock?: number;
}

export interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  readonly root: string;
  readonly opened: readonly { readonly root: string; readonly settings: SessionSettings }[];
}

/** Runs a command line in a directory of its own, over an engine that gives what the test says. */
export async function run(args: readonly string[], setting: Setting = {}): Promise<Outcome> {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'mandate-cli-')));
  onTestFinished(() => rmSync(root, { recursive: true }));
  for (const [path, text] of Object.entries({ '.git/HEAD': '', ...setting.files })) {
    if (path === '.git/HEAD' && setting.files?.['.git'] !== undefined) continue;
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  const opened: { root: string; settings: SessionSettings }[] = [];
  const open = (directory: string, settings: SessionSettings): void => {
    opened.push({ root: directory, settings });
    if (setting.fails !== undefined) throw setting.fails;
    for (const step of setting.progress ?? []) settings.onProgress?.(...step);
  };
  const check: Engine['check'] = async (directory, settings) => {
    open(directory, settings);
    return Promise.resolve({ report: setting.report ?? report([]), sourceOf: () => undefined, ignores: () => false });
  };
  const engine: Engine = {
    rules: async () => Promise.resolve(rules),
    check,
    keepChecking: async () => Promise.resolve({ check, touched: () => {} }),
    mergeStores: async () => Promise.reject(new Error('not asked for')),
    unseenBaseline: async () => Promise.resolve(undefined),
    proposeFixes: async () => Promise.resolve(setting.proposal ?? { changes: [], left: [] }),
    impact: async (directory, _ref, settings) => {
      open(directory, settings);
      return Promise.resolve(setting.impact ?? { impact: { version: 1, base: { ref: 'main', commit: 'c0ffee' }, changes: 0, of: 1, services: [], impact: [] }, problems: [] });
    },
    openSession: async (directory, settings) => {
      open(directory, settings);
      return Promise.resolve({ architecture, problems: [], report: () => setting.report ?? report([]), planBaseline: () => setting.plan ?? noPlan, ownersOf: () => [], sourceOf: () => undefined });
    },
    measure: async (directory, settings) => {
      open(directory, settings);
      return Promise.resolve(setting.measured ?? { metrics: measured, problems: [] });
    },
    selftest: async (directory, settings) => {
      open(directory, settings);
      return Promise.resolve(setting.selftest ?? selftestReport());
    },
    drift: async () => Promise.reject(new Error('not asked for')),
    serveMcp: async () => Promise.reject(new Error('not asked for')),
    lsp: async () => Promise.resolve(0),
  };
  let [out, err, time] = ['', '', 0];
  const code = await main(args, {
    stdout: { write: (text) => (out += text), isTTY: setting.tty },
    stderr: { write: (text) => (err += text), isTTY: setting.tty },
    cwd: join(root, setting.cwd ?? ''),
    env: { XDG_CACHE_HOME: join(root, 'caches'), ...setting.env },
    today: () => setting.today ?? '2026-05-04',
    now: () => (time += setting.clock ?? 0),
  }, engine);
  return { code, out, err, root, opened };
}

const noPlan: BaselinePlan = { writes: new Map(), changes: [], refused: [], faults: [] };

const project: Project = {
  name: '@acme/orders', root: 'apps/orders', declaredBy: ['package.json'], manifest: undefined, workspace: true, type: undefined, entries: [], tags: [],
};
const architecture = {
  services: [{ kind: 'service', name: 'orders', projects: [project], tags: [], evidence: [{ reason: 'a Dockerfile builds it' }] }],
  libraries: [],
  interfaces: [],
  resources: { databases: [], tables: [], relations: [], queues: [], caches: [], calls: [], clients: [], factsOf: () => [], persistence: () => undefined },
  problems: [],
} satisfies Pick<Architecture, 'services' | 'libraries' | 'interfaces' | 'resources' | 'problems'> as unknown as Architecture;

export function finding(severity: Finding['severity']): Finding {
  return {
    rule: 'no-deep-import', clause: 2, severity, status: 'new', message: 'm', why: 'w', fix: 'f', fingerprint: '0123456789abcdef',
    identity: { from: '@acme/orders', to: '@acme/billing', names: [], nth: 0 }, home: 'orders', owners: [],
    from: { service: 'orders', project: 'apps/orders' }, to: { service: 'billing', project: 'apps/billing' },
    sites: [{ file: 'apps/orders/a.ts', line: 1, column: 1 }], chain: [],
  };
}

export function report(findings: readonly Finding[], problems: readonly Problem[] = []): Report {
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const fatal = problems.filter(({ severity }) => severity === 'error').length;
  return {
    version: 1,
    tool: { name: 'mandate', version: '0.0.0' },
    summary: {
      files: 2, projects: 1, services: 1, errors, warnings: findings.length - errors, waived: 0, baselined: 0, known: 0,
      problems: { errors: fatal, warnings: problems.length - fatal },
    },
    findings,
    problems,
  };
}

export function selftestReport(parts: Partial<SelftestReport> = {}): SelftestReport {
  return {
    version: 1,
    tool: { name: 'mandate', version: '0.0.0' },
    summary: { files: 2, services: 2, places: 1, fires: 1, silent: 0, untested: 0, idle: 0, off: 0 },
    added: [],
    rules: [{ rule: 'no-deep-import', severity: 'error', status: 'fires', places: [{ what: 'a imports b', file: 'a.ts', fired: true }] }],
    blind: [],
    problems: [],
    ...parts,
  };
}
