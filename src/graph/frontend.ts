import type { Service } from '../model/unit.ts';

const frameworks = ['react-dom', 'react', 'preact', 'vue', 'svelte', 'solid-js', '@angular/core', 'astro', 'react-native'];

/** Whether a service is built with what draws in browsers and on phones; it may answer requests as well. */
export function isFrontend({ projects }: Service): boolean {
  return projects.some(({ manifest }) => manifest !== undefined
    && [manifest.dependencies, manifest.devDependencies].some((section) => frameworks.some((name) => Object.hasOwn(section, name))));
}
