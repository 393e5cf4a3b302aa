import type { Architecture } from '../../src/model/architecture.ts';
import type { Import } from '../../src/model/graph.ts';
import { type Explanation, defineRule, noOptions } from '../../src/model/rule.ts';
import { byFilePair, entryExporting, importStatement, isShipped, projectName, takenNames } from '../../src/model/wording.ts';

export const noDeepImport = defineRule({
  ...noOptions,
  id: 'no-deep-import',
  summary: 'A project is imported through the entries it publishes, never past them.',
  clause: 2,
  severity: 'error',
  *check(architecture) {
    for (const imports of byFilePair(pastTheEntry(architecture))) {
      const [{ from, to }] = imports as [Import];
      yield {
        explanation: explain(architecture, imports),
        from: { unit: architecture.unitOf(from.project), module: from },
        to: { unit: architecture.unitOf(to.project), module: to },
        sites: imports.map(({ site }) => site),
      };
    }
  },
});

function* pastTheEntry(architecture: Architecture): Iterable<Import> {
  const { graph } = architecture;
  for (const one of graph.crossings) {
    const [from, to] = [architecture.unitOf(one.from.project), architecture.unitOf(one.to.project)];
    // What a service hides is judged by other rules; root scripts and tests may look where they like.
    if (from === to || from.kind === 'workspace' || to.kind !== 'library' || !isShipped(one.from)) continue;
    if (one.to.path.endsWith('package.json')) continue;
    // Without an exports map, styles and data have no entry that could publish them.
    if (one.to.project.manifest?.exports === undefined && !isCode(one.to.path)) continue;
    if (graph.entriesOf(one.to.project) === undefined || graph.entryOf(one.to) !== undefined) continue;
    yield one;
  }
}

function isCode(path: string): boolean {
  return /\.(?:[cm]?[jt]sx?|vue|svelte|astro)$/.test(path);
}

function explain({ graph }: Architecture, imports: readonly Import[]): Explanation {
  const [{ from, to, specifier }] = imports as [Import];
  const names = takenNames(imports);
  const entry = entryExporting(graph, to.project, names);
  const owner = projectName(to.project);
  const closed = to.project.manifest?.exports !== undefined ? 'its exports map' : 'its entry';
  return {
    what: `${projectName(from.project)} imports past ${closed} into ${owner}: ${to.path} (as '${specifier}')`,
    why: `${owner} did not publish this file and may move or change it at any time`,
    fix: entry !== undefined ? importStatement(names, entry.specifier, imports.every(({ typeOnly }) => typeOnly))
      : `export ${names.join(', ') || 'what is needed'} from ${mainEntry(graph, to) ?? owner}, or add a subpath for it to "exports" of ${owner}`,
  };
}

function mainEntry(graph: Architecture['graph'], to: Import['to']): string | undefined {
  return graph.entriesOf(to.project)?.find(({ subpath }) => subpath === '.')?.module.path;
}
