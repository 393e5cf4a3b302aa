import { expect, test } from 'vitest';
import type { SelftestReport } from '../../model/selftest.ts';
import { run, selftestReport } from './run-cli.fixture.ts';

const place = { what: 'a imports b', file: 'src/a.ts', fired: false, reason: '"ignore" in the config leaves the file out ("src/**"); narrow the glob' };
const silent: Partial<SelftestReport> = {
  summary: { files: 2, services: 2, places: 4, fires: 0, silent: 1, untested: 1, idle: 1, off: 1 },
  added: ['a second service, since the repository has one'],
  rules: [
    { rule: 'no-deep-import', severity: 'error', status: 'silent', places: [place, { ...place, what: 'c imports src/a.ts' }, place, place] },
    { rule: 'own', severity: 'warn', status: 'untested', places: [] },
    { rule: 'dependency-rule', severity: 'error', status: 'idle', places: [] },
    { rule: 'no-module-cycle', severity: 'off', status: 'off', places: [] },
  ],
  blind: [{ service: 'orders', reason: '"ignore" in the config leaves out its one file of code' }],
};

test('all rules fire: exit code 0', async () => {
  expect(await run(['selftest'])).toMatchObject({ code: 0, err: '', out: expect.stringContaining('✔ 2 services · 2 files · 1 planted place · 1 rule fires wherever broken') });
});

test('a silent rule, with places and reason: exit code 2', async () => {
  const { code, out } = await run(['selftest'], { selftest: selftestReport(silent) });
  expect(code).toBe(2);
  expect(out).toMatchInlineSnapshot(`
    "  ✖ no-deep-import    silent at 4 of 4 places
          planted  a imports b (src/a.ts)
          planted  c imports src/a.ts
          planted  a imports b (src/a.ts)
                   and 1 more
          why      "ignore" in the config leaves the file out ("src/**"); narrow the glob
      ▲ own               not tested: it has no plant that says how it is broken
      – dependency-rule   its options ask for nothing
      – no-module-cycle   off

      Added in memory: a second service, since the repository has one.

      ✖ orders: no rule can fire in this service
          why      "ignore" in the config leaves out its one file of code

    ✖ 2 services · 2 files · 4 planted places · 1 rule silent, 0 firing · 1 not tested · 1 service that no rule sees · 0.0 s
      A verdict of \`mandate check\` is worth nothing where a rule cannot fire: put this right first.
    "
  `);
});

test('each alone is reason enough for 2, and what is not tested is none', async () => {
  const codes = async (parts: Partial<SelftestReport>): Promise<number> => (await run(['selftest'], { selftest: selftestReport(parts) })).code;
  expect(await codes({ blind: silent.blind! })).toBe(2);
  expect(await codes({ problems: [{ code: 'no-match', severity: 'error', message: 'm', sites: [] }] })).toBe(2);
  expect(await codes({ summary: { ...selftestReport().summary, untested: 3 } })).toBe(0);
});

test('json is the report itself', async () => {
  const { code, out } = await run(['selftest', '-f', 'json'], { selftest: selftestReport(silent) });
  expect([code, JSON.parse(out)]).toEqual([2, selftestReport(silent)]);
});
