import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { defineRule, noOptions, type Rule } from '../model/rule.ts';
import { UserError } from '../model/user-error.ts';
import { loadConfig, type LoadedConfig } from './load-config.ts';

const deepImport = defineRule({
  id: 'no-deep-import',
  summary: 'Imports keep to what a project publishes.',
  clause: 2,
  severity: 'error',
  defaults: { allow: [] as readonly string[] },
  schema: (z) => z.strictObject({ allow: z.array(z.string()).default([]) }),
  check: () => [],
});
const moduleCycle = defineRule({ ...noOptions, id: 'no-module-cycle', summary: 'No cycles.', clause: 6, severity: 'warn', check: () => [] });
const rules = [deepImport, moduleCycle] as readonly Rule[];

const made: string[] = [];
afterEach(() => {
  for (const directory of made.splice(0)) rmSync(directory, { recursive: true });
});

function root(files: Readonly<Record<string, string>>): string {
  const directory = mkdtempSync(join(tmpdir(), 'mandate-config-'));
  made.push(directory);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), text);
  }
  return directory;
}

/** A loaded machine takes its time for a config that is right, in milliseconds. */
const patience = 20_000;

async function load(files: Readonly<Record<string, string>>, file?: string): Promise<LoadedConfig> {
  return loadConfig(root(files), { rules, deadline: patience, ...(file === undefined ? {} : { file }) });
}

async function faultOf(files: Readonly<Record<string, string>>, file?: string, deadline = patience): Promise<string> {
  const directory = root(files);
  try {
    await loadConfig(directory, { rules, deadline, ...(file === undefined ? {} : { file }) });
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    expect(error.code).toBe('config');
    return error.message.replaceAll(directory, '<root>');
  }
  return 'no fault';
}

test('a root without config gives an empty one', async () => {
  expect(await load({})).toEqual({ config: {}, file: undefined });
  expect(await load({ 'package.json': '{"devDependencies": {"mandate": "^1.0.0"}}' })).toEqual({ config: {}, file: undefined });
  expect(await load({ 'package.json': '{"mandate": ' })).toEqual({ config: {}, file: undefined });
});

test.each([
  ['mandate.config.ts', "import { defineConfig } from 'mandate';\nenum On { Yes = 1 }\nexport default defineConfig({ strict: On.Yes === 1 } as const);"],
  ['mandate.config.mts', "import { defineConfig } from 'mandate';\nexport default defineConfig({ strict: await Promise.resolve(true) });"],
  ['mandate.config.cts', "import { defineConfig } from 'mandate';\nexport default defineConfig({ strict: true });"],
  ['mandate.config.js', "module.exports = require('mandate').defineConfig({ strict: true });"],
  ['mandate.config.mjs', "import { defineConfig } from 'mandate';\nexport default Promise.resolve(defineConfig({ strict: true }));"],
  ['mandate.config.cjs', "module.exports = { strict: true };"],
  ['mandate.config.json', '\uFEFF{\n  // Comments may stand here.\n  "strict": true,\n}'],
  ['mandate.config.yaml', 'strict: true'],
  ['mandate.config.yml', 'strict: true'],
  ['.mandaterc', 'strict: true'],
  ['.mandaterc.json', '{ "strict": true }'],
  ['.mandaterc.yaml', 'strict: true'],
  ['package.json', '{ "mandate": { "strict": true } }'],
])('%s is a config', async (file, text) => {
  expect(await load({ [file]: text })).toEqual({ config: { strict: true }, file });
});

test('a config may import what stands beside it', async () => {
  const { config } = await load({
    'mandate.config.ts': "import { ignore } from './settings.ts';\nexport default { ignore };",
    'settings.ts': "export const ignore: string[] = ['old/**'];",
  });
  expect(config).toEqual({ ignore: ['old/**'] });
});

test('options of rules come back complete', async () => {
  const { config } = await load({ '.mandaterc.json': '{ "rules": { "no-deep-import": ["warn", {}], "no-module-cycle": "off" } }' });
  expect(config.rules).toEqual({ 'no-deep-import': ['warn', { allow: [] }], 'no-module-cycle': 'off' });
});

test('a rule of one\'s own keeps its identity and may be configured', async () => {
  const { config } = await load({
    'mandate.config.ts': `import { defineConfig, defineRule, noOptions } from 'mandate';
export default defineConfig({
  customRules: [defineRule({ ...noOptions, id: 'acme/no-env', summary: 'x', clause: 6, severity: 'error', check: () => [] })],
  rules: { 'acme/no-env': 'warn' },
});`,
  });
  expect(config.customRules?.[0]?.check({} as never, {})).toEqual([]);
  expect(config.rules).toEqual({ 'acme/no-env': 'warn' });
});

test('a config elsewhere is loaded by its path', async () => {
  expect(await load({ 'ci/strict.json': '{ "strict": true }' }, 'ci/strict.json')).toEqual({ config: { strict: true }, file: 'ci/strict.json' });
  expect(await faultOf({}, 'ci/none.json')).toBe('There is no config <root>/ci/none.json.');
  expect(await faultOf({ 'a.toml': '' }, 'a.toml')).toContain('has an extension that is not known');
  expect(await faultOf({ 'ci/a.ts': '' }, 'ci')).toBe('The config <root>/ci is no file.');
});

test('two configs in one directory are an error', async () => {
  expect(await faultOf({ '.mandaterc': '{}', 'mandate.config.ts': '', 'package.json': '{"mandate":{}}' })).toMatchInlineSnapshot(`
    "There are 3 configs in one directory: mandate.config.ts, .mandaterc, package.json.
    Only one can count. Remove the others, or name the one that counts with --config."
  `);
});

test('every fault of a JSON config is told with its place and the nearest right name', async () => {
  expect(await faultOf({
    'mandate.config.json': `{
  "servces": {},
  "services": { "orders": { "rot": "apps/orders" }, "billing": 3, "mail": { "root": "apps/mail", "owns": ["mails"] } },
  "tags": { "core": { "kind": "servce" }, "edge": {} },
  "rules": {
    "no-deep-impor": "error",
    "no-module-cycle": "warning",
    "no-deep-import": ["error", { "alow": [] }]
  },
  "ignore": "dist/**",
  "problems": { "unresolved-import": "warn", "unresolved-imports": "error" },
  "strict": "yes"
}`,
  })).toMatchInlineSnapshot(`
    "mandate.config.json is no valid config: 14 faults.
      mandate.config.json:2:3  servces is unknown — did you mean "services"?
      mandate.config.json:3:17  services.orders.root is missing; it must be a string
      mandate.config.json:3:29  services.orders.rot is unknown — did you mean "root"?
      mandate.config.json:3:53  services.billing must be the directory of the service, false, or an object with root, but is 3
      mandate.config.json:3:107  services.mail.owns[0] must be a resource as \`mandate inspect\` calls it: "table:orders", "queue:order-events", "database:postgres db/orders"
      mandate.config.json:4:23  tags.core.kind must be "service", "library", "interface" or "workspace", but is "servce" — did you mean "service"?
      mandate.config.json:4:43  tags.edge is an empty selector, which would choose everything: give it path, project, service, tag, package, kind, not, all or any
      mandate.config.json:6:5  rules["no-deep-impor"] is unknown — did you mean "no-deep-import"?
      mandate.config.json:7:5  rules["no-module-cycle"] must be a severity ("error", "warn", "off") or a severity with options: ["error", { … }], but is "warning" — did you mean "warn"?
      mandate.config.json:8:35  rules["no-deep-import"][1].alow is unknown — did you mean "allow"?
      mandate.config.json:10:3  ignore must be a list, but is "dist/**"
      mandate.config.json:11:17  problems["unresolved-import"] must be "error", but is "warn"
      mandate.config.json:11:46  problems["unresolved-imports"] is unknown — did you mean "unresolved-import"?
      mandate.config.json:12:3  strict must be true or false, but is "yes""
  `);
});

test('a waiver from a misspelt rule is told the right one, and one from a rule on waivers that it cannot be waived', async () => {
  expect(await faultOf({ 'mandate.config.json': '{ "waivers": [\n{ "rule": "no-deep-impor" },\n{ "rule": "no-stale-waiver" },\n{ "rule": "" }, { "rule": "*" }] }' }))
    .toMatchInlineSnapshot(`
      "mandate.config.json is no valid config: 2 faults.
        mandate.config.json:2:3  waivers[0].rule must be the id of a rule that can be waived, but is "no-deep-impor" — did you mean "no-deep-import"?
        mandate.config.json:3:3  waivers[1].rule must be the id of a rule that can be waived, but is "no-stale-waiver""
    `);
});

test('a YAML config tells its faults with their places', async () => {
  expect(await faultOf({ '.mandaterc': 'services:\n  orders:\n    root: ""\nrules:\n  no-deep-import: [warn, { allow: [3] }]\n' })).toMatchInlineSnapshot(`
    ".mandaterc is no valid config: 2 faults.
      .mandaterc:3:5  services.orders.root must not be empty
      .mandaterc:5:36  rules["no-deep-import"][1].allow[0] must be a string, but is 3"
  `);
});

test('the key of package.json tells its faults with their places', async () => {
  expect(await faultOf({ 'package.json': '{\n  "name": "acme",\n  "mandate": {\n    "strct": true\n  }\n}' })).toMatchInlineSnapshot(`
    "package.json is no valid config: one fault.
      package.json:4:5  strct is unknown — did you mean "strict"?"
  `);
});

test('a config in TypeScript tells its faults with their paths', async () => {
  expect(await faultOf({
    'mandate.config.ts': `export default {
  rules: { 'no-deep-import': ['fatal'], toString: 'error' },
  customRules: [{ id: 'no-deep-import' }, 'no-x'],
};`,
  })).toMatchInlineSnapshot(`
    "mandate.config.ts is no valid config: 10 faults.
      rules["no-deep-import"][0] must be "error", "warn" or "off", but is "fatal"
      rules.toString is unknown
      customRules[0].summary is missing; it must be a string
      customRules[0].clause is missing; it must be a clause of the mandate, 1 to 6
      customRules[0].severity is missing; it must be "error", "warn" or "off"
      customRules[0].defaults is missing
      customRules[0].schema must be a function that makes the zod schema of the options (or spread \`noOptions\`)
      customRules[0].check must be a function that yields violations
      customRules[1] must be a rule made with \`defineRule\`
      customRules[0].id is the id of another rule: give "no-deep-import" a name of its own"
  `);
});

test('an id of one\'s own must not be taken', async () => {
  expect(await faultOf({
    'mandate.config.ts': `import { noOptions } from 'mandate';
export default { customRules: [{ ...noOptions, id: 'no-deep-import', summary: 'x', clause: 2, severity: 'error', check: () => [] }] };`,
  })).toMatchInlineSnapshot(`
    "mandate.config.ts is no valid config: one fault.
      customRules[0].id is the id of another rule: give "no-deep-import" a name of its own"
  `);
});

test.each([
  ['throws', "\n\nfunction read(): never {\n  throw new Error('no such flag');\n}\nexport default read();"],
  ['throws a string', "throw 'out';\nexport default {};"],
  ['rejects', "export default Promise.reject(new TypeError('offline'));"],
  ['does not parse', 'export default {\n  strict: ,\n};'],
  ['imports what is not there', "import x from './gone.ts';\nexport default x;"],
  ['exports nothing', 'export const strict = true;'],
  ['exports a function', 'export default () => ({});'],
  ['exports a list', 'export default [];'],
  ['is empty', '  \n'],
  ['never returns', 'while (true) {}\nexport default {};'],
  ['never returns from an import', "import './spin.ts';\nexport default {};"],
  ['never settles', 'await new Promise(() => {});\nexport default {};'],
  ['promises for ever', 'export default new Promise(() => {});'],
])('a config that %s', async (what, text) => {
  const deadline = /never|for ever/.test(what) ? 500 : undefined;
  expect(await faultOf({ 'mandate.config.ts': text, 'spin.ts': 'for (;;) {}' }, undefined, deadline)).toMatchSnapshot();
});

test.each([
  ['.mandaterc.json', '{\n  "strict": true\n  "rules": {}\n}'],
  ['.mandaterc.json', '{ "rules": '],
  ['.mandaterc.json', '[]'],
  ['mandate.config.yaml', 'rules:\n  a: [1\nb: 2'],
  ['mandate.config.yaml', '# nothing yet\n'],
  ['mandate.config.yaml', 'a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c,*c]'],
])('%s with %j', async (file, text) => {
  expect(await faultOf({ [file]: text })).toMatchSnapshot();
});
