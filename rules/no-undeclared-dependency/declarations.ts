import type { Manifest, Project } from '../../src/model/inventory.ts';

/** Whether a manifest declares a package, in whatever section. */
export function declares(manifest: Manifest, name: string): boolean {
  return declaredRange(manifest, name) !== undefined;
}

/** The range that most manifests of the repository give this package; undefined when none gives one that holds elsewhere. */
export function rangeElsewhere(projects: readonly Project[], name: string): string | undefined {
  const counts = new Map<string, number>();
  for (const { manifest } of projects) {
    const range = manifest && declaredRange(manifest, name);
    if (range !== undefined && !isRelative(range)) counts.set(range, (counts.get(range) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0];
}

/** Says something else in each manifest: `file:../ui`. */
function isRelative(range: string): boolean {
  return /^(?:file:|link:|portal:|workspace:)?\.{0,2}\//.test(range) || /^(?:file|link|portal):/.test(range);
}

function declaredRange(manifest: Manifest, name: string): string | undefined {
  const sections = [manifest.dependencies, manifest.devDependencies, manifest.peerDependencies, manifest.optionalDependencies];
  return sections.find((section) => Object.hasOwn(section, name))?.[name];
}
