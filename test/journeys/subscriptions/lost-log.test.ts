// A gateway whose log output has no reader, for example after the log collector died.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { freePort, startProgram } from '../../kit/gateway/program.ts';

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close();
});

test('a gateway without a log reader continues to respond and shuts down normally', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'deskgraph-log-'));
  closers.push(() => rm(folder, { recursive: true, force: true }));
  const port = await freePort();
  const env = { HOST: '127.0.0.1', PORT: String(port), DATA_DIR: folder, LOG_LEVEL: 'debug', SANDBOX_TICKETS: '5' };
  const program = await startProgram(folder, env);
  closers.push(() => program.end('SIGKILL'));
  program.process.stdout.destroy();
  program.process.stderr.destroy();

  const ask = async (query: string): Promise<string> => {
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(`http://127.0.0.1:${port}/graphql`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ query }),
    });
    return answer.text();
  };
  // Each request makes a line of the log.
  for (let round = 0; round < 20; round += 1) {
    // oxlint-disable-next-line no-await-in-loop -- one line after the other
    expect(await ask('{ nothing }')).toContain('GRAPHQL_VALIDATION_FAILED');
    // oxlint-disable-next-line no-await-in-loop -- as above
    expect(await ask('{ tickets(first: 1) { nodes { id } } }')).toContain('"nodes"');
  }
  expect(await program.end('SIGTERM')).toBe(0);
});
