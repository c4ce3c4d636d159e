import { defineConfig } from 'vitest/config';

// Real servers and real databases run in every test file; one worker per core keeps the two cores honest.
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 30_000,
    retry: 0,
    sequence: { shuffle: true },
    reporters: ['default'],
  },
});
