import { describe, expect, test } from 'vitest';
import { rules } from '../../rules/index.ts';
import type { Repair } from '../model/repair.ts';
import { analyse } from '../session.ts';
import { memoryTree } from '../tree/memory-tree.ts';

type Files = Readonly<Record<string, string>>;

const base: Files = {
  'package.json': '{ "private": true, "workspaces": ["packages/*"] }',
  'packages/app/package.json': '{ "name": "app", "dependencies": { "ui": "*" } }',
  'packages/ui/package.json': '{ "name": "ui", "exports": { ".": "./src/index.ts", "./more": "./src/more.ts" } }',
  'packages/ui/src/index.ts': "export { Card } from './card';\n",
  'packages/ui/src/more.ts': "export { Card, Face } from './card';\n",
  'packages/ui/src/card.ts': 'export const Card = 1;\nexport const Face = 2;\nexport const Inner = 3;\n',
};
/** The repair of the one import past the entries. */
function repairOf(code: string, more: Files = {}): Repair | undefined {
  const { findings } = analyse(memoryTree({ ...base, 'packages/app/src/a.ts': code, ...more }), { rules: rules.filter(({ id }) => id === 'no-deep-import'), config: {} }).report();
  expect(findings).toHaveLength(1);
  return findings[0]!.repair;
}
const moves = (repair: Repair | undefined) => repair?.imports.map((one) => one.moves.map(({ names, specifier }) => `${names.join(', ')} from ${specifier}`));
const deep = '../../ui/src/card';

describe('an import past the entries', () => {
  test.each<[string, string, string[], boolean]>([
    ['one name', `import { Card } from '${deep}';\n`, ['Card from ui'], true],
    ['all names of one entry', `import { Card, Face } from '${deep}';\n`, ['Card, Face from ui/more'], true],
    ['some of its names', `import { Card, Inner } from '${deep}';\n`, ['Card from ui'], false],
    ['a call', `const { Card } = require('${deep}');\n`, ['Card from ui'], true],
    ['a re-export', `export { Face } from '${deep}';\n`, ['Face from ui/more'], true],
  ])('can take %s from there', (_, code, told, complete) => {
    const repair = repairOf(code);
    expect(moves(repair)).toEqual([told]);
    expect(repair?.complete).toBe(complete);
  });

  test.each<[string, string, Files]>([
    ['no entry has the name', `import { Inner } from '${deep}';\n`, {}],
    ['it takes no name', `import '${deep}';\n`, {}],
    ['it mocks the file', `vi.mock('${deep}');\n`, {}],
    ['it takes the whole, and no entry has the whole', `import * as card from '${deep}';\n`, {}],
    ['the entry has another thing of the name', `import { Card } from '${deep}';\n`, { 'packages/ui/src/index.ts': 'export const Card = 9;\n', 'packages/ui/src/more.ts': '' }],
    ['the entry passes it on as a type alone', `import { Card } from '${deep}';\n`, { 'packages/ui/src/index.ts': "export type { Card } from './card';\n", 'packages/ui/src/more.ts': '' }],
    ['the entry imports the importer', `import { Inner } from '${deep}';\n`, { 'packages/ui/src/index.ts': "import 'app/src/a';\nexport { Inner } from './card';\n" }],
    ['its specifier would need quoting', `import { Card } from '${deep}';\n`, {
      'packages/ui/package.json': '{ "name": "ui", "exports": { "./it\'s": "./src/index.ts" } }', 'packages/ui/src/more.ts': '',
    }],
  ])('has no repair where %s', (_, code, more) => expect(repairOf(code, more)).toBeUndefined());

  test('takes the whole where an entry has every name and not one more', () => {
    const whole = { 'packages/ui/src/more.ts': "export * from './card';\n" };
    expect(moves(repairOf(`import * as card from '${deep}';\n`, whole))).toEqual([['* from ui/more']]);
    expect(repairOf(`import * as card from '${deep}';\n`, { 'packages/ui/src/more.ts': "export * from './card';\nexport const extra = 1;\n" })).toBeUndefined();
  });
});
