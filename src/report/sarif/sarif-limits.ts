/** What a reader of SARIF takes. */
export interface SarifLimits {
  readonly results: number;
  /** Locations of a result, and steps of its way. */
  readonly locations: number;
}

/** What GitHub takes: it refuses a file with more results, and drops the locations beyond. */
export const sarifLimits: SarifLimits = { results: 25_000, locations: 1_000 };
