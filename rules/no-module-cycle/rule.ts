import type { Module, ModuleCycle } from '../../src/model/graph.ts';
import { type Explanation, defineRule } from '../../src/model/rule.ts';
import { isShipped } from '../../src/model/wording.ts';

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
  *check({ graph, unitOf }, options) {
    for (const cycle of graph.cycles({ ...options, keep: isShipped })) {
      const [first, next] = [cycle.walk[0]!, cycle.walk[0]!.to];
      yield {
        explanation: explain(cycle),
        from: { unit: unitOf(first.from.project), module: first.from },
        to: { unit: unitOf(next.project), module: next },
        sites: cycle.walk.map(({ site, to }) => ({ ...site, note: `imports ${to.path}` })),
        chain: cycle.walk,
      };
    }
  },
});

function explain({ modules, walk }: ModuleCycle): Explanation {
  const more = modules.length - walk.length;
  return {
    what: `${walk.length} modules import each other in a cycle: ${[...walk.map(({ from }) => from), walk[0]!.from].map(shortPath).join(' → ')}`
      + (more > 0 ? ` (shortest of a knot of ${modules.length} modules)` : ''),
    why: 'none of them can be understood, tested or moved without the others, and which one loads first is chance',
    fix: `move what ${shortPath(walk.at(-1)!.from)} takes from ${shortPath(walk[0]!.from)} into a module of its own that both import`,
  };
}

function shortPath(module: Module): string {
  return module.path.split('/').slice(-2).join('/');
}
