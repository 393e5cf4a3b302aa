import type { Project } from './plan.ts';
import { PINNED } from './words.ts';

export type TextFile = { readonly path: string; readonly text: string };

/** What makes a directory a project: manifest, tsconfig, and a Dockerfile when it is deployed. */
export function projectFiles(project: Project, n: number): TextFile[] {
  const { dir, kind } = project;
  return [
    { path: `${dir}/package.json`, text: json(manifest(project, n)) },
    { path: `${dir}/tsconfig.json`, text: json(tsconfig(project)) },
    ...(kind === 'service' ? [{ path: `${dir}/Dockerfile`, text: dockerfile(project) }, { path: `${dir}/.env`, text: environment(project) }] : []),
  ];
}

export function rootFiles(projects: readonly Project[]): TextFile[] {
  const references = projects.map((it) => ({ path: it.dir }));
  return [
    {
      path: 'package.json',
      text: json({
        name: 'acme', private: true, type: 'module', packageManager: 'yarn@4.9.2', workspaces: ['apps/*', 'contracts/*', 'packages/*'],
      }),
    },
    { path: 'tsconfig.base.json', text: json({ compilerOptions: { target: 'es2022', strict: true, jsx: 'react-jsx', composite: true } }) },
    { path: 'tsconfig.json', text: json({ files: [], references }) },
    { path: '.gitignore', text: 'node_modules/\ndist/\n' },
  ];
}

function manifest(project: Project, n: number): object {
  const source = project.published === 'source';
  const entry = source ? './src/index.ts' : { types: './dist/index.d.ts', default: './dist/index.js' };
  const inside = source ? './src/*.ts' : { types: './dist/*.d.ts', default: './dist/*.js' };
  return {
    name: project.name,
    version: '1.0.0',
    private: true,
    type: 'module',
    ...(project.kind === 'service' ? {} : { exports: { '.': entry, ...(project.subpaths ? { './*': inside } : {}) } }),
    dependencies: { ...Object.fromEntries(project.uses.map((it) => [it.name, 'workspace:*'])), ...externals(project, n) },
    devDependencies: { vitest: '^4.0.0' },
  };
}

/** Every tenth manifest forgets one package that its code imports. */
function externals(project: Project, n: number): Record<string, string> {
  const imported = new Set(project.modules.flatMap((it) => it.imports.map((one) => one.specifier.replace(/^(drizzle-orm)\/.*/, '$1'))));
  const names = PINNED.filter((name) => imported.has(name) && !(n % 10 === 0 && name === 'date-fns'));
  return Object.fromEntries(names.map((name) => [name, '^1.0.0']));
}

function tsconfig(project: Project): object {
  return {
    extends: '../../tsconfig.base.json',
    compilerOptions: {
      module: project.suffix === '.js' ? 'nodenext' : 'esnext',
      moduleResolution: project.suffix === '.js' ? 'nodenext' : 'bundler',
      rootDir: 'src',
      outDir: 'dist',
      ...(project.kind === 'service' ? { paths: { '@/*': ['./src/*'] } } : {}),
    },
    include: ['src'],
  };
}

function dockerfile(project: Project): string {
  return `FROM node:20-slim\nWORKDIR /app\nCOPY . .\nRUN yarn workspaces focus ${project.name}\nCMD ["node", "${project.dir}/dist/main.js"]\n`;
}

function environment(project: Project): string {
  return `PORT=3000\nDATABASE_URL=postgres://app:app@localhost:5432/${project.dir.replace(/\W/g, '_')}\n`;
}

function json(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
