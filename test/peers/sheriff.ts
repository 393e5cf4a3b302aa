import type { PeerSuite } from './peer-case.ts';
import { sheriffDeep, sheriffInternals, sheriffRoots } from './sheriff-encapsulation.ts';
import { sheriffAllowed, sheriffViolations } from './sheriff-rules.ts';

const peer = 'softarc-consulting/sheriff';
const tests = 'packages/core/src/lib/checks/tests';

export const sheriff: readonly PeerSuite[] = [
  {
    peer,
    source: `${tests}/check-for-dependency-rule-violation.spec.ts`,
    cases: sheriffViolations,
    outside: [{ of: 'a tag without a rule is an error', count: 1, why: 'a module that no rule names is free here; what a rule names must be there' }],
  },
  {
    peer,
    source: `${tests}/is-dependency-allowed.spec.ts`,
    cases: sheriffAllowed,
    outside: [
      { of: 'a tag without a rule is an error', count: 1, why: 'a module that no rule names is free here; what a rule names must be there' },
      { of: 'what a matcher function is handed', count: 1, why: 'rules of a config are data; a rule in code is made with defineRule' },
    ],
  },
  {
    peer,
    source: `${tests}/encapsulation-barrel-less.spec.ts`,
    cases: sheriffInternals,
    outside: [{ of: 'stars within stars, a case that the peer skips and leaves empty', count: 1, why: 'there is nothing in it' }],
  },
  {
    peer,
    source: `${tests}/encapsulation-with-exclude-root.spec.ts`,
    cases: sheriffRoots,
    outside: [{ of: 'the same without barrels', count: 2, why: 'a part is closed by a rule for its directory, so there is no second mode' }],
  },
  {
    peer,
    source: `${tests}/has-encapsulation-violations.spec.ts`,
    cases: sheriffDeep,
    outside: [{ of: 'imports that lead nowhere are passed over', count: 1, why: 'on purpose not: what does not resolve is told as a Problem' }],
  },
];
