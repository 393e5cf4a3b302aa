import type { MapTarget } from './exports-map.ts';

/** Targets best first, and whether each stands under a condition that promises source. */
export interface RankedTarget {
  readonly target: string;
  /** Such a target counts only when its very file is there: nobody builds it. */
  readonly source: boolean;
}

/** Standard conditions and the places they take; what is not named here is a project's own name for its source. */
const standardRanks: ReadonlyMap<string, number> = new Map([
  ['types', 2], ['typings', 2],
  ['import', 3], ['module', 3], ['module-sync', 3],
  ['default', 4], ['node', 4],
  ['require', 5], ['commonjs', 5],
  ...[
    'node-addons', 'bun', 'deno', 'browser', 'production', 'react-server', 'react-native', 'worker', 'workerd',
    'edge-light', 'edge', 'electron', 'netlify', 'svelte', 'solid', 'vue', 'style', 'sass', 'less', 'css', 'asset',
    'script', 'umd', 'unpkg', 'test', 'storybook',
  ].map((condition) => [condition, 6] as const),
]);

/**
 * Orders what an exports map gives for one subpath: the tsconfig's own conditions, then conditions that promise source,
 * types, import, default, require and the rest. The order written decides only between equals, since many maps are
 * written in an order that TypeScript and Node.js would read differently.
 */
export function rankTargets(targets: readonly MapTarget[], custom: readonly string[]): readonly RankedTarget[] {
  if (targets.length < 2) return targets.map((item) => describe(item, custom));
  return targets
    .map((item) => ({ item, ranks: item.conditions.map((condition) => rankOf(condition, custom)) }))
    .toSorted((a, b) => compareRanks(a.ranks, b.ranks))
    .map(({ item }) => describe(item, custom));
}

function describe({ target, conditions }: MapTarget, custom: readonly string[]): RankedTarget {
  return { target, source: conditions.some((condition) => rankOf(condition, custom) === sourceRank) };
}

const sourceRank = 1;
const defaultRank = 4;

function rankOf(condition: string, custom: readonly string[]): number {
  if (custom.includes(condition)) return 0;
  if (condition.startsWith('types@')) return 2;
  return standardRanks.get(condition) ?? sourceRank;
}

function compareRanks(a: readonly number[], b: readonly number[]): number {
  for (let level = 0; level < Math.max(a.length, b.length); level++) {
    const difference = (a[level] ?? defaultRank) - (b[level] ?? defaultRank);
    if (difference !== 0) return difference;
  }
  return 0;
}
