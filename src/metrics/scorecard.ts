import type { Finding } from '../model/report.ts';
import type { Scorecard, ScoreRow, Standing } from '../model/metrics.ts';
import { rounded } from './rounded.ts';

/**
 * The findings of every service by clause and status, and a score: 100 ÷ (1 + burden). The burden is 1 for each finding that
 * is new or known and ½ for each that is waived or baselined; the repository's is that of all of them for each service. So one
 * finding more never raises a score, and to accept a finding is worth half of mending it.
 *
 * Source: our own, so that it can be told in one line. Else a score would rise while what is accepted grows.
 *
 * @param clauses those that some rule judges: without a rule there is nothing to score
 */
export function scorecard(services: readonly string[], findings: readonly Finding[], clauses: readonly number[]): Scorecard {
  const homes = [...new Set(findings.map(({ home }) => home))].sort();
  const others = homes.filter((home) => !services.includes(home));
  const row = (name: string, kind: ScoreRow['kind']): ScoreRow => {
    const own = findings.filter(({ home }) => home === name);
    return {
      name, kind, ...standing(own),
      clauses: clauses.map((clause) => ({ clause, ...standing(own.filter((one) => one.clause === clause)) })),
    };
  };
  return {
    clauses,
    total: standing(findings, Math.max(1, services.length)),
    rows: [...services.map((name) => row(name, 'service')), ...others.map((name) => row(name, 'other'))],
  };
}

function standing(findings: readonly Finding[], among = 1): Standing {
  const count = (status: Finding['status']): number => findings.filter((one) => one.status === status).length;
  return scored({ new: count('new'), known: count('known'), waived: count('waived'), baselined: count('baselined') }, among);
}

/** Counts with their score. */
export function scored(counts: Omit<Standing, 'score'>, among: number): Standing {
  const burden = counts.new + counts.known + (counts.waived + counts.baselined) / 2;
  return { ...counts, score: rounded(100 / (1 + burden / among)) };
}
