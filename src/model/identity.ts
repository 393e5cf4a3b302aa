/**
 * What tells a finding from others, and what its fingerprint is made of: nothing that changes when files are renamed or
 * moved, or code is reordered or formatted. No path, no line, no order.
 */
export interface Identity {
  /** The project at the near end by its name, with the symbol there if one is named; '' where several share the fault. */
  readonly from: string;
  /** The far end, told the same way. */
  readonly to: string;
  /** What is reached by name, or who takes part; sorted. `*` is all there is. More of them is more broken. */
  readonly names: readonly string[];
  /** How large it is, where it can grow without another name. */
  readonly size?: number;
  /** Which one it is of those that are equal in all else: 0, 1, 2 … in the order of the report. */
  readonly nth: number;
}

/** What two findings have in common that break the same rule between the same ends, be it by more or by less. */
export function pairKey(rule: string, { from, to }: Identity): string {
  return JSON.stringify([rule, from, to]);
}

/** All of an identity but its number: findings that are equal in it are told apart by that number alone. */
export function kindKey(rule: string, { from, to, names, size }: Identity): string {
  return JSON.stringify([rule, from, to, names, size ?? 0]);
}

/** Whether the second is the first or a part of it, between the same ends. */
export function covers(whole: Identity, part: Identity): boolean {
  return (whole.size ?? 0) >= (part.size ?? 0)
    && (whole.names.includes('*') || part.names.every((name) => whole.names.includes(name)));
}
