import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const example = 'examples/fitness-functions';

interface Result {
  readonly title: string;
  readonly status: string;
  readonly failureMessages: readonly string[];
}

test('the example passes one test and fails one, and tells why', async () => {
  expect(existsSync('dist/vitest.js'), 'run `npm run build` first').toBe(true);
  const args = [join('node_modules', 'vitest', 'vitest.mjs'), 'run', '--root', example, '--reporter', 'json'];
  const { stdout, status } = spawnSync(process.execPath, args, { encoding: 'utf8', env: { ...process.env, NO_COLOR: '1', VITEST: undefined } });
  const { testResults } = JSON.parse(stdout.slice(stdout.indexOf('{'))) as { testResults: readonly { assertionResults: readonly Result[] }[] };
  const results = testResults.flatMap(({ assertionResults }) => assertionResults);
  expect(results.map(({ title, status: state }) => `${state} ${title}`)).toEqual([
    'passed the domain of orders imports nothing of the rest',
    'failed orders knows billing by its contracts alone',
  ]);
  expect(status).toBe(1);
  const [message] = results[1]!.failureMessages;
  await expect(`${message!.split('\n    at ')[0]!}\n`).toMatchFileSnapshot('__golden__/fitness-functions.txt');
});

test('the example is typed by what is built', () => {
  const { status, stdout } = spawnSync(process.execPath, [join('node_modules', 'typescript', 'bin', 'tsc'), '-p', example], { encoding: 'utf8' });
  expect(stdout).toBe('');
  expect(status).toBe(0);
});
