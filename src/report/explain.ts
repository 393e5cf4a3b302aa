import type { Rule } from '../model/rule.ts';
import { clauses } from './clauses.ts';
import type { PrintOptions } from './print-options.ts';
import { safeText } from './safe-text.ts';
import { wrapText } from './wrap-text.ts';

/** A rule for a person at a terminal: what must hold, the clause, then its README when there is one. */
export function printExplanation(rule: Rule, readme: string | undefined, options: PrintOptions): string {
  const { colours } = options;
  const head = [
    `${colours.bold(rule.id)}   ${colours.dim(`clause ${rule.clause} · ${clauses[rule.clause] ?? ''} · ${rule.severity} unless the config says otherwise`)}`,
    '',
    ...wrapText(safeText(rule.summary), options.width),
  ];
  const body = readme === undefined ? [] : ['', ...markdownText(withoutHead(safeText(readme.replaceAll('\r\n', '\n')), rule), options)];
  return `${[...head, ...body].join('\n').trimEnd()}\n`;
}

/** All rules, a line each. */
export function printRules(rules: readonly Rule[], { colours }: PrintOptions): string {
  const wide = Math.max(...rules.map(({ id }) => id.length));
  return rules.map(({ id, severity, summary }) => `  ${colours.bold(id.padEnd(wide))}   ${severity.padEnd(5)}   ${safeText(summary)}\n`).join('');
}

/** The title repeats the rule's id, and the first paragraph its summary: both stand above already. */
function withoutHead(markdown: string, { summary }: Rule): string {
  const body = markdown.replace(/^\s*# .*\n+/, '');
  return body.startsWith(summary) ? body.replace(/^(?:.+\n)+\n*/, '') : body;
}

/** Markdown as a terminal shows it: headings bold, code indented, prose wrapped, links with their addresses behind. */
function markdownText(markdown: string, options: PrintOptions): string[] {
  const lines: string[] = [];
  let prose = '';
  let fenced = false;
  const flush = (): void => {
    if (prose !== '') lines.push(...proseText(prose, options));
    prose = '';
  };
  for (const line of markdown.split('\n')) {
    if (/^\s*(?:```|~~~)/.test(line)) {
      flush();
      fenced = !fenced;
      const [, path] = /^\s*(?:```|~~~)\w+ (\S+)/.exec(line) ?? [];
      if (fenced && path !== undefined) lines.push(`  ${path}`);
    } else if (fenced) lines.push(options.colours.cyan(`    ${line}`).trimEnd());
    else if (/^#{1,6} /.test(line)) {
      flush();
      lines.push(options.colours.bold(line.replace(/^#+ /, '')));
    } else if (line.trim() === '' || /^\s*(?:[-*+]|\d+\.|\|)/.test(line)) {
      flush();
      if (line.trim() === '') lines.push('');
      else if (line.trimStart().startsWith('|')) lines.push(line);
      else prose = line;
    } else prose = prose === '' ? line : `${prose} ${line.trim()}`;
  }
  flush();
  return lines;
}

/** A paragraph or list item, wrapped; what follows a bullet hangs behind it. */
function proseText(prose: string, { width }: PrintOptions): string[] {
  const [, bullet = '', text = ''] = /^(\s*(?:[-*+]|\d+\.)\s+)?(.*)$/s.exec(prose) ?? [];
  const plain = text.replace(/\*\*([^*]+)\*\*/g, '$1').replace(/\[([^\][]+)\]\(([^()\s]+)\)/g, '$1 ($2)');
  return wrapText(plain, Math.max(30, width - bullet.length))
    .map((line, index) => (index === 0 ? bullet : ' '.repeat(bullet.length)) + line);
}
