// Four projects by what a test needs: unit (no server), contract (ports, adapters and emulated vendors), journeys (a whole
// gateway) and browser (Chromium). Files run in their own process, in random order, without retries.
import { fileURLToPath } from 'node:url';
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';

/** Timeouts bound a hang; a machine whose cores are busy with other work must pass. */
const HANG_MS = { unit: 120_000, other: 300_000 } as const;

function project(name: string, timeout: number): TestProjectInlineConfiguration {
  return {
    extends: true,
    test: { name, include: [`test/${name}/**/*.test.ts`], testTimeout: timeout, hookTimeout: timeout },
  };
}

export default defineConfig({
  resolve: {
    // Vite would take the `module` entry of graphql, other packages take its `main`: every type would exist twice.
    alias: [{ find: /^graphql$/, replacement: fileURLToPath(import.meta.resolve('graphql')) }],
  },
  test: {
    projects: [
      project('unit', HANG_MS.unit),
      project('contract', HANG_MS.other),
      project('journeys', HANG_MS.other),
      project('browser', HANG_MS.other),
    ],
    pool: 'forks',
    // Most files run real servers and databases: one worker per core.
    maxWorkers: 2,
    retry: 0,
    allowOnly: false,
    sequence: { shuffle: true },
    reporters: ['default'],
  },
});
