import type { Drift, DriftCommit, DriftEdge, DriftFinding, DriftRepository, EdgeKind, FindingStep, Revision, RevisionChanges, Sampling, Tally } from '../model/drift.ts';
import { type Schema, count, list, object, oneOf, optional, text } from './schema-parts.ts';

/** The JSON Schema of what `mandate drift --format json` prints. */
export function driftJsonSchema(): Schema {
  return { $schema: 'http://json-schema.org/draft-07/schema#', title: 'Drift of mandate', ...drift };
}

const kinds = ['code', 'types', 'data', 'queue', 'config'] satisfies EdgeKind[];
const at = { commit: text(), date: text('The author date in UTC: 2026-05-04T09:30:00Z.'), subject: text() };
const commit = object<DriftCommit>(at);
const tallies = list(object<Tally>({ name: text(), count: count() }));

const changes = object<RevisionChanges>({
  new: count(),
  grown: count('Findings that reach more than they did.'),
  fixed: count(),
  moved: count('Findings that are in other files.'),
  excepted: count('Findings that are waived or in the baseline from here on.'),
  unexcepted: count(),
  newEdges: count(),
  goneEdges: count(),
}, 'What is different from the revision before.');

const revision = object<Revision>({
  ...at,
  tags: list(text()),
  files: count(),
  services: count(),
  interfaces: count(),
  findings: object<Revision['findings']>({ errors: count(), warnings: count(), waived: count(), baselined: count() }),
  byRule: tallies,
  byService: tallies,
  byOwner: tallies,
  edges: object<Record<EdgeKind, number>>({ code: count(), types: count(), data: count(), queue: count(), config: count() }, 'Pairs of services.'),
  problems: object<Revision['problems']>({ errors: count(), warnings: count() }),
  changes,
});

const finding = object<DriftFinding>({
  fingerprint: { type: 'string', pattern: '^[0-9a-f]{16}$' },
  rule: text(),
  severity: oneOf(['error', 'warn'] satisfies DriftFinding['severity'][]),
  message: text(),
  home: text(),
  owners: list(text()),
  from: optional(text('The service at the near end.')),
  to: optional(text('The service at the far end.')),
  file: optional(text()),
  line: optional(count()),
  status: oneOf(['new', 'known', 'waived', 'baselined', 'fixed'] satisfies DriftFinding['status'][], 'At the last revision.'),
  introduced: optional(commit),
  fixed: optional(commit),
  steps: list(object<FindingStep>({ kind: oneOf(['grown', 'moved', 'excepted', 'unexcepted'] satisfies FindingStep['kind'][]), ...at })),
}, 'As it was when it was last seen.');

const drift = object<Drift>({
  version: { const: 1 },
  tool: object<Drift['tool']>({ name: { const: 'mandate' }, version: text() }),
  range: object<Drift['range']>({
    from: text(),
    to: text(),
    every: oneOf(['week', 'commit', 'tag'] satisfies Sampling[]),
    commits: count('Both counted, those of merged branches not.'),
    config: oneOf(['today', 'revision'] satisfies Drift['range']['config'][]),
    shallow: { type: 'boolean', description: 'Whether the clone is cut off before it reaches what was asked for.' },
  }),
  repositories: optional(list(object<DriftRepository>({
    name: text(), from: commit, to: commit, commits: count(), revisions: count(),
  }), 'Whose history files were merged.')),
  notes: list(text(), 'What the numbers do not show.'),
  revisions: list(revision, 'From the oldest to the newest.'),
  findings: list(finding),
  edges: list(object<DriftEdge>({
    from: text(), to: text(), kind: oneOf(kinds), count: count(), file: text(), introduced: optional(commit), removed: optional(commit),
  })),
});
