import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js';
import { UserError } from '../../model/user-error.ts';
import type { Verdict } from '../../open-workspace.ts';
import { safeLine, safeText } from '../../report/safe-text.ts';
import type { WarmRepository } from './warm-repository.ts';

/** What a tool answers: a few lines for a model, and the same as data. */
export interface Answer<Data extends object> {
  readonly text: string;
  readonly data: Data;
}

/** The answer as the protocol has it. What a user can mend is told as the tool's error, as is a bug; the server goes on. */
export async function answered(answer: () => Promise<Answer<object>>): Promise<CallToolResult> {
  try {
    const { text, data } = await answer();
    return { content: [{ type: 'text', text }], structuredContent: { ...data } };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const text = error instanceof UserError ? message : `mandate failed. That is a bug in mandate, and there is no answer: ${message}`;
    return { isError: true, content: [{ type: 'text', text: safeText(text) }] };
  }
}

/** What limits a verdict, and how that is put right; mostly nothing. */
export function notesOn({ configFault, fault, report }: Verdict, repository: WarmRepository): readonly string[] {
  const untrusted = repository.untrustedConfig();
  const errors = report.problems.filter(({ severity }) => severity === 'error');
  return [
    ...(untrusted === undefined ? [] : [`${untrusted} is code and was not run, so services are inferred and rules run as they come: CI may judge otherwise. `
      + 'A user who trusts this repository starts the server with --trust-config, or writes the config as JSON or YAML.']),
    ...(untrusted === undefined && configFault !== undefined ? [`The config does not hold, and the last one that did counts: ${configFault.message}`] : []),
    ...(fault === undefined ? [] : [`The repository could not be analysed as it is now; this is how it was before: ${fault.message}`]),
    ...(errors.length === 0 ? [] : [`No verdict counts until this is put right: ${errors[0]!.message}${errors.length > 1 ? ` (and ${errors.length - 1} more; check tells them)` : ''}`]),
  ].map(safeLine);
}

/** Lines of an answer, notes last. */
export function textOf(lines: readonly string[], notes: readonly string[]): string {
  return [...lines, ...notes.map((note) => `note: ${note}`)].join('\n');
}

/** As many as fit, and how many are left. */
export function bounded<One>(all: readonly One[], limit: number): { readonly shown: readonly One[]; readonly more: number } {
  return { shown: all.slice(0, limit), more: Math.max(0, all.length - limit) };
}
