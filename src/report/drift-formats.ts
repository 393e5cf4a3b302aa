import type { Drift } from '../model/drift.ts';
import type { ReportParts } from './html/drift-html.ts';
import type { PrintOptions } from './print-options.ts';

/** Prints a drift in one format. Pure: the same drift and options give the same text. */
export type DriftPrinter = (drift: Drift, options: DriftPrintOptions) => string;

export interface DriftPrintOptions extends PrintOptions {
  /** What runs in the HTML report, as it was built. */
  htmlParts(): ReportParts;
}

/** A format of a drift as the command line offers it. */
export interface DriftFormat {
  /** Loaded when it is asked for. */
  load(): Promise<DriftPrinter>;
  /** Tells the notes of a drift in its place; beside others they go to stderr. */
  readonly hasNotes?: true;
}

/** Every format of a drift. Another one is a file of its own and a row here. */
export const driftFormats = {
  text: { load: async () => (await import('./drift-text.ts')).printDrift, hasNotes: true },
  json: { load: async () => (await import('./drift-json.ts')).printDriftJson },
  markdown: { load: async () => (await import('./drift-markdown.ts')).printDriftMarkdown, hasNotes: true },
  csv: { load: async () => (await import('./drift-csv.ts')).printDriftCsv },
  html: { load: async () => printHtml((await import('./html/drift-html.ts')).printDriftHtml), hasNotes: true },
  svg: { load: async () => (await import('./trend-svg.ts')).printTrendSvg },
  badge: { load: async () => (await import('./badge-svg.ts')).printBadgeSvg },
  mermaid: { load: async () => (await import('./drift-mermaid.ts')).printDriftMermaid },
  dot: { load: async () => (await import('./drift-dot.ts')).printDriftDot },
} as const satisfies Readonly<Record<string, DriftFormat>>;

export type DriftFormatName = keyof typeof driftFormats;

export const driftFormatNames = Object.keys(driftFormats) as DriftFormatName[];

function printHtml(print: (drift: Drift, parts: ReportParts) => string): DriftPrinter {
  return (drift, { htmlParts }) => print(drift, htmlParts());
}
