import { cruise, format, type ICruiseResult } from 'dependency-cruiser';
import extractDepcruiseConfig from 'dependency-cruiser/config-utl/extract-depcruise-config';
import extractTsConfig from 'dependency-cruiser/config-utl/extract-ts-config';
import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';

const { options = {}, ...ruleSet } = await extractDepcruiseConfig('./.dependency-cruiser.cjs');

test('every module keeps to its room', async () => {
  const { output } = await cruise(['src', 'rules'], { ...options, ruleSet, validate: true }, {}, {
    tsConfig: extractTsConfig('tsconfig.json'),
  });
  const result = output as ICruiseResult;
  const report = await format(result, { outputType: 'err-long' });
  expect(result.summary.violations, String(report.output)).toEqual([]);
  // A cruiser without a transpiler finds no module and no violation; that is no clean house.
  expect(result.modules.filter(({ source }) => source.endsWith('.ts')).length).toBeGreaterThanOrEqual(sources().length);
});

function sources(): string[] {
  return readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.ts'));
}
