import type { ServiceEdge } from '../../model/drift.ts';
import type { Identity } from '../../model/identity.ts';
import type { Site } from '../../model/site.ts';
import type { PastProject } from '../renamed-projects.ts';
import type { PastFinding, Snapshot } from '../snapshot.ts';
import { stepsBetween, takeSteps } from './list-steps.ts';
import { type Check, count, isRecord, list, matching, object, oneOf, text } from './shape.ts';

/** A snapshot as a line holds it: all of it, or what is not as in an earlier one. */
export type State = Readonly<Record<string, unknown>>;

export function stateOf(snapshot: Snapshot, before?: Snapshot): State {
  const state: Record<string, unknown> = {};
  for (const key of Object.keys(values) as (keyof typeof values)[]) {
    if (JSON.stringify(snapshot[key]) !== JSON.stringify(before?.[key])) state[key] = snapshot[key];
  }
  const steps = {
    findings: stepsOf(before?.findings, snapshot.findings, ({ fingerprint }) => fingerprint),
    edges: stepsOf(before?.edges, snapshot.edges, ({ from, to, kind }) => JSON.stringify([from, to, kind])),
    projects: stepsOf(before?.projects, snapshot.projects, ({ name }) => name),
  };
  for (const [key, those] of Object.entries(steps)) if (those !== undefined) state[key] = those;
  return state;
}

/** The snapshot that a state tells of; undefined where it is none, or not one that follows from the earlier one. */
export function snapshotOf(state: unknown, before?: Snapshot): Snapshot | undefined {
  if (!isRecord(state)) return undefined;
  const told = { ...before, ...state };
  const items = <Key extends keyof typeof lists>(key: Key): unknown => {
    if (!Object.hasOwn(state, key)) return before?.[key];
    return takeSteps<object>(before?.[key] ?? [], state[key], lists[key] as Check<object>);
  };
  const numbers = object<Pick<Snapshot, keyof typeof values>>(values)(told);
  const [findings, edges, projects] = [items('findings'), items('edges'), items('projects')];
  if (numbers === undefined || findings === undefined || edges === undefined || projects === undefined) return undefined;
  return { ...numbers, findings, edges, projects } as Snapshot;
}

function stepsOf<Item extends object>(before: readonly Item[] | undefined, after: readonly Item[], nameOf: (item: Item) => string): unknown {
  if (before === undefined) return after;
  const steps = stepsBetween(before, after, nameOf);
  const [only] = steps;
  const isSame = before.length === after.length
    && (before.length === 0 || (steps.length === 1 && Array.isArray(only) && only[0] === 0 && only[1] === before.length));
  return isSame ? undefined : steps;
}

const values = {
  files: count,
  services: count,
  interfaces: count,
  problems: object<Snapshot['problems']>({ errors: count, warnings: count }),
};

const lists = {
  findings: object<PastFinding>({
    rule: text,
    severity: oneOf('error', 'warn'),
    status: oneOf('new', 'known', 'waived', 'baselined'),
    message: text,
    fingerprint: matching(/^[0-9a-f]{16}$/),
    identity: object<Identity>({ from: text, to: text, names: list(text), size: count, nth: count }, ['size']),
    home: text,
    owners: list(text),
    from: text,
    to: text,
    sites: list(object<Pick<Site, 'file' | 'line' | 'column'>>({ file: text, line: count, column: count })),
    files: list(text),
  }, ['from', 'to']),
  edges: object<ServiceEdge>({ from: text, to: text, kind: oneOf('code', 'types', 'data', 'queue', 'config'), count, file: text }),
  projects: object<PastProject>({ name: text, root: text, service: text, sketch: list(text) }, ['service']),
};
