export interface Carrier {
  readonly name: string;
  readonly countries: readonly string[];
  /** Fewest and most business days. */
  readonly days: readonly [number, number];
}
