import type { Inventory } from '../../model/inventory.ts';
import type { Resolution } from './resolution.ts';

/** A resolution in one line: the path of the file, or the verdict with what it names. */
export function tellResolution(resolution: Resolution, inventory: Inventory): string {
  if (typeof resolution === 'number') return inventory.paths[resolution] ?? 'no file';
  switch (resolution.kind) {
    case 'package': return `package ${resolution.name}`;
    case 'generated': return `generated ${resolution.path}`;
    default: return resolution.kind;
  }
}
