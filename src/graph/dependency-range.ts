import type { Architecture } from '../model/architecture.ts';
import type { Manifest, Project } from '../model/inventory.ts';
import { onceFor } from '../model/once-for.ts';
import { declaredRange } from './declarations.ts';

/**
 * The range to declare a package with: what most manifests of the repository give it; for a package of the repository itself,
 * else, what they give such packages. Undefined when no manifest tells the version of a package from outside.
 */
export function rangeFor(architecture: Architecture, name: string, target: Project | undefined, by: Manifest): string | undefined {
  return rangesIn(architecture.projects)(name) ?? (target === undefined ? undefined : ownRange(architecture, target, by));
}

/** What manifests say stays as long as their projects do. */
const rangesIn = onceFor((projects: readonly Project[]) => {
  const known = new Map<string, string | undefined>();
  return (name: string): string | undefined => {
    if (!known.has(name)) known.set(name, rangeElsewhere(projects, name));
    return known.get(name);
  };
});

function rangeElsewhere(projects: readonly Project[], name: string): string | undefined {
  return mostCommon(projects.flatMap(({ manifest }) => {
    const range = manifest && declaredRange(manifest, name);
    return range === undefined || isRelative(range) ? [] : [range];
  }));
}

/** Says something else in each manifest: `file:../ui`. */
function isRelative(range: string): boolean {
  return /^(?:file|link|portal):|^(?:workspace:)?\.{0,2}\//.test(range);
}

/** How a repository names its own packages in its manifests. */
type Style = 'workspace:*' | 'workspace:^' | 'workspace:~' | '*' | 'file:' | 'link:' | 'portal:' | '^' | '~' | '=';

function ownRange(architecture: Architecture, target: Project, by: Manifest): string | undefined {
  const style = styleIn(architecture.projects) ?? styleOfManager(architecture);
  if (style === 'file:' || style === 'link:' || style === 'portal:') return style + relativePath(directoryOf(by.file), target.root);
  if (style !== '^' && style !== '~' && style !== '=') return style;
  const version = target.manifest?.version;
  return version === undefined ? '*' : style === '=' ? version : style + version;
}

const styleIn = onceFor(styleOf);

/** What most manifests do; undefined when none names another package of the repository. */
function styleOf(projects: readonly Project[]): Style | undefined {
  const versions = new Map(projects.flatMap(({ manifest }) => manifest?.name === undefined ? [] : [[manifest.name, manifest.version] as const]));
  return mostCommon(projects.flatMap(({ manifest }) => manifest === undefined ? [] : [...versions].flatMap(([name, version]) => {
    const range = declaredRange(manifest, name);
    return (range === undefined ? undefined : styleOfRange(range, version)) ?? [];
  })));
}

function styleOfRange(range: string, version: string | undefined): Style | undefined {
  const protocol = /^(?:file:|link:|portal:)/.exec(range)?.[0] ?? (/^workspace:[*^~]/.exec(range)?.[0]);
  if (protocol !== undefined) return protocol as Style;
  if (range === '*') return '*';
  if (version === undefined) return undefined;
  return (['^', '~'] as const).find((sign) => range === sign + version) ?? (range === version ? '=' : undefined);
}

/** npm knows no `workspace:`, and the others would look for `*` in the registry first. */
function styleOfManager({ graph }: Architecture): Style {
  const files = ['pnpm-workspace.yaml', 'pnpm-lock.yaml', 'bun.lock', 'bun.lockb', '.yarnrc.yml'];
  return files.some((file) => graph.module(file) !== undefined) ? 'workspace:*' : '*';
}

function mostCommon<Text extends string>(texts: readonly Text[]): Text | undefined {
  const counts = new Map<Text, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0];
}

function directoryOf(file: string): string {
  return file.slice(0, Math.max(0, file.lastIndexOf('/')));
}

function relativePath(from: string, to: string): string {
  const [steps, goal] = [from === '' ? [] : from.split('/'), to === '' ? [] : to.split('/')];
  let shared = 0;
  while (shared < steps.length && shared < goal.length && steps[shared] === goal[shared]) shared++;
  return [...steps.slice(shared).map(() => '..'), ...goal.slice(shared)].join('/') || '.';
}
