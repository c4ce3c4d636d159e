// A real account from nothing: connected by the command line, served by the program itself, which is killed in between.

import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { startSandboxVendor } from '../../../src/sandbox/index.ts';
import { emotiveSandbox } from '../../../src/vendors/emotive/sandbox/index.ts';
import { environmentIn, runConnect } from '../../kit/gateway/connect.ts';
import { eventually } from '../../kit/eventually.ts';
import type { Json } from '../../kit/json.ts';
import { freePort, startProgram } from '../../kit/gateway/program.ts';

const CLIENT_TOKEN = 'token-of-the-agents-desk-0123456789';
const IDS = '/tickets/:ticketId';

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close();
});

test('connects, takes webhooks, is killed with an id still to be set, and closes the ticket after all', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'deskgraph-account-'));
  closers.push(() => rm(dataDir, { recursive: true, force: true }));
  const vendor = await startSandboxVendor(emotiveSandbox, { ticketCount: 3, settings: { brandToken: null } });
  closers.push(() => vendor.stop());
  const port = await freePort();
  const publicUrl = `http://127.0.0.1:${port}`;
  const options = ['--account', 'shop', '--url', vendor.url, '--public-url', publicUrl, '--ticket-system', 'custom'];
  const connected = await runConnect({ lines: [vendor.settings.dashboardJwt] }, 'emotive', ...options);
  const secrets = environmentIn(connected.out);
  const env = {
    ...secrets,
    ACCOUNTS: 'emotive:shop',
    DESKGRAPH_SHOP_BASE_URL: vendor.url,
    CLIENTS: 'desk',
    DESKGRAPH_TOKEN_DESK: CLIENT_TOKEN,
    HOST: '127.0.0.1',
    PORT: String(port),
    DATA_DIR: dataDir,
    LOG_LEVEL: 'debug',
  };
  const query = async (text: string, variables: object): Promise<Json> => {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${CLIENT_TOKEN}` };
    const body = JSON.stringify({ query: text, variables });
    const answer = await fetch(`${publicUrl}/graphql`, { method: 'POST', headers, body });
    const { data }: Json = await answer.json();
    return data;
  };

  vendor.faults.add({ route: `POST ${IDS}`, status: 503 });
  const first = await startProgram(dataDir, env);
  closers.push(() => first.end('SIGKILL'));
  const writing = await vendor.customerWrites({ phone: '+13035550109', message: 'Please call me back' });
  expect(writing.delivery).toMatchObject({ outcome: 'accepted' });
  await eventually(() => expect(vendor.journal.count({ route: IDS, status: 503 })).toBeGreaterThan(0));
  await first.end('SIGKILL');
  vendor.faults.clear();

  const second = await startProgram(dataDir, env);
  closers.push(() => second.end('SIGKILL'));
  const nativeId = writing.ticketId!;
  const ticket = () =>
    query(
      'query ($id: String!) { ticketByNativeId(vendor: EMOTIVE, nativeId: $id) { id preview capabilities { close { allowed } } } }',
      {
        id: nativeId,
      },
    ).then((data) => data['ticketByNativeId']);
  await eventually(async () => expect((await ticket()).capabilities.close.allowed).toBe(true));
  const { id, preview } = await ticket();
  expect(preview).toBe('Please call me back');
  const close =
    'mutation ($id: ID!) { ticketStatusSet(input: { ticketId: $id, status: CLOSED }) { userErrors { code } } }';
  expect((await query(close, { id }))['ticketStatusSet']).toEqual({ userErrors: [] });
  expect(vendor.state.tickets.get(Number(nativeId))).toMatchObject({
    status: 'closed',
    externalTicketId: `deskgraph-${nativeId}`,
  });
  expect(vendor.journal.count({ route: IDS, status: 201 })).toBe(1);
  expect(await second.end('SIGTERM')).toBe(0);

  const database = await readFile(join(dataDir, 'deskgraph.sqlite'));
  for (const secret of Object.values(secrets)) {
    expect(database.includes(secret)).toBe(false);
    expect([...first.outputLines, ...second.outputLines].filter((line) => line.includes(secret))).toEqual([]);
  }
});
