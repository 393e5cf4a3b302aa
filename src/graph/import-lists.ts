import type { GeneratedImport, Import, PackageImport } from '../model/graph.ts';
import type { Inventory } from '../model/inventory.ts';
import { type Problem, problem } from '../model/problem.ts';
import type { Edges } from './edges.ts';
import { type Listed, listAll, relist } from './listed.ts';
import type { Verdict } from './resolution/resolution.ts';
import type { Views } from './views.ts';

/** The imports of a repository by where they lead, each list made when it is first asked for. */
export interface ImportLists {
  crossings(): readonly Import[];
  packages(): readonly PackageImport[];
  generated(): readonly GeneratedImport[];
  /** What leads nowhere, as Problems. */
  unresolved(): readonly Problem[];
  /** Imports of packages by one file. */
  packagesOf(file: number): readonly PackageImport[];
  /** The lists after one file came to have other imports; what was made of all others stays. */
  replaced(edges: Edges, views: Views, file: number): ImportLists;
}

export function importLists(inventory: Inventory, edges: Edges, views: Views): ImportLists {
  return listsOf(inventory, edges, views, {});
}

interface Items {
  readonly crossings: Import;
  readonly packages: PackageImport;
  readonly generated: GeneratedImport;
  readonly unresolved: Problem;
}

type Lists = { [Sort in keyof Items]?: Listed<Items[Sort]> };

function listsOf(inventory: Inventory, edges: Edges, views: Views, made: Lists): ImportLists {
  const pick = itemsOf(inventory, edges, views);
  const all = <Sort extends keyof Items>(sort: Sort): readonly Items[Sort][] => {
    const list = made[sort] ?? listAll<Items[Sort]>(inventory.paths.length, pick[sort]);
    Object.assign(made, { [sort]: list });
    return list.items as readonly Items[Sort][];
  };
  return {
    crossings: () => all('crossings'),
    packages: () => all('packages'),
    generated: () => all('generated'),
    unresolved: () => all('unresolved'),
    packagesOf: pick.packages,
    replaced(now, nowViews, file) {
      const of = itemsOf(inventory, now, nowViews);
      const { crossings, packages, generated, unresolved } = made;
      return listsOf(inventory, now, nowViews, {
        ...(crossings && { crossings: relist(crossings, file, of.crossings(file)) }),
        ...(packages && { packages: relist(packages, file, of.packages(file)) }),
        ...(generated && { generated: relist(generated, file, of.generated(file)) }),
        ...(unresolved && { unresolved: relist(unresolved, file, of.unresolved(file)) }),
      });
    },
  };
}

type ItemsOf = { readonly [Sort in keyof Items]: (file: number) => Items[Sort][] };

function itemsOf({ projectOf }: Inventory, { starts, targets, verdicts }: Edges, views: Views): ItemsOf {
  const collect = <Item>(file: number, itemOf: (edge: number) => Item | undefined): Item[] => {
    const items: Item[] = [];
    for (let edge = starts[file]!; edge < starts[file + 1]!; edge++) {
      const item = itemOf(edge);
      if (item !== undefined) items.push(item);
    }
    return items;
  };
  const verdict = <Kind extends Verdict['kind'], Item>(kind: Kind, make: (edge: number, told: Extract<Verdict, { kind: Kind }>) => Item) => (file: number): Item[] => (
    collect(file, (edge) => (verdicts[edge]?.kind === kind ? make(edge, verdicts[edge] as Extract<Verdict, { kind: Kind }>) : undefined))
  );
  return {
    crossings: (file) => {
      const project = projectOf(file);
      return collect(file, (edge) => (targets[edge]! >= 0 && projectOf(targets[edge]!) !== project ? views.importAt(edge) : undefined));
    },
    packages: verdict('package', (edge, { name }) => views.packageImportAt(edge, name)),
    generated: verdict('generated', (edge, { path }) => views.generatedImportAt(edge, path)),
    unresolved: verdict('unresolved', (edge, { reason }) => problem('unresolved-import', reason, views.siteAt(edge))),
  };
}
