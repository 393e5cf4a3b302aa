import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { z } from 'zod';
import type { Architecture } from '../../model/architecture.ts';
import { resourceName } from '../../model/resource-name.ts';
import type { Service } from '../../model/unit.ts';
import { safeLine } from '../../report/safe-text.ts';
import { type Answer, answered, bounded, notesOn, textOf } from './answer.ts';
import { reading } from './annotations.ts';
import { interfacesOf, publishedEntries } from './published-entries.ts';
import type { WarmRepository } from './warm-repository.ts';

const project = z.object({ name: z.string(), directory: z.string() });

const output = z.object({
  services: z.array(z.object({
    name: z.string(),
    kind: z.literal('service'),
    projects: z.array(project),
    interfaces: z.array(z.object({ name: z.string(), entries: z.array(z.string()).describe('what an importer writes') })),
    owns: z.array(z.string()).describe('databases, tables and queues'),
    moreOwned: z.number(),
    dependsOn: z.array(z.string()).describe('services whose code or interface it imports'),
  })),
  moreServices: z.number(),
  libraries: z.array(project),
  moreLibraries: z.number(),
  notes: z.array(z.string()),
});

const serviceLimit = 100;
const ownedLimit = 20;
const libraryLimit = 100;

/** The tool `services`: what the repository consists of. */
export function addServicesTool(server: McpServer, repository: WarmRepository): void {
  server.registerTool('services', {
    title: 'Services of this repository',
    description: 'Lists the services with their projects, published interfaces, the data they own, and the services they depend on; then the libraries.',
    inputSchema: z.strictObject({}),
    outputSchema: output,
    annotations: reading('Services of this repository'),
  }, () => answered(() => repository.ask(async (workspace) => {
    const verdict = await workspace.current();
    return services(verdict.session.architecture, notesOn(verdict, repository));
  })));
}

function services(architecture: Architecture, notes: readonly string[]): Answer<z.infer<typeof output>> {
  const dependencies = serviceDependencies(architecture);
  const told = bounded(architecture.services, serviceLimit);
  const published = new Set(architecture.interfaces.map((one) => one.project));
  const libraries = bounded(architecture.libraries.filter((one) => !published.has(one.project)), libraryLimit);
  const data = {
    services: told.shown.map((service) => {
      const owned = bounded(ownedBy(architecture, service), ownedLimit);
      return {
        name: service.name,
        kind: service.kind,
        projects: service.projects.map(({ name, root }) => ({ name, directory: root || '.' })),
        interfaces: interfacesOf(architecture, service).map((one) => ({ name: one.name, entries: publishedEntries(architecture, one).map(({ specifier }) => specifier) })),
        owns: [...owned.shown],
        moreOwned: owned.more,
        dependsOn: [...dependencies.get(service) ?? []].sort(),
      };
    }),
    moreServices: told.more,
    libraries: libraries.shown.map(({ name, project: { root } }) => ({ name, directory: root || '.' })),
    moreLibraries: libraries.more,
    notes: [...notes],
  };
  return { text: textOf(linesOf(data), notes), data };
}

function linesOf({ services: all, moreServices, libraries, moreLibraries }: z.infer<typeof output>): string[] {
  const lines = all.map(({ name, projects, interfaces, owns, moreOwned, dependsOn }) => [
    `${name} (${projects.map(({ directory }) => directory).join(', ')})`,
    `interface: ${interfaces.map((one) => one.name).join(', ') || 'none'}`,
    ...(owns.length === 0 ? [] : [`owns ${owns.join(', ')}${moreOwned > 0 ? ` and ${moreOwned} more` : ''}`]),
    ...(dependsOn.length === 0 ? [] : [`depends on ${dependsOn.join(', ')}`]),
  ].join(' · '));
  return [
    ...(lines.length === 0 ? ['No service was found; `services` of the config names them.'] : lines),
    ...(moreServices > 0 ? [`… ${moreServices} more services (mandate inspect lists all)`] : []),
    ...(libraries.length === 0 ? [] : [`libraries: ${libraries.map(({ name }) => name).join(', ')}${moreLibraries > 0 ? ` and ${moreLibraries} more` : ''}`]),
  ].map(safeLine);
}

function ownedBy({ resources: { databases, tables, queues } }: Architecture, service: Service): readonly string[] {
  return [...databases, ...tables, ...queues].filter(({ owner }) => owner === service).map(resourceName).sort();
}

/** The services that shipped code of each service imports from, be it their inside or their interface. */
function serviceDependencies(architecture: Architecture): ReadonlyMap<Service, ReadonlySet<string>> {
  const found = new Map<Service, Set<string>>();
  for (const { from, to } of architecture.graph.crossings) {
    if (from.role !== 'shipped') continue;
    const near = architecture.unitOf(from.project);
    const far = architecture.interfaceOf(to)?.service ?? architecture.unitOf(to.project);
    if (near.kind !== 'service' || far.kind !== 'service' || near === far) continue;
    const known = found.get(near) ?? new Set();
    found.set(near, known.add(far.name));
  }
  return found;
}
