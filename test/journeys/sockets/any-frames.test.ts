// Random messages in random states of the protocol: responses are documented, and other clients are not affected.

import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startGateway, type TestGateway } from '../../kit/gateway/gateway.ts';
import { expectNothingOpen } from '../../kit/leaks.ts';
import { deskEvent, feed } from '../subscriptions/feed.ts';
import { openRaw, subscribe, type RawSocket } from './raw-socket.ts';

/** Close codes of the protocol and of RFC 6455 for client errors; 1005 is the client's own close without a code. */
const DOCUMENTED = new Set([1000, 1002, 1005, 1007, 1009, 4400, 4401, 4403, 4409, 4429]);
const TYPES = ['connection_ack', 'next', 'error', 'complete', 'ping', 'pong'];
const RUNS = Number(process.env['FUZZ_RUNS'] ?? 400);
let running: TestGateway;
let bystander: RawSocket;

beforeAll(async () => {
  running = await startGateway({ ticketCount: 5 });
  bystander = await openRaw(running.url);
  bystander.send(subscribe('calm', 'subscription { events { id } }'));
});
afterAll(async () => {
  await bystander.close();
  await expectNothingOpen(running.url);
  await running.stop();
});

const id = fc.constantFrom('a', 'b', 'c', '', '__proto__', 'constructor', '\u0000', '💥', 'x'.repeat(5000));
const query = fc.oneof(
  fc.constantFrom(
    'subscription { events { id cursor } }',
    'subscription ($f: EventFilter) { events(filter: $f) { id } }',
    '{ __typename }',
    'subscription {',
    'mutation { nothing }',
    'subscription { ticketEvents(ticketId: "x") { id } }',
  ),
  fc.string({ maxLength: 40 }),
);
const payload = fc.oneof(
  { weight: 6, arbitrary: fc.record({ query, variables: fc.jsonValue() }, { requiredKeys: ['query'] }) },
  { weight: 4, arbitrary: fc.record({ query }) },
  { weight: 1, arbitrary: fc.jsonValue() },
);
const message = fc.oneof(
  { weight: 3, arbitrary: fc.constant<unknown>({ type: 'connection_init' }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('connection_init'), payload: fc.jsonValue() }) },
  { weight: 6, arbitrary: fc.record({ type: fc.constant('subscribe'), id, payload }) },
  { weight: 3, arbitrary: fc.record({ type: fc.constant('complete'), id }) },
  { weight: 3, arbitrary: fc.record({ type: fc.constantFrom(...TYPES), id, payload: fc.jsonValue() }) },
  { weight: 1, arbitrary: fc.jsonValue() },
);
const frame = fc.oneof(
  { weight: 12, arbitrary: message.map((value) => JSON.stringify(value)) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 30 }) },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 30 }).map((bytes) => Buffer.from(bytes)) },
);

/** Sends everything at once, then a ping: either a pong follows, or the socket was closed as documented. */
async function play(init: boolean, frames: readonly (string | Buffer)[]): Promise<void> {
  const raw = await openRaw(running.url, { init: init ? {} : null });
  if (!init)
    await new Promise<void>((resolve) => (raw.socket.readyState === 1 ? resolve() : raw.socket.once('open', resolve)));
  for (const one of frames) raw.socket.send(one, { binary: typeof one !== 'string' });
  raw.send({ type: 'ping', payload: { last: 'one' } });
  const alive = raw
    .message(({ type, payload: pong }) => type === 'pong' && pong?.last === 'one')
    .then(() => raw.socket.close(1000));
  const ending = await Promise.race([raw.ended, alive.then(() => raw.ended)]);
  alive.catch(() => undefined);
  expect(DOCUMENTED, `closed with ${ending.code}`).toContain(ending.code);
  for (const text of raw.frames) {
    expect(text).not.toMatch(/INTERNAL_SERVER_ERROR|at \/|node_modules|TypeError/);
    expect(['connection_ack', 'pong', 'ping', 'next', 'error', 'complete']).toContain(JSON.parse(text).type);
  }
}

test(
  'whatever a client sends, it gets documented responses, and other clients are not affected',
  async () => {
    await fc.assert(fc.asyncProperty(fc.boolean(), fc.array(frame, { minLength: 1, maxLength: 12 }), play), {
      numRuns: RUNS,
    });
    await feed(running.gateway.store, [deskEvent()]);
    await bystander.nexts(1);
    expect(bystander.messages().filter(({ type }) => type === 'next')).toHaveLength(1);
  },
  30_000 + RUNS * 100,
);
