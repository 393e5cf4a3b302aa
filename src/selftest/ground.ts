import { type LibraryPlace, closedModules, plainLibraryPlaces, servicePlaces } from '../graph/plant-places.ts';
import type { Architecture } from '../model/architecture.ts';
import type { Config } from '../model/config.ts';

/** What the repository lacks for a rule to be broken in it. */
export interface Ground {
  readonly files: ReadonlyMap<string, string>;
  /** Told to people, one entry for each thing added. */
  readonly added: readonly string[];
  /** The config, in which what was inferred of the root stays what it is beside the projects that are added below it. */
  readonly config: Config;
}

/** A second service, or two, and a library with an inside, where the repository has none with code that can be broken. */
export function groundFor(architecture: Architecture, config: Config): Ground {
  const missing = Math.max(0, 2 - servicePlaces(architecture).length);
  const services = ['mandate-selftest-one', 'mandate-selftest-two'].slice(0, missing);
  // A root that holds other projects is no library any more, so that services below it take its library away.
  const lasting = ({ library }: LibraryPlace): boolean => missing === 0 || library.project.root !== '';
  const needsLibrary = !plainLibraryPlaces(architecture).some(lasting) || !closedModules(architecture).some(lasting);
  const files = [...services.flatMap(serviceFiles), ...(needsLibrary ? libraryFiles('mandate-selftest-library') : [])];
  return {
    files: new Map(files),
    added: [
      ...(missing === 2 ? ['two services, since the repository has none with code that can be broken'] : missing === 1 ? ['a second service, since the repository has one'] : []),
      ...(needsLibrary ? ['a library with entries and an inside, since the repository has none'] : []),
    ],
    config: files.length === 0 ? config : { ...config, services: { ...rootServices(architecture, config), ...config.services } },
  };
}

function serviceFiles(name: string): readonly (readonly [string, string])[] {
  return [
    [`${name}/package.json`, `{ "name": "${name}" }\n`],
    [`${name}/Dockerfile`, 'FROM node:22-slim\nCOPY . .\nCMD ["node", "src/main.js"]\n'],
    [`${name}/src/main.ts`, 'export const main = (): number => 1;\n'],
  ];
}

function libraryFiles(name: string): readonly (readonly [string, string])[] {
  return [
    [`${name}/package.json`, `{ "name": "${name}", "exports": { ".": "./src/index.ts" } }\n`],
    [`${name}/src/index.ts`, 'export const open = (): number => 1;\n'],
    [`${name}/src/inside/closed.ts`, 'export const closed = (): number => 2;\n'],
  ];
}

/** A root that holds other projects is no service any more by inference. */
function rootServices({ services }: Architecture, config: Config): NonNullable<Config['services']> {
  const named = new Set(Object.keys(config.services ?? {}));
  return Object.fromEntries(services.filter(({ name, projects }) => projects[0]?.root === '' && !named.has(name)).map(({ name }) => [name, '.']));
}
