import type { Problem } from '../model/problem.ts';
import { type CodeOwners, type OwnerSection, readCodeOwners } from './read-codeowners.ts';

/** Who owns the files of a repository. */
export interface Owners {
  /** The owners of a file, in the order written; none when nobody is named. */
  of(path: string): readonly string[];
  readonly problems: readonly Problem[];
}

/** Where CODEOWNERS is looked for; the first that is there counts, as on GitHub. */
const places = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS', '.gitlab/CODEOWNERS'];

/** Reads the owners of a repository from its CODEOWNERS file. */
export function findOwners(textOf: (path: string) => string | undefined): Owners {
  for (const place of places) {
    const text = textOf(place);
    if (text !== undefined) return ownersBy(readCodeOwners(place, text));
  }
  return { of: () => [], problems: [] };
}

function ownersBy({ sections, problems }: CodeOwners): Owners {
  const known = new Map<string, readonly string[]>();
  return {
    of: (path) => {
      let owners = known.get(path);
      if (owners === undefined) {
        const names = path.split('/');
        known.set(path, (owners = [...new Set(sections.flatMap((section) => ownersIn(section, names)))]));
      }
      return owners;
    },
    problems,
  };
}

function ownersIn({ entries }: OwnerSection, names: readonly string[]): readonly string[] {
  if (entries.some(({ excludes, matches }) => excludes && matches(names))) return [];
  return entries.findLast(({ matches }) => matches(names))?.owners ?? [];
}
