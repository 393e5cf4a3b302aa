import { mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { RecordWriter, decodeFacts, encodeFacts } from '../model/fact-table.ts';
import type { ModuleFacts } from '../model/facts.ts';
import { type CachedFacts, emptyCache, loadCache, saveCache } from './fact-cache.ts';
import { createStringTable } from './string-table.ts';

const facts: ModuleFacts = {
  imports: [{ specifier: './münze.js', kind: 'import', typeOnly: true, line: 3, column: 7, names: [{ imported: 'a', local: 'b' }] }],
  exports: [{ kind: 'star', from: 0 }, { kind: 'local', name: 'x', local: 'y' }],
  unparsed: { message: 'Unexpected token', line: 9, column: 1 },
};

function cacheOf(entries: Record<string, ModuleFacts>, others: CachedFacts['others'] = {}): CachedFacts {
  const table = createStringTable(['never used']);
  const out = new RecordWriter();
  const modules = new Map(Object.entries(entries).map(([key, value]) => {
    const offset = out.length;
    encodeFacts(value, table.intern, out);
    return [key, offset];
  }));
  return { modules, records: out.records.subarray(0, out.length), strings: table.list, others };
}

function file(): string {
  return join(mkdtempSync(join(tmpdir(), 'mandate-cache-')), 'deep', 'facts.bin');
}

test('gives back what was saved, without strings that nothing names', () => {
  const path = file();
  const others = { 'key dockerfile a/Dockerfile': [{ technology: 'dockerfile' }] };
  saveCache(path, '1', { ...cacheOf({ 'abc.ts': facts, 'def.tsx': { imports: [], exports: [] } }, others), stale: true });
  const loaded = loadCache(path, '1');
  expect([...loaded.modules.keys()]).toEqual(['abc.ts', 'def.tsx']);
  expect(decodeFacts(loaded, loaded.modules.get('abc.ts')!)).toEqual(facts);
  expect(decodeFacts(loaded, loaded.modules.get('def.tsx')!)).toEqual({ imports: [], exports: [] });
  expect(loaded.strings).not.toContain('never used');
  expect(loaded.others).toEqual(others);
  expect(readdirSync(join(path, '..'))).toEqual(['facts.bin']);
});

test('an empty cache survives the way there and back', () => {
  const path = file();
  saveCache(path, '1', emptyCache);
  expect(loadCache(path, '1').modules.size).toBe(0);
});

test('a cache that is absent, of another version, foreign or damaged anywhere counts as empty', () => {
  const path = file();
  expect(loadCache(path, '1')).toBe(emptyCache);
  saveCache(path, '1', cacheOf({ 'abc.ts': facts }));
  expect(loadCache(path, '2')).toBe(emptyCache);
  const whole = readFileSync(path);
  for (let at = 0; at < whole.length; at += 7) {
    const damaged = Buffer.from(whole);
    damaged[at]! ^= 0xff;
    writeFileSync(path, damaged);
    expect(loadCache(path, '1'), `byte ${at}`).toBe(emptyCache);
    writeFileSync(path, whole.subarray(0, at));
    expect(loadCache(path, '1'), `cut at ${at}`).toBe(emptyCache);
  }
});

test('a directory that cannot be written to is no error', () => {
  const path = file();
  saveCache(path, '1', emptyCache);
  saveCache(join(path, 'below-a-file', 'facts.bin'), '1', emptyCache);
  expect(loadCache(join(path, 'below-a-file', 'facts.bin'), '1')).toBe(emptyCache);
});
