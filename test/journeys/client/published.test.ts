// The entry `deskgraph/client` of the installed package: without our sources, in plain Node, with the consumer’s compiler.

import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startGateway, type TestGateway } from '../../kit/gateway/gateway.ts';
import { repositoryPath } from '../../unit/architecture/source-files.ts';

const run = promisify(execFile);
const COMPILER = join(repositoryPath, 'node_modules/typescript/bin/tsc');
/** Further packages of a consumer. */
const CONSUMER_PACKAGES = ['graphql', 'graphql-ws', 'ws', '@types/ws', '@types/node', 'undici-types'];

let gateway: TestGateway;
let folder = '';
beforeAll(async () => {
  gateway = await startGateway({ ticketCount: 5 });
  folder = await mkdtemp(join(tmpdir(), 'deskgraph-consumer-'));
  await run(process.execPath, [COMPILER, '--project', 'src/client/tsconfig.json'], { cwd: repositoryPath });
  await run('npm', ['pack', '--ignore-scripts', '--pack-destination', folder], { cwd: repositoryPath });
  const [tarball = ''] = (await readdir(folder)).filter((name) => name.endsWith('.tgz'));
  const installed = join(folder, 'node_modules/deskgraph');
  await mkdir(join(folder, 'node_modules/@types'), { recursive: true });
  await mkdir(installed);
  await run('tar', ['-xzf', join(folder, tarball), '-C', installed, '--strip-components=1']);
  for (const name of CONSUMER_PACKAGES) {
    await symlink(join(repositoryPath, 'node_modules', name), join(folder, 'node_modules', name));
  }
  await writeFile(join(folder, 'package.json'), '{"type":"module"}');
});
afterAll(async () => {
  await gateway.stop();
  await rm(folder, { recursive: true, force: true });
});

test('is imported by plain Node, and its client gets events', async () => {
  await writeFile(
    join(folder, 'follow.js'),
    `import { resumable } from 'deskgraph/client';
    import { createClient } from 'graphql-ws';
    import { WebSocket } from 'ws';
    const client = createClient(resumable({ url: process.argv[2], webSocketImpl: WebSocket }));
    const sink = {
      next: ({ data, extensions }) => {
        console.log(data.events.__typename, typeof extensions.cursor);
        client.dispose();
      },
      error: (failure) => { throw failure; },
      complete: () => {},
    };
    client.subscribe({ query: 'subscription { events { __typename } }' }, sink);
    client.on('message', ({ type }) => { if (type === 'ping') console.error('running'); });`,
  );
  const following = run(process.execPath, ['follow.js', `${gateway.url.replace('http', 'ws')}/graphql`], {
    cwd: folder,
  });
  // A ping reports the start of the subscription: no later event is missed.
  const running = new Promise<void>((resolve) => void following.child.stderr?.once('data', () => resolve()));
  await Promise.race([running, following]);
  await gateway.desk360.customerWrites();
  expect((await following).stdout).toMatch(/^(\w+Event string\n)+$/);
});

test('has types that a strict compiler takes, and refuses what they forbid', async () => {
  const config = {
    compilerOptions: {
      strict: true,
      exactOptionalPropertyTypes: true,
      module: 'nodenext',
      target: 'es2022',
      lib: ['es2022', 'dom'],
      types: [],
      noEmit: true,
    },
    files: ['use.ts'],
  };
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(config));
  await writeFile(
    join(folder, 'use.ts'),
    `import { createClient } from 'graphql-ws';
    import { resumable, type LostCursor, type StreamGap } from 'deskgraph/client';
    export const client = createClient(
      resumable(
        { url: 'wss://desk.example/graphql', connectionParams: async () => ({ authorization: 'Bearer x' }) },
        { onGap: (gap: StreamGap) => gap.cursor, onCursorLost: (lost: LostCursor) => lost.problem },
      ),
    );
    // @ts-expect-error -- there is no such hook
    resumable({ url: 'wss://desk.example/graphql' }, { onNothing: () => undefined });`,
  );
  const { stdout } = await run(process.execPath, [COMPILER, '--project', 'tsconfig.json'], { cwd: folder });
  expect(stdout).toBe('');
});
