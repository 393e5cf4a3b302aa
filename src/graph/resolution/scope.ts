import type { Project, TsConfig } from '../../model/inventory.ts';
import { defaultLookup, type LookupOptions, type Resolution } from './resolution.ts';
import { type Aliases, compileAliases } from './tsconfig-aliases.ts';

/** All files for which a specifier that is not relative means the same: those of one project under one tsconfig. */
export interface Scope {
  readonly project: Project;
  readonly config: TsConfig | undefined;
  readonly aliases: Aliases | undefined;
  readonly options: LookupOptions;
  /** Answers known already, by specifier. */
  readonly known: Map<string, Resolution>;
  /** Answers for relative specifiers, by directory and specifier. */
  readonly directories: Map<string, Map<string, Resolution>>;
}

/** Gives the scope of a project under a tsconfig, the same object each time. */
export function createScopes(): (project: Project, config: TsConfig | undefined) => Scope {
  const scopes = new Map<TsConfig | undefined, Map<Project, Scope>>();
  return (project, config) => {
    let byProject = scopes.get(config);
    if (byProject === undefined) scopes.set(config, (byProject = new Map()));
    let scope = byProject.get(project);
    if (scope === undefined) byProject.set(project, (scope = createScope(project, config)));
    return scope;
  };
}

function createScope(project: Project, config: TsConfig | undefined): Scope {
  return {
    project,
    config,
    aliases: config?.paths === undefined ? undefined : compileAliases(config),
    options: config === undefined ? defaultLookup : lookupOptions(config),
    known: new Map(),
    directories: new Map(),
  };
}

function lookupOptions(config: TsConfig): LookupOptions {
  const suffixes = config.moduleSuffixes.some((suffix) => suffix !== '') ? config.moduleSuffixes : undefined;
  if (suffixes === undefined && config.customConditions.length === 0) return defaultLookup;
  return { suffixes, conditions: config.customConditions };
}
