// Builds the GraphiQL page for tests in a browser.

import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const repositoryPath = fileURLToPath(new URL('../..', import.meta.url));

/** Does nothing when the built page belongs to these sources. */
export async function buildPage(): Promise<void> {
  const env = { ...process.env, CI: 'true' };
  await promisify(execFile)(process.execPath, ['scripts/prepare.ts'], { cwd: repositoryPath, env });
}
