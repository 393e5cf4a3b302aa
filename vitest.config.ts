import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: [
      'src/**/*.test.ts', 'rules/**/*.test.ts', 'examples/{,servers/}*.test.ts', 'test/**/*.test.ts', 'bench/**/*.test.ts',
      'editors/vscode/src/**/*.test.ts',
    ],
    testTimeout: 60_000,
    // Two processors are one worker otherwise, and most tests wait for processes of their own.
    maxWorkers: '100%',
  },
});
