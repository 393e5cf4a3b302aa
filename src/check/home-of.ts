import type { Project } from '../model/inventory.ts';
import type { End } from '../model/rule.ts';

/** The project that an end lies in: its module's, the one it names, or the main project of its unit. */
export function homeOf({ module, project, unit }: Pick<End, 'module' | 'project' | 'unit'>): Project | undefined {
  return module?.project ?? project ?? (unit?.kind === 'service' ? unit.projects[0] : unit?.project);
}
