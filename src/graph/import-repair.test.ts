import { describe, expect, test } from 'vitest';
import { rules } from '../../rules/index.ts';
import type { Repair } from '../model/repair.ts';
import type { Finding } from '../model/report.ts';
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
/** The finding of the imports past the entries. */
function findingOf(code: string, more: Files = {}): Finding {
  const { findings } = analyse(memoryTree({ ...base, 'packages/app/src/a.ts': code, ...more }), { rules: rules.filter(({ id }) => id === 'no-deep-import'), config: {} }).report();
  expect(findings).toHaveLength(1);
  return findings[0]!;
}
const repairOf = (code: string, more: Files = {}): Repair | undefined => findingOf(code, more).repair;
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

  test.each<[string, string, string]>([
    ['a default export', `import Board from '${deep}';\n`, "take the default export from 'ui/more'"],
    ['it and a name', `import Board, { Face } from '${deep}';\n`, "take Face and the default export from 'ui/more'"],
    ['the default export of a call', `const { default: Board } = require('${deep}');\n`, "take the default export from 'ui/more'"],
    ['the whole', `import * as card from '${deep}';\n`, "take everything from 'ui/more'"],
    ['names', `import { Face, Card } from '${deep}';\n`, "import { Card, Face } from 'ui/more'"],
  ])('is told to take %s where the repair does', (_, code, fix) => {
    const finding = findingOf(code, {
      'packages/ui/src/more.ts': "export * from './card';\nexport { default } from './card';\n",
      'packages/ui/src/card.ts': 'export const Card = 1;\nexport const Face = 2;\nexport default 3;\n',
    });
    expect(finding.repair?.complete).toBe(true);
    expect(finding.fix).toBe(fix);
  });
});

describe('what is said to do', () => {
  const card = 'export const Card = 1;\nexport const Face = 2;\nexport const Inner = 3;\nexport default 4;\n';
  const opened = 'add packages/ui/src/card.ts to "exports" in packages/ui/package.json';
  const from = (what: string, under = ''): string => `export ${what} from packages/ui/src/index.ts${under} and import it from there`;
  test.each<[code: string, more: Files, fix: string]>([
    [`import { Card } from '${deep}';\n`, {}, "import { Card } from 'ui'"],
    [`import type { Card } from '${deep}';\n`, {}, "import type { Card } from 'ui'"],
    [`import { Card, Face } from '${deep}';\n`, {}, "import { Card, Face } from 'ui/more'"],
    [`import { Card, Inner } from '${deep}';\n`, { 'packages/ui/src/more.ts': "export { Inner } from './card';\n" }, "import { Card } from 'ui'; import { Inner } from 'ui/more'"],
    [`import { Inner, Card, Face } from '${deep}';\n`, { 'packages/ui/src/index.ts': "export { Inner, Face } from './card';\n", 'packages/ui/src/more.ts': "export { Card } from './card';\n" }, "import { Face, Inner } from 'ui'; import { Card } from 'ui/more'"],
    [`import type { Card } from '${deep}';\nexport { Card as C } from '${deep}';\n`, {}, "import { Card } from 'ui'"],
    [`const { Card } = await import('${deep}');\n`, {}, "const { Card } = await import('ui')"],
    [`import card from '${deep}';\n`, { 'packages/ui/src/index.ts': "export { default as Card } from './card';\n" }, "import { Card } from 'ui'"],
    [`import { Card } from '${deep}';\n`, { 'packages/ui/src/index.ts': "export { Card as Tile } from './card';\n", 'packages/ui/src/more.ts': '' }, "import { Tile as Card } from 'ui'"],
    [`export { default } from '${deep}';\n`, { 'packages/ui/src/index.ts': "export { default as Card } from './card';\n" }, `${from('what is needed')}; or ${opened}`],
    [`import { Inner } from '${deep}';\n`, {}, `${from('Inner')}; or ${opened}`],
    [`import { Inner, Card } from '${deep}';\n`, { 'packages/ui/src/index.ts': 'export const Inner = 9;\n', 'packages/ui/src/more.ts': '' }, `${from('Card and Inner', ' under another name (Inner is taken there)')}; or ${opened}`],
    [`import '${deep}';\n`, {}, `${from('what is needed')}; or ${opened}`],
    [`vi.mock('${deep}');\n`, {}, `${from('what is needed')}; or ${opened}`],
    [`import { Inner } from '${deep}';\n`, { 'packages/ui/package.json': '{ "name": "ui", "main": "./src/index.ts" }' }, from('Inner')],
    [`import { Inner } from '${deep}';\n`, { 'packages/ui/package.json': '{ "name": "ui", "exports": { "./more": "./src/more.ts" } }' }, opened],
    [`import { Inner } from '${deep}';\n`, { 'packages/ui/package.json': '{ "name": "ui", "typesVersions": { "*": { "more": ["./src/more.ts"] } } }', 'packages/ui/src/index.ts': '' }, 'publish packages/ui/src/card.ts under a name of its own, and import that'],
    ["import '../../ui/src/a.css';\n", { 'packages/ui/src/a.css': '' }, 'add packages/ui/src/a.css to "exports" in packages/ui/package.json'],
  ])('about %j with %j', (code, more, fix) => expect(findingOf(code, { 'packages/ui/src/card.ts': card, ...more }).fix).toBe(fix));

  test('a default stays one, and the whole stays whole', () => {
    const files = { 'packages/ui/src/card.ts': card, 'packages/ui/src/index.ts': "export { default } from './card';\n", 'packages/ui/src/more.ts': "export * from './card';\nexport { default } from './card';\n" };
    expect(repairOf(`import card from '${deep}';\n`, files)).toMatchObject({ complete: true, imports: [{ specifier: deep, moves: [{ names: ['default'], specifier: 'ui', target: 'packages/ui/src/index.ts', via: [{ file: 'packages/ui/src/index.ts', line: 1 }] }] }], dependencies: [] });
    expect(repairOf(`import * as card from '${deep}';\n`, files)).toMatchObject({ complete: true, imports: [{ moves: [{ names: ['*'], specifier: 'ui/more', via: [] }] }] });
  });

  test('what the importer does not declare comes with the repair, once', () => {
    const more = { 'packages/app/package.json': '{ "name": "app" }', 'packages/ui/src/card.ts': card };
    expect(repairOf(`import { Card, Face } from '${deep}';\nexport { Card as C } from '${deep}';\n`, more)?.dependencies).toEqual([{ manifest: 'packages/app/package.json', section: 'dependencies', package: 'ui', range: '*' }]);
    expect(repairOf(`import { Card } from '${deep}';\n`, { ...more, 'packages/ui/package.json': '{ "name": "ui", "exports": "./src/index.ts", "dependencies": { "app": "*" } }' })).toBeUndefined();
  });
});

describe('an import of the inside of a service', () => {
  const service = (name: string, main: string): Files => ({ [`services/${name}/package.json`]: `{ "name": "${name}", "dependencies": { "billing-contracts": "*", "orders-contracts": "*" } }`, [`services/${name}/Dockerfile`]: 'FROM node', [`services/${name}/src/main.ts`]: main });
  const contracts = (name: string, text: string): Files => ({ [`packages/${name}-contracts/package.json`]: `{ "name": "${name}-contracts", "exports": "./index.ts" }`, [`packages/${name}-contracts/index.ts`]: text });
  const repairIn = (code: string, more: Files = {}) => analyse(memoryTree({
    'package.json': '{ "private": true, "workspaces": ["services/*", "packages/*"] }', ...contracts('billing', 'export const invoice = 1;\nexport interface Line { id: string }\n'), ...contracts('orders', "export { invoice } from 'billing-contracts';\n"),
    ...service('billing', "export { invoice, type Line } from 'billing-contracts';\n"), ...service('orders', code), ...more,
  }), { rules: rules.filter(({ id }) => id === 'no-cross-service-import'), config: {} }).report().findings.map(({ repair }) => moves(repair));

  test('takes what the contracts of that very service publish', () => {
    expect(repairIn("import { invoice } from '../../billing/src/main.ts';\n")).toEqual([[['invoice from billing-contracts']]]);
  });
});
