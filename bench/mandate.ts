import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Command, Measurement } from './measure.ts';

/** The command line under test on one tree, with a cache of its own outside of the tree. */
export type Mandate = { readonly cli: string; readonly root: string; readonly cache: string };

export function checkCommand({ cli, root, cache }: Mandate, flags: readonly string[] = []): Command {
  return { file: process.execPath, args: [cli, 'check', root, '--cache-location', cache, ...flags], cwd: root };
}

/** Every commit from so many before HEAD on, along first parents; the result goes to a file. */
export function driftCommand({ cli, root, cache }: Mandate, revisions: number, result: string): Command {
  const range = ['--every', 'commit', '--from', `HEAD~${revisions}`];
  return { file: process.execPath, args: [cli, 'drift', root, ...range, '-f', 'json', '-o', result, '--cache-location', cache], cwd: root };
}

/** Cold is a first run: no cache to read, and one to write. */
export function forgetCache({ cache }: Mandate): void {
  rmSync(cache, { recursive: true, force: true });
}

/** As after a change: the facts of every file are known, and the report has to be made anew. */
export function forgetReport({ cache }: Mandate): void {
  rmSync(join(cache, 'report.json'), { force: true });
}

export type Verdict =
  | { readonly ok: true; readonly files: number; readonly saw: string }
  | { readonly ok: false; readonly why: string };

/** What the JSON report of an untimed run says: a quick run over nothing is no result. */
export function readVerdict({ exitCode, stdout, stderr }: Measurement): Verdict {
  if (exitCode === undefined) return { ok: false, why: 'did not finish within the time limit' };
  const report = parseReport(stdout);
  if (report === undefined) return { ok: false, why: `exit code ${exitCode}: ${stderr.trim().slice(0, 300) || 'no report'}` };
  if (report.files === 0) return { ok: false, why: 'it saw no files' };
  // Exit code 2 tells of a Problem of severity error, which a user's repository may well hold: told, and measured all the same.
  const findings = [...report.findings].map(([rule, count]) => `${count} ${rule}`).join(', ') || 'no findings';
  return { ok: true, files: report.files, saw: `${findings}; ${report.problems} problems; exit code ${exitCode}` };
}

type Counted = { readonly files: number; readonly findings: ReadonlyMap<string, number>; readonly problems: number };

function parseReport(text: string): Counted | undefined {
  try {
    const report: unknown = JSON.parse(text);
    if (!isRecord(report) || !isRecord(report['summary'])) return undefined;
    const { summary, findings, problems } = report;
    return { files: Number(summary['files']), findings: countByRule(listOf(findings)), problems: listOf(problems).length };
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function countByRule(findings: readonly unknown[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const it of findings) {
    const rule = isRecord(it) ? String(it['rule']) : '?';
    counts.set(rule, (counts.get(rule) ?? 0) + 1);
  }
  return new Map([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));
}
