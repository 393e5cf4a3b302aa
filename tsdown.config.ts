import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { defineConfig } from 'tsdown';
import { rules } from './rules/index.ts';
import { configJsonSchema } from './src/config/json-schema.ts';
import { dialects } from './src/facts/sql/sql-dialects.ts';
import { driftJsonSchema } from './src/report/drift-schema.ts';
import { reportJsonSchema } from './src/report/report-schema.ts';

export default defineConfig([{
  entry: {
    cli: 'src/surfaces/cli/bin.ts',
    index: 'src/index.ts',
    vitest: 'src/surfaces/vitest/vitest.ts',
    eslint: 'src/surfaces/eslint/eslint.ts',
    'eslint-worker': 'src/surfaces/eslint/eslint-worker.ts',
    'extraction-worker': 'src/threads/extraction-worker.ts',
    'cruise-process': 'src/cruiser/cruise-process.ts',
  },
  platform: 'node',
  target: 'node20',
  format: 'esm',
  fixedExtension: false,
  dts: { entry: ['src/index.ts', 'src/surfaces/eslint/eslint.ts', 'src/surfaces/vitest/vitest.ts'] },
  onSuccess() {
    writeFileSync('dist/schema.json', `${JSON.stringify(configJsonSchema(rules), null, 2)}\n`);
    writeFileSync('dist/report.schema.json', `${JSON.stringify(reportJsonSchema(), null, 2)}\n`);
    writeFileSync('dist/drift.schema.json', `${JSON.stringify(driftJsonSchema(), null, 2)}\n`);
    copyGrammars('dist/sql-parsers');
    copyHclParser('dist/hcl-parser');
  },
  deps: {
    // Loaded at every check. Bundled they are read as one file each: yaml and jsonc-parser alone are then 60 ms faster.
    // What only some runs need (oxc-parser, cosmiconfig, jiti, zod) stays outside and is imported when it is needed.
    alwaysBundle: [/^(?:commander|jsonc-parser|picocolors|picomatch|yaml)(?:\/|$)/],
    onlyBundle: false,
  },
  // The module build of jsonc-parser can be bundled; its main build requires files by names made at run time.
  inputOptions: { resolve: { mainFields: ['module', 'main'] } },
}, {
  // What runs in the HTML report: one script with all that it needs, and the notices of whose code it holds.
  entry: { 'drift-report': 'src/html-client/main.tsx' },
  platform: 'browser',
  target: 'es2022',
  format: 'iife',
  dts: false,
  clean: false,
  minify: true,
  tsconfig: 'src/html-client/tsconfig.json',
  outputOptions: { entryFileNames: '[name].js', banner: notices },
  deps: { alwaysBundle: [/./] },
  onSuccess() {
    copyFileSync('src/html-client/report.css', 'dist/drift-report.css');
  },
}]);

/** The licences of all that is in a chunk: they ask that their text goes with every copy, and every report is one. */
function notices({ moduleIds }: { readonly moduleIds: readonly string[] }): string {
  const names = moduleIds.flatMap((id) => /node_modules\/((?:@[^/]+\/)?[^/]+)\/(?!.*node_modules\/)/.exec(id)?.[1] ?? []);
  const texts = [...new Set(names)].sort().map((name) => `${name}\n\n${readFileSync(`node_modules/${name}/LICENSE`, 'utf8').trim()}`);
  return `/*!\n${texts.join('\n\n')}\n*/`;
}

/**
 * The package of the SQL grammars takes 89 MB, of which four files of 1 MB together are ever loaded: users get those,
 * with the one module they require and the licence. They are CommonJS, which the ending tells in a package of modules.
 */
function copyGrammars(directory: string): void {
  mkdirSync(directory, { recursive: true });
  const { version } = JSON.parse(readFileSync('node_modules/node-sql-parser/package.json', 'utf8')) as { version: string };
  for (const dialect of dialects) {
    const text = readFileSync(`node_modules/node-sql-parser/build/${dialect}.js`, 'utf8');
    const parts = text.replace(/\n?\/\/# sourceMappingURL=.*\s*$/, '\n').split('require("big-integer")');
    if (parts.length !== 2) throw new Error(`The grammar of ${dialect} does not require big-integer once, as those of earlier versions do.`);
    const notice = `/* node-sql-parser ${version}, see LICENSE. Changed: big-integer is required from beside it. */\n`;
    writeFileSync(`${directory}/${dialect}.cjs`, notice + parts.join('require("./big-integer.cjs")'));
  }
  copyFileSync('node_modules/big-integer/BigInteger.min.js', `${directory}/big-integer.cjs`);
  copyFileSync('node_modules/node-sql-parser/LICENSE', `${directory}/LICENSE`);
}

/** The parser of HCL and its grammar, 0.5 MB of packages that take 5: sources, maps, and a native binding for each platform. */
function copyHclParser(directory: string): void {
  mkdirSync(directory, { recursive: true });
  const parser = 'node_modules/web-tree-sitter';
  const grammar = 'node_modules/@tree-sitter-grammars/tree-sitter-hcl';
  const text = readFileSync(`${parser}/web-tree-sitter.cjs`, 'utf8').replace(/\n?\/\/# sourceMappingURL=.*\s*$/, '\n');
  writeFileSync(`${directory}/web-tree-sitter.cjs`, text);
  copyFileSync(`${parser}/web-tree-sitter.wasm`, `${directory}/web-tree-sitter.wasm`);
  copyFileSync(`${parser}/LICENSE`, `${directory}/LICENSE-web-tree-sitter`);
  copyFileSync(`${grammar}/tree-sitter-terraform.wasm`, `${directory}/tree-sitter-terraform.wasm`);
  copyFileSync(`${grammar}/LICENSE`, `${directory}/LICENSE-tree-sitter-hcl`);
}
