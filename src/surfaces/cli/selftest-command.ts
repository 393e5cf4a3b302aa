import { standsTest } from '../../model/selftest.ts';
import { jsonText } from '../../report/json.ts';
import { printSelftest } from '../../report/selftest-text.ts';
import { type AnalysisOptions, analysed, configOf } from './check-command.ts';
import type { Engine } from './engine.ts';
import type { ExitCode } from './exit-code.ts';
import type { Io } from './io.ts';
import { paletteFor } from './palette.ts';
import { widthOf } from './width-of.ts';

export interface SelftestOptions extends AnalysisOptions {
  readonly format: 'text' | 'json';
}

/** Tests every enabled rule on the repository and prints how each stood: 0 when all fire, 2 when no verdict can be trusted. */
export async function selftest(root: string, options: SelftestOptions, engine: Engine, io: Io): Promise<ExitCode> {
  const started = io.now();
  const rules = await engine.rules();
  const { config } = await configOf(root, options, rules, io);
  const report = await analysed(root, { config, rules }, options, io, engine.selftest);
  io.stdout.write(options.format === 'json' ? jsonText(report) : printSelftest(report, {
    colours: paletteFor(io.stdout, io.env, options.color),
    width: widthOf(io.stdout),
    elapsed: `${((io.now() - started) / 1000).toFixed(1)} s`,
  }));
  return standsTest(report) ? 0 : 2;
}
