import { type Problem, problem } from '../model/problem.ts';
import { type Dialect, type OwnerPattern, ownerPattern } from './owner-pattern.ts';

/** One line of a CODEOWNERS file. */
export interface OwnerEntry {
  readonly matches: OwnerPattern;
  /** Empty where the line says that nobody owns the files. */
  readonly owners: readonly string[];
  /** Whether the line takes the files out of its section for good. */
  readonly excludes: boolean;
}

/** A part of the file in which the last line that matches counts. GitHub knows one alone. */
export interface OwnerSection {
  readonly name: string;
  readonly entries: readonly OwnerEntry[];
}

export interface CodeOwners {
  readonly sections: readonly OwnerSection[];
  /** The lines that are ignored, as GitHub and GitLab ignore them. */
  readonly problems: readonly Problem[];
}

interface OpenSection {
  readonly name: string;
  readonly entries: OwnerEntry[];
  defaults: readonly string[];
}

/** GitHub does not read a larger file at all. */
const maxLength = 3 * 1024 * 1024;

/** Reads a CODEOWNERS file; a line that GitHub or GitLab would pass over is passed over here, and is a Problem. */
export function readCodeOwners(file: string, text: string): CodeOwners {
  if (text.length > maxLength) {
    return { sections: [], problems: [ignored(file, 1, 'it is larger than 3 MB, and GitHub reads no such file', 'The whole of it')] };
  }
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/).map((line) => line.trim());
  const dialect = dialectOf(file, lines);
  const sections = new Map<string, OpenSection>();
  let section = opened(sections, '');
  const problems: Problem[] = [];
  lines.forEach((line, index) => {
    if (line === '' || line.startsWith('#')) return;
    const heading = dialect === 'gitlab' ? /^\^?\[([^\]]+)\](?:\[\d+\])?(?:\s+(.*))?$/.exec(line) : null;
    if (heading !== null) {
      section = opened(sections, heading[1]!.trim());
      section.defaults = ownersIn(heading[2] ?? '').owners;
      return;
    }
    const entry = entryOf(line, dialect, section.defaults);
    if (typeof entry === 'string') problems.push(ignored(file, index + 1, entry, 'A line'));
    else section.entries.push(entry);
  });
  return { sections: [...sections.values()], problems };
}

/** Only GitLab has sections; a file of that form in another place is taken for GitLab's all the same. */
function dialectOf(file: string, lines: readonly string[]): Dialect {
  if (file.startsWith('.github/')) return 'github';
  return file.startsWith('.gitlab/') || lines.some((line) => /^\^?\[[^\]]+\](?:\[\d+\])?(?:\s+@|\s*$)/.test(line)) ? 'gitlab' : 'github';
}

/** Sections of one name are one, however it is capitalised. */
function opened(sections: Map<string, OpenSection>, name: string): OpenSection {
  const key = name.toLowerCase();
  const known = sections.get(key);
  if (known !== undefined) return known;
  const section: OpenSection = { name, entries: [], defaults: [] };
  sections.set(key, section);
  return section;
}

/** The entry of a line, or why there is none. */
function entryOf(line: string, dialect: Dialect, defaults: readonly string[]): OwnerEntry | string {
  const [, written = '', rest = ''] = /^((?:\\.|[^\s\\])+)(.*)$/.exec(line) ?? [];
  const excludes = dialect === 'gitlab' && written.startsWith('!');
  const fault = dialect === 'github' ? githubFault(written) : undefined;
  if (fault !== undefined) return fault;
  if (written === '' || written.includes('***')) return `the pattern ${written || line} means no file`;
  const { owners, strangers } = ownersIn(rest);
  if (strangers.length > 0) return `${strangers[0]} is no owner: one is a @user, a @team or an address`;
  const pattern = excludes ? written.slice(1) : written;
  return { matches: ownerPattern(pattern, dialect), owners: owners.length === 0 && !excludes ? defaults : owners, excludes };
}

/** What gitignore knows and CODEOWNERS on GitHub does not. */
function githubFault(pattern: string): string | undefined {
  if (pattern.startsWith('!')) return 'GitHub knows no ! in front of a pattern';
  if (pattern.startsWith('\\#')) return 'GitHub knows no pattern that begins with an escaped #';
  return /^(?:\\.|[^\\])*?\[/.test(pattern.replace(/\\\[/g, '')) ? 'GitHub knows no ranges of characters in [ ]' : undefined;
}

/** Owners up to a comment. */
function ownersIn(text: string): { readonly owners: readonly string[]; readonly strangers: readonly string[] } {
  const words = text.replace(/(?:^|\s)#.*$/, '').split(/\s+/).filter((word) => word !== '');
  const isOwner = (word: string): boolean => /^@{1,2}[\w.-]+(?:\/[\w.-]+)*$/.test(word) || /^[^\s@]+@[^\s@]+$/.test(word);
  return { owners: words.filter(isOwner), strangers: words.filter((word) => !isOwner(word)) };
}

function ignored(file: string, line: number, why: string, what: string): Problem {
  return problem('invalid-codeowners', `${what} of ${file} is passed over, as it is where the repository is hosted: ${why}. Findings may lack their owner.`, { file, line, column: 1 });
}
