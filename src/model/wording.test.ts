import { expect, test } from 'vitest';
import type { ImportKind } from './facts.ts';
import type { Import } from './graph.ts';
import { listed, statementFrom } from './wording.ts';

test('items are listed as a person would', () => {
  expect(listed([])).toBe('');
  expect(listed(['a'])).toBe('a');
  expect(listed(['a', 'b'])).toBe('a and b');
  expect(listed(['a', 'b', 'c', 'd', 'e'])).toBe('a, b, c, d and e');
  expect(listed(['a', 'b', 'c', 'd', 'e', 'f', 'g'])).toBe('a, b, c, d and 3 more');
  expect(listed(['a', 'b', 'c'], 3)).toBe('a, b and c');
});

test('a statement keeps the form of the imports it stands in for', () => {
  const from = (...imports: Import[]): string | undefined => statementFrom(imports, ['A', 'B'], 'x');
  expect(from(taking('import'))).toBe("import { A, B } from 'x'");
  expect(from(taking('import', true), taking('import', true))).toBe("import type { A, B } from 'x'");
  expect(from(taking('import', true), taking('import'))).toBe("import { A, B } from 'x'");
  expect(from(taking('export'))).toBe("export { A, B } from 'x'");
  expect(from(taking('export', true))).toBe("export type { A, B } from 'x'");
  expect(from(taking('dynamic'))).toBe("const { A, B } = await import('x')");
  expect(from(taking('require'))).toBe("const { A, B } = require('x')");
  expect(from(taking('import-type', true))).toBe("import type { A, B } from 'x'");
  expect(from(taking('import'), taking('export'))).toBe("import { A, B } from 'x'");
});

test('without names there is no statement', () => {
  expect(statementFrom([taking('import')], [], 'x')).toBeUndefined();
});

function taking(kind: ImportKind, typeOnly = false): Import {
  return { kind, typeOnly, names: ['A'] } as unknown as Import;
}
