import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import type { PastCommit } from '../past-commits.ts';
import type { PastFinding, Snapshot } from '../snapshot.ts';
import { applyDelta, deltaOf } from './delta.ts';
import { historyStore, type LookedAt } from './history-store.ts';
import { readStore } from './read-store.ts';
import { storeChanges } from './store-changes.ts';
import { nameOfAddress } from './repository-name.ts';
import { appendLines, loadStore, requireWritable } from './store-file.ts';
import { lineText } from './store-line.ts';

const directory = mkdtempSync(join(tmpdir(), 'mandate-store-'));
afterAll(() => {
  rmSync(directory, { recursive: true, force: true });
});

const item = fc.record({ name: fc.constantFrom('a', 'b', 'c', 'd', '__proto__'), count: fc.nat(3), more: fc.array(fc.constantFrom('x', 'y', 'z'), { maxLength: 4 }) }, { requiredKeys: ['name'] });
const value = fc.record({
  list: fc.array(item, { maxLength: 8 }), texts: fc.array(fc.constantFrom('p', 'q', 'r'), { maxLength: 5 }), none: fc.option(fc.nat(2)),
  inner: fc.record({ sets: fc.array(fc.array(fc.constantFrom('p', 'q')), { maxLength: 3 }), number: fc.nat(3) }, { requiredKeys: [] }),
}, { requiredKeys: ['list', 'texts'] });

test('a delta leads from any value to any other, also when it was written down', () => {
  fc.assert(fc.property(value, value, (before, after) => {
    const delta = deltaOf(before, after);
    expect(applyDelta(before, JSON.parse(JSON.stringify(delta ?? {})))).toEqual(after);
    expect(deltaOf(after, after)).toBeUndefined();
  }), { numRuns: 500 });
});

test('no delta makes a list longer than what is written of it', () => {
  const before = { list: [{ name: 'a' }, { name: 'b' }] };
  for (const steps of [[0, [0, 2], [0, 2]], [0, [0, 1e308]], [0, [-1, 1]], [0, ['0', 1]], [0, [5, {}]], [1, [0, 1]], [0, [0, NaN]]]) {
    const made = applyDelta(before, { list: steps }) as { list?: unknown[] } | undefined;
    expect(made?.list?.length ?? 0).toBeLessThanOrEqual(2);
  }
  expect(applyDelta(before, JSON.parse(`${'{"list":'.repeat(5000)}1${'}'.repeat(5000)}`))).toBeUndefined();
});

test('what was written is read again, each line as small as what is different', () => {
  const lines = written(30);
  const { revisions, lost } = readStore(bytesOf(lines));
  expect(lost).toEqual([]);
  expect(revisions.map(({ snapshot }) => snapshot)).toEqual(Array.from({ length: 30 }, (_, at) => snapshotAt(at)));
  const sizes = lines.map(({ length }) => length);
  expect(sizes.filter((size) => size < sizes[0]! / 8).length).toBeGreaterThan(27);
  // Nothing is written twice, and the same history gives the same bytes.
  const store = historyStore(readStore(bytesOf(lines)), of);
  expect(Array.from({ length: 30 }, (_, at) => store.add(lookedAt(at)))).toEqual(Array(30).fill(undefined));
  expect(written(30)).toEqual(lines);
});

test('a chain of differences ends before it is longer than all that it tells', () => {
  const { revisions } = readStore(bytesOf(written(150)));
  const whole = revisions.filter(({ line }) => line.base === undefined);
  expect(whole.length).toBeGreaterThan(1);
  expect(whole.length).toBeLessThan(15);
  const full = JSON.stringify(snapshotAt(0)).length;
  expect(Math.max(...revisions.map(({ chain }) => chain))).toBeLessThan(2 * full);
});

test('a run that is killed at any byte of a line costs that line alone, and the next run goes on behind it', () => {
  const lines = written(4, 3);
  const whole = Buffer.from(`${lines[3]!}\n`);
  const path = join(directory, 'killed.jsonl');
  const next = historyStore(readStore(bytesOf(lines.slice(0, 3))), of).add(lookedAt(3, 3))!;
  for (let cut = 0; cut <= whole.length; cut++) {
    writeFileSync(path, Buffer.concat([bytesOf(lines.slice(0, 3)), whole.subarray(0, cut)]));
    appendLines(path, 'killed.jsonl', [next]);
    const { revisions, lost, isStore } = readStore(readFileSync(path));
    expect({ cut, commits: revisions.map(({ line }) => line.commit), lost: lost.length, isStore }).toEqual({
      cut, commits: [0, 1, 2, 3].map(idOf), lost: cut === 0 || cut >= whole.length - 1 ? 0 : 1, isStore: true,
    });
  }
  // Also where it was the first line, and where two runs wrote at once so that nobody ended it.
  writeFileSync(path, lines[0]!.slice(0, 5));
  expect(loadStore(path, 'killed.jsonl').revisions).toEqual([]);
  writeFileSync(path, `${lines[0]!}\n${lines[1]!.slice(0, 40)}${lines[1]!}\n`);
  expect(loadStore(path, 'killed.jsonl').revisions).toHaveLength(2);
});

test('lines of two branches count together in any order and any number', () => {
  const lines = written(12);
  fc.assert(fc.property(fc.shuffledSubarray([...lines, ...lines], { minLength: 24 }), (shuffled) => {
    const content = readStore(bytesOf(shuffled));
    expect(content.lost).toEqual([]);
    const store = historyStore(content, of);
    expect(store.chain.backFrom(store.chain.tip()!).map(({ commit }) => commit)).toEqual(Array.from({ length: 12 }, (_, at) => idOf(at)));
  }), { numRuns: 20 });
});

test('a line that is damaged, foreign or hostile is told with its number, and counts for nothing', () => {
  const lines = written(6);
  const flipped = lines[2]!.replace('subject 2', 'subject 9');
  const foreign = ['<<<<<<< HEAD', '{"name":"x"}', '[]', 'null', '{"mandate":2,"id":"0000000000000000"}', `{"mandate":1,"id":"${'0'.repeat(16)}"}`];
  const forged = [
    { state: [{ findings: 'all' }] }, { state: [{ ...snapshotAt(0), findings: [{ ...snapshotAt(0).findings[0]!, message: 7 }] }] }, { commit: '--output=x' },
    { moment: 1e300 }, { date: 'yesterday' }, { tags: 'v1' }, { state: JSON.parse('{"__proto__":[1]}') as object }, { after: { commit: 'HEAD' } },
  ].map((wrong) => lineText({ ...JSON.parse(lines[0]!) as object, id: undefined, ...wrong } as never).text);
  const { revisions, lost } = readStore(bytesOf([...lines.slice(0, 2), flipped, ...lines.slice(3), ...foreign, ...forged]));
  expect(revisions.map(({ line }) => line.subject)).toEqual(['subject 0', 'subject 1']);
  expect(lost.map(({ number, why }) => `${number} ${why}`)).toEqual([
    '3 is not as it was written', '4 builds on a line that is not there', '5 builds on a line that is not there', '6 builds on a line that is not there',
    '7 is no JSON', '8 is no line of mandate', '9 is no line of mandate', '10 is no line of mandate', '11 is of format 2, which a later version of mandate wrote',
    '12 is not as it was written', ...forged.map((_, at) => `${13 + at} does not have what a line has`),
  ]);
  expect(({} as Record<string, unknown>)['findings']).toBeUndefined();
});

test('what commits changed is told back from the last one, as far as lines lead, each once', () => {
  const changed = Array.from({ length: 20 }, (_, at) => [
    { path: `a${at}`, isMove: false }, { path: 'new', before: 'old', isMove: at % 2 === 0 }, { path: '__proto__', isMove: false },
  ]);
  const added = storeChanges([], '');
  const lines = changed.slice(1).map((files, at) => added.add({ ...pastCommit(at + 1), parent: idOf(at), files, exact: false })!);
  expect(added.add({ ...pastCommit(3), parent: idOf(2), files: [], exact: true })).toBeUndefined();
  fc.assert(fc.property(fc.shuffledSubarray([...lines, ...lines]), fc.subarray([...changed.keys()], { minLength: 2 }), (there, places) => {
    const { changes, lost } = readStore(bytesOf(there));
    expect(lost).toEqual([]);
    const told: unknown[] = [];
    const { gaps } = storeChanges(changes, '').back(places.map(pastCommit), (files) => told.push(files));
    const expected: { files: unknown[]; gaps: string[] } = { files: [], gaps: [] };
    for (let at = places.length - 1; at > 0; at--) {
      let place = places[at]!;
      for (; place > places[at - 1]! && there.includes(lines[place - 1]!); place--) expected.files.push(changed[place]);
      if (place > places[at - 1]!) expected.gaps.push(idOf(places[at]!));
    }
    expect({ files: told, gaps: gaps.map(({ to }) => to.commit) }).toEqual(expected);
    // Of another directory is of another analysis.
    expect(storeChanges(changes, 'web').back(places.map(pastCommit), () => expect.unreachable()).gaps).toHaveLength(places.length - 1);
  }));
});

test('changes that lead in a circle, past the beginning or to nowhere are told once at the most', () => {
  const lead = (ways: readonly (readonly [number, number])[]): unknown => {
    const store = storeChanges([], '');
    for (const [from, to] of ways) store.add({ ...pastCommit(from), parent: idOf(to), files: [{ path: `${from}`, isMove: false }], exact: from === 3 });
    const told: string[] = [];
    const { gaps, uncompared } = store.back([2, 4, 6].map(pastCommit), (files) => told.push(...files.map(({ path }) => path)));
    return { told, gaps: gaps.map(({ to }) => to.subject), uncompared };
  };
  expect(lead([[6, 5], [5, 6], [4, 4]])).toEqual({ told: ['6', '5', '4'], gaps: ['subject 6', 'subject 4'], uncompared: 0 });
  expect(lead([[6, 3], [3, 1], [1, 0], [4, 3]])).toEqual({ told: ['6', '4', '3'], gaps: ['subject 6', 'subject 4'], uncompared: 1 });
  expect(lead([[6, 4], [4, 2], [2, 0]])).toEqual({ told: ['6', '4'], gaps: [], uncompared: 0 });
});

test('a line of changes that is forged counts for nothing', () => {
  const line = JSON.parse(storeChanges([], '').add({ ...pastCommit(1), parent: idOf(0), files: [{ path: 'a', isMove: false }], exact: true })!) as object;
  const forged = [
    { files: 'a' }, { files: [1] }, { files: [['a']] }, { files: [['a', 'b', 2]] }, { files: [['a', 'b', 1, 1]] }, { files: [['a', 1]] }, { after: 'HEAD' },
    { commit: '--all' }, { exact: false }, { moment: -1 }, { moment: 1e300 }, { directory: 1 },
  ].map((wrong) => lineText({ ...line, id: undefined, ...wrong } as never).text);
  const { changes, lost } = readStore(bytesOf([lineText({ ...line, id: undefined } as never).text, ...forged]));
  expect(changes).toHaveLength(1);
  expect(lost.map(({ number, why }) => `${number} ${why}`)).toEqual(forged.map((_, at) => `${at + 2} does not have what a line has`));
});

test('a file that is something else is not written to', () => {
  const path = join(directory, 'other.json');
  for (const text of ['{\n  "name": "shop"\n}\n', '\u0000PNG', `${'['.repeat(100_000)}\n`]) {
    writeFileSync(path, text);
    expect(() => loadStore(path, 'other.json')).toThrow(/other\.json is no history file of mandate, and nothing was written to it: line 1 is no/);
  }
  writeFileSync(path, '');
  expect(loadStore(path, 'other.json').revisions).toEqual([]);
  expect(() => requireWritable(directory, 'there')).toThrow(/there could not be written: it is a directory/);
  expect(() => loadStore(join(directory, 'nowhere'), 'nowhere')).toThrow(/nowhere could not be read/);
  appendFileSync(path, '\r\n');
  expect(loadStore(path, 'other.json').lost).toEqual([]);
});

test.each([
  ['https://jo:secret@example.com/acme/shop.git', 'acme/shop'], ['git@example.com:acme/shop.git', 'acme/shop'], ['ssh://git@example.com:22/group/sub/shop', 'group/sub/shop'],
  ['/srv/git/shop.git', 'shop'], ['file:///srv/git/shop', 'shop'], ['../shop', 'shop'], ['C:\\git\\shop', 'shop'], ['', ''],
])('a repository that was cloned from %s is called %s', (address, name) => {
  expect(nameOfAddress(address)).toBe(name);
});

const of = { repository: 'acme/shop', directory: '' };

function bytesOf(lines: readonly string[]): Buffer {
  return Buffer.from(lines.map((line) => `${line}\n`).join(''));
}

function written(count: number, findings = 40): string[] {
  const store = historyStore({ revisions: [], changes: [], lost: [], isStore: true }, of);
  return Array.from({ length: count }, (_, at) => store.add(lookedAt(at, findings))!);
}

function idOf(at: number): string {
  return at.toString(16).padStart(40, '0');
}

function pastCommit(at: number): PastCommit {
  return { commit: idOf(at), date: '2026-01-05T12:00:00Z', subject: `subject ${at}`, moment: Date.UTC(2026, 0, 5 + at) };
}

function lookedAt(at: number, findings = 40): LookedAt {
  return {
    commit: pastCommit(at), by: { program: '0'.repeat(16), config: '1'.repeat(16) }, snapshot: snapshotAt(at, findings), tags: at % 7 === 3 ? [`v${at}`] : [],
    ...(at === 0 ? {} : { after: { commit: idOf(at - 1), apart: 1 } }), isBeginning: at === 0,
  };
}

/** Findings of which one moves down and one comes and goes. */
function snapshotAt(at: number, count = 40): Snapshot {
  const findings = Array.from({ length: count }, (_, index) => findingOf(index, index === at % count ? at + 1 : 1)).filter((_, index) => index !== at % 11);
  const zero = { nodes: 0, edges: at, propagationCost: null, ccd: 0, acd: null, nccd: null };
  const cycles = { cycles: [], members: 0, share: null };
  return {
    files: 100 + at, services: 1, interfaces: 0, problems: { errors: 0, warnings: at % 3 }, findings, seenIn: [], edges: [],
    projects: [{ name: 'orders', root: 'services/orders', service: 'orders', of: 'orders', sketch: ['a', 'b', `c${at}`] }],
    picture: {
      services: [{ name: 'orders', projects: [{ name: 'orders', root: 'services/orders' }], owners: [], tags: [], publishes: [{ name: 'i', project: 'p', modules: null }], owns: [], uses: [] }],
      metrics: {
        version: 1, tool: { name: 'mandate', version: '0' }, size: { modules: at, edges: 0, services: 1, projects: 1 }, services: [], projects: [],
        structure: { modules: zero, services: zero, projects: zero }, cyclicity: { modules: cycles, loading: cycles, services: { ...cycles, sets: [['a', 'b']], cut: [] }, projects: cycles },
        coupling: [], scorecard: { clauses: [1], total: { new: findings.length, known: 0, waived: 0, baselined: 0, score: 2.5 }, rows: [] },
        coverage: { files: { read: 1, partly: 0, share: 1 }, imports: { resolved: 1, unresolved: 0, share: 1 }, problems: [] },
      },
    },
  };
}

function findingOf(index: number, line: number): PastFinding {
  const file = `services/orders/src/part-${index}.ts`;
  return {
    rule: 'no-deep-import', clause: 2, severity: 'error', status: 'new', message: `part ${index} reaches into billing`, why: 'It is private.', fix: 'Use what is published.',
    fingerprint: index.toString(16).padStart(16, '0'), identity: { from: 'orders', to: `billing · ${index}`, names: ['a'], nth: 0 }, home: 'orders', owners: [], from: 'orders',
    sites: [{ file, line, column: 1 }], files: [file],
  };
}
