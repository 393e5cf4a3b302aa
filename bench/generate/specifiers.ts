import { posix } from 'node:path';
import type { Project } from './plan.ts';

/** How one module of a project names another: `./order-types`, `../cart/index.js`. */
export function relativeSpecifier(from: string, to: string, suffix: Project['suffix']): string {
  const path = posix.relative(posix.dirname(from), to);
  return ended(path.startsWith('.') ? path : `./${path}`, suffix);
}

/** The same through the project's own `paths`: `@/order/order-types`. */
export function aliasSpecifier(to: string, suffix: Project['suffix']): string {
  return ended(to.replace(/^src\//, '@/'), suffix);
}

/** A subpath of a package that publishes `./*`. */
export function subpathSpecifier(project: Project, to: string): string {
  return `${project.name}/${to.replace(/^src\//, '').replace(/\.tsx?$/, '')}`;
}

function ended(path: string, suffix: Project['suffix']): string {
  if (path.endsWith('.cjs')) return path;
  const stem = path.replace(/\.tsx?$/, '');
  return suffix === '' ? stem.replace(/\/index$/, '') : `${stem}${suffix}`;
}
