import type { Problem } from '../../model/problem.ts';
import type { Finding } from '../../model/report.ts';
import { countText } from '../count-text.ts';
import { problemRemedies } from '../problem-remedies.ts';
import { sarifLocation } from './sarif-location.ts';
import type { SarifLimits } from './sarif-limits.ts';
import { sarifText } from './sarif-text.ts';

/** A Problem: what the run could not analyse. */
export function sarifNotification({ code, severity, message, sites }: Problem): object {
  const remedy = problemRemedies[code];
  return {
    descriptor: { id: code },
    level: severity,
    message: { text: sarifText(remedy === undefined ? message : `${message}\nFix: ${remedy}`) },
    ...(sites.length === 0 ? {} : { locations: sites.map(sarifLocation) }),
  };
}

/** What had to be left out, or nothing. */
export function cutNotice(all: readonly Finding[], kept: readonly Finding[], { results, locations }: SarifLimits): object[] {
  const shortened = kept.filter(({ sites, chain }) => sites.length > locations || chain.length > locations).length;
  const texts = [
    ...(kept.length < all.length ? [`${countText(all.length - kept.length, 'finding is', 'findings are')} left out, errors last: GitHub takes ${countText(results, 'result')}.`] : []),
    ...(shortened > 0 ? [`${countText(shortened, 'result tells', 'results tell')} the first ${countText(locations, 'place')} alone: GitHub takes no more for a result.`] : []),
  ];
  return texts.length === 0 ? [] : [{
    descriptor: { id: 'report-cut' },
    level: 'warning',
    message: { text: `${texts.join(' ')} The format json has everything.` },
  }];
}
