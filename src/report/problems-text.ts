import type { Problem } from '../model/problem.ts';
import { labelled, labelledList, placeText } from './finding-text.ts';
import type { TextOptions } from './print-options.ts';
import { problemRemedies } from './problem-remedies.ts';
import { safeLine } from './safe-text.ts';

/** What could not be analysed, by code with counts, and how each kind is put right; nothing when there is nothing. */
export function problemsText(problems: readonly Problem[], options: TextOptions): string[][] {
  if (problems.length === 0) return [];
  const codes = new Map<string, Problem[]>();
  for (const problem of problems) {
    const key = `${problem.severity} ${problem.code}`;
    const known = codes.get(key);
    if (known === undefined) codes.set(key, [problem]);
    else known.push(problem);
  }
  const groups = [...codes.values()].sort((a, b) => rank(a) - rank(b));
  return [[
    options.colours.bold('Problems: what could not be analysed'),
    ...groups.flatMap((group) => ['', ...codeText(group, options)]),
  ]];
}

/** Problems of one code that are named before the rest is counted. */
const shownPerCode = 3;

function rank([first]: readonly Problem[]): number {
  return first?.severity === 'error' ? 0 : 1;
}

function codeText(problems: readonly Problem[], options: TextOptions): string[] {
  const { colours, all } = options;
  const { code, severity } = problems[0]!;
  const remedy = problemRemedies[code];
  const shown = all || problems.length <= shownPerCode + 1 ? problems : problems.slice(0, shownPerCode);
  const rest = problems.length - shown.length;
  const mark = severity === 'error' ? colours.red('✖') : colours.yellow('▲');
  const count = problems.length === 1 ? '' : `  ${problems.length}×`;
  return [
    `  ${mark} ${colours.bold(code)}${severity === 'error' ? ' (error: no verdict)' : ''}${count}`,
    ...labelledList('', [...shown.map(problemLine), ...(rest === 0 ? [] : [`… and ${rest} more (--all shows them)`])], options),
    ...(remedy === undefined ? [] : labelled('fix', remedy, options)),
  ];
}

/** Place and message; a message that begins with the file does not name it twice. */
function problemLine({ message, sites: [site] }: Problem): string {
  const text = safeLine(message);
  if (site === undefined || text.includes(placeText(site))) return text;
  const file = safeLine(site.file);
  return `${placeText(site)} ${text.startsWith(`${file} `) ? text.slice(file.length + 1) : text}`;
}
