import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rules } from '../../rules/index.ts';
import type { Architecture } from '../model/architecture.ts';
import type { Change } from '../model/impact.ts';
import { analyse } from '../session.ts';
import { memoryTree } from '../tree/memory-tree.ts';
import { findImpact } from './find-impact.ts';

const service = (name: string, dependencies: readonly string[] = [], files: Readonly<Record<string, string>> = {}): Record<string, string> => ({
  [`services/${name}/Dockerfile`]: 'FROM node:22\nCMD ["node", "src/main.js"]\n',
  [`services/${name}/package.json`]: JSON.stringify({ name: `@shop/${name}`, dependencies: Object.fromEntries(dependencies.map((one) => [one, '*'])) }),
  ...Object.fromEntries(Object.entries(files).map(([path, text]) => [`services/${name}/${path}`, text])),
});
const library = (name: string, files: Readonly<Record<string, string>>, dependencies: readonly string[] = []): Record<string, string> => ({
  [`packages/${name}/package.json`]: JSON.stringify({ name: `@shop/${name}`, main: 'src/index.ts', dependencies: Object.fromEntries(dependencies.map((one) => [one, '*'])) }),
  ...Object.fromEntries(Object.entries(files).map(([path, text]) => [`packages/${name}/${path}`, text])),
});

const shop: Record<string, string> = {
  'package.json': '{ "name": "shop", "private": true, "workspaces": ["services/*", "packages/*"] }',
  'package-lock.json': '{}',
  'README.md': '# Shop',
  'scripts/release.ts': 'export const release = 1;\n',
  'docker-compose.yml': 'services:\n  orders:\n    build: services/orders\n  billing:\n    build: services/billing\n',
  ...library('money', { 'src/index.ts': "export * from './round.ts';\n", 'src/round.ts': 'export const round = 1;\n', 'src/tax.ts': 'export const tax = 1;\n' }),
  ...library('carts', { 'src/index.ts': "import { round } from '@shop/money';\nexport const cart = round;\n" }, ['@shop/money', '@shop/settings']),
  ...library('settings', { 'base.json': '{}' }),
  ...library('billing-contracts', { 'src/index.ts': "import { z } from 'zod';\nexport const Invoice = z.object({});\nexport type Invoice = {};\n" }, ['zod']),
  ...service('orders', ['@shop/carts', '@shop/billing-contracts'], {
    'README.md': '# Orders',
    'src/main.ts': "import { cart } from '@shop/carts';\nimport { Invoice } from '@shop/billing-contracts';\nexport const order = [cart, Invoice];\n",
    'src/own.ts': 'export const own = 1;\n',
  }),
  ...service('billing', ['@shop/billing-contracts', '@shop/money'], {
    'src/main.ts': "import type { Invoice } from '@shop/billing-contracts';\nimport { tax } from '@shop/money/src/tax.ts';\nexport const bill: Invoice = tax;\n",
    'schema.sql': 'CREATE TABLE invoices (id int);\n',
  }),
  ...service('mails', [], {
    'src/main.ts': "import type { cart } from '@shop/carts';\nexport const mail: typeof cart = 1;\n",
  }),
};

function architectureOf(files: Readonly<Record<string, string>>): Architecture {
  return analyse(memoryTree(files), { rules }).architecture;
}

const changed = (...paths: string[]): Change[] => paths.map((path) => ({ path, kind: 'changed' }));
const now = architectureOf(shop);
const brief = (changes: readonly Change[], architecture = now, before?: Architecture): string[] => (
  findImpact(changes, architecture, before).map(({ service: name, reason, via }) => `${name} ${reason}: ${via.map(({ what, line }) => what + (line === undefined ? '' : `:${line}`)).join(' < ')}`)
);

describe('a change touches', () => {
  test.each<[string, readonly string[], readonly string[]]>([
    ['the service whose file it is', ['services/orders/src/own.ts'], ['orders changed: services/orders/src/own.ts']],
    ['whoever imports it at any remove, types told apart', ['packages/money/src/round.ts'], [
      'mails types: packages/money/src/round.ts < packages/money/src/index.ts:1 < packages/carts/src/index.ts:1 < services/mails/src/main.ts:1',
      'orders imports: packages/money/src/round.ts < packages/money/src/index.ts:1 < packages/carts/src/index.ts:1 < services/orders/src/main.ts:1',
    ]],
    ['nobody who imports another file of the same library', ['packages/money/src/tax.ts'], ['billing imports: packages/money/src/tax.ts < services/billing/src/main.ts:2']],
    ['those who use an interface, whose service itself takes types of it', ['packages/billing-contracts/src/index.ts'], [
      'billing types: packages/billing-contracts/src/index.ts < services/billing/src/main.ts:1',
      'orders interface: packages/billing-contracts/src/index.ts < services/orders/src/main.ts:2',
    ]],
    ['those whose packages ask for one of which a file changed that is no module', ['packages/settings/base.json'], [
      'mails types: packages/settings/base.json < packages/carts/package.json < services/mails/src/main.ts:1',
      'orders imports: packages/settings/base.json < packages/carts/package.json < services/orders/src/main.ts:1',
    ]],
    ['the services that a compose file configures', ['docker-compose.yml'], ['billing configured: docker-compose.yml', 'orders configured: docker-compose.yml']],
    ['all by what is installed', ['package-lock.json', 'services/orders/src/own.ts'], [
      'billing everything: package-lock.json', 'mails everything: package-lock.json', 'orders changed: services/orders/src/own.ts',
    ]],
    ['nobody by what is for people, or belongs to nothing', ['README.md', 'services/orders/README.md', 'scripts/release.ts', '.github/workflows/ci.yml', 'docs/a.png'], []],
    ['nobody when nothing changed', [], []],
  ])('%s', (_, paths, expected) => {
    expect(brief(changed(...paths))).toEqual(expected);
  });

  test('owner and users of a table that a schema describes', () => {
    const files = {
      ...shop,
      ...service('reports', ['pg'], { 'src/main.ts': "import { Client } from 'pg';\nexport const run = () => new Client().query('SELECT id FROM invoices');\n" }),
    };
    expect(brief(changed('services/billing/schema.sql'), architectureOf(files))).toEqual([
      'billing changed: services/billing/schema.sql',
      'reports table: services/billing/schema.sql < table invoices < services/reports/src/main.ts:2',
    ]);
  });

  test('whoever imported a file that is gone, by what was there', () => {
    const { 'packages/money/src/tax.ts': _gone, ...rest } = shop;
    const after = architectureOf({ ...rest, 'services/billing/src/main.ts': 'export const bill = 1;\n' });
    const gone: Change[] = [{ path: 'packages/money/src/tax.ts', kind: 'deleted' }];
    expect(brief(gone, after, now)).toEqual(['billing imports: packages/money/src/tax.ts < services/billing/src/main.ts:2']);
  });

  test('no service that is gone as a whole', () => {
    const after = architectureOf(Object.fromEntries(Object.entries(shop).filter(([path]) => !path.startsWith('services/mails/'))));
    const gone = Object.keys(shop).filter((path) => path.startsWith('services/mails/')).map((path): Change => ({ path, kind: 'deleted' }));
    expect(brief(gone, after, now)).toEqual([]);
  });
});

test('what is reached by imports is what a search without shortcuts reaches, by ways that hold', () => {
  const names = ['a', 'b', 'c', 'd', 'e', 'f'];
  const edge = fc.tuple(fc.nat(5), fc.nat(5), fc.boolean());
  fc.assert(fc.property(fc.array(edge, { maxLength: 14 }), fc.nat(5), (edges, start) => {
    const files = Object.fromEntries([['package.json', '{ "workspaces": ["services/*"] }'], ...names.flatMap((name, from) => Object.entries(service(name, [], {
      'src/main.ts': `${edges.filter(([own]) => own === from).map(([, to, typeOnly]) => `import ${typeOnly ? 'type ' : ''}{ x as x${to} } from '../../${names[to]!}/src/main.ts';\n`).join('')}export const x = 1;\n`,
    })))]);
    const reach = (follows: (typeOnly: boolean) => boolean): Set<number> => {
      const found = new Set([start]);
      for (const at of found) for (const [from, to, typeOnly] of edges) if (to === at && follows(typeOnly)) found.add(from);
      return found;
    };
    const [byValue, byAny] = [reach((typeOnly) => !typeOnly), reach(() => true)];
    const found = findImpact(changed(`services/${names[start]!}/src/main.ts`), architectureOf(files));
    expect(found.map(({ service: name }) => name)).toEqual(names.filter((_, number) => byAny.has(number)));
    for (const { service: name, reason, via } of found) {
      const number = names.indexOf(name);
      expect(reason).toBe(number === start ? 'changed' : byValue.has(number) ? 'imports' : 'types');
      expect(via.map(({ what }) => what).at(-1)).toBe(`services/${name}/src/main.ts`);
      expect(new Set(via.map(({ what }) => what)).size).toBe(via.length);
    }
  }), { numRuns: 40 });
});
