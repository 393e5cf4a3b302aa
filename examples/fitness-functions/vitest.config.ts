import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: { include: ['test/**/*.test.ts'] },
  // Where mandate is installed from the registry, these lines are not needed: here it stands two directories up.
  resolve: { alias: { 'mandate/vitest': fileURLToPath(new URL('../../dist/vitest.js', import.meta.url)) } },
});
