// Runs after npm install: builds the entries of the package and the GraphiQL page if the build tools are installed.

import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { existsSync } from 'node:fs';
import { computeFingerprint, readFingerprint } from '../src/server/graphiql/build/fingerprint.ts';

/** Something that is built, and how. */
interface Product {
  readonly name: string;
  /** Development packages: `npm ci --omit=dev` does not install them, and the server runs without the builds. */
  readonly tools: readonly string[];
  /** A script below node_modules and its arguments. */
  readonly command: readonly string[];
  /** Printed when there is no build. */
  readonly advice: string;
  isUpToDate(): Promise<boolean>;
}

const repositoryPath = fileURLToPath(new URL('..', import.meta.url));
const BUILD_TIMEOUT_MS = 120_000;

const client: Product = {
  name: 'Client entry',
  tools: ['typescript'],
  command: ['typescript/bin/tsc', '--project', 'src/client/tsconfig.json'],
  advice: '"deskgraph/client" cannot be imported; "npm run build:client" tries again.',
  // It takes a second.
  isUpToDate: async () => false,
};
const config: Product = {
  name: 'Config entry',
  tools: ['typescript'],
  command: ['typescript/bin/tsc', '--project', 'src/platform/config/tsconfig.json'],
  advice: '"deskgraph/config" cannot be imported; "npm run build:config" tries again.',
  isUpToDate: async () => false,
};
const page: Product = {
  name: 'GraphiQL page',
  tools: ['vite', 'graphiql', 'react'],
  command: ['vite/bin/vite.js', 'build', '--config', 'src/server/graphiql/app/vite.config.ts', '--logLevel', 'warn'],
  advice: '/graphiql will say so; "npm run build:graphiql" tries again.',
  isUpToDate: async () =>
    (await readFingerprint(`${repositoryPath}dist/graphiql`)) === (await computeFingerprint(repositoryPath)),
};

/** Why no build is needed or possible; null when one is needed. */
async function reasonToSkip({ tools, isUpToDate }: Product): Promise<string | null> {
  const missing = tools.find((name) => !existsSync(`${repositoryPath}node_modules/${name}/package.json`));
  if (missing !== undefined) return `${missing} is not installed`;
  return (await isUpToDate()) ? 'it is up to date' : null;
}

/** Builds in a child process. Resolves to null, or to the failure with the end of the tool's output. */
async function build({ command: [script = '', ...args] }: Product): Promise<string | null> {
  const child = spawn(process.execPath, [`${repositoryPath}node_modules/${script}`, ...args], {
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

async function prepare(product: Product): Promise<void> {
  const skipped = await reasonToSkip(product);
  if (skipped !== null) return console.log(`${product.name}: nothing to build, ${skipped}`);
  const startedAt = performance.now();
  const failure = await build(product);
  if (failure === null) {
    return console.log(`${product.name}: built in ${((performance.now() - startedAt) / 1000).toFixed(1)} s`);
  }
  console.warn(`${product.name}: not built, ${product.advice}\n${failure}`);
  // The server works without it, so a local install continues. In CI a missing build is a failure.
  if (process.env['CI']) process.exitCode = 1;
}

await Promise.all([prepare(client), prepare(config), prepare(page)]);
