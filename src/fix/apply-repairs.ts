import type { DependencyRepair, ImportRepair } from '../model/repair.ts';
import type { Finding } from '../model/report.ts';
import { editManifest } from './edit-manifest.ts';
import { loadParser } from './load-parser.ts';
import { rewriteImports } from './rewrite-imports.ts';

/** A file before and after. */
export interface Change {
  readonly file: string;
  readonly before: string;
  readonly after: string;
}

/** Something that stays as it is, and why. */
export interface Leftover {
  readonly file: string;
  readonly line: number;
  readonly reason: string;
}

export interface Applied {
  /** Sorted by file; none that says what it said before. */
  readonly changes: readonly Change[];
  readonly left: readonly Leftover[];
  /** What was done to imports, by the place where each stood. */
  readonly moved: readonly ImportRepair[];
}

/**
 * Works the repairs of findings into the texts of their files, and touches nothing else. An import whose new package cannot
 * be declared stays, and so does a form of which it is not certain what it takes.
 *
 * @param textOf the text of a file without its byte order mark; undefined for one that cannot be written back as it was
 */
export async function applyRepairs(findings: readonly Finding[], textOf: (file: string) => string | undefined): Promise<Applied> {
  const texts = textsOver(textOf);
  const left: Leftover[] = [];
  const moved: ImportRepair[] = [];
  const failed = new Set(declare(findings, texts, left));
  const byFile = new Map<string, ImportRepair[]>();
  for (const one of wantedImports(findings, failed)) byFile.set(one.site.file, [...byFile.get(one.site.file) ?? [], one]);
  const parser = byFile.size === 0 ? undefined : await loadParser();
  for (const [file, repairs] of byFile) {
    const before = texts.of(file);
    if (before === undefined || parser === undefined) {
      left.push({ file, line: repairs[0]!.site.line, reason: 'it is not plain UTF-8' });
      continue;
    }
    const result = rewriteImports(parser, { file, text: before, textOf }, repairs);
    texts.set(file, result.text);
    left.push(...result.left.map(({ line, reason }) => ({ file, line, reason })));
    moved.push(...result.moved);
  }
  return { changes: texts.changes(), left: left.sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line)), moved };
}

/** Adds what is to be declared; gives the findings whose dependency could not be. */
function declare(findings: readonly Finding[], texts: Texts, left: Leftover[]): Finding[] {
  const done = new Map<string, boolean>();
  const add = (repair: DependencyRepair): boolean => {
    const key = `${repair.manifest}\0${repair.package}`;
    const known = done.get(key);
    if (known !== undefined) return known;
    const before = texts.of(repair.manifest);
    const after = before === undefined ? undefined : editManifest(before, repair);
    if (after === undefined) left.push({ file: repair.manifest, line: 1, reason: `${repair.package} cannot be added: the file is not plain JSON in UTF-8` });
    else texts.set(repair.manifest, after);
    done.set(key, after !== undefined);
    return after !== undefined;
  };
  return findings.filter(({ repair }) => !(repair?.dependencies ?? []).map(add).every(Boolean));
}

/** Each place once: two rules may tell of one import. */
function wantedImports(findings: readonly Finding[], failed: ReadonlySet<Finding>): ImportRepair[] {
  const all = findings.filter((finding) => !failed.has(finding)).flatMap(({ repair }) => repair?.imports ?? []);
  return [...new Map(all.map((one) => [`${one.site.file}:${one.site.line}:${one.site.column}`, one])).values()];
}

interface Texts {
  of(file: string): string | undefined;
  set(file: string, text: string): void;
  changes(): readonly Change[];
}

function textsOver(textOf: (file: string) => string | undefined): Texts {
  const after = new Map<string, string>();
  return {
    of: (file) => after.get(file) ?? textOf(file),
    set: (file, text) => void after.set(file, text),
    changes: () => [...after].map(([file, text]) => ({ file, before: textOf(file)!, after: text }))
      .filter((change) => change.before !== change.after)
      .sort((a, b) => (a.file < b.file ? -1 : 1)),
  };
}
