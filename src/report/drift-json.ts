import type { CoChange, Drift, DriftCommit, DriftEdge, DriftFinding, DriftRepository, Hotspot, ResourceName, Revision, ServicePicture, Tally } from '../model/drift.ts';
import { metricNames } from '../model/metric-values.ts';
import { byEdgeKind } from '../model/service-edge.ts';
import { jsonText } from './json.ts';

/** A drift as JSON, keys in a fixed order. */
export function printDriftJson({ version, tool, range, repositories, notes, revisions, findings, edges, latest, hotspots, coChanges }: Drift): string {
  return jsonText({
    version,
    tool: { name: tool.name, version: tool.version },
    range: { from: range.from, to: range.to, every: range.every, commits: range.commits, config: range.config, shallow: range.shallow },
    ...given({ repositories: repositories?.map(repository) }),
    notes,
    revisions: revisions.map(revision),
    findings: findings.map(finding),
    edges: edges.map(edge),
    latest: { services: latest.services.map(service), metrics: latest.metrics },
    hotspots: hotspots.map(hotspot),
    coChanges: coChanges.map(coChange),
  });
}

function repository({ name, from, to, commits, revisions }: DriftRepository): object {
  return { name, from: commit(from), to: commit(to), commits, revisions };
}

function revision({ tags, files, services, interfaces, findings, byRule, byService, byOwner, edges, problems, metrics, changes, ...at }: Revision): object {
  return {
    ...commit(at), tags, files, services, interfaces,
    findings: { errors: findings.errors, warnings: findings.warnings, waived: findings.waived, baselined: findings.baselined },
    byRule: byRule.map(tally), byService: byService.map(tally), byOwner: byOwner.map(tally),
    edges: byEdgeKind((kind) => edges[kind]),
    problems: { errors: problems.errors, warnings: problems.warnings },
    metrics: Object.fromEntries(metricNames.flatMap((name) => (metrics[name] === undefined ? [] : [[name, metrics[name]]]))),
    changes: {
      new: changes.new, grown: changes.grown, fixed: changes.fixed, moved: changes.moved,
      excepted: changes.excepted, unexcepted: changes.unexcepted, newEdges: changes.newEdges, goneEdges: changes.goneEdges,
    },
  };
}

function finding({ fingerprint, rule, clause, severity, status, message, why, fix, home, owners, from, to, file, line, introduced, fixed, steps }: DriftFinding): object {
  return {
    fingerprint, rule, clause, severity, status, message, why, fix, home, owners,
    ...given({ from, to, file, line }),
    ...given({ introduced: introduced && commit(introduced), fixed: fixed && commit(fixed) }),
    steps: steps.map(({ kind, ...at }) => ({ kind, ...commit(at) })),
  };
}

function edge({ from, to, kind, count, file, introduced, removed }: DriftEdge): object {
  return { from, to, kind, count, file, ...given({ introduced: introduced && commit(introduced), removed: removed && commit(removed) }) };
}

function service({ name, projects, owners, tags, publishes, owns, uses }: ServicePicture): ServicePicture {
  return {
    name, projects: projects.map((one) => ({ name: one.name, root: one.root })), owners, tags,
    publishes: publishes.map((one) => ({ name: one.name, project: one.project, modules: one.modules })), owns: owns.map(resource), uses: uses.map(resource),
  };
}

function resource({ kind, name, owner }: ResourceName): ResourceName {
  return { kind, name, owner };
}

function hotspot({ file, home, commits, findings, score }: Hotspot): Hotspot {
  return { file, home, commits, findings, score };
}

function coChange({ services, commits, ofEach }: CoChange): CoChange {
  return { services, commits, ofEach };
}

function commit({ commit: id, date, subject }: DriftCommit): DriftCommit {
  return { commit: id, date, subject };
}

function tally({ name, count }: Tally): Tally {
  return { name, count };
}

function given(values: Readonly<Record<string, unknown>>): object {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}
