import type { Service, Unit } from '../../model/unit.ts';
import type { Engine, TableFact, TableName } from '../../model/data-facts.ts';
import type { Graph, Module } from '../../model/graph.ts';
import type { Project } from '../../model/inventory.ts';
import { groupBy } from '../group-by.ts';
import type { Said } from './said.ts';

/** A table while its uses are gathered: all that one unit declares under one name. */
export interface TableDraft {
  readonly unit: Unit;
  readonly name: string;
  readonly schema: string | undefined;
  readonly engine: Engine | undefined;
  readonly declared: readonly Said<TableFact>[];
}

/** Finds the table that a place names. Ambiguity finds nothing: a name that may mean two tables means none. */
export interface TableIndex {
  readonly tables: readonly TableDraft[];
  /** `unit` and `module` are where the name stands. */
  find(name: TableName, technology: string, unit: Unit, module: Module | undefined, project: Project | undefined): TableDraft | undefined;
  /** Tables of this name that other units declare. */
  elsewhere(name: TableName, unit: Unit): readonly TableDraft[];
}

export function indexTables(said: readonly Said<TableFact>[], graph: Graph): TableIndex {
  const tables = draftsOf(said);
  const byName = groupBy(tables, ({ name }) => name.toLowerCase());
  const bySymbol = new Map<string, TableDraft>();
  const byFile = new Map<string, Set<TableDraft>>();
  const byModel = new Map<string, Set<TableDraft>>();
  for (const table of tables) {
    for (const { fact, module } of table.declared) {
      const { file } = fact.site;
      byFile.set(file, (byFile.get(file) ?? new Set()).add(table));
      if (module !== undefined && fact.symbol !== undefined) bySymbol.set(`${file}\n${fact.symbol}`, table);
      if (fact.model !== undefined) {
        const key = `${fact.technology} ${firstLower(fact.model)}`;
        byModel.set(key, (byModel.get(key) ?? new Set()).add(table));
      }
    }
  }

  const bySymbolIn = (module: Module, symbol: string): TableDraft | undefined => {
    const [first = '', second] = symbol.split('.');
    const own = bySymbol.get(`${module.path}\n${symbol}`) ?? bySymbol.get(`${module.path}\n${first}`);
    if (own !== undefined) return own;
    for (const one of graph.importsOf(module)) {
      const at = one.locals.indexOf(first);
      if (at < 0) continue;
      const origin = graph.origin(one.to, one.names[at]!);
      const table = origin && (bySymbol.get(`${origin.module.path}\n${origin.name}`) ?? onlyDefault(origin.module.path, origin.name));
      if (table !== undefined || second === undefined) return table;
      // A namespace, or an object that holds what the module exports.
      const member = graph.origin(one.to, second);
      return member && bySymbol.get(`${member.module.path}\n${member.name}`);
    }
    return undefined;
  };
  /** `export default X` does not tell X; a file with one table can only mean that one. */
  const onlyDefault = (file: string, name: string): TableDraft | undefined => {
    const there = byFile.get(file);
    return name === 'default' && there?.size === 1 ? [...there][0] : undefined;
  };
  const nearest = (candidates: readonly TableDraft[], unit: Unit, project: Project | undefined): TableDraft | undefined => {
    const own = candidates.filter((table) => table.unit === unit);
    if (own.length === 1) return own[0];
    const near = candidates.filter((table) => table.unit !== unit && project !== undefined && reaches(project, table.unit));
    return own.length === 0 && near.length === 1 ? near[0] : undefined;
  };

  return {
    tables,
    find: (name, technology, unit, module, project) => {
      if ('symbol' in name) return module && bySymbolIn(module, name.symbol);
      if ('model' in name) return nearest([...byModel.get(`${modelSpace(technology)} ${firstLower(name.model)}`) ?? []], unit, project);
      return nearest((byName.get(name.table.toLowerCase()) ?? []).filter((table) => sameSchema(table.schema, name.schema)), unit, project);
    },
    elsewhere: (name, unit) => (
      'table' in name ? (byName.get(name.table.toLowerCase()) ?? []).filter((table) => table.unit !== unit && sameSchema(table.schema, name.schema)) : []
    ),
  };
}

/** One draft for all that a unit says of a name: a model and the migration that creates its table are one. */
function draftsOf(said: readonly Said<TableFact>[]): readonly TableDraft[] {
  const plain = said.filter(({ fact }) => !fact.table.includes('${'));
  const schemas = groupBy(plain, ({ fact, unit }) => `${unit.kind} ${unit.name}\n${fact.table.toLowerCase()}`);
  return [...schemas.values()].flatMap((group) => {
    const parts = areSeveral(group) ? [...groupBy(group, ({ fact }) => schemaOrDefault(fact.schema)).values()] : [group];
    return parts.map((declared): TableDraft => ({
      unit: declared[0]!.unit,
      name: declared[0]!.fact.table,
      schema: declared.map(({ fact }) => fact.schema).find((schema) => schema !== undefined),
      engine: declared.map(({ fact }) => fact.engine).find((engine) => engine !== undefined),
      declared,
    }));
  }).sort((a, b) => compare(a.name, b.name) || compare(a.unit.name, b.unit.name) || compare(a.schema ?? '', b.schema ?? ''));
}

/** Whether tables of one name lie in several schemas: two are told, or one file gives a schema here and none there. */
function areSeveral(group: readonly Said<TableFact>[]): boolean {
  const told = new Set(group.flatMap(({ fact }) => fact.schema?.toLowerCase() ?? []));
  if (told.size !== 1) return told.size > 1;
  const withSchema = new Set(group.filter(({ fact }) => fact.schema !== undefined).map(({ fact }) => fact.site.file));
  return group.some(({ fact }) => fact.schema === undefined && withSchema.has(fact.site.file));
}

/** Among several schemas, a table without one lies in that which a server takes by itself. */
function schemaOrDefault(schema: string | undefined): string {
  return schema === undefined || schema === 'dbo' ? 'public' : schema.toLowerCase();
}

/** A schema that is not told may be any. */
function sameSchema(a: string | undefined, b: string | undefined): boolean {
  return a === undefined || b === undefined || a.toLowerCase() === b.toLowerCase();
}

/** Whether a project depends on a unit, by its manifest: what it may name without importing it by file. */
function reaches({ manifest }: Project, unit: Unit): boolean {
  const projects = unit.kind === 'service' ? (unit as Service).projects : [unit.project];
  return manifest !== undefined && projects.some((other) => {
    const name = other.manifest?.name;
    return name !== undefined && [manifest.dependencies, manifest.devDependencies, manifest.peerDependencies].some((section) => Object.hasOwn(section, name));
  });
}

/** Uses and schemas of one library go by several technologies' names. */
function modelSpace(technology: string): string {
  return technology.startsWith('prisma') ? 'prisma' : technology;
}

function firstLower(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
