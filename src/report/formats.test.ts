import { XMLParser, XMLValidator } from 'fast-xml-parser';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { problem } from '../model/problem.ts';
import type { Report } from '../model/report.ts';
import { printAgent } from './agent.ts';
import { printCheckstyle } from './checkstyle.ts';
import { formatNames, formats, type FormatName } from './formats.ts';
import { anyReport, everyKind, finding, hostile, options, reportOf } from './formats.fixture.ts';
import { printGithub } from './github.ts';
import { printGitlab } from './gitlab.ts';
import { printJunit } from './junit.ts';

const print = async (format: FormatName, report: Report, parts: Parameters<typeof options>[1] = {}): Promise<string> => (await formats[format].load())(report, options(report, parts));
const endings: Partial<Record<FormatName, string>> = { json: 'json', sarif: 'sarif', gitlab: 'json', junit: 'xml', checkstyle: 'xml', markdown: 'md' };
const printers = await Promise.all(formatNames.map(async (name) => [name, await formats[name].load()] as const));

test.each(formatNames)('%s prints every kind of finding and problem', async (format) => {
  await expect(await print(format, everyKind)).toMatchFileSnapshot(`__golden__/formats/${format}.${endings[format] ?? 'txt'}`);
});

test.each(formatNames)('%s prints a clean report', async (format) => {
  await expect(await print(format, reportOf([]))).toMatchFileSnapshot(`__golden__/formats/clean/${format}.${endings[format] ?? 'txt'}`);
});

test.each(formatNames)('%s shows what a hostile repository holds and obeys none of it', async (format) => {
  const site = { file: `src/${hostile}`, line: 1, column: 1, note: hostile };
  const parts = { message: hostile, why: hostile, fix: hostile, rule: hostile, owners: [hostile], from: { service: hostile, project: hostile }, to: { service: 'x', symbol: hostile }, sites: [site], chain: [site] };
  const text = await print(format, reportOf([finding(parts)], [problem('unparsed-file', hostile, site)]));
  expect(text).not.toContain('hunter2');
  expect(text).not.toMatch(/\p{Cs}/u);
  // JSON writes controls as escapes; a direction mark may stand in a string of it.
  expect(text).not.toMatch(/(?!\n)\p{Cc}/u);
  if (['junit', 'checkstyle', 'markdown'].includes(format)) expect(text).not.toMatch(/<script|\u202E/);
  if (format === 'markdown') {
    expect(text).not.toMatch(/[|`]|\]\(/);
    // Within code a forge makes no links and notifies nobody.
    expect(text.replace(/<code>[^<]*<\/code>/g, '')).not.toMatch(/https?:\/\/|@\w|#7/);
  }
});

test('whatever a report holds, each format keeps to its grammar', () => {
  fc.assert(fc.property(anyReport, fc.boolean(), (report, warningsFail) => {
    for (const [name, printer] of printers) {
      const text = printer(report, options(report, { warningsFail }));
      expect(text, name).not.toContain('hunter2');
      if (endings[name] === 'xml') expect(XMLValidator.validate(text), text).toBe(true);
      if (name === 'github') for (const line of text.split('\n').slice(0, -1)) expect(line).toMatch(/^::(?:error|warning|notice) (?:file=[^:,]*,line=[1-9]\d*,col=[1-9]\d*(?:,endColumn=\d+)?,)?title=[^:,]*::.*$/);
    }
  }), { numRuns: 200 });
});

test('findings that do not count are neither annotated nor listed', async () => {
  const silent = reportOf(everyKind.findings.filter(({ status }) => status !== 'new'));
  for (const format of ['github', 'gitlab', 'checkstyle', 'junit', 'markdown', 'agent', 'text'] as const) {
    expect(await print(format, silent), format).not.toMatch(/checkout\.ts|waived in the config|in the baseline/);
  }
  for (const format of ['checkstyle', 'markdown', 'agent', 'text'] as const) expect(await print(format, silent), format).toMatch(/2 waived(?: \(the first until 2027-01-31\))?, 1 baselined, 1 known before/);
  expect(await print('junit', silent)).toContain('<property name="waived" value="2"/>');
});

describe('github', () => {
  test('escapes what would end a value or the command', () => {
    const text = printGithub(reportOf([finding({ message: '50% of\r\na::b', why: 'w', fix: 'f', sites: [{ file: 'a:b,c%.ts', line: 2, column: 3 }] })]));
    expect(text).toBe('::error file=a%3Ab%2Cc%25.ts,line=2,col=3,title=no-cross-service-import::50%25 of%0Aa::b%0Awhy: w%0Afix: f\n');
  });

  test('annotates ten of a kind, what ends the run first, and counts the rest', () => {
    const many = Array.from({ length: 12 }, (_, index) => finding({ message: `m${index}` }));
    const lines = printGithub(reportOf([finding({ severity: 'warn' }), ...many], [problem('no-match', 'x')])).split('\n');
    expect(lines.slice(0, 3).map((line) => line.slice(0, 28))).toEqual(['::error title=no-match (no v', expect.stringContaining('::error file='), expect.stringContaining('::error file=')]);
    expect(lines.filter((line) => line.startsWith('::error'))).toHaveLength(10);
    expect(lines.filter((line) => line.startsWith('::warning'))).toHaveLength(1);
    expect(lines.at(-2)).toBe('::notice title=mandate::Not annotated: 3 errors. GitHub shows 10 of a kind in each step; the summary of the job lists them.');
  });
});

test('the fingerprints of gitlab are unique, and hold no line', () => {
  const fingerprints = (line: number): string[] => {
    const sites = [1, 2, 3].map((more) => ({ file: more === 3 ? 'b.ts' : 'a.ts', line: line + more, column: 1 }));
    const report = reportOf([finding({ sites }), finding({ fingerprint: 'f'.repeat(16), sites })], [problem('unparsed-file', 'x', sites[0]!), problem('unparsed-file', 'x', sites[1]!)]);
    return (JSON.parse(printGitlab(report)) as { fingerprint: string }[]).map(({ fingerprint }) => fingerprint);
  };
  expect(new Set(fingerprints(1)).size).toBe(8);
  expect(fingerprints(40)).toEqual(fingerprints(1));
});

describe('junit', () => {
  const suites = (report: Report, warningsFail = false): Record<string, unknown>[] => {
    const { testsuites } = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '', isArray: (name) => name === 'testsuite' }).parse(printJunit(report, options(report, { warningsFail }))) as { testsuites: { testsuite: Record<string, unknown>[] } };
    return testsuites.testsuite;
  };

  test('every rule that ran is a suite, and passes when it found nothing', () => {
    const all = suites(reportOf([finding()]));
    expect(all.map(({ name, tests, failures }) => [name, tests, failures])).toEqual([
      ['problems', '1', '0'], ['no-cross-service-import', '1', '1'], ['no-back-door', '1', '0'], ['no-shared-database-package', '1', '0'], ['no-module-cycle', '1', '0'],
    ]);
  });

  test('warnings fail where the run allows no more of them', () => {
    const report = reportOf([finding({ severity: 'warn' })]);
    expect(suites(report)[1]).toMatchObject({ failures: '0', skipped: '1' });
    expect(suites(report, true)[1]).toMatchObject({ failures: '1', skipped: '0' });
  });

  test('problems of severity error are errors, others are skipped; findings of one text have names of their own', () => {
    const [problems, rule] = suites(reportOf([finding(), finding({ fingerprint: 'f'.repeat(16) })], [problem('no-match', 'x'), problem('not-utf8', 'y')]));
    expect(problems).toMatchObject({ tests: '2', errors: '1', skipped: '1' });
    expect(new Set((rule!['testcase'] as { name: string }[]).map(({ name }) => name)).size).toBe(2);
  });
});

test('checkstyle lists each file once, sorted, with one error a place', () => {
  const text = printCheckstyle(reportOf([finding({ sites: [{ file: 'b.ts', line: 1, column: 2 }, { file: 'a.ts', line: 3, column: 4 }] }), finding({ sites: [{ file: 'b.ts', line: 9, column: 9 }] })]));
  expect([...text.matchAll(/<file name="([^"]*)"|line="(\d+)"/g)].map(([, file, line]) => file ?? Number(line))).toEqual(['a.ts', 3, 'b.ts', 1, 9]);
});

test('agent counts what no agent mends in one go', () => {
  const report = reportOf(Array.from({ length: 10_000 }, () => finding()));
  const lines = printAgent(report, options(report)).split('\n');
  expect(lines).toHaveLength(203);
  expect(lines.slice(-3)).toEqual(['… 9800 more findings (--all shows them)', 'fail: 10,000 errors, 0 warnings, 0 problems; exit 1: the errors have to be mended', '']);
  expect(printAgent(report, options(report, { all: true })).split('\n')).toHaveLength(10_002);
});
