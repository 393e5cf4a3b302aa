import type { Report } from '../model/report.ts';
import type { TextOptions } from './print-options.ts';

/** A rule that ran, as printers tell it: also the rules that found nothing make a report. */
export interface ReportedRule {
  readonly id: string;
  readonly summary: string;
  readonly clause: number;
  readonly severity: 'error' | 'warn';
}

/** What every format is handed; each takes what it needs. */
export interface FormatOptions extends TextOptions {
  /** The rules that ran, in their order. */
  readonly rules: readonly ReportedRule[];
  /** The document of a rule in Markdown, where it has one. */
  helpOf(rule: string): string | undefined;
  /** What the run ends with. */
  readonly exitCode: 0 | 1 | 2;
  /** Whether there are more warnings than the run allows. */
  readonly warningsFail: boolean;
}

/** Prints a report in one format. Pure: the same report and options give the same text. */
export type Printer = (report: Report, options: FormatOptions) => string;
