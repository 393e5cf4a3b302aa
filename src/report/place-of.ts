import type { Problem } from '../model/problem.ts';
import type { Finding } from '../model/report.ts';
import type { Site } from '../model/site.ts';

/**
 * Where a format shows a finding that demands a place: its first site, else the file at its near end, else the manifest of
 * the project there, which is where whoever owns the project looks.
 */
export function placeOf({ sites, from }: Finding): Site {
  return sites[0] ?? { file: from.file ?? manifestOf(from.project), line: 1, column: 1 };
}

/** The same for a Problem: one without a site is about the whole repository. */
export function placeOfProblem({ sites }: Problem): Site {
  return sites[0] ?? { file: manifestOf(undefined), line: 1, column: 1 };
}

function manifestOf(project: string | undefined): string {
  return project === undefined || project === '.' ? 'package.json' : `${project}/package.json`;
}
