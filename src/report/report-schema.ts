import { problemSeverities, type Problem } from '../model/problem.ts';
import type { Identity } from '../model/identity.ts';
import type { DependencyRepair, ImportMove, ImportRepair, Repair } from '../model/repair.ts';
import type { AppliedWaiver, Base, Finding, Report, ReportEnd } from '../model/report.ts';
import type { Site } from '../model/site.ts';
import { type Schema, count, list, object, oneOf, optional, text } from './schema-parts.ts';

/** The JSON Schema of the report that `--format json` prints. A key of the types that has none here does not compile. */
export function reportJsonSchema(): Schema {
  return { $schema: 'http://json-schema.org/draft-07/schema#', title: 'Report of mandate', ...report };
}

const site = object<Site>({
  file: text('Posix path from the root that was analysed.'),
  // A rule of one's own may give a place that no file has; that is shown as it is.
  line: count('Counts from 1.'),
  column: count('Counts UTF-16 code units from 1.'),
  length: optional(count('Code units from the column on.')),
  note: optional(text('What this place adds to the finding.')),
});

const end = object<ReportEnd>({
  service: optional(text()),
  project: optional(text('Directory of the project, "." for the root.')),
  file: optional(text()),
  symbol: optional(text('An external package or a symbol, where the end is no file.')),
});

const waiver = object<AppliedWaiver>({
  reason: text(),
  owner: optional(text()),
  expires: optional(text('The last day that it holds: 2027-01-31.')),
  site,
}, 'Present where the status is "waived".');

const identity = object<Identity>({
  from: text('The project at the near end by name; empty where several share the fault.'),
  to: text('The far end, told the same way.'),
  names: list(text(), 'What is reached by name, or who takes part.'),
  size: optional(count('How large it is, where it can grow without another name.')),
  nth: count('Which one it is of those that are equal in all else.'),
}, 'What the fingerprint is made of, with the rule.');

const importMove = object<ImportMove>({
  names: list(text(), 'As the target names them; "default", or "*" for the whole namespace.'),
  specifier: text(),
  target: text('The file that the new specifier leads to.'),
  via: list(site, 'Where the entry passes these names on.'),
});

const repair = object<Repair>({
  complete: { type: 'boolean', description: 'Whether nothing of the finding is left once this is done.' },
  imports: list(object<ImportRepair>({ site, specifier: text('The one that stands there now.'), moves: list(importMove) })),
  dependencies: list(object<DependencyRepair>({
    manifest: text(), section: oneOf(['dependencies', 'devDependencies'] satisfies DependencyRepair['section'][]), package: text(), range: text(),
  })),
}, 'What `mandate check --fix` would do.');

const finding = object<Finding>({
  rule: text(),
  clause: { type: 'integer', minimum: 1, maximum: 6, description: 'Of the mandate.' },
  severity: oneOf(['error', 'warn'] satisfies Finding['severity'][]),
  status: oneOf(['new', 'known', 'waived', 'baselined'] satisfies Finding['status'][], 'Only "new" counts.'),
  message: text('What: both ends, with service names.'),
  why: text(),
  fix: text(),
  fingerprint: { type: 'string', pattern: '^[0-9a-f]{16}$', description: 'Made of rule and ends; it survives edits and formatting.' },
  identity,
  home: text('The service of the near end, else its project by name, else "repository": its file of the baseline.'),
  owners: list(text(), 'By CODEOWNERS, of the file of the first site.'),
  waiver: optional(waiver),
  from: end,
  to: end,
  sites: list(site, 'All places of this one break.'),
  waivedSites: optional(list(site, 'Places of it that comments except, where others are left.')),
  repair: optional(repair),
  chain: list(site, 'The way from one end to the other, where it leads through others.'),
});

const problem = object<Problem>({
  code: oneOf(Object.keys(problemSeverities).sort()),
  severity: oneOf(['error', 'warning'] satisfies Problem['severity'][], 'An error ends the run with exit code 2.'),
  message: text(),
  sites: list(site),
});

const summary = object<Report['summary']>({
  files: count(),
  projects: count(),
  services: count(),
  errors: count('New findings of severity error.'),
  warnings: count('New findings of severity warn.'),
  waived: count(),
  baselined: count(),
  known: count('There already at the revision that the run compares with.'),
  problems: object<Report['summary']['problems']>({ errors: count(), warnings: count() }),
});

const report = object<Report>({
  version: { const: 1 },
  tool: object<Report['tool']>({ name: { const: 'mandate' }, version: text() }),
  base: optional(object<Base>({ ref: text('As it was given.'), commit: text('Where HEAD and the ref parted.') }, 'What the run compares with.')),
  summary,
  findings: list(finding),
  problems: list(problem),
});
