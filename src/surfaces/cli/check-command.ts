import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve } from 'node:path';
import type { CheckSettings, Checked } from '../../check-repository.ts';
import { loadConfig, type LoadedConfig } from '../../config/load-config.ts';
import type { Config } from '../../model/config.ts';
import type { Report } from '../../model/report.ts';
import type { Rule } from '../../model/rule.ts';
import { UserError } from '../../model/user-error.ts';
import { noColours } from '../../report/colours.ts';
import { summaryText } from '../../report/summary-text.ts';
import { defaultCacheDirectory } from './cache-directory.ts';
import type { Engine } from './engine.ts';
import { exitCodeOf, type ExitCode } from './exit-code.ts';
import type { Io } from './io.ts';
import { paletteFor } from './palette.ts';
import { progressLine } from './progress-line.ts';
import { widthOf } from './width-of.ts';

/** What every command that analyses a repository can be told. */
export interface AnalysisOptions {
  /** A config file, or false for none at all. */
  readonly config?: string | false;
  readonly cache: boolean;
  readonly cacheLocation?: string;
  readonly color: boolean;
}

export interface CheckOptions extends AnalysisOptions {
  readonly format: 'text' | 'json';
  readonly outputFile?: string;
  readonly maxWarnings?: number;
  readonly quiet?: boolean;
  readonly strict?: boolean;
  readonly all?: boolean;
  readonly printConfig?: boolean;
}

/** Checks a repository, prints the report and gives the exit code. */
export async function check(root: string, options: CheckOptions, engine: Engine, io: Io): Promise<ExitCode> {
  const started = io.now();
  const rules = await engine.rules();
  const loaded = await configOf(root, options, rules, io);
  const config = options.strict === true ? { ...loaded.config, strict: true } : loaded.config;
  if (options.printConfig === true) {
    io.stdout.write(`${JSON.stringify(effective(config, rules), null, 2)}\n`);
    return 0;
  }
  const { report, sourceOf } = await analysed(root, { config, rules, cruise: cruiseMode(root, options, config, io) }, options, io, engine.check);
  const shown = options.quiet === true ? errorsOnly(report) : report;
  const elapsed = `${((io.now() - started) / 1000).toFixed(1)} s`;
  const text = await print(shown, sourceOf, { ...options, elapsed }, io);
  if (options.outputFile === undefined) io.stdout.write(text);
  else {
    writeOutput(resolve(io.cwd, options.outputFile), text);
    io.stderr.write(`${summaryText(report, { colours: noColours, elapsed })} · written to ${options.outputFile}\n`);
  }
  return exitCodeOf(report, options.maxWarnings ?? Infinity);
}

/** The config of a root, or the one that is asked for. */
export async function configOf(root: string, options: AnalysisOptions, rules: readonly Rule[], io: Io): Promise<LoadedConfig> {
  if (options.config === false) return { config: {}, file: undefined };
  const cache = cacheDirectory(root, options, io);
  return loadConfig(root, {
    rules,
    cacheDirectory: cache === false ? false : join(cache, 'config'),
    ...(options.config === undefined ? {} : { file: resolve(io.cwd, options.config) }),
  });
}

/** A dependency-cruiser config is code: it runs where that of the root may, and not where a config from outside was named. */
function cruiseMode(root: string, options: AnalysisOptions, config: Config, { cwd }: Io): CheckSettings['cruise'] {
  if (options.config === false || config.dependencyCruiser === false) return undefined;
  if (options.config === undefined) return 'run';
  const way = relative(root, resolve(cwd, options.config));
  return way.startsWith('..') || isAbsolute(way) ? 'tell' : 'run';
}

/** Has a root analysed, with a progress line for whoever watches. */
export async function analysed<Result>(
  root: string,
  by: Pick<CheckSettings, 'config' | 'rules' | 'cruise'>,
  options: AnalysisOptions,
  io: Io,
  analyse: (root: string, settings: CheckSettings) => Promise<Result>,
): Promise<Result> {
  const progress = progressLine(io);
  try {
    return await analyse(root, { ...by, cacheDirectory: cacheDirectory(root, options, io), onProgress: progress.show });
  } finally {
    progress.clear();
  }
}

function cacheDirectory(root: string, { cache, cacheLocation }: AnalysisOptions, io: Io): string | false {
  if (!cache) return false;
  return cacheLocation === undefined ? defaultCacheDirectory(root, io.env) : resolve(io.cwd, cacheLocation);
}

async function print(report: Report, sourceOf: Checked['sourceOf'], options: CheckOptions & { readonly elapsed: string }, io: Io): Promise<string> {
  if (options.format === 'json') return (await import('../../report/json.ts')).printJson(report);
  const { printText } = await import('../../report/text.ts');
  const toFile = options.outputFile !== undefined;
  return printText(report, {
    sourceOf,
    colours: paletteFor(io.stdout, io.env, options.color && !toFile),
    width: widthOf(toFile ? { write: () => {} } : io.stdout),
    all: options.all === true,
    elapsed: options.elapsed,
  });
}

/** Warnings are left out of the lists; the summary still counts them. */
function errorsOnly(report: Report): Report {
  return {
    ...report,
    findings: report.findings.filter(({ severity }) => severity === 'error'),
    problems: report.problems.filter(({ severity }) => severity === 'error'),
  };
}

/** Writes a file, directories and all. */
export function writeOutput(file: string, text: string): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  } catch (error) {
    throw new UserError('usage', `The report could not be written: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}

/** The config with the severity and options of every rule, as plain data. */
function effective(config: Config, rules: readonly Rule[]): object {
  const { customRules = [], ...plain } = config;
  const settings = [...rules, ...customRules].map((rule) => {
    const setting = config.rules?.[rule.id] ?? rule.severity;
    const [severity, options] = typeof setting === 'string' ? [setting, rule.defaults] : [setting[0], setting[1] ?? rule.defaults];
    return [rule.id, [severity, options]];
  });
  return { ...plain, rules: Object.fromEntries(settings) as object, ...(customRules.length === 0 ? {} : { customRules: customRules.map(({ id }) => id) }) };
}
