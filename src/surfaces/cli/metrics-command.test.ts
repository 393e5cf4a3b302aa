import { expect, test } from 'vitest';
import { measured } from '../../model/metrics.fixture.ts';
import { problem } from '../../model/problem.ts';
import { run } from './run-cli.fixture.ts';

const setting = { measured: { metrics: measured, problems: [] } };

test('metrics are printed in four forms', async () => {
  expect(await run(['metrics'], setting)).toMatchObject({ code: 0, err: '', out: expect.stringContaining('Services\n') });
  expect(JSON.parse((await run(['metrics', '-f', 'json'], setting)).out)).toEqual({ ...measured, budgets: [] });
  expect((await run(['metrics', '--format', 'csv'], setting)).out).toMatch(/^kind,of,metric,value\r\n/);
  expect((await run(['metrics', '-f', 'markdown'], setting)).out).toMatch(/^## Metrics\n/);
});

test('a budget that is kept: 0; one that is broken: 1, and it is told in every form', async () => {
  const kept = ['--budget', 'instability.orders<=0.8'];
  const broken = ['-b', 'instability.orders<=0.7'];
  expect(await run(['metrics', ...kept], setting)).toMatchObject({ code: 0, out: expect.stringContaining('✔ instability.orders<=0.8 is kept: orders 0.75') });
  const line = 'instability.orders<=0.7 is broken: orders 0.75';
  expect(await run(['metrics', ...kept, ...broken], setting)).toMatchObject({ code: 1, out: expect.stringContaining(`✖ ${line}`) });
  expect(await run(['metrics', ...broken, '-f', 'csv'], setting)).toMatchObject({ code: 1, err: `${line}\n` });
  const { code, out } = await run(['metrics', ...broken, '-f', 'json'], setting);
  expect([code, JSON.parse(out)]).toMatchObject([1, { budgets: [{ budget: 'instability.orders<=0.7', kept: false }] }]);
});

test('a budget that cannot be read is told before anything is analysed', async () => {
  const { code, err, out, opened } = await run(['metrics', '--budget', 'instabilty<=1'], setting);
  expect([code, out, opened]).toEqual([2, '', []]);
  expect(err).toContain('did you mean "instability"?');
});

test('a budget on a service that is not there: 2, and nothing is printed', async () => {
  expect(await run(['metrics', '--budget', 'score.order>=1'], setting)).toMatchObject({ code: 2, out: '', err: expect.stringContaining('did you mean "orders"?') });
});

test('what makes a verdict worthless makes metrics worthless', async () => {
  const problems = [problem('no-modules', 'No file was found.')];
  expect(await run(['metrics'], { measured: { metrics: measured, problems } })).toMatchObject({ code: 2, err: 'No file was found.\n' });
});
