import { execFileSync } from 'node:child_process';
import { writeMonorepo } from './generate.ts';
import { historyOf } from './generate/history.ts';
import { planMonorepo, type MonorepoOptions } from './generate/monorepo.ts';

/** Writes a generated monorepo with so many commits after the first into an empty directory, and checks the last one out. */
export function writeHistory(root: string, options: MonorepoOptions & { readonly commits: number }): void {
  writeMonorepo(root, options);
  // One process for all commits: a `git commit` each would take longer than what is to be measured.
  const stream = [...historyOf(planMonorepo(options), options)].map(({ subject, changes }, index) => [
    `commit refs/heads/main\ncommitter bench <bench@example.com> ${(Date.UTC(2026, 0, 2) + index * sixHours) / 1000} +0000\n`,
    data(subject), index === 0 ? 'from refs/heads/main^0\n' : '',
    ...changes.map(({ path, text }) => (text === undefined ? `D ${path}\n` : `M 100644 inline ${path}\n${data(text)}`)),
  ].join('')).join('');
  const git = (args: readonly string[], input?: string): void => {
    execFileSync('git', ['-C', root, '-c', 'core.autocrlf=false', ...args], { stdio: ['pipe', 'ignore', 'pipe'], ...(input === undefined ? {} : { input }) });
  };
  git(['fast-import', '--quiet'], stream);
  git(['reset', '-q', '--hard']);
}

const sixHours = 6 * 60 * 60 * 1000;

function data(text: string): string {
  return `data ${Buffer.byteLength(text)}\n${text}\n`;
}
