import { defineRule, type Explanation, type JudgedException, noOptions } from '../../src/model/rule.ts';
import { plant } from './plant.ts';

export const noStaleWaiver = defineRule({
  ...noOptions,
  id: 'no-stale-waiver',
  summary: 'Every waiver and every disabling comment excepts something, and none is past its last day.',
  clause: 6,
  severity: 'warn',
  judges: 'exceptions',
  plant,
  *check(_architecture, _options, exceptions = []) {
    for (const exception of exceptions) {
      // What is wrong with the writing of one comes first: until that is right, nothing can be said of its use.
      if (exception.faults.length > 0 || (exception.met && exception.expired === undefined && exception.double === undefined)) continue;
      yield { explanation: explain(exception), from: exception.from, to: exception.to, sites: [exception.site] };
    }
  },
});

function explain({ called, owner, expired, double, met, hint }: JudgedException): Explanation {
  const why = 'an exception that stays when its time is over lets the next break of the same rule pass unseen';
  if (double !== undefined) return { what: `${called} excepts nothing: ${double.file}:${double.line} excepts the same`, why, fix: 'delete it' };
  if (expired === undefined) {
    return {
      what: `${called} excepts nothing: no such finding is there.${hint === '' ? '' : ` ${hint}`}`,
      why,
      fix: hint === '' ? 'delete it' : 'delete it, or correct what it names',
    };
  }
  if (!met) return { what: `${called} expired on ${expired}, and nothing is left that it was for`, why, fix: 'delete it' };
  return {
    what: `${called} expired on ${expired}, so it excepts nothing any more`,
    why,
    fix: `put the finding right and delete the waiver; or have its owner${owner === undefined ? '' : `, ${owner},`} agree on another day`,
  };
}
