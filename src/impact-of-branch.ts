import { findImpact } from './impact/find-impact.ts';
import type { Impact } from './model/impact.ts';
import type { Problem } from './model/problem.ts';
import { openBase } from './open-base.ts';
import { cacheFileIn } from './read-facts.ts';
import { analyse, prepare, type SessionSettings } from './session.ts';
import { changedFiles } from './tree/changed-files.ts';
import { openWorkingTree } from './tree/open-working-tree.ts';

/** The services a branch touches, and what could not be seen on the way there. */
export interface BranchImpact {
  readonly impact: Impact;
  readonly problems: readonly Problem[];
}

/** What the working tree, committed or not, changes since HEAD and a ref parted, and which services that touches. */
export async function impactOfBranch(root: string, ref: string, settings: SessionSettings): Promise<BranchImpact> {
  const { base, tree: before } = await openBase(root, ref);
  const tree = await openWorkingTree(root);
  const changes = await changedFiles(root, before, tree);
  await prepare(tree);
  const { architecture, problems } = analyse(tree, settings, { root, ...cacheFileIn(settings.cacheDirectory) });
  const past = changes.some(({ kind }) => kind === 'deleted') ? await architectureOf(before) : undefined;
  before.requireWhole();
  const impact = findImpact(changes, architecture, past);
  const services = impact.map(({ service }) => service);
  return { impact: { version: 1, base, changes: changes.length, of: architecture.services.length, services, impact }, problems };

  async function architectureOf(revision: typeof before): Promise<typeof architecture> {
    await prepare(revision);
    return analyse(revision, settings, { ...cacheFileIn(settings.cacheDirectory), forgets: true }).architecture;
  }
}
