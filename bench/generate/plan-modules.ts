import { planImports } from './plan-imports.ts';
import type { Feature, Import, Module, Project, Role } from './plan.ts';
import { storeOf } from './data-text.ts';
import { exported, published } from './published.ts';
import { range } from './range.ts';
import { relativeSpecifier } from './specifiers.ts';
import type { Random } from '../random.ts';
import { COMPONENTS, NOUNS, numbered, pascal, ROLES } from './words.ts';

const CONTRACT_ROLES = ['types', 'schema', 'events', 'errors'] as const;
const BARREL_LEAST = 4;
/** Of the modules of a back end; it makes two in a hundred of all files. */
const DATA_SHARE = 0.06;

/** Fills a project with exactly this many modules; each imports only what was planned before it. */
export function planModules(project: Project, files: number, random: Random): void {
  const start = random.below(NOUNS.length);
  for (let n = 0; project.modules.length < files - 1; n++) {
    const size = Math.min(4 + random.below(8), files - 1 - project.modules.length);
    planFeature(project, numbered(NOUNS, start + n), size, random);
  }
  project.modules.push(planEntry(project, random));
}

function planFeature(project: Project, name: string, size: number, random: Random): void {
  const feature: Feature = { name, modules: [], barrel: undefined };
  const barrel = size >= BARREL_LEAST && random.chance(project.kind === 'service' ? 0.2 : 0.5);
  for (const n of range(size)) {
    const module = barrel && n === size - 1 ? planBarrel(project, feature) : planOne(project, feature, n, random);
    if (module.role === 'barrel') feature.barrel = module;
    else feature.modules.push(module);
    project.modules.push(module);
  }
  project.features.push(feature);
}

function planOne(project: Project, feature: Feature, n: number, random: Random): Module {
  const role = pickRole(project, feature, n, random);
  const bytes = role === 'table' ? 80_000 + random.below(300_000) : Math.min(random.logNormal(1350, 1.05), 60_000);
  const { path, ident } = place(project, feature, role, n);
  const imports: Import[] = [];
  const module: Module = { path, role, ident, imports, bytes: Math.max(150, Math.round(bytes)) };
  const store = storeOf(project);
  if (role === 'data') imports.push({ specifier: store.package, form: 'value', name: store.imported });
  imports.push(...planImports(project, feature, module, random));
  return module;
}

function pickRole(project: Project, feature: Feature, n: number, random: Random): Role {
  if (n > 0 && feature.modules.at(-1)?.role !== 'test' && random.chance(0.13)) return 'test';
  if (project.kind === 'service' && random.chance(0.015)) return 'script';
  if (n > 0 && random.chance(0.0012)) return 'table';
  if (n > 0 && project.kind === 'service' && !project.web && random.chance(DATA_SHARE)) return 'data';
  return project.web && n > 1 ? 'component' : 'code';
}

function place(project: Project, feature: Feature, role: Role, n: number): { path: string; ident: string } {
  const roles = project.kind === 'contracts' ? CONTRACT_ROLES : project.web ? COMPONENTS : ROLES;
  const stem = `${feature.name}-${numbered(roles, n)}`;
  const ident = pascal(stem.replaceAll(/-(\d)/g, '$1'));
  if (role === 'script') return { path: `scripts/${stem}.cjs`, ident };
  if (role === 'test') return { path: `src/${feature.name}/${stem}.test.ts`, ident };
  return { path: `src/${feature.name}/${stem}.${role === 'component' ? 'tsx' : 'ts'}`, ident };
}

function planBarrel(project: Project, feature: Feature): Module {
  const path = `src/${feature.name}/index.ts`;
  const imports = published(feature).map((it, n): Import => {
    const specifier = relativeSpecifier(path, it.path, project.suffix);
    return n % 4 === 3 ? { specifier, form: 'named-again', name: exported(it) } : { specifier, form: 'star', name: '' };
  });
  return { path, role: 'barrel', ident: pascal(feature.name), imports, bytes: 0 };
}

/** The entry: a barrel of barrels for a package, the start of the process for a service. */
function planEntry(project: Project, random: Random): Module {
  const service = project.kind === 'service';
  const path = service ? 'src/main.ts' : 'src/index.ts';
  const imports: Import[] = service ? [{ specifier: 'reflect-metadata', form: 'effect', name: '' }] : [];
  for (const feature of project.features) {
    for (const it of entries(feature)) {
      const specifier = relativeSpecifier(path, it.path, project.suffix);
      const behind = it.role === 'barrel' ? published(feature)[0] : it;
      if (!service) imports.push({ specifier, form: 'star', name: '' });
      else if (behind !== undefined && random.chance(0.3)) imports.push({ specifier, form: 'value', name: exported(behind) });
    }
  }
  return { path, role: service ? 'main' : 'barrel', ident: 'Main', imports, bytes: service ? 1200 : 0 };
}

function entries(feature: Feature): readonly Module[] {
  return feature.barrel === undefined ? published(feature) : [feature.barrel];
}
