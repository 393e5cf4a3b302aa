import { cpSync, existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A copy of the example that somebody works in. */
export interface Storefront {
  readonly root: string;
  /** What VS Code is to open: the directory, or a file that names several. */
  readonly opened: string;
  /** A file of the service catalog that breaks no rule. */
  readonly file: string;
  /** Whether code of the workspace ran: its config, or the program in its node_modules. */
  ran(what: 'config' | 'program'): boolean;
  /** Forgets that the program ran. */
  forget(): void;
}

/**
 * How the copy differs: nothing installed, mandate installed, two copies with an install each, a config that is code, or with it all
 * else that a hostile author may put there; a program that runs and never answers.
 */
export type Kind = 'bare' | 'installed' | 'two' | 'config' | 'hostile' | 'silent';

export function copyStorefront(repository: string, root: string, kind: Kind): Storefront {
  if (kind === 'two') {
    const other = `${root}-2`;
    copyStorefront(repository, other, 'installed');
    const opened = `${root}.code-workspace`;
    writeFileSync(opened, JSON.stringify({ folders: [{ path: root }, { path: other }] }));
    return { ...copyStorefront(repository, root, 'installed'), opened };
  }
  cpSync(join(repository, 'examples', 'storefront'), root, { recursive: true });
  const mark = (what: string): string => join(root, `${what}-ran.txt`);
  if (kind === 'installed') {
    mkdirSync(join(root, 'node_modules'));
    symlinkSync(repository, join(root, 'node_modules', 'mandate'), 'junction');
  }
  const leave = (what: string): string => (
    `import { writeFileSync } from 'node:fs';\nwriteFileSync(${JSON.stringify(mark(what))}, 'it ran');\n`
  );
  if (kind === 'config' || kind === 'hostile') {
    rmSync(join(root, 'mandate.config.json'));
    writeFileSync(join(root, 'mandate.config.ts'), `${leave('config')}export default {};\n`);
  }
  if (kind === 'hostile') {
    write(join(root, 'node_modules/mandate/package.json'), '{ "name": "mandate", "type": "module" }');
    write(join(root, 'node_modules/mandate/dist/cli.js'), leave('program'));
    write(join(root, '.vscode/settings.json'), JSON.stringify({ 'mandate.path': join(root, 'node_modules/mandate') }));
  }
  if (kind === 'silent') {
    write(join(root, 'node_modules/mandate/package.json'), '{ "name": "mandate", "type": "module" }');
    write(join(root, 'node_modules/mandate/dist/cli.js'), `${leave('program')}setInterval(() => {}, 1000);\n`);
  }
  return {
    root, opened: root, file: join(root, 'services/catalog/src/main.ts'),
    ran: (what) => existsSync(mark(what)), forget: () => rmSync(mark('program')),
  };
}

function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
