import type { Picture, ResourceName, ServicePicture, Tally } from '../../model/drift.ts';
import type { Identity } from '../../model/identity.ts';
import { edgeKinds, type ServiceEdge } from '../../model/service-edge.ts';
import type { Site } from '../../model/site.ts';
import type { PastProject } from '../renamed-projects.ts';
import type { PastFinding, Snapshot } from '../snapshot.ts';
import { applyDelta, type Delta, deltaOf } from './delta.ts';
import { metricsShape } from './metrics-shape.ts';
import { count, list, matching, object, oneOf, orNull, text } from './shape.ts';

/** A snapshot as a line holds it: all of it, or what is not as in an earlier one. */
export function stateOf(snapshot: Snapshot, before?: Snapshot): Delta {
  return before === undefined ? [snapshot] : deltaOf(before, snapshot) ?? {};
}

/** The snapshot that a state tells of; undefined where it is none, or not one that follows from the earlier one. */
export function snapshotOf(state: unknown, before?: Snapshot): Snapshot | undefined {
  return shape(applyDelta(before, state));
}

const names = list(text);
const resources = list(object<ResourceName>({ kind: oneOf('database', 'table', 'queue'), name: text, owner: orNull(text) }));

const shape = object<Snapshot>({
  files: count,
  services: count,
  interfaces: count,
  problems: object<Snapshot['problems']>({ errors: count, warnings: count }),
  findings: list(object<PastFinding>({
    rule: text,
    clause: count,
    severity: oneOf('error', 'warn'),
    status: oneOf('new', 'known', 'waived', 'baselined'),
    message: text,
    why: text,
    fix: text,
    fingerprint: matching(/^[0-9a-f]{16}$/),
    identity: object<Identity>({ from: text, to: text, names, size: count, nth: count }, ['size']),
    home: text,
    owners: names,
    from: text,
    to: text,
    sites: list(object<Pick<Site, 'file' | 'line' | 'column'>>({ file: text, line: count, column: count })),
    files: names,
  }, ['from', 'to'])),
  seenIn: list(object<Tally>({ name: text, count })),
  edges: list(object<ServiceEdge>({ from: text, to: text, kind: oneOf(...edgeKinds), count, file: text })),
  projects: list(object<PastProject>({ name: text, root: text, service: text, of: text, sketch: names }, ['service', 'of'])),
  picture: object<Picture>({
    services: list(object<ServicePicture>({
      name: text,
      projects: list(object<ServicePicture['projects'][number]>({ name: text, root: text })),
      owners: names,
      tags: names,
      publishes: list(object<ServicePicture['publishes'][number]>({ name: text, project: text, modules: orNull(names) })),
      owns: resources,
      uses: resources,
    })),
    metrics: metricsShape,
  }),
});
