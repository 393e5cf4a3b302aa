/** The name that was probably meant, or undefined when none of them is near; ties go to the one listed first. */
export function nearestName(name: string, candidates: Iterable<string>): string | undefined {
  const wanted = name.slice(0, longest).toLowerCase();
  let nearest: string | undefined;
  let least = Math.max(1, Math.floor(wanted.length * 0.4)) + 1;
  for (const candidate of candidates) {
    const distance = distanceOf(wanted, candidate.slice(0, longest).toLowerCase(), least);
    if (distance < least) [least, nearest] = [distance, candidate];
  }
  return nearest;
}

/** A clause for the end of a message: ` — did you mean "x"?`, or nothing. */
export function didYouMean(name: string, candidates: Iterable<string>): string {
  const nearest = nearestName(name, candidates);
  return nearest === undefined ? '' : ` — did you mean "${nearest}"?`;
}

/** Names beyond this length are compared by their beginning, so that a hostile name costs nothing. */
const longest = 128;

/** A name cut short or run on (`warning` for `warn`) is one slip, whatever its length. */
function distanceOf(from: string, to: string, least: number): number {
  if (Math.min(from.length, to.length) >= 4 && (from.startsWith(to) || to.startsWith(from))) return from === to ? 0 : 1;
  return Math.abs(from.length - to.length) >= least ? least : editDistance(from, to);
}

/** Insertions, deletions, substitutions and swaps of neighbours that lead from one text to the other. */
function editDistance(from: string, to: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= from.length; i++) {
    const row = [i];
    for (let j = 1; j <= to.length; j++) {
      const substitution = last[j - 1]! + (from[i - 1] === to[j - 1] ? 0 : 1);
      let least = Math.min(substitution, last[j]! + 1, row[j - 1]! + 1);
      const swapped = i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1];
      if (swapped) least = Math.min(least, beforeLast[j - 2]! + 1);
      row.push(least);
    }
    [beforeLast, last] = [last, row];
  }
  return last[to.length]!;
}
