// Runs after npm install: builds the GraphiQL page when the build tools are here and the built page is missing or old.

import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { existsSync } from 'node:fs';
import { computeFingerprint, readFingerprint } from '../src/server/graphiql/build/fingerprint.ts';

const repositoryPath = fileURLToPath(new URL('..', import.meta.url));
const vitePath = `${repositoryPath}node_modules/vite/bin/vite.js`;
const configPath = 'src/server/graphiql/app/vite.config.ts';
const BUILD_TIMEOUT_MS = 120_000;

/** The reason why nothing is built; null when a build is due. */
async function reasonToSkip(): Promise<string | null> {
  // GraphiQL and vite are development packages: `npm ci --omit=dev` brings neither, and the server runs without.
  for (const name of ['vite', 'graphiql', 'react']) {
    if (!existsSync(`${repositoryPath}node_modules/${name}/package.json`)) return `${name} is not installed`;
  }
  const built = await readFingerprint(`${repositoryPath}dist/graphiql`);
  return built === (await computeFingerprint(repositoryPath)) ? 'the built page is up to date' : null;
}

/** Builds in a process of its own; resolves to null, or to what went wrong with the tool's last words. */
async function build(): Promise<string | null> {
  const child = spawn(process.execPath, [vitePath, 'build', '--config', configPath, '--logLevel', 'warn'], {
    cwd: repositoryPath,
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: BUILD_TIMEOUT_MS,
  });
  let output = '';
  const collect = (chunk: Buffer): void => void (output = (output + chunk.toString()).slice(-4000));
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  return new Promise((resolve) => {
    child.once('error', (failure) => resolve(failure.message));
    child.once('close', (code, signal) => resolve(code === 0 ? null : `${signal ?? `exit ${code}`}\n${output}`));
  });
}

const skipped = await reasonToSkip();
if (skipped === null) {
  const startedAt = performance.now();
  const failure = await build();
  if (failure === null) {
    console.log(`GraphiQL page: built in ${((performance.now() - startedAt) / 1000).toFixed(1)} s`);
  } else {
    console.warn(`GraphiQL page: not built, /graphiql will say so; "npm run build:graphiql" tries again.\n${failure}`);
    // The server is complete without the page, so a person's install goes on; a checked build must not lose it unseen.
    if (process.env['CI']) process.exitCode = 1;
  }
} else {
  console.log(`GraphiQL page: nothing to build, ${skipped}`);
}
