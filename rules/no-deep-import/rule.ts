import { importRepairs, repairText } from '../../src/graph/import-repair.ts';
import { isCode, isManifest, isShipped } from '../../src/graph/module-kind.ts';
import { entryPublishing, publishedAs, sortedEntries } from '../../src/graph/published-names.ts';
import { byFilePair, isAllByName, reachedNames, takenNames } from '../../src/graph/taken-names.ts';
import type { Architecture } from '../../src/model/architecture.ts';
import type { Graph, Import } from '../../src/model/graph.ts';
import type { Repair } from '../../src/model/repair.ts';
import { type Explanation, defineRule, noOptions } from '../../src/model/rule.ts';
import { listed, projectName, statementFrom, unitName } from '../../src/model/wording.ts';
import { plant } from './plant.ts';

export const noDeepImport = defineRule({
  ...noOptions,
  id: 'no-deep-import',
  summary: 'A project is imported through the entries it publishes, never past them.',
  clause: 2,
  severity: 'error',
  plant,
  *check(architecture) {
    const repairOf = importRepairs(architecture);
    for (const imports of byFilePair(pastTheEntry(architecture))) {
      const [{ from, to }] = imports as [Import];
      const repair = repairOf(imports, () => sortedEntries(architecture.graph, to.project));
      yield {
        explanation: explain(architecture, imports, repair),
        ...(repair === undefined ? {} : { repair }),
        from: { unit: architecture.unitOf(from.project), module: from },
        to: { unit: architecture.unitOf(to.project), module: to, names: reachedNames(imports) },
        sites: imports.map(({ site }) => site),
      };
    }
  },
});

function* pastTheEntry({ graph, unitOf }: Architecture): Iterable<Import> {
  for (const one of graph.crossings) {
    const [from, to] = [unitOf(one.from.project), unitOf(one.to.project)];
    // What a service hides is judged by other rules; root scripts and tests may look where they like.
    if (from.kind === 'workspace' || to.kind !== 'library' || !isShipped(one.from)) continue;
    if (isManifest(one.to)) continue;
    // Without an exports map, styles and data have no entry that could publish them.
    if (one.to.project.manifest?.exports === undefined && !isCode(one.to)) continue;
    if (graph.entriesOf(one.to.project) === undefined || graph.entryOf(one.to) !== undefined) continue;
    yield one;
  }
}

function explain({ graph, unitOf }: Architecture, imports: readonly Import[], repair: Repair | undefined): Explanation {
  const [{ from, to, specifier }] = imports as [Import];
  const owner = projectName(to.project);
  const closed = to.project.manifest?.exports !== undefined ? 'the exports map' : 'the entry';
  return {
    what: `${unitName(unitOf(from.project))} imports past ${closed} of ${owner}: ${to.path} (as '${specifier}')`,
    why: `${owner} did not publish this file and may move or change it at any time`,
    fix: repairText(repair, imports) ?? publishedElsewhere(graph, imports) ?? publish(graph, imports),
  };
}

/** What passes on these very declarations; an entry that has others of the same name would be no way out. */
function publishedElsewhere(graph: Graph, imports: readonly Import[]): string | undefined {
  const [{ to }] = imports as [Import];
  if (isAllByName(imports)) {
    const names = takenNames(imports);
    const entry = entryPublishing(graph, to.project, to, names);
    if (entry !== undefined) return statementFrom(imports, names, entry.specifier);
  }
  // One name that the entry has under another: `export { default as Card } from './card'`.
  const [name, ...others] = new Set(imports.flatMap((one) => one.names));
  if (name === undefined || name === '*' || others.length > 0 || imports.some(({ kind }) => kind !== 'import')) return undefined;
  const published = publishedAs(graph, to.project, to, name);
  return published && statementFrom(imports, [name === 'default' ? published.name : `${published.name} as ${name}`], published.entry.specifier);
}

function publish(graph: Graph, imports: readonly Import[]): string {
  const [{ to: { path, project } }] = imports as [Import];
  const ways = [
    ...exportFromMain(graph, imports),
    ...(project.manifest?.exports === undefined ? [] : [`add ${path} to "exports" in ${project.manifest.file}`]),
  ];
  return ways.join('; or ') || `publish ${path} under a name of its own, and import that`;
}

/** The main entry must not get two exports of one name. */
function exportFromMain(graph: Graph, imports: readonly Import[]): string[] {
  const [{ to }] = imports as [Import];
  const main = graph.entriesOf(to.project)?.find(({ subpath, module }) => subpath === '.' && module.project === to.project)?.module;
  if (main === undefined || !isCode(to)) return [];
  const names = takenNames(imports).filter((name) => entryPublishing(graph, to.project, to, [name]) === undefined);
  const taken = names.filter((name) => graph.origin(main, name)?.told === true);
  return [`export ${listed(names) || 'what is needed'} from ${main.path}${taken.length > 0 ? ` under another name (${listed(taken)} is taken there)` : ''}`
    + ' and import it from there'];
}
