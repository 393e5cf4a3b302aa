import type { PlacedEntry } from '../model/baseline.ts';
import type { Identity } from '../model/identity.ts';
import { type Problem, problem } from '../model/problem.ts';
import { baselineVersion, isBaselineFile } from './baseline-file.ts';
import { fingerprint } from './fingerprint.ts';

/** One file of the baseline. */
export interface BaselineFile {
  readonly path: string;
  readonly text: string;
  readonly home: string;
  /** As they stand, those that stand twice included. */
  readonly entries: readonly PlacedEntry[];
  /** What cannot be read of it. */
  readonly faults: readonly Problem[];
  /** Whether what can be read may take the place of the whole: lines of a merge conflict, a broken line. */
  readonly isMendable: boolean;
}

/** Every baseline file of a tree, in the order of its paths. */
export function readBaseline(paths: readonly string[], textOf: (path: string) => string | undefined): readonly BaselineFile[] {
  return paths.filter(isBaselineFile).map((path) => readFile(path, textOf(path)));
}

function readFile(path: string, text: string | undefined): BaselineFile {
  if (text === undefined) return foreign(path, '', `${path} cannot be opened, so what it excepts is unknown. Make it readable.`);
  const lines = text.split(/\r?\n/);
  const header = parse(lines[0] ?? '');
  if (header?.['mandate'] !== 'baseline') {
    return foreign(path, text, `${path} does not begin as a baseline file of mandate does. Restore it from git, or delete it and run \`mandate baseline\`.`);
  }
  if (header['version'] !== baselineVersion) {
    return foreign(path, text, `${path} has version ${JSON.stringify(header['version'])} of the baseline, and this mandate reads version ${baselineVersion}. `
      + 'Use the mandate that wrote it; or delete the file, and run `mandate baseline`.');
  }
  const read = lines.map((line, index) => (index === 0 || line.trim() === '' ? {} : readLine(path, line, index + 1)));
  const faults = read.flatMap(({ fault }) => fault ?? []);
  return {
    path, text, home: typeof header['home'] === 'string' ? header['home'] : '', isMendable: true,
    entries: read.flatMap(({ entry }) => entry ?? []),
    // One conflict is told once, by its first line.
    faults: faults.filter(({ message }, index) => !message.includes(inConflict) || !faults.slice(0, index).some((other) => other.message.includes(inConflict))),
  };
}

function foreign(path: string, text: string, message: string): BaselineFile {
  return { path, text, home: '', entries: [], faults: [problem('invalid-baseline', message, at(path, 1))], isMendable: false };
}

const conflictMarker = /^(?:<{7}|\|{7}|={7}|>{7})(?: |$)/;
const inConflict = 'a merge conflict';

function readLine(path: string, line: string, number: number): { readonly entry?: PlacedEntry; readonly fault?: Problem } {
  const broken = (why: string): { fault: Problem } => ({ fault: problem('invalid-baseline', `${path} ${why}`, at(path, number)) });
  if (conflictMarker.test(line)) {
    return broken(`holds ${inConflict} that nobody has resolved. Run \`mandate baseline --frozen\`: it keeps what both sides still need, and adds nothing.`);
  }
  const value = parse(line);
  const entry = value && toEntry(value);
  if (entry === undefined) {
    return broken('has a line that is no entry of a baseline. Restore it from git, or run `mandate baseline`, which writes the file anew.');
  }
  if (fingerprint(entry.rule, entry.identity) !== entry.fingerprint) {
    return broken(`has an entry of ${entry.rule} whose fingerprint ${entry.fingerprint} is not that of what it says. Baselines are not written by hand: `
      + 'restore it from git, or run `mandate baseline`, which writes the file anew.');
  }
  return { entry: { ...entry, file: path, line: number } };
}

function toEntry(value: Readonly<Record<string, unknown>>): Omit<PlacedEntry, 'file' | 'line'> | undefined {
  const { fingerprint: digits, rule, from = '', to = '', names = [], size, nth = 0, at: where = '' } = value;
  if (typeof digits !== 'string' || typeof rule !== 'string' || typeof from !== 'string' || typeof to !== 'string' || typeof where !== 'string') return undefined;
  if (!Array.isArray(names) || !names.every((name) => typeof name === 'string')) return undefined;
  if (typeof nth !== 'number' || !(size === undefined || typeof size === 'number')) return undefined;
  const identity: Identity = { from, to, names, ...(size === undefined ? {} : { size }), nth };
  return { fingerprint: digits, rule, identity, at: where };
}

function parse(line: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value as Record<string, unknown> : undefined;
  } catch {
    return undefined;
  }
}

function at(file: string, line: number): Problem['sites'][number] {
  return { file, line, column: 1 };
}
