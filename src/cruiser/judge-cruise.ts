import type { Graph, Module } from '../model/graph.ts';
import { type Problem, problem } from '../model/problem.ts';
import type { CruiseOutcome, Cruised } from './cruise.ts';

/** What a run of dependency-cruiser is held against. */
export interface CruiseSubject {
  readonly config: string;
  readonly directories: readonly string[];
  readonly graph: Graph;
}

const isTypeScript = /\.[cm]?tsx?$/;

/**
 * The Problems of a run: one that failed, that saw nothing, or that could not read what is there. Without a transpiler
 * dependency-cruiser passes over files in silence, and finds no violation in them.
 */
export function judgeCruise(outcome: CruiseOutcome, subject: CruiseSubject): readonly Problem[] {
  const { config, directories, graph } = subject;
  const site = { file: config, line: 1, column: 1 };
  if ('failed' in outcome) {
    return [problem('cruiser-failed', `dependency-cruiser could not run with ${config}: ${outcome.failed}. What its rules would have found is unknown.`, site)];
  }
  const within = modulesIn(graph, directories);
  const typescript = within.find(({ path }) => isTypeScript.test(path));
  if (typescript !== undefined && !reads(outcome, ['typescript', 'swc'])) {
    return [problem('cruiser-failed', `dependency-cruiser ${outcome.version} has no TypeScript that it can use (it needs typescript ${rangeOf(outcome, 'typescript')}, `
      + `or @swc/core and \`parser: "swc"\` in its options), so it passes over ${typescript.path} and all others of the kind. `
      + 'With TypeScript 7, install "typescript": "npm:@typescript/typescript6@^6.0.2" beside it.', site)];
  }
  if (outcome.modules === 0 && graph.modules.length > 0) {
    return [problem('cruiser-failed', `dependency-cruiser saw not one module in ${directories.join(', ') || 'the repository'}, so none of the rules in ${config} `
      + 'could fire. Look at includeOnly and exclude in it, and at the directories that the scripts of package.json name.', site)];
  }
  return unread(outcome, within).map(({ path, by }) => problem('cruiser-partial', `dependency-cruiser passes over ${path} and all others of the kind, `
    + `because it finds no ${by}. Install it beside dependency-cruiser.`, site));
}

/** Components that dependency-cruiser reads with a compiler that need not be there. */
function unread(outcome: Cruised, within: readonly Module[]): { path: string; by: string }[] {
  const kinds = [
    { ending: '.vue', compilers: ['@vue/compiler-sfc', 'vue-template-compiler'] },
    { ending: '.svelte', compilers: ['svelte'] },
  ];
  return kinds.flatMap(({ ending, compilers }) => {
    const first = within.find(({ path }) => path.endsWith(ending));
    return first === undefined || reads(outcome, compilers) ? [] : [{ path: first.path, by: compilers[0]! }];
  });
}

function reads({ transpilers }: Cruised, names: readonly string[]): boolean {
  return transpilers.some(({ name, available }) => available && names.includes(name));
}

function rangeOf({ transpilers }: Cruised, wanted: string): string {
  return transpilers.find(({ name }) => name === wanted)?.version ?? 'of an older version';
}

function modulesIn({ modules }: Graph, directories: readonly string[]): readonly Module[] {
  // Which files a glob or '.' means is not worked out: then any module may be meant.
  const all = directories.some((directory) => directory === '.' || /[*?[\]{}()!]/.test(directory));
  return all ? modules : modules.filter(({ path }) => directories.some((directory) => path === directory || path.startsWith(`${directory}/`)));
}
