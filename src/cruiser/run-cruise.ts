import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type * as Cruiser from 'dependency-cruiser';
import type { CruiseOptions, CruiseRequest, CruiserRule, CruiserViolation, Cruised } from './cruise.ts';
import { loadFrom, manifestOf } from './cruiser-package.ts';

/** Versions before this one call their configs and results otherwise. */
const oldestMajor = 16;

/**
 * Runs dependency-cruiser as its own command line does, in the working directory: the config is loaded, `extends` and all,
 * and every option in it holds. `loaded` is called once the config has been read. Throws where it throws.
 */
export async function runCruise({ config, directories, options, install }: CruiseRequest, loaded: () => void): Promise<Cruised> {
  const { version } = manifestOf(install);
  if (Number.parseInt(version, 10) < oldestMajor) throw new Error(`dependency-cruiser ${version} is installed; ${oldestMajor} is the oldest that can be run here`);
  const { cruise, getAvailableTranspilers } = await loadFrom(install, '.') as typeof Cruiser;
  const ruleSet = await defaultOf<ConfigReader>(install, 'extract-depcruise-config', (read) => read(`./${config}`));
  loaded();
  const known = options.ignoreKnown === undefined ? {} : { knownViolations: await knownIn(options.ignoreKnown) };
  const settings = { ...ruleSet.options, ...givenBy(options), ...known };
  const files = await sideFiles(install, settings);
  // The command line of dependency-cruiser hands over its config this way, options within.
  const request = { ruleSet: { ...ruleSet, options: settings }, validate: true, ...withoutFiles(settings) } as unknown as Cruiser.ICruiseOptions;
  const { output } = await cruise([...directories], { ...request, outputType: 'json' }, files.resolve, files.transpile);
  const result = (typeof output === 'string' ? JSON.parse(output) : output) as Cruiser.ICruiseResult;
  return {
    version,
    modules: result.summary.totalCruised,
    transpilers: getAvailableTranspilers().map(({ name, version: range, available }) => ({ name, version: range, available })),
    violations: (result.summary.violations as readonly CruiserViolation[]).map(slim),
    rules: rulesOf(ruleSet),
  };
}

interface RuleConfig {
  readonly name?: string;
  readonly comment?: string;
  readonly from?: { readonly orphan?: boolean };
  readonly to?: { readonly reachable?: boolean };
}

interface CruiserConfig {
  readonly forbidden?: readonly RuleConfig[];
  readonly allowed?: readonly RuleConfig[];
  readonly required?: readonly RuleConfig[];
  readonly options?: Readonly<Record<string, unknown>>;
}

type ConfigReader = (file: string) => Promise<CruiserConfig> | CruiserConfig;

async function defaultOf<Reader extends (...args: never) => unknown>(install: string, name: string, use: (read: Reader) => ReturnType<Reader>): Promise<Awaited<ReturnType<Reader>>> {
  const { default: read } = await loadFrom(install, `./config-utl/${name}`) as { readonly default: Reader };
  return await use(read);
}

async function knownIn(file: string): Promise<unknown> {
  if (!existsSync(file)) throw new Error(`a script of package.json says --ignore-known, and ${file} is not there`);
  const { readFile } = await import('node:fs/promises');
  return JSON.parse(await readFile(file, 'utf8'));
}

function givenBy({ exclude, includeOnly, doNotFollow, tsPreCompilationDeps, tsConfig }: CruiseOptions): Record<string, unknown> {
  return {
    ...(exclude === undefined ? {} : { exclude }),
    ...(includeOnly === undefined ? {} : { includeOnly }),
    ...(doNotFollow === undefined ? {} : { doNotFollow }),
    ...(tsPreCompilationDeps === undefined ? {} : { tsPreCompilationDeps }),
    ...(tsConfig === undefined ? {} : { tsConfig: { fileName: tsConfig } }),
  };
}

/** What the options name other files for; absent where they name none. */
async function sideFiles(install: string, options: Readonly<Record<string, unknown>>): Promise<{ resolve: object; transpile: object }> {
  const { tsConfig, babelConfig, webpackConfig } = options as Readonly<Record<string, { fileName?: string; env?: unknown; arguments?: unknown } | undefined>>;
  type Read = (file: string, ...rest: unknown[]) => object | Promise<object>;
  return {
    resolve: webpackConfig === undefined ? {} : await defaultOf<Read>(install, 'extract-webpack-resolve-config', (read) => (
      read(join('.', webpackConfig.fileName ?? 'webpack.config.js'), webpackConfig.env ?? null, webpackConfig.arguments ?? null))),
    transpile: {
      ...(tsConfig === undefined ? {} : { tsConfig: await defaultOf<Read>(install, 'extract-ts-config', (read) => read(tsConfig.fileName ?? 'tsconfig.json')) }),
      ...(babelConfig === undefined ? {} : { babelConfig: await defaultOf<Read>(install, 'extract-babel-config', (read) => read(babelConfig.fileName ?? '.babelrc')) }),
    },
  };
}

/** Options that only stand in a config. */
function withoutFiles({ tsConfig: _1, babelConfig: _2, webpackConfig: _3, knownViolations: _4, ...rest }: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return rest;
}

function rulesOf({ forbidden = [], allowed = [], required = [] }: CruiserConfig): CruiserRule[] {
  const told = (kind: CruiserRule['kind']) => ({ name, comment, from, to }: RuleConfig): CruiserRule => ({
    name: kind === 'allowed' ? 'not-in-allowed' : name ?? 'unnamed',
    ...(comment === undefined ? {} : { comment }),
    kind, orphan: from?.orphan === true, unreachable: to?.reachable === false,
  });
  return [...forbidden.map(told('forbidden')), ...required.map(told('required')), ...allowed.map(told('allowed'))];
}

function slim({ type, rule, from, to, unresolvedTo, cycle, via }: CruiserViolation): CruiserViolation {
  return {
    ...(type === undefined ? {} : { type }), rule: { name: rule.name, severity: rule.severity }, from, to,
    ...(unresolvedTo === undefined ? {} : { unresolvedTo }), ...(cycle === undefined ? {} : { cycle }), ...(via === undefined ? {} : { via }),
  };
}
