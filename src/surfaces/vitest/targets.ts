import type { Module } from '../../model/graph.ts';
import type { Selector } from '../../model/selector.ts';
import type { Subject, TestedArchitecture } from './architecture.ts';

/** What a matcher takes as the other end: a selector as in the config, or what `modules` and `service` give. */
export type Target = Selector | Subject;

export interface Targets {
  readonly name: string;
  has(module: Module): boolean;
  hasPackage(name: string): boolean;
  /** Whether packages from outside are spoken of at all. */
  readonly namesPackages: boolean;
}

/** The targets as one set. A selector that chooses no module throws, but for one of packages: that nobody imports it may be the point. */
export function targetsOf(arch: TestedArchitecture, given: readonly Target[]): Targets {
  if (given.length === 0) throw new Error('Name at least one target: a selector, or what modules() or service() gives.');
  const sets = given.map((target) => toSet(arch, target));
  return {
    name: sets.map(({ name }) => name).join(', '),
    has: (module) => sets.some((set) => set.has(module)),
    hasPackage: (name) => sets.some((set) => set.hasPackage(name)),
    namesPackages: sets.some((set) => set.namesPackages),
  };
}

function toSet(arch: TestedArchitecture, target: Target): Targets {
  if (typeof target === 'object' && 'modules' in target) return { name: target.name, has: (module) => target.has(module), hasPackage: () => false, namesPackages: false };
  const { has, hasPackage } = arch.model.select(target);
  const namesPackages = typeof target === 'object' && target.package !== undefined;
  const name = typeof target === 'string' ? target : namesPackages ? [target.package].flat().join(', ') : JSON.stringify(target);
  if (!namesPackages) arch.modules(target, { tests: true });
  return { name, has, hasPackage, namesPackages };
}
