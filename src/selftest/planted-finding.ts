import type { Plant } from '../model/plant.ts';
import type { Finding } from '../model/report.ts';
import type { Planted } from './plant-files.ts';

/**
 * How the finding for a plant stands: `new` counts in a check, `excepted` is kept out of it by a waiver or a baseline; undefined
 * when there is none. What is excepted because it is one with a finding of the repository itself counts as fired.
 */
export function siteOf(plant: Plant, planted: Planted, findings: readonly Finding[]): 'new' | 'excepted' | undefined {
  const here = findings.filter(({ sites }) => sites.some(({ file, line }) => plant.at.includes(file) && planted.isPlanted(plant, file, line)));
  if (here.length === 0) return undefined;
  const counts = here.some(({ status, sites }) => status === 'new' || sites.some(({ file, line }) => !planted.isPlanted(plant, file, line)));
  return counts ? 'new' : 'excepted';
}
