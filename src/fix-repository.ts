import { isUtf8 } from 'node:buffer';
import { join } from 'node:path';
import { knownFindings } from './check/match-known.ts';
import { type Applied, type Change, type Leftover, applyRepairs } from './fix/apply-repairs.ts';
import type { ImportRepair } from './model/repair.ts';
import type { Finding, Report } from './model/report.ts';
import type { Tree } from './model/tree.ts';
import { analyse, prepare, type Session, type SessionSettings } from './session.ts';
import { decodeText } from './tree/decode-text.ts';
import { openWorkingTree } from './tree/open-working-tree.ts';
import { overlayTree } from './tree/overlay-tree.ts';

/** What fixing would change, and what it leaves. Nothing has been written. */
export interface Proposal {
  readonly changes: readonly Change[];
  readonly left: readonly Leftover[];
}

/**
 * The changes that mend the new findings of a report. They are tried first, in memory: a change that would bring a finding
 * or Problem which the report does not have, or an import that leads elsewhere than meant, is left out and told.
 */
export async function proposeFixes(root: string, settings: SessionSettings, report: Report): Promise<Proposal> {
  return proposeFixesIn(await openWorkingTree(root), settings, report);
}

/** The same for any tree. */
export async function proposeFixesIn(tree: Tree, settings: SessionSettings, report: Report): Promise<Proposal> {
  await prepare(tree);
  // Without the root: a second thread would read the disk, where the changes are not.
  const cacheFile = settings.cacheDirectory ? { cacheFile: join(settings.cacheDirectory, 'facts.bin') } : {};
  const left: Leftover[] = [];
  let wanted = report.findings.filter(({ status, repair }) => status === 'new' && repair !== undefined);
  for (let round = 0; wanted.length > 0; round++) {
    const applied = await applyRepairs(wanted, (path) => plainText(tree, path));
    if (applied.changes.length === 0) return { changes: [], left: [...left, ...applied.left] };
    const texts = new Map(applied.changes.map(({ file, after }) => [file, after]));
    const unwelcome = unwelcomeIn(analyse(overlayTree(tree, texts), settings, cacheFile), report, applied);
    if (unwelcome.size === 0) return { changes: applied.changes, left: [...left, ...applied.left] };
    const spoilt = wanted.filter((finding) => filesOf(finding).some((file) => unwelcome.has(file)));
    // What cannot be traced to a change, or does not come to an end, leaves nothing that is safe.
    const dropped = spoilt.length === 0 || round >= maxRounds ? wanted : spoilt;
    left.push(...dropped.map((finding) => leftover(finding, unwelcome)));
    wanted = wanted.filter((finding) => !dropped.includes(finding));
  }
  return { changes: [], left };
}

const maxRounds = 8;

/** The text of a file whose bytes follow from it: UTF-8, with or without a byte order mark. */
function plainText(tree: Tree, path: string): string | undefined {
  const bytes = tree.bytes(path);
  if (bytes === undefined || !isUtf8(bytes) || bytes.includes(0)) return undefined;
  return decodeText(bytes).text;
}

/** What is new since the report, by the files that it speaks of. */
function unwelcomeIn({ architecture: { graph }, report: again }: Session, before: Report, { moved }: Applied): Map<string, string> {
  const after = again();
  const files = new Map<string, string>();
  const known = knownFindings(before.findings, after.findings);
  for (const finding of after.findings) {
    if (!known.has(finding)) for (const { file } of [...finding.sites, ...finding.chain]) files.set(file, `it would break ${finding.rule}: ${finding.message}`);
  }
  const problems = new Set(before.problems.map(({ code, message }) => `${code}\0${message}`));
  for (const { code, message, sites } of after.problems) {
    if (!problems.has(`${code}\0${message}`)) for (const file of sites.length === 0 ? [''] : sites.map((site) => site.file)) files.set(file, message);
  }
  const leadsTo = ({ site, moves }: ImportRepair): boolean => {
    const from = graph.module(site.file);
    const imports = from === undefined ? [] : graph.importsOf(from);
    return moves.every(({ specifier, target }) => imports.some((one) => one.specifier === specifier && one.to.path === target));
  };
  for (const one of moved) if (!leadsTo(one)) files.set(one.site.file, 'the new specifier would not lead to the entry from there');
  return files;
}

/** The files that mending a finding changes. */
function filesOf({ repair }: Finding): readonly string[] {
  return [...(repair?.imports ?? []).map(({ site }) => site.file), ...(repair?.dependencies ?? []).map(({ manifest }) => manifest)];
}

function leftover(finding: Finding, unwelcome: ReadonlyMap<string, string>): Leftover {
  const reason = filesOf(finding).flatMap((file) => unwelcome.get(file) ?? [])[0] ?? [...unwelcome.values()][0] ?? '';
  const [site] = finding.sites;
  return { file: site?.file ?? '', line: site?.line ?? 0, reason: `${finding.rule} is left: ${reason}` };
}
