/** One path that an exports or imports map gives for a subpath. */
export interface MapTarget {
  /** As written, with the star filled in: './dist/index.js', or a package in an imports map. */
  readonly target: string;
  /** The conditions on the way to it, outermost first. */
  readonly conditions: readonly string[];
}

/** Deeper nesting than any real map; it bounds the work on a hostile one. */
const maxDepth = 12;

/**
 * What a map of package.json gives for a subpath ('.', './x', '#x'), in the order written: all targets of all
 * conditions. Empty when the subpath is blocked with null, undefined when no key of the map matches.
 */
export function targetsOf(map: unknown, subpath: string): readonly MapTarget[] | undefined {
  const keys = isSubpathMap(map) ? map : { '.': map };
  if (Object.hasOwn(keys, subpath) && !subpath.includes('*')) return collect(keys[subpath], undefined);
  const key = bestPattern(Object.keys(keys), subpath);
  return key === undefined ? undefined : collect(keys[key], starOf(key, subpath));
}

/** The subpaths of an exports map; those with a star, and folders with a trailing slash, stand for many. */
export function subpathsOf(map: unknown): readonly string[] {
  if (map === undefined || map === null) return [];
  return isSubpathMap(map) ? Object.keys(map).filter((key) => key.startsWith('.')) : ['.'];
}

/** Whether a key of a map stands for many subpaths. */
export function isPattern(key: string): boolean {
  return key.includes('*') || key.endsWith('/');
}

/** The subpath that a pattern gives for a star. */
export function fillPattern(key: string, star: string): string {
  return key.includes('*') ? key.replace('*', () => star) : key + star;
}

function isSubpathMap(map: unknown): map is Record<string, unknown> {
  if (typeof map !== 'object' || map === null || Array.isArray(map)) return false;
  const [first] = Object.keys(map);
  return first !== undefined && (first.startsWith('.') || first.startsWith('#'));
}

/** The longest prefix wins, then the longest key; as Node.js orders patterns. */
function bestPattern(keys: readonly string[], subpath: string): string | undefined {
  let best: string | undefined;
  let bestPrefix = -1;
  for (const key of keys) {
    if (!isPattern(key) || starOf(key, subpath) === undefined) continue;
    const star = key.indexOf('*');
    const prefix = star < 0 ? key.length : star;
    if (prefix > bestPrefix || (prefix === bestPrefix && key.length > best!.length)) {
      best = key;
      bestPrefix = prefix;
    }
  }
  return best;
}

/** What stands for the star of a pattern in a subpath; undefined when it does not match. */
function starOf(key: string, subpath: string): string | undefined {
  const star = key.indexOf('*');
  const prefix = star < 0 ? key : key.slice(0, star);
  const suffix = star < 0 ? '' : key.slice(star + 1);
  if (!subpath.startsWith(prefix) || !subpath.endsWith(suffix)) return undefined;
  return subpath.length > prefix.length + suffix.length
    ? subpath.slice(prefix.length, subpath.length - suffix.length)
    : undefined;
}

function collect(value: unknown, star: string | undefined): readonly MapTarget[] {
  const found: MapTarget[] = [];
  visit(value, [], 0);
  return found;

  function visit(node: unknown, conditions: readonly string[], depth: number): void {
    if (typeof node === 'string') found.push({ target: star === undefined ? node : fillTarget(node, star), conditions });
    else if (depth === maxDepth || typeof node !== 'object' || node === null) return;
    else if (Array.isArray(node)) for (const item of node) visit(item, conditions, depth + 1);
    else for (const [condition, inner] of Object.entries(node)) visit(inner, [...conditions, condition], depth + 1);
  }
}

function fillTarget(target: string, star: string): string {
  return target.endsWith('/') ? target + star : target.replaceAll('*', () => star);
}
