import type { Report } from '../model/report.ts';
import type { Site } from '../model/site.ts';
import { countText } from './count-text.ts';
import { newFindings, problemsByWeight } from './new-findings.ts';
import { problemRemedies } from './problem-remedies.ts';
import { safeText } from './safe-text.ts';

/**
 * Workflow commands of GitHub Actions, which show findings that count and problems in the diff. GitHub shows the first ten of
 * a kind in each step: problems that end the run come first, then findings in the report's order; the rest is counted.
 */
export function printGithub(report: Report): string {
  const annotations = [...problemsByWeight(report).filter(({ severity }) => severity === 'error').map(problemAnnotation),
    ...newFindings(report).map(findingAnnotation),
    ...report.problems.filter(({ severity }) => severity !== 'error').map(problemAnnotation)];
  const ofKind = (kind: Annotation['kind']): Annotation[] => annotations.filter((one) => one.kind === kind);
  const kinds = [ofKind('error'), ofKind('warning')];
  const [moreErrors = 0, moreWarnings = 0] = kinds.map((all) => Math.max(0, all.length - shownPerKind));
  const rest = [...(moreErrors > 0 ? [countText(moreErrors, 'error')] : []), ...(moreWarnings > 0 ? [countText(moreWarnings, 'warning')] : [])].join(' and ');
  const notice: Annotation[] = rest === '' ? [] : [{
    kind: 'notice',
    title: 'mandate',
    message: `Not annotated: ${rest}. GitHub shows ${shownPerKind} of a kind in each step; the summary of the job lists them.`,
  }];
  return [...kinds.flatMap((all) => all.slice(0, shownPerKind)), ...notice].map(command).join('');
}

/** What GitHub shows of a kind in one step; it drops the others without a word. */
const shownPerKind = 10;

interface Annotation {
  readonly kind: 'error' | 'warning' | 'notice';
  readonly site?: Site | undefined;
  readonly title: string;
  readonly message: string;
}

function findingAnnotation({ severity, rule, message, why, fix, sites: [site, ...others] }: Report['findings'][number]): Annotation {
  const also = others.length === 0 ? '' : `\nalso: ${countText(others.length, 'other place')}`;
  return { kind: severity === 'error' ? 'error' : 'warning', site, title: rule, message: `${message}\nwhy: ${why}\nfix: ${fix}${also}` };
}

function problemAnnotation({ severity, code, message, sites: [site] }: Report['problems'][number]): Annotation {
  const remedy = problemRemedies[code];
  return { kind: severity, site, title: `${code}${severity === 'error' ? ' (no verdict)' : ''}`, message: remedy === undefined ? message : `${message}\nfix: ${remedy}` };
}

function command({ kind, site, title, message }: Annotation): string {
  const place = site === undefined ? [] : [
    `file=${property(site.file)}`,
    `line=${Math.max(1, site.line)}`,
    `col=${Math.max(1, site.column)}`,
    ...(site.length === undefined ? [] : [`endColumn=${Math.max(1, site.column) + site.length}`]),
  ];
  return `::${kind} ${[...place, `title=${property(title)}`].join(',')}::${data(message)}\n`;
}

function data(text: string): string {
  return safeText(text.replace(/\r\n?/g, '\n')).replaceAll('%', '%25').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
