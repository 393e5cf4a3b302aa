import type { Identity } from '../model/identity.ts';
import type { End, Violation } from '../model/rule.ts';
import { withoutCredentials } from '../model/without-credentials.ts';
import { homeOf } from './home-of.ts';

/** What a violation is by names alone. Its number among those equal to it is for whoever sees all of them. */
export function identify({ from, to, size }: Violation): Identity {
  const parties = [...from.oneOf ?? [], ...to.oneOf ?? []].map((unit) => stableName({ unit }));
  const names = [...parties, ...from.names ?? [], ...to.names ?? []].map(withoutCredentials);
  return { from: endName(from), to: endName(to), names: inOrder(names), ...(size === undefined ? {} : { size }), nth: 0 };
}

/** Two violations of one rule are one finding when their ends are the same files, or the same things where they are no files. */
export function placeKey({ from, to }: Violation): string {
  return JSON.stringify([from, to].map((end) => [homeOf(end)?.root ?? end.unit?.name ?? '', end.module?.path ?? '', end.symbol ?? '']));
}

/** Sorted by code unit, each once. */
export function inOrder(names: readonly string[]): readonly string[] {
  return [...new Set(names)].sort();
}

function endName(end: End): string {
  // Of several, the one told first may be another tomorrow: all of them stand among the names.
  if (end.oneOf !== undefined) return '';
  // What is called by its path goes by the part that stays when its project moves.
  const root = homeOf(end)?.root;
  const symbol = root && end.symbol?.startsWith(`${root}/`) ? end.symbol.slice(root.length + 1) : end.symbol ?? '';
  return [...new Set([stableName(end), withoutCredentials(symbol)])].filter((part) => part !== '').join(' · ');
}

/** The name that a project keeps when it moves. One that has only its directory goes by the name of its service. */
export function stableName(end: Pick<End, 'project' | 'module' | 'unit'>): string {
  const home = homeOf(end);
  const isNamed = home !== undefined && home.name !== home.root;
  return isNamed || end.unit?.kind !== 'service' ? home?.name ?? end.unit?.name ?? '' : end.unit.name;
}
