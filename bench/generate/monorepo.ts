import { planModules } from './plan-modules.ts';
import { planProjects } from './plan-projects.ts';
import type { Plan } from './plan.ts';
import { plant } from './plant.ts';
import { projectFiles, rootFiles, type TextFile } from './project-files.ts';
import { renderModule } from './module-text.ts';
import { createRandom } from '../random.ts';

export type MonorepoOptions = {
  /** How many TypeScript and JavaScript files; manifests come on top. */
  readonly files: number;
  readonly seed: number;
};

/** Plans a whole monorepo; the same options give the same plan. */
export function planMonorepo({ files, seed }: MonorepoOptions): Plan {
  const random = createRandom(seed);
  const budgets = planProjects(files, random);
  for (const it of budgets) planModules(it.project, it.files, random);
  const projects = budgets.map((it) => it.project);
  return { projects, planted: plant(projects, random) };
}

/** The files of a plan one by one, so that a large monorepo is never held in memory. */
export function* monorepoFiles(plan: Plan, seed: number): Generator<TextFile> {
  yield* rootFiles(plan.projects);
  for (const [n, project] of plan.projects.entries()) {
    const random = createRandom(seed + n + 1);
    yield* projectFiles(project, n);
    for (const module of project.modules) {
      yield { path: `${project.dir}/${module.path}`, text: renderModule(project, module, random) };
    }
  }
}
