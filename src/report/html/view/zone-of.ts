import type { PartMetrics } from '../../../model/metrics.ts';

/**
 * The zone that a part lies in when it is far from the main sequence (D of 0.7 or more): `pain`, concrete and hard to change, or
 * `uselessness`, abstract and used by nobody. Undefined elsewhere, and where there is nothing to measure.
 */
export function zoneOf({ instability, abstractness, distance }: PartMetrics): 'pain' | 'uselessness' | undefined {
  if (instability === null || abstractness === null || distance === null || distance < 0.7) return undefined;
  return instability + abstractness < 1 ? 'pain' : 'uselessness';
}
