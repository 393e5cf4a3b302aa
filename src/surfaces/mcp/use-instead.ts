import type { Architecture } from '../../model/architecture.ts';
import type { Finding } from '../../model/report.ts';
import { serviceBehind } from './asked-import.ts';
import type { EngineVerdict } from './ask-engine.ts';
import { importStatement } from './import-statement.ts';
import { interfacesOf, publishedEntries } from './published-entries.ts';

const entryLimit = 10;

export interface Instead {
  /** Whether these are statements that can be written as they are; else they are specifiers of what is published, be it these names or not. */
  readonly ready: boolean;
  readonly use: readonly string[];
}

/**
 * What to write in place of an import that breaks a rule: the statements of the engine's own repair, or else the entries that
 * the service behind it publishes; those that export all of the names alone, where some do.
 */
export function useInstead({ verdict: { session: { architecture } }, findings, leadsTo, line }: EngineVerdict, path: string, names: readonly string[], typeOnly: boolean): Instead {
  const repaired = repairs(findings, path, line, typeOnly);
  if (repaired.length > 0) return { ready: true, use: repaired };
  const target = leadsTo === undefined ? undefined : architecture.graph.module(leadsTo);
  const service = target && serviceBehind(architecture, target);
  if (service === undefined || !findings.some(({ to }) => to.service === service.name)) return { ready: false, use: [] };
  const entries = interfacesOf(architecture, service).flatMap((one) => publishedEntries(architecture, one)).filter(({ module }) => module !== target);
  const fitting = names.length === 0 ? [] : entries.filter(({ module }) => exportsAll(architecture, module.path, names));
  return fitting.length > 0 ? { ready: true, use: fitting.slice(0, 1).map(({ specifier }) => importStatement(specifier, { names, typeOnly })) }
    : { ready: false, use: entries.slice(0, entryLimit).map(({ specifier }) => specifier) };
}

function repairs(findings: readonly Finding[], path: string, line: number, typeOnly: boolean): readonly string[] {
  const imports = findings.flatMap(({ repair }) => repair?.imports ?? []).filter(({ site }) => site.file === path && site.line === line);
  return [...new Set(imports.flatMap(({ moves }) => moves.map((move) => importStatement(move.specifier, {
    names: move.names.filter((name) => name !== '*'), typeOnly,
  }))))];
}

function exportsAll({ graph }: Architecture, path: string, names: readonly string[]): boolean {
  const module = graph.module(path);
  if (module === undefined) return false;
  const exported = new Set(graph.exportedNames(module));
  return names.every((name) => exported.has(name));
}
