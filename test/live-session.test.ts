import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { rules } from '../rules/index.ts';
import { type LiveSession, openLiveSession } from '../src/live-session.ts';
import type { Config } from '../src/model/config.ts';
import { printInspectionJson } from '../src/report/inspect-json.ts';
import { analyse, prepare } from '../src/session.ts';
import { openWorkingTree } from '../src/tree/open-working-tree.ts';
import { overlayTree } from '../src/tree/overlay-tree.ts';
import { type LineEdit, edited, lineEdits, statements, toggleDependency } from './random-edits.ts';

const made: string[] = [];
afterAll(() => made.forEach((directory) => rmSync(directory, { recursive: true, force: true })), 60_000);

const example = 'examples/storefront';
const config = JSON.parse(readFileSync(join(example, 'mandate.config.json'), 'utf8')) as Config;
const settings = { rules, config, today: '2026-05-04', waiverSites: [{ file: 'mandate.config.json', line: 14, column: 7 }] };

/** A copy of an example, and what an editor and a disk do to it. */
function desk(): { root: string; session: LiveSession; texts: Map<string, string>; files(): Promise<readonly string[]>; expectSame(): Promise<void> } {
  const root = mkdtempSync(join(tmpdir(), 'live-'));
  made.push(root);
  cpSync(example, root, { recursive: true });
  const session = openLiveSession(root, settings);
  const texts = new Map<string, string>();
  const fresh = async () => {
    const tree = overlayTree(await openWorkingTree(root), texts);
    await prepare(tree);
    return analyse(tree, settings);
  };
  return {
    root, session, texts,
    files: async () => (await fresh()).architecture.graph.modules.map(({ path }) => path),
    expectSame: async () => {
      const [now, again] = [await session.current(), await fresh()];
      expect(JSON.stringify(now.report(), null, 1)).toBe(JSON.stringify(again.report(), null, 1));
      expect(printInspectionJson(now.architecture)).toBe(printInspectionJson(again.architecture));
    },
  };
}

type Step =
  | { readonly kind: 'type' | 'write'; readonly file: number; readonly lines: readonly LineEdit[] }
  | { readonly kind: 'save' | 'close' | 'remove' | 'tell' ; readonly file: number }
  | { readonly kind: 'make' | 'move'; readonly file: number; readonly name: string }
  | { readonly kind: 'manifest'; readonly file: number; readonly name: string };

const file = fc.nat({ max: 10_000 });
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ kind: fc.constantFrom('type', 'write'), file, lines: lineEdits }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constantFrom('save', 'close', 'remove', 'tell'), file }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('make', 'move'), file, name: fc.constantFrom('added.ts', 'index.ts', 'thing.test.ts', 'schema.prisma') }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('manifest'), file, name: fc.constantFrom('zod', 'left-pad', '@storefront/billing-contracts') }) },
);

async function take({ root, session, texts, files }: ReturnType<typeof desk>, one: Step): Promise<void> {
  const all = await files();
  const path = all[one.file % all.length]!;
  const write = (to: string, text: string): void => {
    mkdirSync(dirname(join(root, to)), { recursive: true });
    writeFileSync(join(root, to), text);
    session.touched([to]);
  };
  const onDisk = (): string | undefined => {
    try {
      return readFileSync(join(root, path), 'utf8');
    } catch {
      return undefined;
    }
  };
  const lay = (to: string, text: string | undefined): void => {
    if (text === undefined) texts.delete(to);
    else texts.set(to, text);
    session.edit(to, text);
  };
  switch (one.kind) {
    case 'type': return lay(path, edited(texts.get(path) ?? onDisk() ?? '', one.lines));
    case 'write': return write(path, edited(onDisk() ?? '', one.lines));
    case 'save': return texts.has(path) ? write(path, texts.get(path)!) : undefined;
    case 'close': return lay(path, undefined);
    case 'tell': return session.touched([path]);
    case 'remove':
      rmSync(join(root, path), { force: true });
      return session.touched([path]);
    case 'make': return one.file % 2 === 0 ? lay(join(dirname(path), one.name), statements[one.file % statements.length]) : write(join(dirname(path), one.name), 'export {};\n');
    case 'move': {
      const to = join(dirname(path), one.name);
      if (onDisk() === undefined) return undefined;
      renameSync(join(root, path), join(root, to));
      return session.touched([path, to]);
    }
    case 'manifest': {
      const manifest = join(path.split('/').slice(0, 2).join('/'), 'package.json');
      // A file beside the projects has none.
      if (!existsSync(join(root, manifest))) return undefined;
      return write(manifest, toggleDependency(readFileSync(join(root, manifest), 'utf8'), one.name));
    }
  }
}

test('after any edits, creations, deletions and renames a live session tells what an analysis from scratch tells, byte for byte', async () => {
  await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (steps) => {
    const one = desk();
    await one.expectSame();
    for (const each of steps) {
      await take(one, each);
      await one.expectSame();
    }
    rmSync(one.root, { recursive: true, force: true });
  }), { numRuns: Number(process.env['LIVE_RUNS'] ?? 8) });
}, 240_000);
