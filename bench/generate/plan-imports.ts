import type { Feature, Form, Import, Module, Project } from './plan.ts';
import { exported, published } from './published.ts';
import { range } from './range.ts';
import { aliasSpecifier, relativeSpecifier, subpathSpecifier } from './specifiers.ts';
import type { Random } from '../random.ts';
import { BACKEND_PACKAGES, BUILTINS, pascal, WEB_PACKAGES } from './words.ts';

/** About five imports: neighbours, other features, workspace packages and what npm gives. */
export function planImports(project: Project, feature: Feature, module: Module, random: Random): Import[] {
  if (module.role === 'table') return [];
  if (module.role === 'script') return scriptImports(project, module, random);
  const imports = [
    ...neighbours(project, feature, module, random),
    ...otherFeatures(project, module, random),
    ...workspace(project, random),
    ...external(project, module, random),
  ];
  return imports.filter((it, n) => imports.findIndex((other) => other.name === it.name) === n);
}

function neighbours(project: Project, feature: Feature, module: Module, random: Random): Import[] {
  const targets = published(feature);
  const subject = targets.at(-1);
  if (subject === undefined) return [];
  const some = module.role === 'test' ? [subject] : range(random.below(4)).map(() => random.pick(targets));
  return some.map((it) => imported(relativeSpecifier(module.path, it.path, project.suffix), it, random));
}

function otherFeatures(project: Project, module: Module, random: Random): Import[] {
  const features = project.features.filter((it) => published(it).length > 0);
  if (features.length === 0 || module.role === 'test') return [];
  return range(random.below(4)).map(() => {
    const feature = random.pick(features);
    const target = random.pick(published(feature));
    const file = feature.barrel !== undefined && random.chance(0.5) ? feature.barrel : target;
    const aliased = project.kind === 'service' && random.chance(0.7);
    const specifier = aliased ? aliasSpecifier(file.path, project.suffix) : relativeSpecifier(module.path, file.path, project.suffix);
    return imported(specifier, target, random);
  });
}

function workspace(project: Project, random: Random): Import[] {
  const packages = project.uses.filter((it) => it.kind !== 'service');
  if (packages.length === 0) return [];
  return range(random.below(3)).map(() => {
    const used = random.pick(packages);
    const target = random.pick(published(random.pick(used.features.filter((it) => published(it).length > 0))));
    const subpath = used.subpaths && random.chance(0.4);
    const specifier = subpath ? subpathSpecifier(used, target.path) : used.name;
    return imported(specifier, target, random);
  });
}

function external(project: Project, module: Module, random: Random): Import[] {
  const packages = project.web ? WEB_PACKAGES : BACKEND_PACKAGES;
  const some = range(random.below(3)).map((): Import => {
    const specifier = random.pick(packages);
    return { specifier, form: random.chance(0.15) ? 'namespace' : 'value', name: `use${pascal(specifier.replaceAll(/\W+/g, '-'))}` };
  });
  if (module.role === 'test') some.push({ specifier: 'vitest', form: 'value', name: 'expect' });
  if (!project.web && random.chance(0.2)) some.push({ specifier: random.pick(BUILTINS), form: 'namespace', name: 'platform' });
  return some;
}

function scriptImports(project: Project, module: Module, random: Random): Import[] {
  const before = project.modules.filter((it) => it.role === 'script').at(-1);
  const imports: Import[] = [{ specifier: random.pick(BUILTINS), form: 'require', name: 'platform' }];
  if (before !== undefined) {
    imports.push({ specifier: relativeSpecifier(module.path, before.path, project.suffix), form: 'require', name: 'before' });
  }
  return imports;
}

function imported(specifier: string, target: Module, random: Random): Import {
  const form = pickForm(random);
  const type = form === 'type' || form === 'inline-type' || form === 'import-type';
  return { specifier, form, name: type ? target.ident : exported(target) };
}

/**
 * Shares as counted over 37,000 files of ten public monorepos: `import()` stands in 1 % of files, `import('…').T` in one
 * of a thousand.
 */
function pickForm(random: Random): Form {
  const at = random.next();
  if (at < 0.71) return 'value';
  if (at < 0.89) return 'type';
  if (at < 0.97) return 'inline-type';
  if (at < 0.9965) return 'namespace';
  return at < 0.9997 ? 'dynamic' : 'import-type';
}
