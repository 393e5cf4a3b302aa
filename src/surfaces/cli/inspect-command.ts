import { printInspectionJson } from '../../report/inspect-json.ts';
import { printInspection } from '../../report/inspect-text.ts';
import { analysed, configOf, type AnalysisOptions } from './check-command.ts';
import type { Engine } from './engine.ts';
import type { ExitCode } from './exit-code.ts';
import type { Io } from './io.ts';
import { paletteFor } from './palette.ts';
import { widthOf } from './width-of.ts';

export interface InspectOptions extends AnalysisOptions {
  readonly format: 'text' | 'json';
  readonly all?: boolean;
}

/** Prints what the repository is taken for, and why. */
export async function inspect(root: string, options: InspectOptions, engine: Engine, io: Io): Promise<ExitCode> {
  const rules = await engine.rules();
  const { config } = await configOf(root, options, rules, io);
  const { architecture } = await analysed(root, { config, rules }, options, io, engine.openSession);
  io.stdout.write(options.format === 'json' ? printInspectionJson(architecture)
    : printInspection(architecture, { colours: paletteFor(io.stdout, io.env, options.color), width: widthOf(io.stdout), all: options.all === true }));
  return 0;
}
