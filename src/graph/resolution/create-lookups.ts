import type { Inventory } from '../../model/inventory.ts';
import { createFileLookup } from './file-lookup.ts';
import { createPackageLookup, type PackageLookup } from './package-lookup.ts';
import { createPathLookup, type PathLookup } from './path-lookup.ts';
import { indexProjects, type ProjectIndex } from './project-index.ts';
import { createSourceLookup, type SourceLookup } from './source-lookup.ts';

/** All that resolution and published entries look things up in. */
export interface Lookups {
  readonly projects: ProjectIndex;
  readonly packages: PackageLookup;
  readonly paths: PathLookup;
  readonly sources: SourceLookup;
}

export function createLookups(inventory: Inventory): Lookups {
  const projects = indexProjects(inventory);
  const files = createFileLookup(inventory);
  const sources = createSourceLookup(inventory, projects, files);
  const packages = createPackageLookup(inventory, files, sources);
  return { projects, packages, sources, paths: createPathLookup(inventory, { files, projects, packages, sources }) };
}
