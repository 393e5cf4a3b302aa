import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { z } from 'zod';
import type { Architecture, Interface } from '../../model/architecture.ts';
import { UserError } from '../../model/user-error.ts';
import type { Service } from '../../model/unit.ts';
import { placeText } from '../../report/finding-text.ts';
import { safeLine } from '../../report/safe-text.ts';
import { type Answer, answered, bounded, notesOn, textOf } from './answer.ts';
import { reading } from './annotations.ts';
import { namedService, namedUnit, nearNames } from './named-unit.ts';
import { interfacesOf, publishedEntries, typeEntries } from './published-entries.ts';
import type { WarmRepository } from './warm-repository.ts';

const output = z.object({
  service: z.string(),
  interfaces: z.array(z.object({
    name: z.string(),
    directory: z.string(),
    modules: z.array(z.string()).nullable().describe('the files that are the interface; null when the whole package is'),
    entries: z.array(z.object({
      specifier: z.string().describe('what an importer writes'),
      file: z.string(),
      exports: z.array(z.string()),
      moreExports: z.number(),
    })),
    moreEntries: z.number(),
    evidence: z.array(z.string()),
  })),
  types_from: z.array(z.string()).describe('specifiers of its own packages that types alone may be imported from (import type)'),
  more_types_from: z.number(),
  advice: z.string().nullable().describe('how to make an interface, where there is none'),
  notes: z.array(z.string()),
});

type Told = z.infer<typeof output>['interfaces'][number];

const entryLimit = 20;
const moduleLimit = 50;
const exportLimit = 60;

/** The tool `where_is_interface`: what others may import of a service. */
export function addWhereIsInterfaceTool(server: McpServer, repository: WarmRepository): void {
  server.registerTool('where_is_interface', {
    title: 'Interface of a service',
    description: 'What other services may import of a service: its interface packages or modules, the specifiers to write, and the names they export. '
      + 'Ask before you import anything of another service.',
    inputSchema: z.strictObject({ service: z.string().min(1).max(500).describe('the name of a service, or of a project that is part of it') }),
    outputSchema: output,
    annotations: reading('Interface of a service'),
  }, ({ service }) => answered(() => repository.ask(async (workspace) => {
    const verdict = await workspace.current();
    const { architecture } = verdict.session;
    return whereIsInterface(architecture, serviceOf(architecture, service), notesOn(verdict, repository));
  })));
}

function serviceOf(architecture: Architecture, name: string): Service {
  const found = namedService(architecture, name);
  if (found !== undefined) return found;
  const unit = namedUnit(architecture, name);
  if (unit !== undefined) throw new UserError('usage', `${name} is no service: it is a library, and is imported by its package name. \`services\` lists the services.`);
  const names = architecture.services.map((one) => one.name);
  const near = nearNames(name, names);
  throw new UserError('usage', `There is no service ${JSON.stringify(name)}. ${near.length > 0 ? `Near are: ${near.join(', ')}.` : `There are: ${names.slice(0, 50).join(', ') || 'none'}.`}`);
}

function whereIsInterface(architecture: Architecture, service: Service, notes: readonly string[]): Answer<z.infer<typeof output>> {
  const interfaces = interfacesOf(architecture, service).map((one) => tell(architecture, one));
  const advice = interfaces.length > 0 ? null
    : `${service.name} publishes no interface, so no value of it may be imported: call it over the network, or make one. Add a workspace package ${service.name}-contracts that holds `
      + `only types, schemas and messages, and import that; or name a package that is one in the config: "services": { "${service.name}": { "interfaces": ["<directory>"] } }.`;
  const types = bounded(typeEntries(architecture, service).map(({ specifier }) => specifier), entryLimit);
  return {
    text: textOf([
      ...(advice === null ? interfaces.flatMap((one) => linesOf(service, one)) : [advice]),
      ...(types.shown.length === 0 ? [] : [`types alone (import type) may come from: ${types.shown.join(', ')}${types.more > 0 ? ` and ${types.more} more` : ''}`]),
    ].map(safeLine), notes),
    data: { service: service.name, interfaces, types_from: [...types.shown], more_types_from: types.more, advice: advice === null ? null : safeLine(advice), notes: [...notes] },
  };
}

function tell(architecture: Architecture, one: Interface): Told {
  const entries = bounded(publishedEntries(architecture, one), entryLimit);
  return {
    name: one.name,
    directory: one.project.root || '.',
    modules: one.modules?.slice(0, moduleLimit).map(({ path }) => path) ?? null,
    entries: entries.shown.map(({ specifier, module }) => {
      const names = bounded(architecture.graph.exportedNames(module), exportLimit);
      return { specifier, file: module.path, exports: [...names.shown], moreExports: names.more };
    }),
    moreEntries: entries.more,
    evidence: one.evidence.map(({ reason, site }) => safeLine(site === undefined ? reason : `${reason} (${placeText(site)})`)),
  };
}

function linesOf(service: Service, { name, directory, modules, entries, moreEntries }: Told): string[] {
  const what = modules === null ? `the package ${name} (${directory})` : `${modules.join(', ')} in ${directory}`;
  return [
    `The interface of ${service.name} is ${what}.${entries.length === 0 ? ' It declares no entry that leads to a file, so any of its files may be imported.' : ''}`,
    ...entries.map(({ specifier, exports, moreExports }) => `import from '${specifier}': ${exports.join(', ') || 'no names are seen'}${moreExports > 0 ? ` and ${moreExports} more` : ''}`),
    ...(moreEntries > 0 ? [`… ${moreEntries} more entries, in the exports of ${directory}/package.json`] : []),
  ];
}
