import { UserError } from '../../model/user-error.ts';
import { printImpactJson } from '../../report/impact-json.ts';
import { printImpact } from '../../report/impact-text.ts';
import { safeText } from '../../report/safe-text.ts';
import { analysed, configOf, type AnalysisOptions } from './check-command.ts';
import type { Engine } from './engine.ts';
import type { ExitCode } from './exit-code.ts';
import type { Io } from './io.ts';
import { paletteFor } from './palette.ts';
import { widthOf } from './width-of.ts';

export interface ImpactOptions extends AnalysisOptions {
  readonly format: 'text' | 'json';
}

/** Prints the services that a branch touches. What could not be seen might hide one, so it is told, or ends the run. */
export async function impact(root: string, ref: string, options: ImpactOptions, engine: Engine, io: Io): Promise<ExitCode> {
  const rules = await engine.rules();
  const { config } = await configOf(root, options, rules, io);
  const { impact: found, problems } = await analysed(root, { config, rules }, options, io, async (directory, settings) => engine.impact(directory, ref, settings));
  const fatal = problems.find((one) => one.severity === 'error' || config.strict === true || config.problems?.[one.code] === 'error');
  if (fatal !== undefined) throw new UserError('root', `It cannot be told what the change touches: ${fatal.message}`);
  io.stdout.write(options.format === 'json' ? printImpactJson(found)
    : printImpact(found, { colours: paletteFor(io.stdout, io.env, options.color), width: widthOf(io.stdout) }));
  if (problems.length > 0) io.stderr.write(`${safeText(unseen(problems.length))}\n`);
  return 0;
}

function unseen(count: number): string {
  return `${count === 1 ? '1 problem' : `${count} problems`} on the way may hide a service that is touched: \`mandate check\` tells them.`;
}
