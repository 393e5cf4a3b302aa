export interface Audit {
  /** Notes who did what to which thing, for good. */
  record(actor: string, action: string, subject: string): Promise<void>;
}
