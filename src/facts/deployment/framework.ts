import type { DeploymentFact, Reader } from '../../model/facts.ts';
import { readJson } from '../documents/json-document.ts';
import { presenceOf } from './presence.ts';
import { baseName, directoryOf, fromDirectory } from '../documents/repository-path.ts';
import { entriesOf, property, stringOf } from '../documents/untyped.ts';

const settings = /^((next|nuxt|astro|remix|react-router|gatsby|vike|quasar)\.config|gatsby-config)\.(ts|mts|cts|js|mjs|cjs)$/;
const expoSettings = /^app\.(json|config\.(ts|js))$/;
const desktop = /^tauri\.conf\.json5?$|^Tauri\.toml$/;

/** Files of frameworks that make their project an application: Next.js, Nuxt, Astro, Angular, Expo, Tauri and the like. */
export const framework: Reader<DeploymentFact> = {
  id: 'framework',
  version: 1,
  reads: (path) => {
    const name = baseName(path);
    return settings.test(name) || expoSettings.test(name) || desktop.test(name) || name === 'angular.json';
  },
  read: (path, text) => {
    const name = baseName(path);
    if (name === 'angular.json') return readAngular(path, text);
    if (expoSettings.test(name)) return { facts: isExpo(name, text) ? [presenceOf('framework', path)] : [] };
    const directory = directoryOf(path);
    // Tauri keeps its settings in a directory of its own below the project.
    return { facts: [presenceOf('framework', path, desktop.test(name) ? directoryOf(directory) : directory)] };
  },
};

function isExpo(name: string, text: string): boolean {
  if (name === 'app.json') return property(readJson(text).value, 'expo') !== undefined;
  return /['"]expo\/config['"]|^\s*["']?expo["']?\s*:/m.test(text);
}

function readAngular(path: string, text: string): ReturnType<Reader<DeploymentFact>['read']> {
  const { value, lineOf, problem } = readJson(text);
  const facts = entriesOf(property(value, 'projects')).flatMap(([name, project]): readonly DeploymentFact[] => {
    const context = fromDirectory(directoryOf(path), stringOf(property(project, 'root')) ?? '');
    if (property(project, 'projectType') !== 'application' || context === undefined) return [];
    return [{ technology: 'framework', name, context, site: { file: path, line: lineOf(['projects', name]), column: 1 } }];
  });
  return problem === undefined ? { facts } : { facts, problem };
}
