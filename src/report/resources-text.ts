import type { QueueUse } from '../model/resources.ts';
import type { Site } from '../model/site.ts';
import { countText } from './count-text.ts';
import { reasonText } from './evidence-text.ts';
import type { InspectedLead, InspectedOwned, InspectedPlace, InspectedQueue, InspectedResources, InspectedTable } from './inspected-resources.ts';
import type { InspectOptions } from './print-options.ts';
import { safeLine } from './safe-text.ts';
import { wrapText } from './wrap-text.ts';

/** Databases, tables by owner, queues, caches and clients, a section each where there are any, and how much was not read. */
export function resourcesText(resources: InspectedResources, options: InspectOptions): string[][] {
  const { databases, tables, queues, caches, clients, notRead } = resources;
  return [
    section(countText(databases.length, 'database'), 'where configuration and code lead', databases.map((one) => [
      head(one.id, [ownerText(one.owner)], options), ...reasons(one, options), ...leads(one.uses, options),
    ]), options),
    section(countText(tables.length, 'table'), 'by owner', tablesText(resources, options), options, Infinity),
    section(countText(queues.length, 'queue'), 'queues, topics and subjects', queues.map((one) => [
      head(one.id, [one.broker, ownerText(one.owner), ...parties(one)], options), ...reasons(one, options),
    ]), options),
    section(countText(caches.length, 'cache or bucket', 'caches and buckets'), 'may be shared; judged by no rule', caches.map((one) => [
      head(one.name, [], options), ...leads(one.uses, options),
    ]), options),
    section(countText(clients.length, 'generated client'), 'importing one is importing its database', clients.map((one) => [
      head(one.package ?? one.directory ?? '', [`${one.technology}, of ${one.unit}`, placeText(one)], options),
    ]), options),
    ...(notRead === 0 ? [] : [[`${countText(notRead, 'place')} ${notRead === 1 ? 'was' : 'were'} not read: \`mandate check --all\` tells where and why.`]]),
  ].filter((lines) => lines.length > 0);
}

/** Entries of a section, tables of an owner, and places of an entry that are shown before the rest is counted. */
const [shownEntries, shownTables, shownPlaces] = [20, 12, 4];

function section(count: string, what: string, entries: readonly (readonly string[])[], options: InspectOptions, limit = shownEntries): string[] {
  if (entries.length === 0) return [];
  const { colours } = options;
  const folded = fold(entries, limit, options);
  return [
    `${colours.bold(count)}${colours.dim(` · ${what}`)}`,
    ...folded.shown.flatMap((lines) => ['', ...lines]),
    ...(folded.rest === 0 ? [] : ['', `  ${restText(folded.rest, options)}`]),
  ];
}

function tablesText({ tables }: InspectedResources, options: InspectOptions): readonly (readonly string[])[] {
  const owners = [...new Set(tables.map(({ owner }) => owner))].sort((a, b) => (a === null ? 1 : b === null ? -1 : a < b ? -1 : 1));
  return owners.map((owner) => {
    const own = tables.filter((table) => table.owner === owner);
    const because = [...new Set(own.flatMap(({ evidence }) => evidence.map(({ reason }) => reason)))];
    const { shown, rest } = fold(own, shownTables, options);
    return [
      `  ${options.colours.bold(safeLine(owner ?? 'no owner'))}   ${options.colours.cyan(countText(own.length, 'table'))}`,
      ...(because.length === 0 ? [] : indented(`because ${fold(because, shownPlaces, options).shown.map(safeLine).join('; ')}`, options)),
      ...shown.map((table) => `    ${safeLine(table.id)}   ${options.colours.cyan(tablePlaces(table))}`),
      ...(rest === 0 ? [] : [`    ${restText(rest, options)}`]),
    ];
  });
}

/** Where it is declared, and who else declares or uses it. */
function tablePlaces({ owner, declarations, uses }: InspectedTable): string {
  const [first] = declarations;
  const others = namesOf([...declarations, ...uses].filter(({ unit }) => unit !== owner));
  return [...(first === undefined ? [] : [placeText(first)]), ...(others === '' ? [] : [`${owner === null ? 'used by' : 'also used by'} ${others}`])].join(' · ');
}

const done = { consumes: 'consumed by', produces: 'filled by', declares: 'declared by', binds: 'bound by' } as const satisfies Record<QueueUse['role'], string>;

function parties({ uses }: InspectedQueue): string[] {
  return Object.entries(done).flatMap(([role, by]) => {
    const names = namesOf(uses.filter((use) => use.role === role));
    return names === '' ? [] : [`${by} ${names}`];
  });
}

function leads(uses: readonly InspectedLead[], options: InspectOptions): string[] {
  // What code opens, it opens under every configuration.
  const places = [...new Set(uses.map((use) => {
    const deployed = use.deployed || uses.some((other) => other.deployed && other.service === use.service && placeText(other) === placeText(use));
    return safeLine(`${use.service} by ${use.via}${deployed ? '' : ', on developers\' machines'} (${placeText(use)})${use.readAt === undefined ? '' : `, read at ${placeText({ site: use.readAt })}`}`);
  }))];
  const { shown, rest } = fold(places, shownPlaces, options);
  return [
    ...shown.flatMap((place) => indented(place, options)),
    ...(rest === 0 ? [] : [`    ${restText(rest, options)}`]),
  ];
}

function head(name: string, beside: readonly string[], { colours }: InspectOptions): string {
  const shown = beside.map(safeLine).join(' · ');
  return `  ${colours.bold(safeLine(name))}${shown === '' ? '' : `   ${colours.cyan(shown)}`}`;
}

function reasons({ evidence }: InspectedOwned, options: InspectOptions): string[] {
  return evidence.length === 0 ? [] : indented(`because ${evidence.map(reasonText).join('; ')}`, options);
}

function indented(text: string, { width }: InspectOptions): string[] {
  return wrapText(text, Math.max(30, width - 4)).map((line) => `    ${line}`);
}

function ownerText(owner: string | null): string {
  return owner === null ? 'no owner' : `owned by ${owner}`;
}

function namesOf(places: readonly InspectedPlace[]): string {
  return [...new Set(places.map(({ unit }) => safeLine(unit)))].sort().join(', ');
}

function placeText({ site: { file, line } }: { readonly site: Site }): string {
  return safeLine(`${file}:${line}`);
}

/** Folding away a single line would save nothing: the note that it is missing is as long. */
function fold<One>(all: readonly One[], limit: number, { all: whole }: InspectOptions): { readonly shown: readonly One[]; readonly rest: number } {
  const shown = whole || all.length <= limit + 1 ? all : all.slice(0, limit);
  return { shown, rest: all.length - shown.length };
}

function restText(rest: number, { colours }: InspectOptions): string {
  return colours.dim(`… and ${rest} more (--all shows them)`);
}
