import type {
  CoChange, Drift, DriftCommit, DriftEdge, DriftFinding, DriftRepository, FindingStep, Hotspot, Picture, ResourceName, Revision, RevisionChanges, Sampling, ServicePicture, Tally,
} from '../model/drift.ts';
import { metricNames } from '../model/metric-values.ts';
import { byEdgeKind, edgeKinds } from '../model/service-edge.ts';
import { metricsSchema } from './metrics-schema.ts';
import { type Schema, count, list, number, object, oneOf, optional, orNull, text } from './schema-parts.ts';

/** The JSON Schema of what `mandate drift --format json` prints. */
export function driftJsonSchema(): Schema {
  return { $schema: 'http://json-schema.org/draft-07/schema#', title: 'Drift of mandate', ...drift };
}

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
  edges: object<Revision['edges']>(byEdgeKind(() => count()), 'Pairs of services.'),
  problems: object<Revision['problems']>({ errors: count(), warnings: count() }),
  metrics: {
    type: 'object', description: 'Of the repository as a whole.', propertyNames: { enum: metricNames }, additionalProperties: orNull(number()),
  },
  changes,
});

const finding = object<DriftFinding>({
  fingerprint: { type: 'string', pattern: '^[0-9a-f]{16}$' },
  rule: text(),
  clause: count('Of the mandate.'),
  severity: oneOf(['error', 'warn'] satisfies DriftFinding['severity'][]),
  message: text('What: both ends, with service names.'),
  why: text(),
  fix: text(),
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

const resource = object<ResourceName>({
  kind: oneOf(['database', 'table', 'queue'] satisfies ResourceName['kind'][]), name: text(), owner: orNull(text()),
});

const service = object<ServicePicture>({
  name: text(),
  projects: list(object<ServicePicture['projects'][number]>({ name: text(), root: text() })),
  owners: list(text(), 'By CODEOWNERS, of the directory of its main project.'),
  tags: list(text()),
  publishes: list(object<ServicePicture['publishes'][number]>({
    name: text(), project: text(), modules: { ...orNull(list(text())), description: 'Null where the whole project is the interface.' },
  })),
  owns: list(resource),
  uses: list(resource, 'What it uses and does not own.'),
});

const hotspot = object<Hotspot>({
  file: text(),
  home: text('The service of the file, else its project.'),
  commits: count('After the first one of the range; a merge is one.'),
  findings: count('At the last revision, waived ones left out.'),
  score: count('Commits × findings.'),
});

const coChange = object<CoChange>({
  services: { type: 'array', items: text(), minItems: 2, maxItems: 2 },
  commits: count('That change both.'),
  ofEach: { type: 'array', items: count(), minItems: 2, maxItems: 2, description: 'That change the one, and the other.' },
});

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
    from: text(), to: text(), kind: oneOf(edgeKinds), count: count(), file: text(), introduced: optional(commit), removed: optional(commit),
  })),
  latest: object<Picture>({ services: list(service), metrics: metricsSchema }, 'The architecture of the last revision.'),
  hotspots: list(hotspot, 'The hottest first.'),
  coChanges: list(coChange, 'Services that the same commits change; most commits in common first.'),
});
