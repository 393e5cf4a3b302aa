import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Config } from '../model/config.ts';
import { parseJson } from './parse-data.ts';
import { configText } from './write-config.ts';

const inferred: Config = {
  services: {
    orders: 'apps/orders',
    'web-shop': { root: 'apps/web', interfaces: ['src/contract/**', '@acme/web-types', 'packages/web-contracts', 'packages/web-events'] },
    docs: false,
  },
  interfaces: { '@acme/orders-contracts': 'orders' },
};

test('the config in TypeScript teaches', () => {
  expect(configText(inferred, 'ts', { services: { orders: 'apps/orders/Dockerfile builds it' } })).toMatchInlineSnapshot(`
    "import { defineConfig } from 'mandate';

    // What \`mandate check\` takes for granted in this repository. Every setting is optional and overrides what is
    // inferred; delete what should follow the repository by itself. \`mandate inspect\` shows the outcome.
    export default defineConfig({
      // What is deployed on its own: name → directory. \`false\` says that a name is no service after all.
      services: {
        // apps/orders/Dockerfile builds it
        orders: 'apps/orders',
        'web-shop': {
          root: 'apps/web',
          interfaces: ['src/contract/**', '@acme/web-types', 'packages/web-contracts', 'packages/web-events'],
        },
        docs: false,
      },

      // What a service publishes for others: package (name or directory) → the service it speaks for.
      interfaces: {
        '@acme/orders-contracts': 'orders',
      },

      // Globs of files that are left out, and of tests that their names do not give away.
      // ignore: ['**/generated/**'],
      // tests: ['**/*.servertest.ts'],

      // Rule → severity, or severity and options. \`mandate explain <rule>\` tells what each one asks.
      // rules: { 'no-module-cycle': 'error' },

      // What could not be analysed is told as a problem. \`strict\` ends the run with exit code 2 for any of them.
      // strict: true,
    });
    "
  `);
});

test('a config of nothing is still a place to start from', () => {
  expect(configText({}, 'ts')).toMatchInlineSnapshot(`
    "import { defineConfig } from 'mandate';

    // What \`mandate check\` takes for granted in this repository. Every setting is optional and overrides what is
    // inferred; delete what should follow the repository by itself. \`mandate inspect\` shows the outcome.
    export default defineConfig({
      // What is deployed on its own: name → directory. \`false\` says that a name is no service after all.
      services: {},

      // What a service publishes for others: package (name or directory) → the service it speaks for.
      interfaces: {},

      // Globs of files that are left out, and of tests that their names do not give away.
      // ignore: ['**/generated/**'],
      // tests: ['**/*.servertest.ts'],

      // Rule → severity, or severity and options. \`mandate explain <rule>\` tells what each one asks.
      // rules: { 'no-module-cycle': 'error' },

      // What could not be analysed is told as a problem. \`strict\` ends the run with exit code 2 for any of them.
      // strict: true,
    });
    "
  `);
});

test('settings beyond what is inferred are written as they are', () => {
  const text = configText({ ...inferred, strict: true, rules: { 'no-deep-import': ['warn', { allow: ['@acme/x'] }] }, problems: { 'not-utf8': 'error' } }, 'ts');
  expect(text).toContain("  rules: { 'no-deep-import': ['warn', { allow: ['@acme/x'] }] },\n");
  expect(text).toContain('  strict: true,\n');
  expect(text).toContain("  problems: { 'not-utf8': 'error' },\n");
});

test('JSON holds the same settings', () => {
  const text = configText(inferred, 'json');
  expect(parseJson('x', text).value).toEqual({ $schema: './node_modules/mandate/dist/schema.json', ...inferred });
});

test('whatever names hold, the text evaluates to the same config', () => {
  const name = fc.string({ unit: 'binary', minLength: 1 }).filter((text) => text !== '__proto__');
  fc.assert(fc.property(fc.dictionary(name, name), name, (services, note) => {
    const text = configText({ services }, 'ts', { services: Object.fromEntries(Object.keys(services).map((key) => [key, note])) });
    const body = text.replace("import { defineConfig } from 'mandate';", '').replace('export default defineConfig', 'return ');
    const value = (new Function(body) as () => Config)();
    expect({ ...value.services }).toEqual({ ...services });
  }));
});
