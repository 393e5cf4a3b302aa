import type { DriftFinding } from '../../../model/drift.ts';
import { byText } from './by-text.ts';
import { standingOf } from './standing-of.ts';

/** What a person asks of the findings: each filter that is given holds. */
export interface FindingQuery {
  /** Words, all of which are somewhere in a finding. */
  readonly words?: string;
  readonly status?: string;
  readonly severity?: string;
  readonly rule?: string;
  readonly clause?: string;
  /** The service at whichever end. */
  readonly service?: string;
  readonly owner?: string;
  readonly from?: string;
  readonly to?: string;
  readonly file?: string;
  /** A fingerprint. */
  readonly id?: string;
  readonly sort?: string;
}

/** The columns that findings can be sorted by. */
export type FindingOrder = 'introduced' | 'rule' | 'service' | 'owner' | 'status' | 'severity';

/** Asks findings again and again: texts that are searched are made once. */
export function findingsAsked(findings: readonly DriftFinding[]): (query: FindingQuery) => readonly DriftFinding[] {
  const texts = new Map<DriftFinding, string>();
  const textOf = (finding: DriftFinding): string => {
    const text = texts.get(finding) ?? searched(finding);
    texts.set(finding, text);
    return text;
  };
  return (query) => {
    const words = (query.words ?? '')
      .toLowerCase()
      .split(/\s+/)
      .filter((word) => word !== '');
    const found = findings.filter((finding) => keeps(finding, query) && words.every((word) => textOf(finding).includes(word)));
    return sorted(found, query.sort ?? '-introduced');
  };
}

function searched({ fingerprint, rule, message, home, owners, from, to, file, introduced }: DriftFinding): string {
  return [fingerprint, rule, message, home, ...owners, from, to, file, introduced?.commit, introduced?.subject].join('\n').toLowerCase();
}

function keeps(finding: DriftFinding, query: FindingQuery): boolean {
  const { status, severity, rule, clause, service, owner, from, to, file, id } = query;
  return (
    (id === undefined || finding.fingerprint === id) &&
    (status === undefined || finding.status === status || standingOf(finding) === status) &&
    (severity === undefined || finding.severity === severity) &&
    (rule === undefined || finding.rule === rule) &&
    (clause === undefined || String(finding.clause) === clause) &&
    (service === undefined || [finding.home, finding.from, finding.to].includes(service)) &&
    (owner === undefined || finding.owners.includes(owner) || (owner === '' && finding.owners.length === 0)) &&
    (from === undefined || finding.from === from) &&
    (to === undefined || finding.to === to) &&
    (file === undefined || finding.file === file)
  );
}

const keys: Readonly<Record<FindingOrder, (finding: DriftFinding) => string>> = {
  introduced: ({ introduced }) => introduced?.date ?? '',
  rule: ({ rule }) => rule,
  service: ({ home }) => home,
  owner: ({ owners }) => owners.join(' '),
  status: ({ status }) => status,
  severity: ({ severity }) => severity,
};

/** A minus turns the order round; findings that are equal in it keep theirs. */
function sorted(findings: readonly DriftFinding[], sort: string): readonly DriftFinding[] {
  const [name, sign] = sort.startsWith('-') ? [sort.slice(1), -1] : [sort, 1];
  const keyOf = Object.hasOwn(keys, name) ? keys[name as FindingOrder] : undefined;
  if (keyOf === undefined) return findings;
  return findings
    .map((finding) => [keyOf(finding), finding] as const)
    .sort(([a], [b]) => sign * byText(a, b))
    .map(([, finding]) => finding);
}
