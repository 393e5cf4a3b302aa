/** A small repository with the lines that a rule must report, as one markdown file tells it. */
export interface Fixture {
  readonly title: string;
  /** The prose between the title and the first file. */
  readonly why: string;
  /** Path → text, without the config. */
  readonly files: Readonly<Record<string, string>>;
  /** The parsed `mandate.config.json`, if one stands among the files. */
  readonly config: unknown;
  /** `file:line` of every marked line, sorted. */
  readonly marks: readonly string[];
}

const fence = /^(`{3,})(\w+) (\S+)$/;
const mark = /(?:\/\/|\/\*|<!--|#)\s*✖\s*(?:\*\/|-->)?$/;

/**
 * Reads a title, prose, and fenced blocks whose info string is a language and a path. A line that ends with the comment
 * `✖` must be reported; the comment stays in the text, but for JSON, which knows none. A path given twice and a fence
 * without a path are mistakes.
 */
export function readFixture(markdown: string): Fixture {
  const lines = markdown.split('\n');
  const files: Record<string, string> = {};
  const marks: string[] = [];
  for (let at = 0; at < lines.length; at++) {
    const [, ticks, language, path] = fence.exec(lines[at]!) ?? [];
    if (path === undefined || ticks === undefined) {
      if (lines[at]!.startsWith('```')) throw new Error(`Line ${at + 1}: a fence needs a language and a path`);
      continue;
    }
    if (Object.hasOwn(files, path)) throw new Error(`Line ${at + 1}: ${path} stands twice`);
    const end = lines.indexOf(ticks, at + 1);
    if (end < 0) throw new Error(`Line ${at + 1}: the fence is not closed`);
    const text = lines.slice(at + 1, end);
    files[path] = `${(language === 'json' ? text.map(withoutMark) : text).join('\n')}\n`;
    text.forEach((line, index) => { if (mark.test(line)) marks.push(`${path}:${index + 1}`); });
    at = end;
  }
  const { 'mandate.config.json': config, ...rest } = files;
  return {
    title: /^# (.+)$/m.exec(markdown)?.[1] ?? '',
    why: lines.slice(1, lines.findIndex((line) => fence.test(line))).join('\n').trim(),
    files: rest,
    config: config === undefined ? undefined : JSON.parse(config),
    marks: marks.sort(),
  };
}

function withoutMark(line: string): string {
  return line.replace(mark, '').trimEnd();
}
