import type { Project, SourceFile } from 'ts-morph';
import { UserError } from '../model/user-error.ts';

/** Makes syntax trees; no file is read from the disk, and nothing is type-checked. */
export interface Parser {
  readonly vendor: typeof import('ts-morph');
  parse(file: string, text: string): SourceFile;
}

/** Loads ts-morph, which takes too long to load for runs that fix nothing, and may not be installed. */
export async function loadParser(): Promise<Parser> {
  const vendor = await import('ts-morph').catch((error: unknown) => {
    throw new UserError('usage', 'To rewrite imports, --fix needs the package ts-morph, which mandate installs where optional dependencies '
      + 'are allowed. Install it beside mandate: npm install --save-dev ts-morph', { cause: error });
  });
  const project: Project = new vendor.Project({ useInMemoryFileSystem: true, skipLoadingLibFiles: true, compilerOptions: { allowJs: true } });
  return { vendor, parse: (file, text) => project.createSourceFile(`/${file}`, text, { overwrite: true }) };
}
