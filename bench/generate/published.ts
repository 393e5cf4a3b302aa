import type { Feature, Module } from './plan.ts';

/** The modules of a feature that others may import. */
export function published(feature: Feature): Module[] {
  return feature.modules.filter((it) => it.role === 'code' || it.role === 'component' || it.role === 'table');
}

/** The name of the value that a module exports; its type is named by `ident` alone. */
export function exported(module: Module): string {
  return module.role === 'component' ? `${module.ident}View` : `create${module.ident}`;
}
