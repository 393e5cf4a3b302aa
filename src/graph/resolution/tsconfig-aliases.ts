import type { TsConfig } from '../../model/inventory.ts';
import { joinPath } from './posix-path.ts';

/** The `paths` of a tsconfig, made ready for many look-ups. */
export interface Aliases {
  /** The alias that TypeScript would take for a specifier; undefined when none matches. */
  match(specifier: string): AliasMatch | undefined;
}

export interface AliasMatch {
  readonly alias: string;
  /** Paths from the repository root, in the order written, the star filled in. */
  readonly targets: readonly string[];
}

interface Pattern {
  readonly alias: string;
  readonly prefix: string;
  readonly suffix: string;
  readonly targets: readonly string[];
}

/** Exact aliases win, then the longest prefix before the star. */
export function compileAliases(config: TsConfig): Aliases {
  const exact = new Map<string, AliasMatch>();
  const patterns: Pattern[] = [];
  for (const [alias, written] of Object.entries(config.paths ?? {})) {
    const targets = written.flatMap((target) => joinPath(config.pathsBase, target) ?? []);
    const star = alias.indexOf('*');
    if (star < 0) exact.set(alias, { alias, targets });
    else patterns.push({ alias, prefix: alias.slice(0, star), suffix: alias.slice(star + 1), targets });
  }
  patterns.sort((a, b) => b.prefix.length - a.prefix.length);
  return {
    match(specifier) {
      const found = exact.get(specifier);
      if (found !== undefined) return found;
      for (const { alias, prefix, suffix, targets } of patterns) {
        if (!specifier.startsWith(prefix) || !specifier.endsWith(suffix)) continue;
        if (specifier.length < prefix.length + suffix.length) continue;
        const star = specifier.slice(prefix.length, specifier.length - suffix.length);
        return { alias, targets: targets.flatMap((target) => joinPath('', target.replace('*', () => star)) ?? []) };
      }
      return undefined;
    },
  };
}
