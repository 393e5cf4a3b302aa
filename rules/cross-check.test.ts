import { expect, test } from 'vitest';
import { rules } from './index.ts';
import { type ListedFixture, listFixtures } from '../test/list-fixtures.ts';
import { type Verdict, runFixture } from '../test/run-fixture.ts';

let judged: readonly { listed: ListedFixture; verdict: Verdict }[] | undefined;

/** What is said of every fixture, made once, by the first test that asks: what a test judges shall not run before the tests. */
function verdicts(): readonly { listed: ListedFixture; verdict: Verdict }[] {
  return judged ??= listFixtures().map((listed) => ({ listed, verdict: runFixture(listed.fixture) }));
}

test('every rule says of every fixture what it said before, and every message reads as it did', async () => {
  const found = verdicts().map(({ listed, verdict }) => `## ${listed.name}\n\n${linesOf(verdict)}\n`);
  const text = `# What every rule says of every fixture\n\nWritten by the tests; read the difference before accepting it.\n\n${found.join('\n')}`;
  await expect.soft(text).toMatchFileSnapshot('__snapshots__/cross-check.md');
  const read = verdicts().filter(({ listed }) => listed.claim === 'fires').map(({ listed, verdict }) => messagesOf(listed, verdict));
  const messages = `# What people read\n\nWritten by the tests; read the difference before accepting it.\n\n${read.join('\n')}`;
  await expect.soft(messages).toMatchFileSnapshot('__snapshots__/messages.md');
});

test('every finding is whole: both ends, texts without gaps, sites that lie in the fixture', () => {
  for (const { listed: { name, fixture }, verdict: { report } } of verdicts()) for (const finding of report.findings) {
    const { message, why, fix, from, to, sites, chain } = finding;
    for (const text of [message, why, fix]) expect(text, name).not.toMatch(/undefined|\[object|\{ +\}| {2}|^\s*$/);
    expect([from, to].map((end) => Object.keys(end).length > 0), name).toEqual([true, true]);
    expect(sites.length, name).toBeGreaterThan(0);
    for (const { file, line } of [...sites, ...chain]) expect(fixture.files[file]!.split('\n').length, name).toBeGreaterThanOrEqual(line);
  }
});

test('the same fixture gives the same report, byte for byte', () => {
  for (const { listed, verdict } of verdicts().filter((_, index) => index % 7 === 0)) {
    expect(JSON.stringify(runFixture(listed.fixture).report)).toBe(JSON.stringify(verdict.report));
  }
});

function linesOf({ linesOf: of, report }: Verdict): string {
  const findings = rules.flatMap(({ id }) => of(id).map((line) => `- ${id}: ${line}`));
  const problems = report.problems.map(({ code, sites: [site] }) => `- problem ${code}${site === undefined ? '' : `: ${site.file}:${site.line}`}`);
  return [...findings, ...problems].join('\n') || 'Nothing.';
}

function messagesOf({ name, rule }: ListedFixture, { findingsOf }: Verdict): string {
  const findings = findingsOf(rule).map(({ message, why, fix, sites, chain }) => [
    ...sites.map(({ file, line, note }) => `- ${file}:${line}${note === undefined ? '' : ` (${note})`}`),
    `  - what: ${message}`, `  - why: ${why}`, `  - fix: ${fix}`,
    ...(chain.length === 0 ? [] : [`  - by way of: ${chain.map((step) => `${step.file}:${step.line} ${step.note}`).join('; ')}`]),
  ].join('\n'));
  return `## ${name}\n\n${findings.join('\n')}\n`;
}
