import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { reportJsonSchema } from '../src/report/report-schema.ts';

const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as { dependencies: Readonly<Record<string, string>> };

test('the schema of the report is published as it is', () => {
  const { exports } = JSON.parse(readFileSync('package.json', 'utf8')) as { exports: Readonly<Record<string, string>> };
  expect(JSON.parse(readFileSync(exports['./report.schema.json']!, 'utf8'))).toEqual(reportJsonSchema());
});

test('what runs in the HTML report is one script and one style, small, with the notices of whose code they hold', () => {
  const [script, style] = ['dist/drift-report.js', 'dist/drift-report.css'].map((file) => readFileSync(file, 'utf8'));
  expect(script!.length + style!.length).toBeLessThan(900_000);
  // In a page, these would end the script or the style before they end.
  expect(script).not.toMatch(/<\/script|<!--/i);
  expect(style).not.toMatch(/<\/style|@import|url\(/i);
  const [notices] = script!.split('*/');
  for (const name of ['cytoscape', 'preact', 'd3-hierarchy', 'd3-scale', 'd3-shape']) expect(notices).toMatch(new RegExp(`^${name}\n\n[^]*(?:Permission|MIT|ISC)`, 'm'));
});

/** PostgreSQL and Transact-SQL take one of these each; the last goes through all grammars up to that of SQLite. */
const migration = `
SELECT a::text FROM orders WHERE b @> ARRAY[1];
SELECT TOP 10 * FROM [Stock] WITH (NOLOCK);
SELECT a FROM cached WHERE b == 1 AND c GLOB 'x*';
`;

test('where ts-morph is not installed, --fix says so and what to do, and a check needs none', () => {
  expect(existsSync('dist/cli.js'), 'run `npm run build` first').toBe(true);
  const home = mkdtempSync(join(tmpdir(), 'mandate-built-'));
  onTestFinished(() => rmSync(home, { recursive: true }));
  cpSync('dist', join(home, 'node_modules/mandate/dist'), { recursive: true });
  cpSync('package.json', join(home, 'node_modules/mandate/package.json'));
  for (const name of Object.keys(dependencies)) {
    mkdirSync(dirname(join(home, 'node_modules', name)), { recursive: true });
    symlinkSync(join(process.cwd(), 'node_modules', name), join(home, 'node_modules', name));
  }
  write(home, 'shop/package.json', '{ "private": true, "workspaces": ["packages/*"] }');
  write(home, 'shop/packages/app/package.json', '{ "name": "app", "dependencies": { "ui": "*" } }');
  write(home, 'shop/packages/app/a.ts', "import { Card } from '../ui/card';\nexport const a = Card;\n");
  write(home, 'shop/packages/ui/package.json', '{ "name": "ui", "exports": "./index.ts" }');
  write(home, 'shop/packages/ui/index.ts', "export { Card } from './card';\n");
  write(home, 'shop/packages/ui/card.ts', 'export const Card = 1;\n');
  const run = (...args: readonly string[]) => spawnSync(process.execPath, [join(home, 'node_modules/mandate/dist/cli.js'), 'check', join(home, 'shop'), '--no-cache', ...args], { encoding: 'utf8' });
  expect(run()).toMatchObject({ status: 1, stderr: '' });
  for (const way of ['--fix', '--fix-dry-run']) {
    const { status, stderr } = run(way);
    expect(status).toBe(2);
    expect(stderr.replace(/\s+/g, ' ')).toContain('--fix needs the package ts-morph, which mandate installs where optional dependencies are allowed. Install it beside mandate: npm install --save-dev ts-morph');
  }
  expect(readFileSync(join(home, 'shop/packages/app/a.ts'), 'utf8')).toContain("'../ui/card'");
});

test('the built package reads SQL, TOML and Terraform with nothing but its own dependencies', () => {
  expect(existsSync('dist/cli.js'), 'run `npm run build` first').toBe(true);
  for (const name of ['node-sql-parser', 'web-tree-sitter', '@tree-sitter-grammars/tree-sitter-hcl']) expect(Object.keys(dependencies)).not.toContain(name);
  const home = mkdtempSync(join(tmpdir(), 'mandate-built-'));
  onTestFinished(() => rmSync(home, { recursive: true }));
  const installed = join(home, 'node_modules', 'mandate');
  cpSync('dist', join(installed, 'dist'), { recursive: true });
  cpSync('package.json', join(installed, 'package.json'));
  for (const name of Object.keys(dependencies)) {
    mkdirSync(dirname(join(home, 'node_modules', name)), { recursive: true });
    symlinkSync(join(process.cwd(), 'node_modules', name), join(home, 'node_modules', name));
  }
  write(home, 'shop/package.json', '{ "name": "shop" }');
  write(home, 'shop/index.js', 'export const a = 1;\n');
  write(home, 'shop/migrations/1.sql', migration);
  write(home, 'shop/wrangler.toml', 'd1_databases = [{ database_name = "parcels" }]\n');
  write(home, 'shop/main.tf', 'resource "aws_sqs_queue" "shipments" {\n  name = "shipments"\n}\n');

  execFileSync(process.execPath, [join(installed, 'dist', 'cli.js'), 'check', join(home, 'shop'), '--cache-location', join(home, 'cache')]);

  const facts = readFileSync(filesBelow(join(home, 'cache')).find((file) => file.endsWith('facts.bin'))!, 'utf8');
  for (const table of ['orders', 'Stock', 'cached']) expect(facts).toContain(`"table":"${table}"`);
  expect(facts).toContain('"database":"parcels"');
  expect(facts).toContain('"name":"shipments"');
  expect(facts).not.toContain('"kind":"unread"');
});

function write(home: string, path: string, text: string): void {
  mkdirSync(dirname(join(home, path)), { recursive: true });
  writeFileSync(join(home, path), text);
}

function filesBelow(directory: string): string[] {
  return readdirSync(directory, { recursive: true, encoding: 'utf8' }).map((path) => join(directory, path));
}
