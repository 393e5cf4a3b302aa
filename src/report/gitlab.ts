import type { Report } from '../model/report.ts';
import type { Site } from '../model/site.ts';
import { jsonText } from './json.ts';
import { newFindings, problemsByWeight } from './new-findings.ts';
import { placeOf, placeOfProblem } from './place-of.ts';
import { safeLine } from './safe-text.ts';

/**
 * The findings that count, one entry for each place, and the problems, as GitLab's code quality report. GitLab compares the
 * entries of two branches by their fingerprints: they hold no line, and no two are the same.
 */
export function printGitlab(report: Report): string {
  const unique = counter();
  const problems = problemsByWeight(report).map((problem) => {
    const place = placeOfProblem(problem);
    return entry(place, {
      description: `${safeLine(problem.message)}${problem.severity === 'error' ? ' (no verdict)' : ''}`,
      check: problem.code,
      fingerprint: unique(`${problem.code}:${safeLine(place.file)}`),
      severity: problem.severity === 'error' ? 'blocker' : 'info',
    });
  });
  const findings = newFindings(report).flatMap((finding) => {
    const { sites, message, fix, rule, severity, fingerprint } = finding;
    return (sites.length === 0 ? [placeOf(finding)] : sites).map((site) => entry(site, {
      description: `${safeLine(message)}. To put it right: ${safeLine(fix)}`,
      check: rule,
      fingerprint: unique(`${fingerprint}:${safeLine(site.file)}`),
      severity: severity === 'error' ? 'major' : 'minor',
    }));
  });
  return jsonText([...problems, ...findings]);
}

interface Told {
  readonly description: string;
  readonly check: string;
  readonly fingerprint: string;
  readonly severity: 'info' | 'minor' | 'major' | 'blocker';
}

function entry({ file, line }: Site, { description, check, fingerprint, severity }: Told): object {
  return { description, check_name: check, fingerprint, severity, location: { path: file, lines: { begin: Math.max(1, line) } } };
}

/** Names each text once: the second of the same gets `:2`, and so on. */
function counter(): (text: string) => string {
  const seen = new Map<string, number>();
  return (text) => {
    const count = (seen.get(text) ?? 0) + 1;
    seen.set(text, count);
    return `${text}:${count}`;
  };
}
