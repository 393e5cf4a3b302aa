import type { Module } from '../model/graph.ts';

/** Whether a file belongs to what is deployed: tests, stories, fixtures, scripts and settings do not. */
export function isShipped(module: Module): boolean {
  return module.role === 'shipped' || module.role === 'generated';
}

/** Whether a file is code, as against styles, data and documents. */
export function isCode(module: Module): boolean {
  return /\.(?:[cm]?[jt]sx?|vue|svelte|astro)$/.test(module.path);
}

/** Whether a file is a package.json: read for a name or a version, it ties no code together. */
export function isManifest(module: Module): boolean {
  return module.path === 'package.json' || module.path.endsWith('/package.json');
}
