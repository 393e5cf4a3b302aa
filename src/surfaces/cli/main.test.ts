import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { problem } from '../../model/problem.ts';
import { finding, report, rules, run } from './run-cli.fixture.ts';

test('a clean repository exits with 0 and one line', async () => {
  const { code, out, err, opened } = await run([]);
  expect({ code, out, err }).toEqual({ code: 0, out: '✔ 1 service · 2 files · no findings · 0.0 s\n', err: '' });
  expect(opened[0]?.settings).toMatchObject({ config: {}, rules });
});

test.each([
  ['an error', [], [finding('error')], [], 1],
  ['a warning', [], [finding('warn')], [], 0],
  ['a warning over the limit', ['--max-warnings', '0'], [finding('warn')], [], 1],
  ['a warning over the limit that is not shown', ['--max-warnings=0', '--quiet'], [finding('warn')], [], 1],
  ['warnings at the limit', ['--max-warnings', '2'], [finding('warn'), finding('warn')], [], 0],
  ['a problem', [], [], [problem('unresolved-import', 'x')], 0],
  ['a problem of severity error', [], [], [problem('no-modules', 'x')], 2],
  ['a problem of severity error beside findings', [], [finding('error')], [problem('no-modules', 'x')], 2],
] as const)('%s decides the exit code', async (_, args, findings, problems, code) => {
  expect((await run(args, { report: report(findings, problems) })).code).toBe(code);
});

test.each([
  [1, '1 finding of dependency-cruiser is told whether or not the ref has it: '], [2, '2 findings of dependency-cruiser are told whether or not the ref has them: '],
])('--affected says that %i of dependency-cruiser could not be compared', async (count, told) => {
  const cruised = { ...finding('error'), rule: 'dependency-cruiser/no-sideways' };
  const found = report([finding('error'), { ...cruised, status: 'waived' }, ...Array.from({ length: count }, () => cruised)]);
  const { err, out } = await run(['--affected', 'main', '-f', 'json'], { report: found });
  expect(err).toBe(`${told}dependency-cruiser reads files that are checked out. \`mandate baseline\` accepts what was there before.\n`);
  expect(JSON.parse(out)).toEqual(found);
  expect((await run(['-f', 'json'], { report: found })).err).toBe('');
  expect((await run(['--affected', 'main', '-f', 'json'], { report: report([finding('error')]) })).err).toBe('');
});

test('--quiet leaves warnings out of the lists and in the summary', async () => {
  const { out } = await run(['--quiet'], { report: report([finding('warn')], [problem('unresolved-import', 'x')]) });
  expect(out).toBe('▲ 1 service · 2 files · 1 warning · 1 problem · 0.0 s\n');
});

test('--strict and the config reach the session', async () => {
  const { opened } = await run(['--strict'], { files: { '.mandaterc.json': '{ "ignore": ["old/**"] }' } });
  expect(opened[0]?.settings.config).toEqual({ ignore: ['old/**'], strict: true });
});

test('JSON goes to stdout, or to a file with the summary on stderr', async () => {
  const { out } = await run(['-f', 'json'], { report: report([finding('error')]) });
  expect(JSON.parse(out)).toMatchObject({ version: 1, findings: [{ rule: 'no-deep-import' }] });
  const written = await run(['--format=json', '-o', 'out/deep/mandate.json'], { report: report([finding('error')]) });
  expect(written).toMatchObject({ code: 1, out: '', err: '✖ 1 service · 2 files · 1 error · 0.0 s · written to out/deep/mandate.json\n' });
  expect(readFileSync(join(written.root, 'out/deep/mandate.json'), 'utf8')).toBe(out);
});

test('a report that cannot be written is told', async () => {
  const { code, err } = await run(['-o', 'taken/x.txt'], { files: { taken: '' } });
  expect(code).toBe(2);
  expect(err).toContain('The report could not be written: ');
});

test.each([
  ['an unknown option', ['--maxwarnings', '3'], "error: unknown option '--maxwarnings'\n(Did you mean --max-warnings?)"],
  ['an unknown command', ['inspekt'], 'There is no directory inspekt — did you mean "inspect"?'],
  ['a missing directory', ['apps/none'], 'There is no directory apps/none.'],
  ['a file', ['package.json'], 'package.json is a file.'],
  ['too many directories', ['check', '.', '.'], "error: too many arguments for 'check'. Expected 1 argument but got 2."],
  ['an unknown format', ['-f', 'srif'], 'There is no format "srif" — did you mean "sarif"? The formats are text, json, '],
  ['a limit that is no number', ['--max-warnings', 'few'], 'It must be a whole number, 0 or more.'],
  ['a config that is not there', ['-c', 'none.json'], 'There is no config '],
  ['a rule that is not there', ['explain', 'no-deep-impor'], 'There is no rule "no-deep-impor" — did you mean "no-deep-import"?'],
])('%s exits with 2', async (_, args, message) => {
  const { code, out, err } = await run(args, { files: { 'package.json': '{}' } });
  expect(err).toContain(message);
  expect({ code, out }).toEqual({ code: 2, out: '' });
});

test('a config that is not valid exits with 2 and names the place', async () => {
  const { code, err } = await run([], { files: { '.mandaterc.json': '{\n  "rules": { "no-deep-impor": "off" }\n}' } });
  expect({ code, err }).toEqual({
    code: 2,
    err: '.mandaterc.json is no valid config: one fault.\n  .mandaterc.json:2:14  rules["no-deep-impor"] is unknown — did you mean "no-deep-import"?\n',
  });
});

test('--no-config runs nothing of the repository', async () => {
  const { code, opened } = await run(['--no-config'], { files: { 'mandate.config.mjs': "throw new Error('run');" } });
  expect({ code, config: opened[0]?.settings.config }).toEqual({ code: 0, config: {} });
});

test('a fault of the engine asks for a report and exits with 2', async () => {
  const { code, err } = await run([], { fails: new TypeError('x is not \u001b[2Ja function') });
  expect(code).toBe(2);
  expect(err).toContain('That is a bug in mandate');
  expect(err).toContain('TypeError: x is not �[2Ja function\n    at ');
});

test('--print-config tells every rule with its options and checks nothing', async () => {
  const { code, out, opened } = await run(['--print-config'], { files: { '.mandaterc.json': '{ "strict": true, "rules": { "no-module-cycle": "off" } }' } });
  expect(JSON.parse(out)).toEqual({ strict: true, rules: { 'no-deep-import': ['error', {}], 'no-module-cycle': ['off', {}] } });
  expect({ code, opened }).toEqual({ code: 0, opened: [] });
});
