import type { Delta } from './delta.ts';
import { type Check, commitName, count, list, matching, momentInTime, object, text, yes } from './shape.ts';

/** What a revision was judged by, so that a verdict of another config or program is not taken for one of now. */
export interface JudgedBy {
  /** Version, rules and the shape of what is told, as one key. */
  readonly program: string;
  /** The config as one key; absent where it holds code, so that nothing tells whether another is the same. */
  readonly config?: string;
  /** The config was that of the revision itself. */
  readonly own?: true;
}

/** One revision in a history file, as it was judged. Nobody's name, nobody's address, no clock: the same history gives the same lines. */
export interface RevisionLine {
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

const key = matching(/^[0-9a-f]{16}$/);

export const checkRevision: Check<RevisionLine> = object<RevisionLine>({
  mandate: (value) => value === 1 ? value : undefined,
  repository: text,
  directory: text,
  commit: commitName,
  date: matching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
  subject: text,
  moment: momentInTime,
  tags: list(text),
  by: object<JudgedBy>({ program: key, config: key, own: yes }, ['config', 'own']),
  after: object<NonNullable<RevisionLine['after']>>({ commit: commitName, apart: count }, ['apart']),
  beginning: yes,
  base: key,
  state: (value) => typeof value === 'object' && value !== null ? value as Delta : undefined,
  id: key,
}, ['after', 'beginning', 'base']);
