import type { Status, Tried } from './try-mutants.ts';

/** The score of what was tried, and the survivors, as text; of a sample with the interval that holds the whole score 95 times of 100. */
export function tellScore(tried: readonly Tried[], all: number): string {
  const count = (...statuses: Status[]): number => tried.filter(({ status }) => statuses.includes(status)).length;
  const found = count('Killed', 'Timeout');
  const valid = found + count('Survived', 'NoCoverage');
  const aside = tried.length - valid;
  const [low, high] = wilson(found, valid);
  const numbers = `killed ${count('Killed')}, timeout ${count('Timeout')}, survived ${count('Survived')}, no coverage ${count('NoCoverage')}`;
  const interval = tried.length < all ? ` (95 % interval ${percent(low)} to ${percent(high)}; ${tried.length} of ${all} mutants, chosen at random)` : ` (all ${all} mutants)`;
  const lines = [
    `${numbers}${aside === 0 ? '' : `, not valid ${aside} (in no score)`}; ${tried.filter(({ isStatic }) => isStatic).length} of them static, tried with every test`,
    `score ${percent(valid === 0 ? 0 : found / valid)}${interval}`,
  ];
  const survivors = tried.filter(({ status }) => status === 'Survived' || status === 'NoCoverage');
  return `${[...survivors.map(tellSurvivor), ...lines].join('\n')}\n`;
}

/** Wilson's interval of a proportion at 95 %. It is honest at both ends, where the usual one leaves [0, 1]. */
function wilson(hits: number, tries: number): readonly [low: number, high: number] {
  if (tries === 0) return [0, 1];
  const z = 1.959964;
  const share = hits / tries;
  const middle = share + z * z / (2 * tries);
  const half = z * Math.sqrt(share * (1 - share) / tries + z * z / (4 * tries * tries));
  const scale = 1 + z * z / tries;
  return [Math.max(0, (middle - half) / scale), Math.min(1, (middle + half) / scale)];
}

function tellSurvivor({ mutant: { file, start, end, mutator, replacement }, status }: Tried): string {
  const text = replacement.replace(/\s+/g, ' ');
  const place = start.line === end.line ? `${start.column}-${end.column}` : `${start.column} to line ${end.line}`;
  return `${status === 'NoCoverage' ? 'no test runs' : 'survived'}  ${file}:${start.line}:${place}  ${mutator} → ${text.length > 100 ? `${text.slice(0, 100)}…` : text}`;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}
