// How the tests run: in processes of their own, in random order, without a second try.
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: {
    // As Node finds it: vite would take its `module` entry, packages take its `main`, and every type would be there twice.
    alias: [{ find: /^graphql$/, replacement: fileURLToPath(import.meta.resolve('graphql')) }],
  },
  test: {
    include: ['test/**/*.test.ts'],
    // Real servers and real databases run in every test file; one worker per core keeps the two cores honest.
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 30_000,
    retry: 0,
    allowOnly: false,
    sequence: { shuffle: true },
    reporters: ['default'],
  },
});
