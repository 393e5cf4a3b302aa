import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { z } from 'zod';
import type { Finding, Report } from '../../model/report.ts';
import type { Verdict, Workspace } from '../../open-workspace.ts';
import { countText } from '../../report/count-text.ts';
import { placeText } from '../../report/finding-text.ts';
import { newFindings, problemsByWeight } from '../../report/new-findings.ts';
import { safeLine } from '../../report/safe-text.ts';
import { type Answer, answered, bounded, notesOn, textOf } from './answer.ts';
import { reading } from './annotations.ts';
import { isCodePath } from './named-unit.ts';
import { pathInRoot } from './path-in-root.ts';
import { findingLine, tellFinding, toldFinding } from './told-finding.ts';
import type { WarmRepository } from './warm-repository.ts';

const input = z.strictObject({
  files: z.array(z.string().min(1).max(1000)).max(500).optional().describe('paths from the root; without them the whole repository is told'),
  contents: z.record(z.string().min(1).max(1000), z.string().max(2_000_000)).refine((all) => Object.keys(all).length <= 50, 'at most 50 files')
    .optional().describe('path → text that is not written yet: judged as if it were; nothing is written'),
});

const output = z.object({
  verdict: z.enum(['pass', 'fail', 'unknown']).describe('fail: an error is among the findings; unknown: the repository could not be analysed'),
  errors: z.number(),
  warnings: z.number(),
  findings: z.array(toldFinding),
  more_findings: z.number(),
  problems: z.array(z.object({ code: z.string(), severity: z.enum(['error', 'warning']), message: z.string(), place: z.string().nullable() }))
    .describe('what could not be analysed'),
  more_problems: z.number(),
  not_analysed: z.array(z.string()).describe('files asked for that are not there or that mandate does not read'),
  notes: z.array(z.string()),
});

type Question = z.infer<typeof input>;

const findingLimit = 30;
const problemLimit = 10;
const fileLimit = 20;

/** The tool `check`: the new findings of some files, or of all. */
export function addCheckTool(server: McpServer, repository: WarmRepository): void {
  server.registerTool('check', {
    title: 'Check files',
    description: 'The findings of the architecture rules in these files, or in the whole repository, as they are now or as they would be with the contents given. '
      + 'Ask after an edit, before you say that you are done.',
    inputSchema: input,
    outputSchema: output,
    annotations: reading('Check files'),
  }, (question) => answered(() => repository.ask((workspace) => check(workspace, repository, question))));
}

async function check(workspace: Workspace, repository: WarmRepository, { files, contents = {} }: Question): Promise<Answer<z.infer<typeof output>>> {
  const unsaved = Object.entries(contents).map(([path, text]) => [pathInRoot(repository.root, path), text] as const);
  const scope = files && [...new Set([...files.map((path) => pathInRoot(repository.root, path)), ...unsaved.map(([path]) => path)])];
  // Whoever writes a file and asks at once is sooner than any watcher.
  workspace.touched(scope);
  try {
    for (const [path, text] of unsaved) workspace.edit(path, text);
    const verdict = await workspace.current();
    if (verdict.fault !== undefined && unsaved.length > 0) throw verdict.fault;
    return tell(verdict, scope, notesOn(verdict, repository));
  } finally {
    for (const [path] of unsaved) workspace.edit(path, undefined);
  }
}

function tell(verdict: Verdict, scope: readonly string[] | undefined, notes: readonly string[]): Answer<z.infer<typeof output>> {
  const { report, session } = verdict;
  const within = scope && new Set(scope);
  const found = newFindings(report).filter(({ sites }) => within === undefined || sites.some(({ file }) => within.has(file)));
  const problems = problemsByWeight(report).filter(({ severity, sites }) => within === undefined || severity === 'error' || sites.some(({ file }) => within.has(file)));
  const errors = found.filter(({ severity }) => severity === 'error').length;
  const shown = bounded(found, findingLimit);
  const shownProblems = bounded(problems, problemLimit);
  const missed = bounded((scope ?? []).filter((path) => isMissed(session, path)), fileLimit);
  const data = {
    verdict: verdictOf(verdict, errors),
    errors,
    warnings: found.length - errors,
    findings: shown.shown.map((finding) => tellFinding(placedWithin(finding, within))),
    more_findings: shown.more,
    problems: shownProblems.shown.map(({ code, severity, message, sites: [site] }) => ({ code, severity, message: safeLine(message), place: site === undefined ? null : placeText(site) })),
    more_problems: shownProblems.more,
    not_analysed: [...missed.shown],
    notes: [...notes, ...(missed.more > 0 ? [`${missed.more} more files were not analysed.`] : [])],
  };
  return { text: textOf([headLine(data, report, scope), ...linesOf(data, shown.shown.map((finding) => findingLine(placedWithin(finding, within))))], data.notes), data };
}

function verdictOf({ fault, report }: Verdict, errors: number): 'pass' | 'fail' | 'unknown' {
  if (fault !== undefined || report.summary.problems.errors > 0) return 'unknown';
  return errors > 0 ? 'fail' : 'pass';
}

function isMissed({ architecture, sourceOf }: Verdict['session'], path: string): boolean {
  return sourceOf(path) === undefined || (isCodePath(path) && architecture.graph.module(path) === undefined);
}

/** The places in the files that were asked for come first. */
function placedWithin(finding: Finding, within: ReadonlySet<string> | undefined): Finding {
  if (within === undefined) return finding;
  return { ...finding, sites: [...finding.sites.filter(({ file }) => within.has(file)), ...finding.sites.filter(({ file }) => !within.has(file))] };
}

function headLine({ verdict, errors, warnings, problems, more_problems: more }: z.infer<typeof output>, { summary }: Report, scope: readonly string[] | undefined): string {
  const where = scope === undefined ? countText(summary.files, 'file') : `${countText(scope.length, 'file')} asked for`;
  return `${verdict}: ${countText(errors, 'error')}, ${countText(warnings, 'warning')}, ${countText(problems.length + more, 'problem')} in ${where}`;
}

function linesOf({ more_findings: more, problems, more_problems: moreProblems, not_analysed: missed }: z.infer<typeof output>, findings: readonly string[]): string[] {
  return [
    ...findings,
    ...(more > 0 ? [`… ${more} more findings; name fewer files to see them`] : []),
    ...problems.map(({ code, severity, message, place }) => `${place ?? '-'} problem-${severity} ${code}: ${message}`),
    ...(moreProblems > 0 ? [`… ${moreProblems} more problems`] : []),
    ...(missed.length > 0 ? [safeLine(`not analysed, because they are not there or mandate does not read them: ${missed.join(', ')}`)] : []),
  ];
}
