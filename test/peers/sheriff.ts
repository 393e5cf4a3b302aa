import type { PeerSuite } from './peer-case.ts';
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
];
