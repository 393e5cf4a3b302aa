import { isShipped } from '../../src/graph/module-kind.ts';
import type { Graph, Import, Module, ModuleCycle } from '../../src/model/graph.ts';
import { type Explanation, defineRule } from '../../src/model/rule.ts';
import { listed } from '../../src/model/wording.ts';
import { plant } from './plant.ts';

export interface Options {
  /** Whether imports that are erased at run time close a cycle. */
  readonly typeOnly: boolean;
  /** Whether `import()`, which defers loading, closes a cycle. */
  readonly dynamic: boolean;
}

export const noModuleCycle = defineRule<Options>({
  id: 'no-module-cycle',
  summary: 'Modules do not import each other in a cycle.',
  clause: 6,
  severity: 'warn',
  defaults: { typeOnly: false, dynamic: false },
  schema: (zod) => zod.strictObject({ typeOnly: zod.boolean().default(false), dynamic: zod.boolean().default(false) }),
  plant,
  *check(architecture, options) {
    const { graph, unitOf } = architecture;
    for (const cycle of graph.cycles({ ...options, keep: isShipped })) {
      const [first, next] = [cycle.walk[0]!, cycle.walk[0]!.to];
      const units = [...new Set(cycle.modules.map(({ project }) => unitOf(project)))];
      yield {
        explanation: explain(graph, cycle),
        from: { unit: unitOf(first.from.project), module: first.from, oneOf: units },
        to: { unit: unitOf(next.project), module: next, oneOf: units },
        size: cycle.modules.length,
        sites: cycle.walk.map(({ site, to }) => ({ ...site, note: `imports ${to.path}` })),
        chain: cycle.walk,
      };
    }
  },
});

function explain(graph: Graph, cycle: ModuleCycle): Explanation {
  const { modules, walk } = cycle;
  const name = shortest(walk.map(({ from }) => from));
  const round = [...walk.map(({ from }) => from), walk[0]!.from].map(name);
  // The chain has every step; a sentence of more names than these is not read.
  const told = round.length > 10 ? [...round.slice(0, 6), `${round.length - 8} more`, ...round.slice(-2)] : round;
  const more = modules.length > walk.length ? ` (the shortest way round in a knot of ${modules.length} modules)` : '';
  const last = walk.at(-1)!;
  const place = last.from.project === last.to.project ? 'a module of its own that both import' : 'a project that both may import';
  return {
    what: `${walk.length} modules import each other in a cycle: ${told.join(' → ')}${more}`,
    why: 'none of them can be understood, tested or moved without the others, and which one loads first is chance',
    fix: pastTheBarrel(graph, cycle, name) ?? `move what ${name(last.from)} takes from ${name(last.to)} into ${place}`,
  };
}

/** A step that takes everything from behind a barrel can do without the barrel. */
function pastTheBarrel(graph: Graph, { modules, walk }: ModuleCycle, name: (module: Module) => string): string | undefined {
  const members = new Set(modules);
  for (const step of walk) {
    const homes = homesOf(graph, step);
    if (homes === undefined || homes.some((home) => members.has(home) || home.project !== step.from.project)) continue;
    return `let ${name(step.from)} import ${listed(step.names)} from ${listed(homes.map(name))}, not through ${name(step.to)}`;
  }
  return undefined;
}

/** The modules that declare what an import takes; undefined where it does not tell. */
function homesOf(graph: Graph, { to, names }: Import): Module[] | undefined {
  const homes = names.map((name) => (name === '*' || name === 'default' ? undefined : graph.origin(to, name)));
  const told = homes.flatMap((home) => (home?.told === true ? [home.module] : []));
  return told.length === names.length && names.length > 0 ? [...new Set(told)] : undefined;
}

/** Paths within the project as long as the cycle stays in one; whole paths otherwise. */
function shortest(modules: readonly Module[]): (module: Module) => string {
  const { root } = modules[0]!.project;
  const isOne = root !== '' && modules.every(({ project }) => project === modules[0]!.project);
  return ({ path }) => (isOne ? path.slice(root.length + 1) : path);
}
