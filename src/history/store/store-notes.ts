import type { PastCommit } from '../past-commits.ts';
import type { LostLine } from './read-store.ts';
import type { MissingChanges } from './store-changes.ts';

/** Lines of a history file that do not count. */
export function lostNote(name: string, lost: readonly LostLine[]): readonly string[] {
  if (lost.length === 0) return [];
  const rest = lost.length - shown;
  const which = lost.slice(0, shown).map(({ number, why }) => `line ${number} ${why}`).join('; ');
  return [`${name} has ${lost.length === 1 ? 'a line that does not count' : `${lost.length} lines that do not count`}, and stays as it is: ${which}${rest > 0 ? `; and ${rest} more` : ''}.`];
}

/** Revisions that are told as they were judged at another time. */
export function otherVerdictNote(told: readonly PastCommit[], others: ReadonlySet<string>, advice = ''): readonly string[] {
  const count = told.filter(({ commit }) => others.has(commit)).length;
  if (count === 0) return [];
  const which = told.length === 1 ? 'The revision was' : `${count} of ${told.length} revisions were`;
  return [`${which} judged by another config or version of mandate than the last one, as far as can be told, so a difference may come from that.${advice}`];
}

/** Places where commits are missing. */
export function gapNote(name: string, commits: readonly PastCommit[]): readonly string[] {
  const at = commits.filter(({ apart }) => apart === 'unknown').map(({ commit }) => commit.slice(0, 10));
  if (at.length === 0) return [];
  const which = at.length === 1 ? at[0]! : `${at.length} commits, the last of them ${at.at(-1)!},`;
  return [`What is told of ${which} may have come with a commit before it that neither the clone nor ${name} has.`];
}

/** Commits of which it is not told in full what they changed. @param whoLacks as the beginning of a sentence that goes on with what is not told */
export function uncountedNote(whoLacks: string, { gaps, uncompared }: MissingChanges): readonly string[] {
  const [from, to] = [gaps[0]?.from, gaps[0]?.to].map((at) => at?.commit.slice(0, 10));
  const places = gaps.length === 0 ? [] : [`Hotspots and services that change together leave out commits after ${from} up to ${to}${before(gaps.length - 1)}: `
    + `${whoLacks} which files they changed. A run with \`--store\` in a clone with all of the history adds them.`];
  const renames = uncompared === 0 ? [] : [`${uncompared === 1 ? 'One commit was' : `${uncompared} commits were`} stored by a clone without contents, so for hotspots and changes in common `
    + 'only files that they moved as they are count under their older names too. A run with `--store` in a whole clone mends it.'];
  return [...places, ...renames];
}

function before(places: number): string {
  return places === 0 ? '' : `, and in ${places === 1 ? 'another place' : `${places} places`} before`;
}

/** What no way leads to from the last revision. */
export function leftNote(left: number): readonly string[] {
  return left === 0 ? [] : [`${left} revisions of other branches, or of none that is known, are left out.`];
}

const shown = 5;
