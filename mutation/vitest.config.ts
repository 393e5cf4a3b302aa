import { defineConfig } from 'vitest/config';

/** The tests that a mutant of rules/, src/graph, src/architecture or src/check must not get past. */
export default defineConfig({
  test: {
    include: ['{rules,src/graph,src/architecture,src/check}/**/*.test.ts', 'src/*.test.ts', 'src/metrics/*.test.ts', 'test/selftest.test.ts', 'test/peers/suites.test.ts'],
    testTimeout: 60_000,
  },
});
