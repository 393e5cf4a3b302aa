import type { Architecture } from '../model/architecture.ts';
import type { Unit } from '../model/unit.ts';
import type { Project } from '../model/inventory.ts';

/**
 * Finds the unit whose schema generates the client that a project imports by package name: its own; else the only one by
 * this name that it reaches. A name that is the output of one schema alone is that schema's, whoever imports it. Where
 * none or several are left, nobody can tell from the code.
 */
export function clientHolders(architecture: Architecture): (project: Project, name: string) => Unit | undefined {
  const { resources: { clients }, unitOf } = architecture;
  const reach = reachOf(architecture);
  const holdersOf = (name: string): readonly Unit[] => clients.filter((client) => client.package === name).map(({ unit }) => unit);
  return (project, name) => {
    const holders = holdersOf(name);
    if (holders.length === 0) return undefined;
    const own = unitOf(project);
    if (holders.includes(own)) return own;
    if (name !== sharedName) return holders.length === 1 ? holders[0] : undefined;
    // A schema whose client goes elsewhere still needs what the package has for all of them.
    if (clients.some(({ unit }) => unit === own)) return own;
    const reached = reach(project);
    const [only, ...others] = holders.filter((unit) => reached.has(unit));
    return others.length === 0 ? only : undefined;
  };
}

/** What every schema without an output generates to. */
const sharedName = '@prisma/client';

/** The units that a project depends on at any depth, by imports, manifests, or because it lies inside of them. */
function reachOf({ graph, projects, unitOf }: Architecture): (project: Project) => ReadonlySet<Unit> {
  const byName = new Map(projects.map((project) => [project.manifest?.name ?? '', project]));
  const byRoot = new Map(projects.map((project) => [project.root, project]));
  let crossed: Map<Project, Set<Project>> | undefined;
  const next = (project: Project): readonly Project[] => {
    crossed ??= crossingsOf(graph.crossings);
    const { dependencies = {}, devDependencies = {}, peerDependencies = {} } = project.manifest ?? {};
    const declared = [dependencies, devDependencies, peerDependencies].flatMap((section) => Object.keys(section)).flatMap((name) => byName.get(name) ?? []);
    return [...crossed.get(project) ?? [], ...declared, ...ancestorsOf(project.root).flatMap((root) => byRoot.get(root) ?? [])];
  };
  const known = new Map<Project, ReadonlySet<Unit>>();
  return (project) => {
    let units = known.get(project);
    if (units === undefined) {
      const seen = new Set([project]);
      for (const one of seen) for (const other of next(one)) seen.add(other);
      known.set(project, (units = new Set([...seen].map(unitOf))));
    }
    return units;
  };
}

function crossingsOf(crossings: Architecture['graph']['crossings']): Map<Project, Set<Project>> {
  const crossed = new Map<Project, Set<Project>>();
  for (const { from, to } of crossings) crossed.set(from.project, (crossed.get(from.project) ?? new Set<Project>()).add(to.project));
  return crossed;
}

/** `a`, ''; nothing for the root. */
function ancestorsOf(root: string): readonly string[] {
  const directories: string[] = [];
  for (let at = root; at !== '';) directories.push(at = at.slice(0, Math.max(0, at.lastIndexOf('/'))));
  return directories;
}
