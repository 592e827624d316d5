import { defineConfig } from 'vitest/config';

// Two workers at most: the counter's own PCs and the build machines have two cores.
export default defineConfig({
  test: {
    include: ['src-*/**/*.test.{ts,tsx}', 'migrations/**/*.test.ts', 'tests/**/*.test.ts'],
    exclude: ['tests/electron/**', 'node_modules/**'],
    reporters: ['default', './tests/support/closingLine.ts'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // A browser that starves on a busy build machine gets one more try; the report says which.
    retry: process.env.CI ? 1 : 0,
    // Waiting long costs nothing where it is not needed; a busy machine needs it.
    expect: { poll: { timeout: 15_000 } },
  },
});
