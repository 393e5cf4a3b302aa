import type { Drift, DriftCommit, DriftEdge, DriftFinding, DriftRepository, Revision, Tally } from '../model/drift.ts';
import { jsonText } from './json.ts';

/** A drift as JSON, keys in a fixed order. */
export function printDriftJson({ version, tool, range, repositories, notes, revisions, findings, edges }: Drift): string {
  return jsonText({
    version,
    tool: { name: tool.name, version: tool.version },
    range: { from: range.from, to: range.to, every: range.every, commits: range.commits, config: range.config, shallow: range.shallow },
    ...given({ repositories: repositories?.map(repository) }),
    notes,
    revisions: revisions.map(revision),
    findings: findings.map(finding),
    edges: edges.map(edge),
  });
}

function repository({ name, from, to, commits, revisions }: DriftRepository): object {
  return { name, from: commit(from), to: commit(to), commits, revisions };
}

function revision({ tags, files, services, interfaces, findings, byRule, byService, byOwner, edges, problems, changes, ...at }: Revision): object {
  return {
    ...commit(at), tags, files, services, interfaces,
    findings: { errors: findings.errors, warnings: findings.warnings, waived: findings.waived, baselined: findings.baselined },
    byRule: byRule.map(tally), byService: byService.map(tally), byOwner: byOwner.map(tally),
    edges: { code: edges.code, types: edges.types, data: edges.data, queue: edges.queue, config: edges.config },
    problems: { errors: problems.errors, warnings: problems.warnings },
    changes: {
      new: changes.new, grown: changes.grown, fixed: changes.fixed, moved: changes.moved,
      excepted: changes.excepted, unexcepted: changes.unexcepted, newEdges: changes.newEdges, goneEdges: changes.goneEdges,
    },
  };
}

function finding({ fingerprint, rule, severity, status, message, home, owners, from, to, file, line, introduced, fixed, steps }: DriftFinding): object {
  return {
    fingerprint, rule, severity, status, message, home, owners,
    ...given({ from, to, file, line }),
    ...given({ introduced: introduced && commit(introduced), fixed: fixed && commit(fixed) }),
    steps: steps.map(({ kind, ...at }) => ({ kind, ...commit(at) })),
  };
}

function edge({ from, to, kind, count, file, introduced, removed }: DriftEdge): object {
  return { from, to, kind, count, file, ...given({ introduced: introduced && commit(introduced), removed: removed && commit(removed) }) };
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
