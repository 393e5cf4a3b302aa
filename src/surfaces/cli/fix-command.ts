import type { Checked } from '../../check-repository.ts';
import type { Proposal } from '../../fix-repository.ts';
import { countText } from '../../report/count-text.ts';
import { safeLine } from '../../report/safe-text.ts';
import type { Output } from './io.ts';
import { writeChanges } from './write-changes.ts';

/** Writes what a proposal says, and tells on `output` what was done and what was left. Gives whether anything was written. */
export function writeFixes(root: string, proposal: Proposal, output: Output): boolean {
  const { written, skipped } = writeChanges(root, proposal.changes);
  const lines = [
    ...written.map((file) => `fixed ${safeLine(file)}`),
    ...skipped.map(({ file, reason }) => `left ${safeLine(file)} as it is: ${reason}`),
    ...leftLines(proposal),
    ...(written.length === 0 ? ['Nothing was fixed.'] : []),
    ...(written.some((file) => file.endsWith('package.json')) ? ['Dependencies were added: run the install of your package manager.'] : []),
  ];
  output.write(`${lines.join('\n')}\n`);
  return written.length > 0;
}

/** The changes as one unified diff, which `git apply` takes. */
export async function diffText({ changes }: Proposal): Promise<string> {
  const { createTwoFilesPatch } = await import('diff');
  return changes.map(({ file, before, after }) => {
    const patch = createTwoFilesPatch(`a/${safeLine(file)}`, `b/${safeLine(file)}`, before, after, undefined, undefined, { context: 3 });
    return patch.slice(patch.indexOf('---'));
  }).join('');
}

/** What a dry run tells beside the diff. */
export function dryRunText(proposal: Proposal, { report }: Checked): string {
  const fixable = report.findings.filter(({ status, repair }) => status === 'new' && repair !== undefined).length;
  const summary = proposal.changes.length === 0 ? 'Nothing would be fixed.'
    : `${countText(proposal.changes.length, 'file')} would change for ${countText(fixable, 'finding')} with --fix; nothing was written.`;
  return `${[...leftLines(proposal), summary].join('\n')}\n`;
}

function leftLines({ left }: Proposal): string[] {
  return left.map(({ file, line, reason }) => `${safeLine(file)}:${line} ${safeLine(reason)}`);
}
