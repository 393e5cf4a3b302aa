import { defineRule, type Explanation, type JudgedException, noOptions } from '../../src/model/rule.ts';
import { listed } from '../../src/model/wording.ts';
import { plant } from './plant.ts';

export const noUnexplainedWaiver = defineRule({
  ...noOptions,
  id: 'no-unexplained-waiver',
  summary: 'Every exception is from one rule and says why; a waiver names one edge, an owner and a last day, too.',
  clause: 6,
  severity: 'error',
  judges: 'exceptions',
  plant,
  *check(_architecture, _options, exceptions = []) {
    for (const exception of exceptions) {
      if (exception.faults.length === 0) continue;
      yield { explanation: explain(exception), from: exception.from, to: exception.to, sites: [exception.site] };
    }
  },
});

function explain({ called, faults }: JudgedException): Explanation {
  return {
    what: `${called} ${listed(faults.map(({ what }) => what))}, so it excepts nothing`,
    why: 'an exception that nobody explains, answers for or can see the end of is never taken back',
    fix: faults.map(({ fix }) => fix).join('; '),
  };
}
