import type { CoChange } from '../model/drift.ts';

/** Which services the same commits change. */
export interface CoChanges {
  /** @param files those that one commit changed */
  add(files: readonly string[]): void;
  /** Pairs that at least two commits change, most commits in common first, then by name. */
  result(): readonly CoChange[];
  /** Commits that were left out: they change more files than `mostFiles`, as a reformat or a move of all does, and tell nothing of any two services. */
  leftOut(): number;
}

/** A merge counts as one commit with all that its branch changed, so the bound is higher than it would be for single commits. */
export const mostFiles = 100;
/** One commit in common is a coincidence. */
const fewest = 2;

/**
 * Counts commits that change two services at once: what ties services to each other though no import tells it.
 *
 * Source: Zimmermann, Weißgerber, Diehl, Zeller: Mining Version Histories to Guide Software Changes. ICSE 2004 (items changed by one
 * transaction); over the boundaries of an architecture: Kouroshfar and others: A Study on the Role of Software Architecture in the
 * Evolution and Quality of Software. MSR 2015.
 */
export function startCoChanges(serviceOf: (file: string) => string | undefined): CoChanges {
  const pairs = new Map<string, { readonly services: readonly [string, string]; commits: number }>();
  const commits = new Map<string, number>();
  let large = 0;
  return {
    add(files) {
      if (files.length > mostFiles) {
        large++;
        return;
      }
      const services = [...new Set(files.flatMap((file) => serviceOf(file) ?? []))].sort();
      services.forEach((one, at) => {
        commits.set(one, (commits.get(one) ?? 0) + 1);
        for (const other of services.slice(at + 1)) {
          const key = JSON.stringify([one, other]);
          const pair = pairs.get(key) ?? { services: [one, other] as const, commits: 0 };
          pair.commits++;
          pairs.set(key, pair);
        }
      });
    },
    result: () => [...pairs.values()].filter((pair) => pair.commits >= fewest)
      .map(({ services, commits: common }): CoChange => (
        { services, commits: common, ofEach: [commits.get(services[0])!, commits.get(services[1])!] }
      ))
      .sort(mostTogetherFirst),
    leftOut: () => large,
  };
}

export function mostTogetherFirst({ services: [one, other], commits }: CoChange, { services: [third, fourth], commits: common }: CoChange): number {
  return common - commits || (one < third || (one === third && other < fourth) ? -1 : 1);
}
