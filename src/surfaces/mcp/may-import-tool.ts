import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { z } from 'zod';
import type { Finding } from '../../model/report.ts';
import type { Workspace } from '../../open-workspace.ts';
import { safeLine } from '../../report/safe-text.ts';
import { type Answer, answered, bounded, notesOn, textOf } from './answer.ts';
import { reading } from './annotations.ts';
import { askEngine, type EngineVerdict } from './ask-engine.ts';
import { importedOf, importerOf } from './asked-import.ts';
import { filesMeant, sourcePath } from './files-meant.ts';
import { importStatement } from './import-statement.ts';
import { tellFinding, toldFinding } from './told-finding.ts';
import { type Instead, useInstead } from './use-instead.ts';
import type { WarmRepository } from './warm-repository.ts';

const end = z.string().min(1).max(1000).regex(/^\P{Cc}+$/u, 'one line, without control characters');

const input = z.strictObject({
  from: end.describe('the importing file, posix from the root, there or not yet there; or the name of a service or project'),
  to: end.describe('a specifier as it is written in code, the path of a file from the root, or the name of a service or project'),
  names: z.array(z.string().max(200).regex(/^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u, 'a name as it is exported')).max(100).optional()
    .describe('the names to import, "default" for the default; without them all of the module is asked for, and the advice is less exact'),
  type_only: z.boolean().optional().describe('import type'),
});

const output = z.object({
  allowed: z.boolean(),
  from: z.string().describe('the file that was judged'),
  specifier: z.string().describe('what it would write'),
  leads_to: z.string().nullable().describe('the file or package that is imported'),
  broken: z.array(toldFinding).describe('each rule that the import would break'),
  more_broken: z.number(),
  instead: z.array(z.string()).describe('statements to write instead; or, where none is known to fit, the specifiers of what is published there'),
  notes: z.array(z.string()),
});

type Question = z.infer<typeof input>;

const brokenLimit = 10;

/** The tool `may_import`: the verdict on an import that is not written yet. */
export function addMayImportTool(server: McpServer, repository: WarmRepository): void {
  server.registerTool('may_import', {
    title: 'May this be imported?',
    description: 'Whether an import is allowed, before it is written: the verdict that CI would have, which rules it breaks, and what to import instead.',
    inputSchema: input,
    outputSchema: output,
    annotations: reading('May this be imported?'),
  }, (question) => answered(() => repository.ask((workspace) => mayImport(workspace, repository, question))));
}

async function mayImport(workspace: Workspace, repository: WarmRepository, question: Question): Promise<Answer<z.infer<typeof output>>> {
  const { root } = repository;
  const stated = sourcePath(root, question.from);
  // Whoever writes a file and asks at once is sooner than any watcher.
  const looked = [...(stated === undefined ? [] : [stated]), ...filesMeant(root, question.to, stated)];
  if (looked.length > 0) workspace.touched(looked);
  let before = await workspace.current();
  const { path, standsFor } = importerOf(before.session.architecture, root, question.from);
  if (path !== stated && question.to.startsWith('.')) {
    workspace.touched(filesMeant(root, question.to, path));
    before = await workspace.current();
  }
  const imported = importedOf(before.session.architecture, root, question.to, path);
  const names = question.names ?? [];
  const typeOnly = question.type_only === true;
  const asked = await askEngine(workspace, before, path, importStatement(imported.specifier, { names, typeOnly, path }));
  const notes = [
    ...(standsFor === undefined ? [] : [`${standsFor} was asked for, and ${path} stands for it; another file may be judged otherwise.`]),
    ...(imported.standsFor === undefined ? [] : [`${imported.standsFor} was asked for, and ${asked.leadsTo ?? imported.specifier} stands for it.`]),
    ...notesOn(before, repository),
  ].map(safeLine);
  return tell(asked, { path, specifier: imported.specifier, instead: useInstead(asked, path, names, typeOnly), notes });
}

function tell({ findings, leadsTo, unresolved }: EngineVerdict, { path, specifier, instead, notes }: {
  readonly path: string; readonly specifier: string; readonly instead: Instead; readonly notes: readonly string[];
}): Answer<z.infer<typeof output>> {
  const counted = [...findings.filter(({ status }) => status === 'new'), ...findings.filter(({ status }) => status !== 'new')];
  const { shown, more } = bounded(counted, brokenLimit);
  const isResolved = unresolved === undefined;
  const allowed = isResolved && findings.every(({ status }) => status !== 'new');
  const edge = safeLine(`${path} → '${specifier}'${leadsTo === undefined || leadsTo === specifier ? '' : ` (${leadsTo})`}`);
  const all = isResolved ? notes : [...notes, `Nothing can be said of what the specifier leads to: ${safeLine(unresolved)}`];
  return {
    text: textOf([
      `${allowed ? 'yes' : !isResolved ? 'unknown' : isUndeclaredAlone(counted) ? 'not until it is declared' : 'no'}: ${edge}`,
      ...shown.map(({ rule, severity, status, message, why, fix }) => safeLine(
        `${severity === 'error' ? 'error' : 'warning'} ${rule}${status === 'new' ? '' : ` (${status}, does not count)`}: ${message}. Why: ${why}. Fix: ${fix}`)),
      ...(more > 0 ? [`… ${more} more rules or places`] : []),
      ...(instead.use.length > 0 ? [`${instead.ready ? 'use instead' : 'published there'}: ${instead.use.map(safeLine).join(' | ')}`] : []),
    ], all),
    data: {
      allowed, from: path, specifier, leads_to: leadsTo ?? null, broken: shown.map(tellFinding), more_broken: more, instead: [...instead.use], notes: [...all],
    },
  };
}

/** Whether a line in a manifest is all that is missing. */
function isUndeclaredAlone(findings: readonly Finding[]): boolean {
  return findings.every(({ status, repair }) => status !== 'new' || (repair?.complete === true && repair.imports.length === 0));
}
