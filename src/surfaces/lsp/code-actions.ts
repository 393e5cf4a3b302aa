import { type CodeAction, CodeActionKind, type CodeActionParams, type Diagnostic, type Range, type SnippetTextEdit, type TextEdit } from 'vscode-languageserver';
import { applyRepairs } from '../../fix/apply-repairs.ts';
import type { Finding } from '../../model/report.ts';
import type { Site } from '../../model/site.ts';
import type { Verdict } from '../../open-workspace.ts';
import { safeLine } from '../../report/safe-text.ts';
import { suppressFinding } from '../../suppress-finding.ts';
import type { Client } from './client.ts';
import { source } from './diagnostics.ts';
import { textEdits } from './text-edits.ts';
import { type FileEdits, workspaceEdit } from './workspace-edits.ts';

/** What code actions are worked out of. */
export interface ActionContext {
  readonly verdict: Verdict;
  readonly client: Client;
  /** The file that is asked about, posix from the root. */
  readonly path: string;
  rangeOf(site: Site): Range;
  uriOf(path: string): string;
  /** The version of a file's open document, else null. */
  versionOf(path: string): number | null;
}

/** The kind of the action that mends all that can be mended in a file; clients run it on saving when told to. */
export const fixAll = `${CodeActionKind.SourceFixAll}.mandate`;

/** What can be done about the findings at a place: repairs first, then an exception from the rule. */
export async function codeActionsAt({ range, context: { only, diagnostics } }: CodeActionParams, context: ActionContext): Promise<CodeAction[]> {
  const wants = (kind: string): boolean => only === undefined || only.some((one) => kind === one || kind.startsWith(`${one}.`));
  const { verdict, path } = context;
  const here = verdict.report.findings.filter(({ status, sites }) => status === 'new' && sites.some(({ file }) => file === path));
  const actions: CodeAction[] = [];
  if (wants(CodeActionKind.QuickFix)) {
    for (const finding of here) {
      const sites = finding.sites.filter((site) => site.file === path && touches(context.rangeOf(site), range));
      const told = diagnostics.filter((one) => one.source === source && one.data === finding.fingerprint);
      if (sites.length === 0 && told.length === 0) continue;
      const [repair, suppression] = [await repairAction(finding, told, context), suppressAction(finding, sites[0], told, context)];
      actions.push(...repair === undefined ? [] : [repair], ...suppression === undefined ? [] : [suppression]);
    }
  }
  // Only on request: a menu of quick fixes need not list it.
  if (only !== undefined && wants(fixAll)) actions.push(...await fixAllAction(here, context));
  return actions.sort((a, b) => Number(b.isPreferred === true) - Number(a.isPreferred === true));
}

async function repairAction(finding: Finding, diagnostics: readonly Diagnostic[], context: ActionContext): Promise<CodeAction | undefined> {
  const files = await repaired([finding], context);
  if (files.length === 0) return undefined;
  return {
    title: repairTitle(finding),
    kind: CodeActionKind.QuickFix, diagnostics: [...diagnostics],
    isPreferred: finding.repair?.complete === true,
    edit: workspaceEdit(files, context.client),
  };
}

async function fixAllAction(findings: readonly Finding[], context: ActionContext): Promise<CodeAction[]> {
  const files = await repaired(findings, context);
  return files.length === 0 ? [] : [{ title: 'Mend what mandate can mend in this file', kind: fixAll, edit: workspaceEdit(files, context.client) }];
}

async function repaired(findings: readonly Finding[], { verdict, uriOf, versionOf }: ActionContext): Promise<readonly FileEdits[]> {
  const mendable = findings.filter(({ repair }) => repair !== undefined);
  if (mendable.length === 0) return [];
  const { changes } = await applyRepairs(mendable, (file) => verdict.session.sourceOf(file));
  return changes.map(({ file, before, after }) => ({ uri: uriOf(file), version: versionOf(file), edits: textEdits(before, after) }));
}

function repairTitle({ repair }: Finding): string {
  const entries = [...new Set((repair?.imports ?? []).flatMap(({ moves }) => moves.map(({ specifier }) => `'${specifier}'`)))];
  const packages = (repair?.dependencies ?? []).map((one) => `${one.package} to ${one.section} of ${one.manifest}`);
  const parts = [
    ...(entries.length === 0 ? [] : [`import from ${entries.join(' and ')} instead`]),
    ...(packages.length === 0 ? [] : [`add ${packages.join(', ')}`]),
  ];
  const title = safeLine(parts.join(', and '));
  return title.charAt(0).toUpperCase() + title.slice(1);
}

function suppressAction({ rule }: Finding, site: Site | undefined, diagnostics: readonly Diagnostic[], context: ActionContext): CodeAction | undefined {
  const { verdict, client, uriOf, versionOf } = context;
  const text = site === undefined ? undefined : verdict.session.sourceOf(site.file);
  const line = site === undefined || text === undefined ? undefined : suppressFinding(text, site, rule);
  if (site === undefined || text === undefined || line === undefined) return undefined;
  const start = { line: line.line - 1, character: 0 };
  const end = `${line.after}${text.includes('\r\n') ? '\r\n' : '\n'}`;
  // Without a reason the comment excepts nothing, and the finding stays: whoever takes this has to give one.
  const edit: TextEdit | SnippetTextEdit = client.snippetEdits
    ? { range: { start, end: start }, snippet: { kind: 'snippet', value: `${snippetText(line.before)}$0${snippetText(end)}` } }
    : { range: { start, end: start }, newText: `${line.before}${end}` };
  return {
    title: `Except this from ${safeLine(rule)}, with a reason that you fill in`,
    kind: CodeActionKind.QuickFix, diagnostics: [...diagnostics],
    edit: workspaceEdit([{ uri: uriOf(site.file), version: versionOf(site.file), edits: [edit] }], client),
  };
}

function snippetText(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}

function touches(a: Range, b: Range): boolean {
  return !isBefore(a.end, b.start) && !isBefore(b.end, a.start);
}

function isBefore(a: Range['start'], b: Range['start']): boolean {
  return a.line < b.line || (a.line === b.line && a.character < b.character);
}
