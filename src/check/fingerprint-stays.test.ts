import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rules } from '../../rules/index.ts';
import type { Finding } from '../model/report.ts';
import { analyse } from '../session.ts';
import { memoryTree } from '../tree/memory-tree.ts';
import { repository, write, writeRenamed } from './repository.fixture.ts';

const runs = { numRuns: 40 };

test('the repositories break many rules, and each fingerprint stands once', () => {
  const seen = new Set<string>();
  fc.assert(fc.property(repository, (one) => {
    const found = findings(write(one));
    for (const { rule } of found) seen.add(rule);
    expect(new Set(prints(found)).size).toBe(found.length);
  }), { numRuns: 80, seed: 7 });
  expect([...seen].sort()).toEqual(['dependency-rule', 'no-back-door', 'no-cross-service-database-import', 'no-cross-service-import', 'no-deep-import', 'no-foreign-table',
    'no-library-to-service', 'no-module-cycle', 'no-service-cycle', 'no-shared-database', 'no-undeclared-dependency']);
});

test('files that are renamed or moved within their project, with their importers, leave all fingerprints', () => {
  fc.assert(fc.property(repository, fc.func(fc.constantFrom('', 'deep/', 'a/b/')), fc.func(fc.stringMatching(/^[a-z]{1,6}$/)), (one, directory, name) => {
    same(write(one), writeRenamed(one, (project, file) => `${directory(project, file)}${name(project, file)}-${file}`));
  }), runs);
});

test('projects that move to other directories leave all fingerprints', () => {
  fc.assert(fc.property(repository, fc.constantFrom('apps', 'a/b', 'zz'), fc.constantFrom('libs', 'aaa', 'x/y'), (one, services, libraries) => {
    same(write(one), write({ ...one, directories: { services, libraries } }));
  }), runs);
});

test('comments, blank lines, other quotes and split lines leave all fingerprints', () => {
  fc.assert(fc.property(repository, fc.array(fc.constantFrom('// import { x0 } from "./nowhere";', '', '/* a\n b */', '  '), { minLength: 1, maxLength: 4 }), (one, noise) => {
    same(write(one), write(one, (lines) => lines.flatMap((line, index) => [noise[index % noise.length]!, reformatted(line)])));
  }), runs);
});

test('imports, names and statements in another order leave all fingerprints', () => {
  fc.assert(fc.property(repository, fc.func(fc.integer()), (one, rank) => {
    same(write(one), write(one, (lines) => [...lines].sort((a, b) => rank(a) - rank(b)).map(namesTurned)));
  }), runs);
});

test('unrelated files leave all fingerprints', () => {
  fc.assert(fc.property(repository, fc.stringMatching(/^[a-z]{1,8}$/), (one, name) => {
    const files = write(one);
    same(files, { [`${name}.md`]: '# hello', [`services/s0/src/aaa-${name}.ts`]: 'export const unrelated = 1;\n', ...files });
  }), runs);
});

test('one more forbidden import makes one more fingerprint, and without it there is one less', () => {
  fc.assert(fc.property(repository, fc.nat({ max: 5 }), (one, at) => {
    const files = write(one);
    const [before, after] = [prints(findings(files)), prints(findings({ ...files, [`services/s0/src/more${at}.ts`]: "import { deep } from '../../../libraries/l0/src/inner.ts';\n" }))];
    expect(before.filter((print) => !after.includes(print))).toEqual([]);
    expect(after.filter((print) => !before.includes(print))).toHaveLength(1);
  }), runs);
});

function same(files: Readonly<Record<string, string>>, others: Readonly<Record<string, string>>): void {
  const [before, after] = [findings(files), findings(others)];
  expect(told(after)).toEqual(told(before));
  expect(prints(after)).toEqual(prints(before));
}

/** For people, when the sets differ. */
function told(found: readonly Finding[]): string[] {
  return found.map(({ rule, identity }) => `${rule} ${JSON.stringify(identity)}`).sort();
}

function findings(files: Readonly<Record<string, string>>): readonly Finding[] {
  const config = { rules: { 'dependency-rule': ['error', { rules: [{ name: 'no-lodash', because: 'b', from: '**', forbid: { package: 'lodash' } }] }] } } as const;
  const { findings: found, problems } = analyse(memoryTree(files), { rules, config }).report();
  expect(problems.filter(({ severity, code }) => severity === 'error' || code === 'unresolved-import')).toEqual([]);
  return found;
}

function prints(found: readonly Finding[]): string[] {
  return found.map(({ fingerprint }) => fingerprint).sort();
}

function reformatted(line: string): string {
  return line.replaceAll("'", '"').replaceAll('{ ', '{\n  ').replaceAll(' }', ',\n}').replaceAll(' from ', '\n  from ');
}

function namesTurned(line: string): string {
  return line.replace(/^import \{ (.+) \}/, (_, names: string) => `import { ${names.split(', ').reverse().join(', ')} }`);
}
