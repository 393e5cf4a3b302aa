import { expect, test } from 'vitest';
import { scriptedCruise } from './depcruise-scripts.ts';
import { sourceRoots } from './source-roots.ts';

test.each([
  ['depcruise src', { directories: ['src'] }],
  ["npx depcruise 'src/**/*.ts' --config", { directories: ['src/**/*.ts'], config: undefined }],
  ['depcruise --config tools/dc.cjs src test', { directories: ['src', 'test'], config: 'tools/dc.cjs' }],
  ['depcruise -T err-long -x "^(a|b)" --do-not-follow=node_modules src && echo done', { directories: ['src'], options: { exclude: '^(a|b)', doNotFollow: 'node_modules' } }],
  ['depcruise --ignore-known -- src', { directories: ['src'], options: { ignoreKnown: '.dependency-cruiser-known-violations.json' } }],
  ['node_modules/.bin/depcruise --ts-config tsconfig.base.json --ts-pre-compilation-deps packages', { directories: ['packages'], options: { tsConfig: 'tsconfig.base.json', tsPreCompilationDeps: true } }],
  ['depcruise src --output-type dot | dot -T svg > x.svg', undefined],
  ['depcruise-baseline src', undefined],
  ['depcruise src -T baseline', undefined],
  ['depcruise --init', undefined],
  ['eslint src', undefined],
])('%s', (script, expected) => {
  const found = scriptedCruise({ script });
  if (expected === undefined) expect(found).toBeUndefined();
  else expect(found).toMatchObject(expected);
});

test('source begins below each package, and never in what would be taken for a glob', () => {
  expect(sourceRoots([
    'package.json', 'index.ts', 'eslint.config.js', '.eslintrc.cjs', 'scripts/x.ts', 'apps/web/package.json', 'apps/web/[slug]/a.tsx', 'apps/web/src/b.ts',
    'services/a/package.json', 'services/a/src/m.ts', 'services/a/test/m.ts', 'services/a/README.md',
  ])).toEqual(['apps/web', 'index.ts', 'scripts', 'services/a/src', 'services/a/test']);
  expect(sourceRoots(['a.md'])).toEqual([]);
});
