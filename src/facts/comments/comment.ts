/** A comment of a text. */
export interface Comment {
  /** What stands between its marks. */
  readonly text: string;
  /** Offsets of its first character, and of the one after its last. */
  readonly start: number;
  readonly end: number;
}
