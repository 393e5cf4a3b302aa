import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { repository } from './repository.fixture.ts';

const config = `
import mandate, { type CheckRuleOptions, type MandatePlugin } from 'mandate/eslint';
import { defineConfig } from 'eslint/config';

const options: CheckRuleOptions = { root: '..', warnings: false };
const plugin: MandatePlugin = mandate;

export default defineConfig([
  mandate.configs.recommended,
  { extends: [mandate.configs.recommended] },
  { plugins: { mandate: plugin }, rules: { 'mandate/check': ['error', options] } },
]);
`;

const wrong = `
import mandate, { type CheckRuleOptions } from 'mandate/eslint';

export const options: CheckRuleOptions = { rot: '..' };
export const strict = mandate.configs.strict;
`;

test.each(['eslint', 'eslint9'])('a config in TypeScript is typed, with %s', (eslint) => {
  const root = repository({
    'package.json': '{ "type": "module" }',
    'tsconfig.json': JSON.stringify({ compilerOptions: { module: 'nodenext', strict: true, noEmit: true, skipLibCheck: true, types: [] }, include: ['*.ts'] }),
    'eslint.config.ts': config,
    'wrong.ts': wrong,
  });
  const home = join(root, 'node_modules', 'mandate');
  mkdirSync(join(home, 'dist'), { recursive: true });
  cpSync('package.json', join(home, 'package.json'));
  for (const file of declarations()) cpSync(file, join(home, 'dist', basename(file)));
  symlinkSync(resolve('node_modules', eslint), join(root, 'node_modules', 'eslint'));

  const { stdout } = spawnSync(process.execPath, [resolve('node_modules/typescript/bin/tsc'), '-p', root, '--pretty', 'false'], { cwd: root, encoding: 'utf8' });

  expect(stdout.trim().split('\n')).toEqual([
    expect.stringMatching(/^wrong\.ts\(4,.*'rot' does not exist in type 'CheckRuleOptions'/),
    expect.stringMatching(/^wrong\.ts\(5,.*'strict' does not exist/),
  ]);
});

/** What the built package declares. */
function declarations(): readonly string[] {
  return readdirSync('dist').filter((name) => name.endsWith('.d.ts')).map((name) => join('dist', name));
}
