import type { Interface } from '../model/architecture.ts';
import type { Service } from '../model/unit.ts';
import type { Graph } from '../model/graph.ts';
import type { Project } from '../model/inventory.ts';
import type { ContentJudge } from './interface-content.ts';
import { interfaceName, isInterfaceSubpath } from './interface-names.ts';
import { unscoped } from './project-index.ts';
import { enclosingService, serviceNamed } from './spoken-for.ts';

/** The interface that a library is, told by its name or by what it holds; undefined when it is none. */
export function interfacePackage(project: Project, services: readonly Service[], content: ContentJudge): Interface | undefined {
  const enclosing = enclosingService(project, services);
  const name = interfaceName(project, enclosing !== undefined);
  const service = enclosing ?? (name === undefined ? undefined : serviceNamed(name.stem, services));
  const reason = name !== undefined && (name.strength === 'sure' || service !== undefined) ? `its name says so (${name.suffix})`
    : name !== undefined && content.isPlain(project) ? `its name says so (${name.suffix}), and it holds only types and schemas`
      : content.contracts.has(project) && !isToolBox(project) ? 'it holds only types and schemas' : undefined;
  return reason === undefined ? undefined : { name: project.name, service, project, modules: undefined, evidence: [{ reason, ...siteOf(project) }] };
}

/** Entries of a service's own `exports` that are called as interfaces are, and that only describe data. */
export function interfaceModules(service: Service, graph: Graph, content: ContentJudge): readonly Interface[] {
  return service.projects.flatMap((project) => {
    if (project.manifest?.exports === undefined) return [];
    return (graph.entriesOf(project) ?? []).flatMap((entry) => {
      const modules = isInterfaceSubpath(entry.subpath) ? content.describedBy(entry.module) : undefined;
      if (modules === undefined) return [];
      const reason = `${project.name} publishes it as ${entry.subpath}, and it holds only types and schemas`;
      return [{ name: entry.specifier, service, project, modules, evidence: [{ reason, site: { file: entry.module.path, line: 1, column: 1 } }] }];
    });
  });
}

/** Names of what is parsed or shared inside, not agreed upon: an environment's schema is no contract. */
function isToolBox(project: Project): boolean {
  return /(^|[-_.])(env|environment|configs?|configuration|settings|utils?|utilities|helpers?|tools?|lib|core|common|shared)$/.test(unscoped(project));
}

export function siteOf({ manifest }: Project): { readonly site?: { readonly file: string; readonly line: number; readonly column: number } } {
  return manifest === undefined ? {} : { site: { file: manifest.file, line: 1, column: 1 } };
}
