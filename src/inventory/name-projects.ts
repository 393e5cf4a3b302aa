import { problem } from '../model/problem.ts';
import type { Problem } from '../model/problem.ts';
import { declaringFile } from './candidate.ts';
import type { Candidate } from './candidate.ts';
import { placeOf } from './json.ts';
import type { ManifestFiles } from './manifest-files.ts';
import { baseName, directoryOf } from './posix-path.ts';

/**
 * Gives each project a name of its own, by root. Of two that claim one name the workspace member keeps it, else the
 * first by path; the other is called by its directory, which is a Problem. The root of a repository gives way in
 * silence, since nobody imports it.
 */
export function nameProjects(
  candidates: readonly Candidate[],
  manifests: ManifestFiles,
): { readonly names: ReadonlyMap<string, string>; readonly problems: readonly Problem[] } {
  const names = new Map<string, string>();
  const owners = new Map<string, Candidate>();
  const problems: Problem[] = [];
  const nameless: Candidate[] = [];
  for (const candidate of inOrderOfClaim(candidates)) {
    const claimed = candidate.manifest?.name ?? candidate.tool?.name;
    const owner = claimed === undefined ? undefined : owners.get(claimed);
    if (claimed !== undefined && owner === undefined) {
      owners.set(claimed, candidate);
      names.set(candidate.root, claimed);
    } else nameless.push(candidate);
    if (claimed !== undefined && owner !== undefined && candidate.root !== '') {
      problems.push(duplicate(claimed, owner, candidate, manifests));
    }
  }
  for (const candidate of nameless) {
    const name = freeName(candidate.root === '' ? 'root' : candidate.root, owners);
    owners.set(name, candidate);
    names.set(candidate.root, name);
  }
  return { names, problems };
}

function inOrderOfClaim(candidates: readonly Candidate[]): readonly Candidate[] {
  const rank = ({ root, member }: Candidate): number => (root === '' ? 2 : member === undefined ? 1 : 0);
  // Sorting keeps the order by path among equals.
  return [...candidates].sort((a, b) => rank(a) - rank(b));
}

function freeName(wanted: string, taken: ReadonlyMap<string, unknown>): string {
  let name = wanted;
  for (let number = 2; taken.has(name); number++) name = `${wanted}-${number}`;
  return name;
}

function duplicate(name: string, first: Candidate, second: Candidate, manifests: ManifestFiles): Problem {
  const sites = [first, second].map((candidate) => {
    const file = declaringFile(candidate);
    const path = candidate.hasManifest || candidate.tool?.declaredBy !== 'nest-cli.json' ? ['name'] : ['projects', name];
    return placeOf(file, manifests.text(directoryOf(file), baseName(file)), path);
  });
  const [one, two] = sites.map(({ file }) => file);
  const message = `${one} and ${two} both name their project ${name}. Imports of that name lead to the first; the second is called ${second.root} here. Rename one of them.`;
  return problem('duplicate-project', message, ...sites);
}
