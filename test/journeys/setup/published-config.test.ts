// The entry `deskgraph/config` of the installed package: plain Node and a strict compiler, without the sources.

import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { repositoryPath } from '../../unit/architecture/source-files.ts';

const run = promisify(execFile);
const COMPILER = join(repositoryPath, 'node_modules/typescript/bin/tsc');

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'deskgraph-config-'));
  await run(process.execPath, [COMPILER, '--project', 'src/platform/config/tsconfig.json'], { cwd: repositoryPath });
  await run('npm', ['pack', '--ignore-scripts', '--pack-destination', folder], { cwd: repositoryPath });
  const [tarball = ''] = (await readdir(folder)).filter((name) => name.endsWith('.tgz'));
  const installed = join(folder, 'node_modules/deskgraph');
  await mkdir(installed, { recursive: true });
  await run('tar', ['-xzf', join(folder, tarball), '-C', installed, '--strip-components=1']);
  await writeFile(join(folder, 'package.json'), '{"type":"module"}');
}, 60_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

test('is imported by a config file in TypeScript', async () => {
  await writeFile(
    join(folder, 'deskgraph.config.ts'),
    `import { defineConfig, type DeskgraphConfig } from 'deskgraph/config';
    const config: DeskgraphConfig = { port: 4321, limits: { maxDepth: 20 } };
    export default defineConfig(config);`,
  );
  await writeFile(
    join(folder, 'show.js'),
    `import config from './deskgraph.config.ts';
    console.log(JSON.stringify(config));`,
  );
  const { stdout } = await run(process.execPath, ['show.js'], { cwd: folder });
  expect(JSON.parse(stdout)).toEqual({ port: 4321, limits: { maxDepth: 20 } });
});

test('has types that a strict compiler accepts, and refuses unknown keys', async () => {
  const compilerOptions = {
    strict: true,
    exactOptionalPropertyTypes: true,
    module: 'nodenext',
    target: 'es2022',
    types: [],
    noEmit: true,
  };
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['use.ts'] }));
  await writeFile(
    join(folder, 'use.ts'),
    `import { defineConfig } from 'deskgraph/config';
    export default defineConfig({
      logLevel: 'warn',
      retention: { eventsDays: 7 },
      accounts: [{ id: 'acme-main', vendor: 'acme', settings: { callsPerMinute: 10 } }],
      clients: [{ name: 'app', scopes: ['tickets:raw'] }],
    });
    // @ts-expect-error -- there is no such key
    defineConfig({ prot: 4000 });`,
  );
  const { stdout } = await run(process.execPath, [COMPILER, '--project', 'tsconfig.json'], { cwd: folder });
  expect(stdout).toBe('');
}, 30_000);
