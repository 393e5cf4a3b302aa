import type { EnabledRule } from '../check/run-rules.ts';
import { type Problem, problem } from '../model/problem.ts';
import type { CruiseMode } from './cruise.ts';
import { type CruiserContext, cruiserRules } from './cruiser-rules.ts';
import { findCruise } from './find-cruise.ts';
import { judgeCruise } from './judge-cruise.ts';
import { type RunningCruise, startCruise } from './start-cruise.ts';

/** What dependency-cruiser adds to a check. */
export interface CruiserVerdict {
  readonly rules: readonly EnabledRule[];
  readonly problems: readonly Problem[];
  /** Whether it has found all that there is to find. */
  readonly cruised: boolean;
}

export interface CruiseBeside {
  /** Waits for the run, and tells what it found in terms of this architecture. */
  verdict(context: Omit<CruiserContext, 'config'>): Promise<CruiserVerdict>;
  stop(): void;
}

/**
 * Starts dependency-cruiser where the root has a config for it; undefined where it has none. Whatever keeps it from a
 * verdict is a Problem.
 */
export function cruiseBeside(root: string, paths: readonly string[], mode: CruiseMode): CruiseBeside | undefined {
  const found = findCruise(root, paths);
  if (found === undefined) return undefined;
  const { config, request } = found;
  const site = { file: config, line: 1, column: 1 };
  const told = (...problems: Problem[]): CruiseBeside => ({ verdict: async () => Promise.resolve({ rules: [], problems, cruised: false }), stop: () => {} });
  if (mode === 'tell') {
    return told(problem('cruiser-partial', `The rules in ${config} were not checked: they run code of the repository, and the config that was named lies outside of it. `
      + 'Run dependency-cruiser by itself, or set `dependencyCruiser: false` in the config if that is meant.', site));
  }
  if (request === undefined) {
    return told(problem('cruiser-failed', `There is ${config}, and no dependency-cruiser to run it. Install it (npm install --save-dev dependency-cruiser), `
      + 'or set `dependencyCruiser: false` in the config of mandate.', site));
  }
  const running = startCruise(request);
  return { stop: running.stop, verdict: (context) => verdictOf(running, { ...context, config }, request.directories) };
}

async function verdictOf({ outcome }: RunningCruise, context: CruiserContext, directories: readonly string[]): Promise<CruiserVerdict> {
  const result = await outcome;
  const problems = judgeCruise(result, { config: context.config, directories, graph: context.architecture.graph });
  return { rules: 'failed' in result ? [] : cruiserRules(result, context), problems, cruised: problems.length === 0 };
}
