import { posix } from 'node:path';
import fc from 'fast-check';

/** A repository of three services and two libraries that break rules here and there. */
export interface Repository {
  readonly links: readonly Link[];
  /** Where two modules of one service import each other. */
  readonly cycles: readonly number[];
  readonly sharing: boolean;
  readonly directories: { readonly services: string; readonly libraries: string };
}

/** An import from one file to another, or of a package or table. */
interface Link {
  readonly kind: 'cross' | 'deep' | 'door' | 'up' | 'package' | 'table';
  readonly from: number;
  readonly file: number;
  readonly to: number;
  readonly names: readonly string[];
}

const declared = ['x0', 'x1', 'x2'];

export const repository: fc.Arbitrary<Repository> = fc.record({
  links: fc.array(fc.record<Link>({
    kind: fc.constantFrom('cross', 'cross', 'cross', 'deep', 'door', 'up', 'package', 'table'),
    from: fc.nat({ max: 2 }), file: fc.nat({ max: 3 }), to: fc.nat({ max: 2 }),
    names: fc.subarray(declared, { minLength: 1 }),
  }), { maxLength: 12 }),
  cycles: fc.uniqueArray(fc.nat({ max: 2 })),
  sharing: fc.boolean(),
  directories: fc.constant({ services: 'services', libraries: 'libraries' }),
});

/** Its files. Lines of source go through `arrange` before they are joined. */
export function write(one: Repository, arrange: (lines: readonly string[]) => readonly string[] = (lines) => lines): Record<string, string> {
  return files(one, (_, file) => file, arrange);
}

/** Its files, those of the sources under other names in their projects. */
export function writeRenamed(one: Repository, rename: (project: string, file: string) => string): Record<string, string> {
  return files(one, (project, file) => (file === 'index.ts' ? file : rename(project, file)), (lines) => lines);
}

type Rename = (project: string, file: string) => string;

function files({ links, cycles, sharing, directories }: Repository, rename: Rename, arrange: (lines: readonly string[]) => readonly string[]): Record<string, string> {
  const { services, libraries } = directories;
  const homeOf = (project: string): string => `${project.startsWith('s') ? services : libraries}/${project}`;
  const pathOf = (project: string, file: string): string => `${homeOf(project)}/src/${rename(project, file)}`;
  const sources = new Map<string, string[]>();
  const add = (path: string, ...lines: string[]): void => void sources.set(path, [...sources.get(path) ?? [], ...lines]);
  const others: Record<string, string> = { 'package.json': JSON.stringify({ name: 'shop', private: true, workspaces: [`${services}/*`, `${libraries}/*`] }) };
  const reach = (from: string, to: string): string => {
    const path = posix.relative(posix.dirname(from), to);
    return path.startsWith('.') ? path : `./${path}`;
  };
  for (const index of [0, 1, 2]) {
    const project = `s${index}`;
    others[`${homeOf(project)}/package.json`] = JSON.stringify({ name: `@shop/${project}` });
    others[`${homeOf(project)}/Dockerfile`] = 'FROM node:22\nCMD ["node", "src/main.js"]\n';
    others[`${homeOf(project)}/migrations/1.sql`] = `CREATE TABLE owned_${index} (id int);\n`;
    for (const file of [0, 1, 2, 3]) add(pathOf(project, `f${file}.ts`), ...declared.map((name) => `export const ${name} = ${file};`));
    if (!cycles.includes(index)) continue;
    const [a, b] = [pathOf(project, 'knot-a.ts'), pathOf(project, 'knot-b.ts')];
    add(a, `import { b } from '${reach(a, b)}';`, 'export const a = () => b;');
    add(b, `import { a } from '${reach(b, a)}';`, 'export const b = () => a;');
  }
  for (const index of [0, 1]) {
    const project = `l${index}`;
    others[`${homeOf(project)}/package.json`] = JSON.stringify({ name: `@shop/${project}`, exports: './src/index.ts' });
    add(pathOf(project, 'inner.ts'), ...declared.map((name) => `export const ${name} = 1;`), 'export const deep = 1;');
    add(pathOf(project, 'index.ts'), 'export const published = 1;');
  }
  links.forEach((link, number) => {
    const from = pathOf(`s${link.from}`, `f${link.file}.ts`);
    const bound = link.names.map((name) => `${name} as ${name}_${number}`).join(', ');
    const target = pathOf(`s${link.to}`, 'f0.ts');
    const library = `l${link.to % 2}`;
    if (link.kind === 'package') add(from, `import { ${bound} } from 'lodash';`);
    else if (link.kind === 'table') add(from, `import { Pool as Pool_${number} } from 'pg';`, `export const q${number} = () => new Pool_${number}().query('SELECT id FROM owned_${link.to}');`);
    else if (link.kind === 'deep') add(from, `import { ${bound} } from '${reach(from, pathOf(library, 'inner.ts'))}';`);
    else if (link.kind === 'cross') { if (link.to !== link.from) add(from, `import { ${bound} } from '${reach(from, target)}';`); }
    else {
      const door = pathOf(library, `door${number}.ts`);
      add(door, `export { ${link.names.join(', ')} } from '${reach(door, target)}';`);
      if (link.kind === 'door') add(from, `import { ${bound} } from '${reach(from, door)}';`);
    }
  });
  if (sharing) {
    others['docker-compose.yml'] = ['services:', '  db:', '    image: postgres:16', ...[0, 1].flatMap((index) => [
      `  s${index}:`, `    build: ./${homeOf(`s${index}`)}`, '    environment:', '      DATABASE_URL: postgres://db:5432/shop',
    ])].join('\n');
  }
  return { ...others, ...Object.fromEntries([...sources].map(([path, lines]) => [path, `${arrange(lines).join('\n')}\n`])) };
}
