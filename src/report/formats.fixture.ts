import fc from 'fast-check';
import { problem, problemSeverities, type Problem, type ProblemCode } from '../model/problem.ts';
import type { Finding, Report } from '../model/report.ts';
import type { Site } from '../model/site.ts';
import { noColours } from './colours.ts';
import type { FormatOptions } from './format-options.ts';

export function finding(parts: Partial<Finding> = {}): Finding {
  return {
    rule: 'no-cross-service-import', clause: 2, severity: 'error', status: 'new',
    message: 'orders imports the inside of billing: apps/billing/src/invoice.ts',
    why: 'billing can no longer change or deploy this file without breaking orders',
    fix: "import { Invoice } from '@acme/billing-contracts'",
    fingerprint: '0123456789abcdef', identity: { from: '@acme/orders', to: '@acme/billing', names: ['Invoice'], nth: 0 }, home: 'orders', owners: [],
    from: { service: 'orders', project: 'apps/orders', file: 'apps/orders/src/checkout.ts' },
    to: { service: 'billing', project: 'apps/billing', file: 'apps/billing/src/invoice.ts' },
    sites: [{ file: 'apps/orders/src/checkout.ts', line: 4, column: 31, length: 20 }],
    chain: [],
    ...parts,
  };
}

/** Counts as a run counts. */
export function reportOf(findings: readonly Finding[], problems: readonly Problem[] = []): Report {
  const standing = (status: Finding['status']): number => findings.filter((one) => one.status === status).length;
  const counted = (severity: Finding['severity']): number => findings.filter((one) => one.status === 'new' && one.severity === severity).length;
  const fatal = problems.filter(({ severity }) => severity === 'error').length;
  return {
    version: 1, tool: { name: 'mandate', version: '1.2.3' },
    summary: {
      files: 1204, projects: 20, services: 11, errors: counted('error'), warnings: counted('warn'),
      waived: standing('waived'), baselined: standing('baselined'), known: standing('known'),
      problems: { errors: fatal, warnings: problems.length - fatal },
    },
    findings, problems,
  };
}

const print = (digit: number): string => String(digit).repeat(16);
const at = (file: string, line: number, note?: string): Site => ({ file, line, column: 8, ...(note === undefined ? {} : { note }) });

/** One report with every kind of finding and problem that there is. */
export const everyKind = reportOf([
  finding(),
  finding({ fingerprint: print(1), status: 'waived', message: 'waived in the config', waiver: { reason: 'until the move', owner: '@acme/orders', expires: '2027-01-31', site: at('mandate.config.json', 12) } }),
  finding({ fingerprint: print(2), status: 'waived', message: 'waived by a comment', waiver: { reason: 'a test double', site: at('apps/orders/src/checkout.ts', 3) } }),
  finding({ fingerprint: print(3), status: 'baselined', message: 'in the baseline' }),
  finding({ fingerprint: print(4), status: 'known', message: 'known before', severity: 'warn' }),
  finding({
    fingerprint: print(5), rule: 'no-back-door', message: 'orders reaches billing through @acme/shared', owners: ['@acme/orders', 'ada@example.com'],
    chain: [at('apps/orders/src/checkout.ts', 5, 'imports packages/shared/src/index.ts'), at('packages/shared/src/index.ts', 2, 'imports apps/billing/src/invoice.ts')],
  }),
  finding({
    fingerprint: print(6), rule: 'no-shared-database-package', clause: 3, message: 'billing and orders reach one database through @acme/db',
    to: { project: 'packages/db' },
    sites: [at('apps/billing/package.json', 7, 'billing depends on it'), at('apps/billing/src/main.ts', 1), at('apps/orders/package.json', 7, 'orders depends on it')],
  }),
  finding({ fingerprint: print(7), rule: 'own-rule', clause: 6, severity: 'warn', message: 'a rule of the user gave no place', from: { project: 'apps/web' }, to: { symbol: 'lodash' }, sites: [] }),
], [
  problem('no-match', 'services.gone in the config matches nothing'),
  problem('unparsed-file', 'apps/web/src/a.ts has a syntax error', at('apps/web/src/a.ts', 9)),
  problem('unresolved-import', "'./x' leads nowhere", at('apps/web/src/b.ts', 1)),
]);

export function options(of: Report, parts: Partial<FormatOptions> = {}): FormatOptions {
  const { errors, problems } = of.summary;
  return {
    colours: noColours, width: 100, all: false, sourceOf: () => undefined, warningsFail: false,
    exitCode: problems.errors > 0 ? 2 : errors > 0 ? 1 : 0,
    helpOf: (rule) => rule === 'no-back-door' ? '# no-back-door\n\nA document.\n' : undefined,
    rules: [
      { id: 'no-cross-service-import', summary: 'A service imports nothing from the inside of another.', clause: 2, severity: 'error' },
      { id: 'no-back-door', summary: 'No service reaches another through a library.', clause: 2, severity: 'error' },
      { id: 'no-shared-database-package', summary: 'No two services share tables.', clause: 3, severity: 'error' },
      { id: 'no-module-cycle', summary: 'Modules do not import each other in a cycle.', clause: 6, severity: 'warn' },
    ],
    ...parts,
  };
}

/** What a name of a hostile repository may hold. */
export const hostile = 'a<script>alert(1)</script>|`b`\n::error::x\r\n]]>--><!--"\'&\u001b[31m\u0000\u202E##[error]%0A[c](https://evil.example) @acme/team #7 \ud800 postgres://u:hunter2@db/x';

const word = fc.oneof(fc.constantFrom('orders', hostile, '', '%', 'a b', 'ä/日本.ts', ':,'), fc.string({ unit: 'binary', maxLength: 20 }));
const site: fc.Arbitrary<Site> = fc.record({ file: word, line: fc.nat(5_000), column: fc.nat(300), length: fc.nat(90), note: word }, { requiredKeys: ['file', 'line', 'column'] });
const end = fc.record({ service: word, project: word, file: word, symbol: word }, { requiredKeys: [] });
const anyFinding: fc.Arbitrary<Finding> = fc.record({
  rule: fc.oneof(fc.constantFrom('no-back-door', '__proto__'), word), clause: fc.integer({ min: 1, max: 6 }), severity: fc.constantFrom('error', 'warn'),
  status: fc.constantFrom('new', 'known', 'waived', 'baselined'), message: word, why: word, fix: word,
  fingerprint: fc.nat().map((count) => count.toString(16).padStart(16, '0')), identity: fc.record({ from: word, to: word, names: fc.array(word, { maxLength: 2 }), nth: fc.nat(3) }), home: word, owners: fc.array(word, { maxLength: 2 }),
  waiver: fc.record({ reason: word, owner: word, expires: fc.constant('2027-01-31'), site }, { requiredKeys: ['reason', 'site'] }),
  from: end, to: end, sites: fc.array(site, { maxLength: 3 }), chain: fc.array(site, { maxLength: 3 }),
}, { requiredKeys: ['rule', 'clause', 'severity', 'status', 'message', 'why', 'fix', 'fingerprint', 'identity', 'home', 'owners', 'from', 'to', 'sites', 'chain'] });
const anyProblem: fc.Arbitrary<Problem> = fc.record({
  code: fc.constantFrom(...Object.keys(problemSeverities) as ProblemCode[]), severity: fc.constantFrom('error', 'warning'), message: word, sites: fc.array(site, { maxLength: 2 }),
});

/** Any report that a run, or a rule of a user's own, could bring about. */
export const anyReport = fc.tuple(fc.array(anyFinding, { maxLength: 6 }), fc.array(anyProblem, { maxLength: 4 })).map(([findings, problems]) => reportOf(findings, problems));
