import { defineConfig } from 'tsdown';

export default defineConfig([
  {
    entry: { cli: 'src/surfaces/cli/bin.ts' },
    platform: 'node',
    target: 'node20',
    format: 'esm',
    fixedExtension: false,
    outDir: 'dist',
    dts: false,
    // Loaded at every start: one file is read faster than a package is resolved. What only some runs need stays apart.
    deps: { alwaysBundle: ['commander', 'picocolors', 'picomatch'], onlyBundle: false },
  },
  {
    entry: { index: 'src/index.ts' },
    platform: 'node',
    target: 'node20',
    format: 'esm',
    fixedExtension: false,
    outDir: 'dist',
    clean: false,
    dts: true,
  },
]);
