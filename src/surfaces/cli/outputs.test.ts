import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { problem } from '../../model/problem.ts';
import { formatNames } from '../../report/formats.ts';
import { finding, report, run } from './run-cli.fixture.ts';

const found = { report: report([finding('error')]) };

test('several formats go to their files and one to stdout, in any spelling', async () => {
  for (const args of [['-f', 'text', '-f', 'sarif:out/a.sarif', '-f', 'junit:j.xml'], ['-f', 'sarif:out/a.sarif,text,junit:j.xml'], ['--format=sarif:out/a.sarif', '--format', 'junit:j.xml,text']]) {
    const { code, out, err, root } = await run(args, found);
    expect({ code, err }).toEqual({ code: 1, err: '' });
    expect(out).toContain('✖ no-deep-import   apps/orders/a.ts:1:1');
    expect(JSON.parse(readFileSync(join(root, 'out/a.sarif'), 'utf8'))).toMatchObject({ version: '2.1.0' });
    expect(readFileSync(join(root, 'j.xml'), 'utf8')).toContain('<testsuite name="no-module-cycle" tests="1"');
  }
});

test('--output-file is for the one format without a file', async () => {
  const { out, err, root } = await run(['-f', 'json', '-o', 'a.json', '-f', 'agent:a.txt'], found);
  expect({ out, err }).toEqual({ out: '', err: '✖ 1 service · 2 files · 1 error · 0.0 s · written to a.json, a.txt\n' });
  expect(JSON.parse(readFileSync(join(root, 'a.json'), 'utf8'))).toMatchObject({ version: 1 });
});

test.each([
  [['-f', 'text,json'], 'The formats text and json would run into each other on stdout. Give all but one of them a file: -f text -f json:<file>'],
  [['-f', 'json', '-f', 'github'], 'would run into each other'],
  [['-f', 'text', '-f', 'text'], 'would run into each other'],
  [['-f', 'text', '-f', 'github', '-f', 'agent'], 'would run into each other'],
  [['-f', 'text:x', '-f', 'json:x'], 'Two formats would be written to x.'],
  [['-f', 'sarif:'], 'The file is missing: write sarif:<file>, or sarif for stdout.'],
  [['-f', 'sarif:a', '-o', 'b'], 'Every format has a file already, so --output-file b has nothing to write.'],
  [['-f', 'sarif,junit', '-o', 'b'], '--output-file is for one format, and sarif and junit have no file.'],
  [['-f', 'markdwon'], 'There is no format "markdwon" — did you mean "markdown"?'],
  [['-f', 'toString'], 'There is no format "toString". The formats are text, '],
])('%j is a usage error', async (args, message) => {
  const { code, out, err, opened } = await run(args, found);
  expect(err).toContain(message);
  expect({ code, out, opened }).toEqual({ code: 2, out: '', opened: [] });
});

test('a job of GitHub Actions gets text and annotations without asking', async () => {
  const env = { GITHUB_ACTIONS: 'true' };
  const { code, out } = await run([], { ...found, env });
  expect(code).toBe(1);
  expect(out).toMatch(/✖ no-deep-import[^]*\n::error file=apps\/orders\/a\.ts,line=1,col=1,title=no-deep-import::m%0Awhy: w%0Afix: f\n$/);
  expect((await run(['-f', 'text'], { ...found, env })).out).not.toContain('::error');
  expect((await run([], found)).out).not.toContain('::error');
});

test('a summary is appended to what the job has, and one that cannot be is told', async () => {
  const first = await run(['-f', 'github'], { files: { 'step.md': 'before\n' }, ...found });
  const step = join(first.root, 'step.md');
  expect(readFileSync(step, 'utf8')).toBe('before\n');
  const env = { GITHUB_STEP_SUMMARY: step };
  expect((await run(['-f', 'github'], { ...found, env })).err).toBe('');
  expect(readFileSync(step, 'utf8')).toMatch(/^before\n## ✖ mandate: failed\n/);
  const { code, err } = await run(['-f', 'github'], { ...found, env: { GITHUB_STEP_SUMMARY: join(first.root, 'no', 'such') } });
  expect(code).toBe(1);
  expect(err).toContain('The summary of the job could not be written: ');
});

test('what a repository holds gives no orders to the runner', async () => {
  const hostile = report([], [problem('unparsed-file', `${'x '.repeat(47)}\n::stop-commands::x\n##[error]y`)]);
  for (const format of ['text', 'agent']) {
    const { out } = await run(['-f', format], { report: hostile, env: { GITHUB_ACTIONS: 'true' } });
    expect(out).not.toMatch(/^\s*::|##\[/m);
    expect(out).toContain('stop-commands');
  }
});

test('paths for a forge start at the checkout', async () => {
  const files = { 'shop/package.json': '{}' };
  const of = async (format: string): Promise<string> => (await run(['shop', '-f', format], { ...found, files })).out;
  for (const format of ['github', 'sarif', 'gitlab', 'junit', 'checkstyle', 'markdown', 'agent']) expect(await of(format), format).toContain('shop/apps/orders/a.ts');
  for (const format of ['text', 'json']) expect(await of(format), format).not.toContain('shop/apps');
});

test('--quiet leaves warnings out of the lists of formats that count them, and changes no verdict', async () => {
  const warned = { report: report([finding('warn')], [problem('unresolved-import', 'x')]) };
  for (const format of formatNames) {
    const { code, out } = await run(['-f', format, '--quiet', '--max-warnings', '0'], warned);
    expect(code).toBe(1);
    if (['text', 'json', 'markdown', 'agent'].includes(format)) expect(out, format).not.toMatch(/apps\/orders\/a\.ts|unresolved-import/);
    else expect(out, format).toMatch(/unresolved-import/);
  }
});

test('ten thousand findings exit with 1', async () => {
  const many = report(Array.from({ length: 10_000 }, () => finding('error')));
  for (const format of ['text', 'sarif', 'markdown']) expect((await run(['-f', format], { report: many })).code).toBe(1);
});
