import type { DriftCommit, DriftEdge, DriftFinding, EdgeKind } from '../../model/drift.ts';
import { type Random, hex, pick } from './chance.fixture.ts';

/** What a made-up drift consists of. */
export interface DriftPlan {
  readonly services: readonly string[];
  readonly findings: number;
  readonly edges: number;
  readonly revisions: number;
  readonly owners?: readonly string[];
  /** Put into the texts that come from a repository: subjects, paths, messages, tags. */
  readonly mark?: string;
}

export const kinds: readonly EdgeKind[] = ['code', 'code', 'code', 'types', 'types', 'data', 'queue', 'config', 'call'];
const rules: readonly (readonly [string, number])[] = [
  ['no-cross-service-import', 2],
  ['no-deep-import', 2],
  ['no-foreign-table', 3],
  ['no-shared-database', 3],
  ['no-service-cycle', 6],
  ['no-undeclared-dependency', 6],
  ['no-library-to-service', 2],
  ['no-shared-queue', 3],
];

export function edgesOf({ services, edges: count }: DriftPlan, commits: readonly DriftCommit[], random: Random): DriftEdge[] {
  const seen = new Map<string, DriftEdge>();
  for (let tries = 0; seen.size < count && tries < count * 20; tries++) {
    const from = Math.floor(random() * services.length);
    // Most lead to what comes later; some lead back, and make cycles.
    const to = random() < 0.985 ? from + 1 + Math.floor(random() ** 2 * (services.length - from - 1)) : Math.floor(random() * from);
    if (to === from || to >= services.length) continue;
    const kind = pick(kinds, random);
    const came = random() < 0.35 ? Math.floor(random() * commits.length) : 0;
    const went = random() < 0.1 ? came + 1 + Math.floor(random() * 5) : commits.length;
    seen.set(`${from} ${to} ${kind}`, {
      from: services[from]!,
      to: services[to]!,
      kind,
      count: 1 + Math.floor(random() * 9),
      file: `services/${services[from]!}/src/${kind}.ts`,
      ...(came > 0 ? { introduced: commits[came]! } : {}),
      ...(went < commits.length ? { removed: commits[went]! } : {}),
    });
  }
  return [...seen.values()];
}

export function findingOf(plan: DriftPlan, commits: readonly DriftCommit[], edges: readonly DriftEdge[], random: Random, at: number): DriftFinding {
  const [rule, clause] = pick(rules, random);
  // Most are between few services.
  const { from, to } =
    edges.length > 0 ? edges[Math.floor(random() ** 2.5 * edges.length)]! : { from: pick(plan.services, random), to: pick(plan.services, random) };
  const came = random() < 0.6 ? Math.floor(random() * commits.length) : 0;
  const went = random() < 0.3 ? came + 1 + Math.floor(random() * 8) : commits.length;
  const isFixed = went < commits.length;
  const isExcepted = !isFixed && random() < 0.15;
  const home = from;
  return {
    fingerprint: hex(random, 16),
    rule,
    clause,
    severity: random() < 0.6 ? 'error' : 'warn',
    message: `${from} imports InvoiceEntity${at} past the interface of ${to}${plan.mark ?? ''}`,
    why: `What ${to} keeps inside can change on any day, and ${from} breaks with it.`,
    fix: `Publish what ${from} needs of InvoiceEntity${at} in the contracts of ${to}, and import that.`,
    home,
    owners: random() < 0.9 ? [pick(plan.owners ?? ownersOf(plan), random)] : [],
    from,
    to,
    file: `services/${from}/src/${pick(['summary', 'invoice', 'checkout', 'address', 'list'], random)}-${Math.floor(random() * 9)}.ts`,
    line: 1 + Math.floor(random() * 200),
    status: isFixed ? 'fixed' : isExcepted ? (random() < 0.5 ? 'waived' : 'baselined') : 'new',
    ...(came > 0 ? { introduced: commits[came]! } : {}),
    ...(isFixed ? { fixed: commits[went]! } : {}),
    steps: isExcepted
      ? [{ kind: 'excepted', ...commits[commits.length - 1]! }]
      : random() < 0.1
        ? [{ kind: 'moved', ...commits[Math.min(came + 1, commits.length - 1)]! }]
        : [],
  };
}

export function ownersOf({ services }: DriftPlan): string[] {
  return services.slice(0, 6).map((name) => `@storefront/${name}`);
}
