import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Project } from 'ts-morph';
import { expect, onTestFinished, test } from 'vitest';
import { rules } from '../rules/index.ts';
import { listFixtures } from '../test/list-fixtures.ts';
import { validateConfig } from './config/validate-config.ts';
import { knownFindings } from './check/match-known.ts';
import { proposeFixes, proposeFixesIn, type Proposal } from './fix-repository.ts';
import type { Config } from './model/config.ts';
import type { Report } from './model/report.ts';
import { analyse } from './session.ts';
import { memoryTree } from './tree/memory-tree.ts';

const shop = {
  'package.json': '{ "name": "shop", "private": true, "workspaces": ["apps/*", "packages/*"] }\n',
  'apps/web/Dockerfile': 'FROM node:22\nCMD ["node", "src/main.js"]\n',
  'apps/web/package.json': '{\n  "name": "@shop/web",\n  "dependencies": {\n    "@shop/ui": "*"\n  }\n}\n',
  'packages/ui/package.json': '{ "name": "@shop/ui", "exports": { ".": "./src/index.ts", "./whole": "./src/whole.ts" } }',
  'packages/ui/src/index.ts': [
    "export { Button, default as default, type Size } from './button.js';", "export { Icon } from './namesake.js';",
    "export type { Props } from './button.js';", "export { Back } from './back.js';",
  ].join('\n'),
  'packages/ui/src/button.ts': [
    'export const Button = 1; export const Icon = 2; export const Inner = 3;', 'export interface Props {} export class Size {}', 'export default Button;',
  ].join('\n'),
  'packages/ui/src/namesake.ts': 'export const Icon = 3;\n',
  'packages/ui/src/back.ts': 'export const Back = 4;\n',
  'packages/ui/src/all.ts': 'export const one = 1; export const two = 2;\n',
  'packages/ui/src/whole.ts': "export * from './all.js';\n",
};
const deep = '../../../packages/ui/src';

async function fixed(files: Readonly<Record<string, string | Uint8Array>>, config: Config = {}): Promise<{ proposal: Proposal; report: Report; after: Report }> {
  const report = analyse(memoryTree(files), { config, rules }).report();
  const proposal = await proposeFixesIn(memoryTree(files), { config, rules }, report);
  return { proposal, report, after: analyse(memoryTree(withChanges(files, proposal)), { config, rules }).report() };
}

function withChanges<Content>(files: Readonly<Record<string, Content>>, { changes }: Proposal): Record<string, Content | string> {
  return { ...files, ...Object.fromEntries(changes.map(({ file, after }) => [file, after])) };
}

async function fixedMain(text: string, others: Readonly<Record<string, string>> = {}): Promise<string> {
  const { proposal } = await fixed({ ...shop, ...others, 'apps/web/src/main.ts': text });
  return proposal.changes.find(({ file }) => file === 'apps/web/src/main.ts')?.after ?? text;
}

test.each([
  ['quotes and comments stay', `import {Button}  from "${deep}/button.js" // why`, 'import {Button}  from "@shop/ui" // why'],
  ['line ends stay', `import { Button } from '${deep}/button.js';\r\nlet a;\r\n`, "import { Button } from '@shop/ui';\r\nlet a;\r\n"],
  ['an alias and a type stay what they are', `import type { Props as P } from '${deep}/button.js';`, "import type { Props as P } from '@shop/ui';"],
  ['a default that is the same', `import B, { Button } from '${deep}/button.js';`, "import B, { Button } from '@shop/ui';"],
  ['a namespace that is the same', `import * as all from '${deep}/all.js';`, "import * as all from '@shop/ui/whole';"],
  ['a star that passes on the same', `export * from '${deep}/all.js';`, "export * from '@shop/ui/whole';"],
  ['a re-export', `export { Button as Knob } from '${deep}/button.js';`, "export { Button as Knob } from '@shop/ui';"],
  ['import() that names what it takes', `const { Button: b } = await import('${deep}/button.js');`, "const { Button: b } = await import('@shop/ui');"],
  ['require that names what it takes', `const { Button } = require('${deep}/button.js');`, "const { Button } = require('@shop/ui');"],
  ['a part of the names', `  import { Button, Inner as I } from '${deep}/button.js';\n`,
    `  import { Button } from '@shop/ui';\n  import { Inner as I } from '${deep}/button.js';\n`],
  ['the default and a part', `import B, { Inner } from '${deep}/button.js'\r\n`,
    `import B from '@shop/ui'\r\nimport { Inner } from '${deep}/button.js'\r\n`],
  ['a part of a list over lines', `import {\n  Inner,\n  Button,\n} from '${deep}/button.js';\n`,
    `import { Button } from '@shop/ui';\nimport {\n  Inner,\n} from '${deep}/button.js';\n`],
  ['a part of a re-export', `export type { Inner, Props } from "${deep}/button.js";`, `export type { Props } from "@shop/ui";\nexport type { Inner } from "${deep}/button.js";`],
])('rewritten: %s', async (_, before, after) => {
  expect(await fixedMain(before)).toBe(after);
});

test.each([
  ['a namesake', `import { Icon } from '${deep}/button.js';`],
  ['a name that is not published', `import { Inner } from '${deep}/button.js';`],
  ['a namespace with other names', `import * as button from '${deep}/button.js';`],
  ['a value that the entry passes on as a type', `import { Props } from '${deep}/button.js';`],
  ['a value among names that the entry marks as types', `import { Size } from '${deep}/button.js'; new Size();`],
  ['a mock', `vi.mock('${deep}/button.js');`],
  ['import() of which it is not told what is taken', `const all = await import('${deep}/button.js');`],
  ['a rest', `const { Button, ...rest } = await import('${deep}/button.js');`],
  ['comments among names of which a part moves', `import { Button, /* why */ Inner } from '${deep}/button.js';`],
  ['an import for its effect', `import '${deep}/button.js';`],
])('left: %s', async (_, text) => {
  expect(await fixedMain(text)).toBe(text);
});

test('an import that would close a circle is left', async () => {
  const text = `import { Back } from '${deep}/back.js';\n`;
  expect(await fixedMain(text)).toBe("import { Back } from '@shop/ui';\n");
  expect(await fixedMain(text, { 'packages/ui/src/index.ts': "export { Back } from './back.js';\nimport '../../../apps/web/src/main.js';\n" })).toBe(text);
});

test('a byte order mark is no part of the text, and a file in another encoding is left', async () => {
  const text = `import { Button } from '${deep}/button.js';\n`;
  const { proposal } = await fixed({
    ...shop, 'apps/web/src/main.ts': `\uFEFF${text}`, 'apps/web/src/wide.ts': Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]),
  });
  expect(proposal.changes.map(({ file, before }) => [file, before])).toEqual([['apps/web/src/main.ts', text]]);
  expect(proposal.left).toMatchObject([{ file: 'apps/web/src/wide.ts', reason: expect.stringContaining('UTF-8') }]);
});

test('an import that needs a dependency gets it, in the style of the repository and in order', async () => {
  const manifest = '{\r\n\t"name": "@shop/web",\r\n\t"dependencies": {\r\n\t\t"@shop/a": "workspace:^",\r\n\t\t"zod": "^4.0.0"\r\n\t}\r\n}\r\n';
  const { proposal, after } = await fixed({
    ...shop,
    'packages/a/package.json': '{ "name": "@shop/a" }',
    'apps/web/package.json': manifest,
    'apps/web/src/main.ts': `import { Button } from '${deep}/button.js';\n`,
  });
  expect(proposal.changes[0]!.after).toBe(manifest.replace('\r\n\t\t"zod"', '\r\n\t\t"@shop/ui": "workspace:^",\r\n\t\t"zod"'));
  expect(after.findings).toEqual([]);
});

test.each([
  ['the range that others have', { 'packages/ui/package.json': '{ "name": "@shop/ui", "dependencies": { "left-pad": "~1.3.0" } }' }, '~1.3.0'],
  ['none where nobody has one', {}, undefined],
])('a package from outside: %s', async (_, others, range) => {
  const { proposal } = await fixed({ ...shop, ...others, 'apps/web/src/main.ts': "import pad from 'left-pad';\n" });
  const manifest = JSON.parse(proposal.changes[0]?.after ?? '{}') as { dependencies?: Record<string, string> };
  expect(manifest.dependencies?.['left-pad']).toBe(range);
});

test('findings that do not count are not mended', async () => {
  const files = { ...shop, 'apps/web/src/main.ts': `import { Button } from '${deep}/button.js';\n` };
  const report = analyse(memoryTree(files), { rules }).report();
  for (const status of ['known', 'waived', 'baselined'] as const) {
    const settled = { ...report, findings: report.findings.map((finding) => ({ ...finding, status })) };
    expect(await proposeFixesIn(memoryTree(files), { rules }, settled)).toEqual({ changes: [], left: [] });
  }
});

test('what would break another rule is left, with the reason', async () => {
  const config: Config = { rules: { 'dependency-rule': ['error', { rules: [{ name: 'no-entry', because: 'x', from: 'apps/web/**', forbid: 'packages/ui/src/index.ts' }] }] } };
  const { proposal } = await fixed({ ...shop, 'apps/web/src/main.ts': `import { Button } from '${deep}/button.js';\n` }, config);
  expect(proposal).toMatchObject({ changes: [], left: [{ file: 'apps/web/src/main.ts', reason: expect.stringContaining('dependency-rule') }] });
});

test('over every fixture: nothing new, nothing left for a second run, and the text of a finding says what is done', async () => {
  let changed = 0;
  for (const { name, fixture: { files, config: given } } of listFixtures()) {
    const config = given === undefined ? {} : validateConfig(given, rules, { file: 'mandate.config.json' });
    const { proposal, report, after } = await fixed(files, config);
    changed += proposal.changes.length;
    const known = knownFindings(report.findings, after.findings);
    expect(after.findings.filter((finding) => !known.has(finding)), name).toEqual([]);
    expect(after.problems.length, name).toBeLessThanOrEqual(report.problems.length);
    const again = await proposeFixesIn(memoryTree(withChanges(files, proposal)), { config, rules }, after);
    expect(again.changes, name).toEqual([]);
    for (const { repair, fix } of report.findings) {
      if (repair?.complete !== true) continue;
      for (const { specifier } of repair.imports.flatMap(({ moves }) => moves)) expect(fix, name).toContain(specifier);
      if (repair.imports.length === 0) for (const one of repair.dependencies) expect(fix, name).toContain(`"${one.package}": "${one.range}"`);
    }
  }
  expect(changed).toBeGreaterThan(20);
});

test.each(['storefront', 'nest-monorepo'])('TypeScript has nothing new to say of examples/%s', async (example) => {
  const root = mkdtempSync(join(tmpdir(), 'mandate-fix-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  cpSync(join('examples', example), root, { recursive: true });
  installPackages(root);
  const session = analyse(memoryTree(textsBelow(root)), { rules });
  const { changes } = await proposeFixes(root, { rules }, session.report());
  const sources = changes.filter(({ file }) => file.endsWith('.ts'));
  expect(sources.length).toBeGreaterThan(0);
  const before = diagnosticsOf(root, sources.map(({ file }) => file));
  for (const { file, after } of changes) writeFileSync(join(root, file), after);
  expect(diagnosticsOf(root, sources.map(({ file }) => file))).toEqual(before);
});

/** What an install and a build do with the packages of a workspace: their names lead to what their source says. */
function installPackages(root: string): void {
  if (!readdirSync(root).includes('packages')) return;
  for (const directory of readdirSync(join(root, 'packages'))) {
    const manifest = readFileSync(join(root, 'packages', directory, 'package.json'), 'utf8');
    const installed = join(root, 'node_modules', (JSON.parse(manifest) as { name: string }).name);
    cpSync(join(root, 'packages', directory), installed, { recursive: true });
    writeFileSync(join(installed, 'package.json'), manifest.replaceAll('./dist/', './src/').replaceAll(/(?:\.d\.ts|\.js)"/g, '.ts"'));
  }
}

function textsBelow(root: string): Record<string, string> {
  const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter((one) => one.isFile() && !one.parentPath.includes('node_modules'));
  return Object.fromEntries(files.map((one) => [join(one.parentPath, one.name).slice(root.length + 1), readFileSync(join(one.parentPath, one.name), 'utf8')]));
}

function diagnosticsOf(root: string, files: readonly string[]): unknown {
  const project = new Project({ tsConfigFilePath: join(root, 'tsconfig.json'), skipAddingFilesFromTsConfig: true });
  return files.map((file) => project.addSourceFileAtPath(join(root, file)).getPreEmitDiagnostics().map((one) => {
    const text = one.getMessageText();
    return typeof text === 'string' ? text : text.getMessageText();
  }));
}
