import type { Service } from '../../src/model/unit.ts';
import type { Project } from '../../src/model/inventory.ts';
import type { Site } from '../../src/model/site.ts';

const sections = ['dependencies', 'peerDependencies', 'optionalDependencies', 'devDependencies'] as const;

/** Where the manifests of these services declare a package, once a manifest. */
export function manifestSites({ manifest: library }: Project, services: readonly Service[]): readonly Site[] {
  const name = library?.name;
  if (name === undefined) return [];
  return services.flatMap((service) => service.projects.flatMap(({ manifest }): readonly Site[] => {
    const section = manifest && sections.find((one) => Object.hasOwn(manifest[one], name));
    return section === undefined ? [] : [{ ...manifest!.placeOf([section, name]), note: `${service.name} depends on it` }];
  }));
}
