import { writeFileSync } from 'node:fs';
import { defineConfig } from 'tsdown';
import { rules } from './rules/index.ts';
import { configJsonSchema } from './src/config/json-schema.ts';

export default defineConfig({
  entry: { cli: 'src/surfaces/cli/bin.ts', index: 'src/index.ts', 'extraction-worker': 'src/threads/extraction-worker.ts' },
  platform: 'node',
  target: 'node20',
  format: 'esm',
  fixedExtension: false,
  dts: { entry: 'src/index.ts' },
  onSuccess() {
    writeFileSync('dist/schema.json', `${JSON.stringify(configJsonSchema(rules), null, 2)}\n`);
  },
  deps: {
    // Loaded at every check. Bundled they are read as one file each: yaml and jsonc-parser alone are then 60 ms faster.
    // What only some runs need (oxc-parser, cosmiconfig, jiti, zod) stays outside and is imported when it is needed.
    alwaysBundle: [/^(?:commander|jsonc-parser|picocolors|picomatch|yaml)(?:\/|$)/],
    onlyBundle: false,
  },
  // The module build of jsonc-parser can be bundled; its main build requires files by names made at run time.
  inputOptions: { resolve: { mainFields: ['module', 'main'] } },
});
