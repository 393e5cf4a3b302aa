import type { Finding, ReportEnd } from '../../model/report.ts';
import type { Waiver } from '../../model/waiver.ts';

/** A finding as a waiver names it. */
export interface ExactEdge {
  readonly rule: string;
  readonly from: string;
  readonly to: string;
  readonly ends: readonly [ReportEnd, ReportEnd];
}

/** The one entry that waives a finding. */
export function edgeOf({ rule, from, to }: Finding): ExactEdge {
  return { rule, from: exactName(from), to: exactName(to), ends: [from, to] };
}

/** Whether a waiver is for this edge and no other. */
export function isExactly(waiver: Waiver, { rule, from, to }: ExactEdge): boolean {
  return waiver.rule === rule && waiver.from === from && waiver.to === to;
}

/** Whether an edge is one of those that a waiver which is too wide would take. */
export function isWithin(waiver: Waiver, { rule, ends: [from, to] }: ExactEdge): boolean {
  return covers(waiver.rule, [rule]) && covers(waiver.from, namesOf(from)) && covers(waiver.to, namesOf(to));
}

/** The most precise name of an end. */
function exactName(end: ReportEnd): string {
  return namesOf(end)[0] ?? '';
}

/** Every name of an end, the most precise first. */
function namesOf({ file, symbol, service, project }: ReportEnd): string[] {
  return [file, symbol, service, project].flatMap((name) => name ?? []);
}

function covers(pattern: string, names: readonly string[]): boolean {
  return pattern === '' || names.some((name) => matches(pattern, name));
}

/** `*` stands for any text, slashes included, and `?` for one character; at most pattern × name steps. */
function matches(pattern: string, name: string): boolean {
  let [at, index, retryAt, retryIndex] = [0, 0, -1, 0];
  while (index < name.length) {
    if (pattern[at] === '*') [retryAt, retryIndex] = [++at, index];
    else if (at < pattern.length && (pattern[at] === '?' || pattern[at] === name[index])) [at, index] = [at + 1, index + 1];
    else if (retryAt >= 0) [at, index] = [retryAt, ++retryIndex];
    else return false;
  }
  while (pattern[at] === '*') at++;
  return at === pattern.length;
}
