import type { Finding } from '../../model/report.ts';
import { UserError } from '../../model/user-error.ts';
import type { Verdict, Workspace } from '../../open-workspace.ts';

/** What an import would lead to, by the engine itself: a buffer with it is laid over the file, and taken back. */
export interface EngineVerdict {
  readonly verdict: Verdict;
  /** The line that the import stands in, in the file with it. */
  readonly line: number;
  /** The findings that come of it, whatever their status. */
  readonly findings: readonly Finding[];
  /** Where it leads: a file of the repository, or a package from outside; undefined where it leads nowhere that is seen. */
  readonly leadsTo: string | undefined;
  /** Why it was not resolved; undefined where it was. */
  readonly unresolved: string | undefined;
}

/** Asks the engine about one statement at the end of a file that is there, or alone in one that is not. */
export async function askEngine(workspace: Workspace, before: Verdict, path: string, statement: string): Promise<EngineVerdict> {
  const text = before.session.sourceOf(path);
  const inTag = /\.(?:vue|svelte|astro)$/.test(path);
  const head = `${text === undefined || text === '' ? '' : `${text.replace(/\n*$/, '')}\n\n`}${inTag ? '<script lang="ts">\n' : ''}`;
  const line = head.split('\n').length;
  workspace.edit(path, `${head}${statement}\n${inTag ? '</script>\n' : ''}`);
  try {
    const verdict = await workspace.current();
    if (verdict.fault !== undefined) throw verdict.fault;
    const { architecture: { graph } } = verdict.session;
    const module = graph.module(path);
    if (module === undefined) {
      throw new UserError('usage', `${path} is not analysed: the config ignores it, or a generator makes it. Give a file of the source.`);
    }
    const known = new Set(before.report.findings.flatMap((finding) => [finding.fingerprint, shownAs(finding)]));
    const isHere = (site: { readonly file: string; readonly line: number }): boolean => site.file === path && site.line === line;
    const inside = graph.importsOf(module).find(({ site }) => isHere(site))?.to.path;
    const outside = [...graph.packageImports, ...graph.generatedImports].find(({ from, site }) => from === module && isHere(site));
    return {
      verdict,
      line,
      findings: verdict.report.findings.filter((finding) => finding.sites.some(isHere) || (!known.has(finding.fingerprint) && !known.has(shownAs(finding)))),
      leadsTo: inside ?? (outside === undefined ? undefined : 'package' in outside ? outside.package : outside.path),
      unresolved: verdict.report.problems.find(({ code, sites }) => code === 'unresolved-import' && sites.some(isHere))?.message,
    };
  } finally {
    workspace.edit(path, undefined);
  }
}

/** One more finding of a kind may give another one its number, and so another fingerprint; it is the same one still. */
function shownAs({ rule, message, sites }: Finding): string {
  return JSON.stringify([rule, message, sites]);
}
