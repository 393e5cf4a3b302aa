import type { Drift, DriftCommit, DriftFinding, ServicePicture } from '../../model/drift.ts';
import { type Random, hex, pick, randomFrom } from './chance.fixture.ts';
import { type DriftPlan, edgesOf, findingOf, ownersOf } from './made-up-findings.fixture.ts';
import { revisionOf } from './made-up-revision.fixture.ts';
import { metricsOf } from './metrics.fixture.ts';
import { groupsBy } from './view/groups-by.ts';

const subjects = ['reads invoices for the summary', 'moves addresses to its own module', 'adds refunds', 'splits the checkout', 'uses the contract'];

/** A drift as the engine would give it, of any size: what it counts agrees with what it lists. */
export function madeUpDrift(plan: DriftPlan): Drift {
  const random = randomFrom(plan.services.length * 7919 + plan.findings);
  const mark = plan.mark ?? '';
  const commits = Array.from({ length: plan.revisions }, (_, at): DriftCommit => ({
    commit: hex(random, 40),
    date: new Date(Date.UTC(2026, 0, 5 + at * 7, 9, 30)).toISOString().replace('.000', ''),
    subject: `${pick(plan.services, random)} ${pick(subjects, random)}${mark}`,
  }));
  const edges = edgesOf(plan, commits, random);
  const findings = Array.from({ length: plan.findings }, (_, at) => findingOf(plan, commits, edges, random, at));
  return {
    version: 1,
    tool: { name: 'mandate', version: '0.1.0' },
    range: {
      from: commits[0]!.commit,
      to: commits.at(-1)!.commit,
      every: 'week',
      commits: plan.revisions * 9,
      config: 'today',
      shallow: mark !== '',
    },
    notes: mark === '' ? [] : [`The history of this clone is cut off.${mark}`],
    revisions: commits.map((commit, at) => revisionOf(plan, findings, edges, commit, at)),
    findings,
    edges,
    latest: { services: plan.services.map((name) => serviceOf(name, plan, random)), metrics: metricsOf(plan.services, findings, edges, random) },
    hotspots: hotspotsOf(findings, random),
    coChanges: plan.services
      .slice(1)
      .flatMap((name, at) => coChange(plan.services[Math.floor(at * random())]!, name, random))
      .sort((a, b) => b.commits - a.commits),
  };
}

function serviceOf(name: string, plan: DriftPlan, random: Random): ServicePicture {
  const other = pick(plan.services, random);
  return {
    name,
    projects: [{ name: `@storefront/${name}`, root: `services/${name}` }],
    owners: [pick(plan.owners ?? ownersOf(plan), random)],
    tags: random() < 0.5 ? ['domain:sales'] : [],
    publishes: random() < 0.7 ? [{ name: `@storefront/${name}-contracts`, project: `packages/${name}-contracts`, modules: null }] : [],
    owns: [
      { kind: 'database', name, owner: name },
      { kind: 'table', name: `${name}_items`, owner: name },
    ],
    uses:
      other === name
        ? []
        : [
            { kind: 'queue', name: `${other}.events`, owner: other },
            { kind: 'table', name: 'settings', owner: null },
          ],
  };
}

function hotspotsOf(findings: readonly DriftFinding[], random: Random): Drift['hotspots'] {
  const files = groupsBy(
    findings.filter(({ status, file }) => file !== undefined && status === 'new'),
    ({ file }) => file!,
  );
  return [...files]
    .map(([file, group]) => {
      const commits = 1 + Math.floor(random() * random() * 60);
      return { file, home: group[0]!.home, commits, findings: group.length, score: commits * group.length };
    })
    .sort((a, b) => b.score - a.score || (a.file < b.file ? -1 : 1));
}

function coChange(a: string, b: string, random: Random): Drift['coChanges'] {
  const commits = Math.floor(random() * 12);
  const services = [a, b].sort() as [string, string];
  return a === b || commits === 0 ? [] : [{ services, commits, ofEach: [commits + Math.floor(random() * 30), commits + Math.floor(random() * 30)] }];
}
