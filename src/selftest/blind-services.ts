import { isPlantable, servicePlaces } from '../graph/plant-places.ts';
import type { Architecture } from '../model/architecture.ts';
import type { Config } from '../model/config.ts';
import type { BlindService } from '../model/selftest.ts';
import type { Tree } from '../model/tree.ts';
import type { Service } from '../model/unit.ts';
import type { Analyse } from './analysed.ts';

/**
 * Services in which no rule could fire: compared with an analysis that leaves no file out, nothing of their code is seen, or
 * all of it counts as tests or as interface.
 */
export function blindServices(seen: Architecture, { tree, config, analyse }: {
  readonly tree: Tree;
  readonly config: Config;
  readonly analyse: Analyse;
}): readonly BlindService[] {
  const { ignore = [], tests = [], ...others } = config;
  const whole = ignore.length + tests.length === 0 ? seen : analyse(tree, { config: { ...others, customRules: [] }, rules: [] }).architecture;
  const roots = new Set(seen.services.map(rootOf));
  const open = new Set(servicePlaces(seen).map(({ service }) => rootOf(service)));
  return whole.services.flatMap((service) => {
    const modules = whole.graph.modules.filter((module) => isPlantable(module) && whole.unitOf(module.project) === service);
    if (modules.length === 0 || open.has(rootOf(service))) return [];
    const left = modules.flatMap(({ path }) => seen.graph.module(path) ?? []);
    return [{ service: service.name, reason: reasonOf(modules.length, left, seen, roots.has(rootOf(service))) }];
  });
}

function rootOf({ projects }: Service): string {
  return projects[0]?.root ?? '';
}

function reasonOf(count: number, left: Architecture['graph']['modules'], seen: Architecture, isService: boolean): string {
  const all = count === 1 ? 'its one file of code' : `all of its ${count} files of code`;
  if (left.length === 0) return `"ignore" in the config leaves out ${all}; narrow the globs`;
  if (!isService) return '"ignore" or "tests" in the config leave out what says that it is deployed, so it is judged as a library; narrow the globs, or name it in "services"';
  if (left.every((module) => seen.interfaceOf(module) !== undefined)) return `${all} count as its interface, which others may use; name only what is published in "interfaces"`;
  return `${all} count as tests, by "tests" in the config; narrow the globs`;
}
