import { expect, test } from 'vitest';
import type { Report } from '../model/report.ts';
import { printJson } from './json.ts';

const site = { note: 'uses postgres://u:pw@db/x', length: 3, column: 2, line: 1, file: 'a\u001b.ts' };
const report: Report = {
  problems: [{ sites: [site], message: 'gone', severity: 'warning', code: 'unreadable-file' }],
  findings: [{
    owners: ['@shop/orders'], waiver: { site, expires: '2027-01-31', owner: 'o', reason: 'r' },
    chain: [], sites: [{ column: 2, line: 1, file: 'a.ts' }],
    to: { symbol: 'lodash' }, from: { file: 'a.ts', project: 'apps/a', service: 'a' },
    home: 'a', identity: { nth: 1, size: 2, names: ['map'], to: 'lodash', from: '@acme/a' }, fingerprint: '0123456789abcdef', fix: 'f', why: 'w', message: 'm',
    status: 'new', severity: 'warn', clause: 6, rule: 'no-undeclared-dependency',
  }],
  summary: {
    problems: { warnings: 1, errors: 0 }, known: 0, baselined: 0, waived: 0, warnings: 1, errors: 0, services: 1, projects: 1, files: 1,
  },
  tool: { version: '1.2.3', name: 'mandate' },
  version: 1,
};

test('keys stand in the order of the format, whatever order they came in', async () => {
  await expect(printJson(report)).toMatchFileSnapshot('__golden__/report.json');
});

test('the text is JSON with nothing lost but credentials', () => {
  const told: unknown = JSON.parse(printJson(report));
  expect(told).toEqual(JSON.parse(JSON.stringify(report).replaceAll('u:pw', '****')));
});
