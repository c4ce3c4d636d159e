// Four projects by what a test needs: unit (no server), contract (ports, adapters and emulated vendors), journeys (a whole
// gateway) and browser (Chromium). Files run in their own process, in random order, without retries.
import { fileURLToPath } from 'node:url';
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';

/** Timeouts bound a hang; they leave room for a machine whose cores are busy with other work. */
const HANG_MS = 60_000;

function project(name: string, options: { readonly timeoutMs?: number } = {}): TestProjectInlineConfiguration {
  const timeout = options.timeoutMs ?? HANG_MS;
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
    projects: [project('unit'), project('contract'), project('journeys'), project('browser', { timeoutMs: 120_000 })],
    pool: 'forks',
    // Most files run real servers and databases: one worker per core.
    maxWorkers: 2,
    retry: 0,
    allowOnly: false,
    sequence: { shuffle: true },
    reporters: ['default'],
  },
});
