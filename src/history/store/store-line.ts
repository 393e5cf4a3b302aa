import { createHash } from 'node:crypto';
import type { Delta } from './delta.ts';
import { type Check, count, list, matching, object, text, yes } from './shape.ts';

/** What a revision was judged by, so that a verdict of another config or program is not taken for one of now. */
export interface JudgedBy {
  /** Version, rules and the shape of what is told, as one key. */
  readonly program: string;
  /** The config as one key; absent where it holds code, so that nothing tells whether another is the same. */
  readonly config?: string;
  /** The config was that of the revision itself. */
  readonly own?: true;
}

/** One revision in a history file. Nobody's name, nobody's address, no clock: the same history gives the same lines. */
export interface StoreLine {
  /** The version of the format. */
  readonly mandate: 1;
  /** Where the repository is at home, `owner/name`; else the name of its directory. */
  readonly repository: string;
  /** What was analysed of it: '' for all. */
  readonly directory: string;
  readonly commit: string;
  readonly date: string;
  readonly subject: string;
  readonly moment: number;
  readonly tags: readonly string[];
  readonly by: JudgedBy;
  /**
   * The revision before it, of those that were analysed. `apart` counts the commits from there to here, and says that what is different
   * came with this one; absent where nobody looked at what is between.
   */
  readonly after?: { readonly commit: string; readonly apart?: number };
  /** The repository begins with it. */
  readonly beginning?: true;
  /** The line whose snapshot this one's differs from. */
  readonly base?: string;
  readonly state: Delta;
  /** Made of all of the line, which shows that it is whole. */
  readonly id: string;
}

/** The text of a line, with its id. */
export function lineText(line: Omit<StoreLine, 'id'>): { readonly id: string; readonly text: string } {
  const whole = JSON.stringify(line);
  const id = idOf(whole);
  return { id, text: `${whole.slice(0, -1)},"id":"${id}"}` };
}

/** How every line begins. */
export const lineStart = '{"mandate":';

/** The line of a text, or why it is none. What is left of a line whose end was never written counts for nothing before another one. */
export function parseLine(written: string): StoreLine | string {
  const start = written.lastIndexOf(lineStart);
  const whole = start > 0 ? written.slice(start) : written;
  const id = /,"id":"([0-9a-f]{16})"\}$/.exec(whole)?.[1];
  let value: unknown;
  try {
    value = JSON.parse(whole);
  } catch {
    return written.startsWith(lineStart) ? 'is not whole' : 'is no JSON';
  }
  const format = typeof value === 'object' && value !== null && 'mandate' in value ? value.mandate : undefined;
  if (typeof format === 'number' && format > 1) return `is of format ${format}, which a later version of mandate wrote`;
  if (format !== 1) return 'is no line of mandate';
  if (id === undefined || idOf(`${whole.slice(0, -idLength)}}`) !== id) return 'is not as it was written';
  return check(value) ?? 'does not have what a line has';
}

const idLength = ',"id":"0123456789abcdef"}'.length;

function idOf(whole: string): string {
  return createHash('sha256').update(whole).digest('hex').slice(0, 16);
}

const hash = matching(/^[0-9a-f]{40,64}$/);
const key = matching(/^[0-9a-f]{16}$/);

const check: Check<StoreLine> = object<StoreLine>({
  mandate: (value) => value === 1 ? value : undefined,
  repository: text,
  directory: text,
  commit: hash,
  date: matching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
  subject: text,
  moment: (value) => count(value) !== undefined && Number(value) < 8.64e15 ? Number(value) : undefined,
  tags: list(text),
  by: object<JudgedBy>({ program: key, config: key, own: yes }, ['config', 'own']),
  after: object<NonNullable<StoreLine['after']>>({ commit: hash, apart: count }, ['apart']),
  beginning: yes,
  base: key,
  state: (value) => typeof value === 'object' && value !== null ? value as Delta : undefined,
  id: key,
}, ['after', 'beginning', 'base']);
