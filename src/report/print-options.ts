import type { Colours } from './colours.ts';

/** What every printer for a terminal is handed. */
export interface PrintOptions {
  readonly colours: Colours;
  /** Cells of a line; text is wrapped to it, and code is cut. */
  readonly width: number;
}

export interface InspectOptions extends PrintOptions {
  /** Shows every resource and place; else long lists are folded. */
  readonly all: boolean;
}

export interface TextOptions extends PrintOptions {
  /** The text of a file, for code frames; without it a finding shows its place alone. */
  sourceOf(file: string): string | undefined;
  /** Shows every finding and problem in full; else long lists are folded. */
  readonly all: boolean;
  /** How long the run took, as it is to be shown. */
  readonly elapsed?: string;
}
