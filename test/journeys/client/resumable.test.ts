// The state of a resumable client and its requests, against a real gateway behind a breakable proxy.

import { createClient, type Client, type ClientOptions } from 'graphql-ws';
import { WebSocket } from 'ws';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { resumable, type LostCursor, type ResumableHooks, type StreamGap } from '../../../src/client/resumable.ts';
import { openBreakableProxy, type BreakableProxy } from '../../kit/breakable-proxy.ts';
import { eventually } from '../../kit/eventually.ts';
import { DESK_ACCOUNT, startGateway, type TestGateway } from '../../kit/gateway/gateway.ts';
import { expectNothingOpen, metricOf } from '../../kit/leaks.ts';
import { NUMBERS, numbersIn, appendNumbers } from './numbered-events.ts';

const TOKEN = 'token-of-the-client-tests-0123456789';
let gateway: TestGateway;
let proxy: BreakableProxy;
let client: Client;
let options: ClientOptions;
let pings = 0;
beforeAll(async () => {
  const clients = [{ name: 'known', token: TOKEN, scopes: [], accounts: [DESK_ACCOUNT], validUntil: null }];
  gateway = await startGateway({ ticketCount: 5, gateway: { clients } });
});
afterAll(() => gateway.stop());
beforeEach(async () => {
  proxy = await openBreakableProxy(() => gateway.url);
  pings = 0;
});
afterEach(async () => {
  await client?.dispose();
  await proxy.close();
  await expectNothingOpen(gateway.url);
});

function open(given: Partial<ClientOptions> = {}, hooks?: ResumableHooks): Client {
  options = resumable(
    {
      url: proxy.socketUrl,
      webSocketImpl: WebSocket,
      retryWait: () => new Promise((resolve) => setTimeout(resolve, 20)),
      ...given,
      on: { ...given.on, ping: () => void (pings += 1) },
    },
    hooks,
  );
  client = createClient(options);
  return client;
}

interface Received {
  readonly numbers: number[];
  readonly answers: unknown[];
  failure: unknown;
  completed: boolean;
  cancel(): void;
}
function listen(query = NUMBERS, variables: Record<string, unknown> = {}): Received {
  const received: Received = { numbers: [], answers: [], failure: null, completed: false, cancel: () => {} };
  received.cancel = client.subscribe(
    { query, variables },
    {
      next: (answer) => {
        received.answers.push(answer);
        received.numbers.push(...numbersIn(answer));
      },
      error: (failure) => void (received.failure = failure),
      complete: () => void (received.completed = true),
    },
  );
  return received;
}
const store = () => gateway.gateway.store;
const untilRunning = (count: number): Promise<void> =>
  eventually(async () => expect(await metricOf(gateway.url, 'deskgraph_subscriptions')).toBe(count));
/** The current payload of connection_init. */
const params = async (): Promise<Record<string, any>> =>
  (await (options.connectionParams as () => Promise<Record<string, unknown>>)()) ?? {};
const resumed = async (): Promise<Record<string, string>> => (await params())['resume'];

describe('a subscription', () => {
  test('that is cut before its first event misses no event', async () => {
    let reconnect = (): void => {};
    open({ retryWait: () => new Promise((resolve) => (reconnect = resolve)) });
    const received = listen();
    await eventually(() => expect(pings).toBe(1));
    proxy.cut();
    await untilRunning(0);
    await appendNumbers(store(), 1, 2, 3);
    reconnect();
    await eventually(() => expect(received.numbers).toEqual([1, 2, 3]));
    received.cancel();
  });

  test('continues when the gateway restarts on the same data', async () => {
    open();
    const received = listen();
    await untilRunning(1);
    await appendNumbers(store(), 1);
    await eventually(() => expect(received.numbers).toEqual([1]));
    await gateway.restart();
    await appendNumbers(store(), 2, 3);
    await eventually(() => expect(received.numbers).toEqual([1, 2, 3]));
    expect(received.failure).toBeNull();
    received.cancel();
  });

  test('beside another on the same socket keeps its own cursor', async () => {
    open();
    const all = listen();
    const none = listen('subscription { events(filter: { types: [TICKET_CREATED] }) { id } }');
    await untilRunning(2);
    await appendNumbers(store(), 1);
    await eventually(() => expect(all.numbers).toEqual([1]));
    expect(Object.keys(await resumed())).toHaveLength(2);
    proxy.cut();
    await appendNumbers(store(), 2);
    await eventually(() => expect(all.numbers).toEqual([1, 2]));
    await untilRunning(2);
    expect(none.answers).toEqual([]);
    all.cancel();
    expect(Object.keys(await resumed())).toHaveLength(1);
    none.cancel();
    expect(await resumed()).toEqual({});
  });

  test('that is cancelled while there is no socket is forgotten with the next event of another', async () => {
    open();
    const [active, cancelled] = [listen(), listen()];
    await untilRunning(2);
    await appendNumbers(store(), 1);
    await eventually(() => expect([...active.numbers, ...cancelled.numbers]).toEqual([1, 1]));
    proxy.cut();
    await untilRunning(0);
    cancelled.cancel();
    await untilRunning(1);
    await appendNumbers(store(), 2);
    await eventually(() => expect(active.numbers).toEqual([1, 2]));
    expect(Object.keys(await resumed())).toHaveLength(1);
    active.cancel();
  });

  test('with a reused id does not start at the cursor of the earlier one', async () => {
    open({ generateID: () => 'the-one' });
    const first = listen();
    await untilRunning(1);
    await appendNumbers(store(), 1);
    await eventually(() => expect(first.numbers).toEqual([1]));
    first.cancel();
    await untilRunning(0);
    await appendNumbers(store(), 2);
    const second = listen();
    await untilRunning(1);
    await appendNumbers(store(), 3);
    await eventually(() => expect(second.numbers).toEqual([3]));
    proxy.cut();
    await appendNumbers(store(), 4);
    await eventually(() => expect(second.numbers).toEqual([3, 4]));
    second.cancel();
  });

  test('whose sink throws does not count the event as received, and does not repeat it forever', async () => {
    open();
    let calls = 0;
    let failure: unknown = null;
    client.subscribe(
      { query: NUMBERS },
      {
        next: () => {
          calls += 1;
          if (calls === 2) throw new Error('the sink is full');
        },
        error: (reported) => void (failure = reported),
        complete: () => {},
      },
    );
    await untilRunning(1);
    await appendNumbers(store(), 1);
    await eventually(() => expect(calls).toBe(1));
    const before = await resumed();
    await appendNumbers(store(), 2);
    await eventually(() => expect(failure).toMatchObject({ message: 'the sink is full' }));
    expect(await resumed()).toEqual(before);
    await untilRunning(0);
    expect(calls).toBe(2);
  });
});

describe('an unusable cursor', () => {
  test('of a replaced log is reported to the caller, and the subscription continues live', async () => {
    const other = await startGateway({ ticketCount: 1, synced: false });
    const lost: LostCursor[] = [];
    let target = gateway.url;
    await proxy.close();
    proxy = await openBreakableProxy(() => target);
    open({}, { onCursorLost: (one) => void lost.push(one) });
    const [received, beside] = [listen(), listen()];
    await untilRunning(2);
    await appendNumbers(store(), 1);
    await eventually(() => expect([...received.numbers, ...beside.numbers]).toEqual([1, 1]));
    const before = Object.values(await resumed());
    target = other.url;
    proxy.cut();
    await eventually(() => expect(lost.map(({ problem }) => problem)).toEqual(['FOREIGN', 'FOREIGN']));
    expect(lost.map((one) => one.lost)).toEqual(before);
    await appendNumbers(other.gateway.store, 2);
    await eventually(() =>
      expect([received.numbers, beside.numbers]).toEqual([
        [1, 2],
        [1, 2],
      ]),
    );
    expect(received.failure ?? beside.failure).toBeNull();
    received.cancel();
    beside.cancel();
    await client.dispose();
    await proxy.close();
    await other.stop();
  });

  test('ends the subscription with BAD_CURSOR if the caller chose that', async () => {
    open({ connectionParams: { resume: { one: 'garbage' } }, generateID: () => 'one' }, { onCursorLost: 'fail' });
    const received = listen();
    await eventually(() => expect(received.completed).toBe(true));
    expect(received.answers).toMatchObject([{ errors: [{ extensions: { code: 'BAD_CURSOR' } }] }]);
  });

  test('older than the log reports the gap, whatever the document selects', async () => {
    const gaps: StreamGap[] = [];
    let reconnect: (() => void) | null = null;
    open({ retryWait: () => new Promise((resolve) => (reconnect = resolve)) }, { onGap: (gap) => void gaps.push(gap) });
    const received = listen();
    await untilRunning(1);
    await appendNumbers(store(), 1);
    await eventually(() => expect(received.numbers).toEqual([1]));
    proxy.cut();
    await untilRunning(0);
    await appendNumbers(store(), 2);
    await store().commit(async (tx) => {
      while ((await tx.log.prune(Date.now())) > 0);
    });
    await gateway.restart();
    await eventually(() => expect(reconnect).not.toBeNull());
    reconnect!();
    await eventually(() => expect(gaps).toHaveLength(1));
    await appendNumbers(store(), 3);
    await eventually(() => expect(received.numbers).toEqual([1, 3]));
    received.cancel();
  });
});

describe('a token', () => {
  test('that is refused and constant ends the subscription', async () => {
    open({ connectionParams: { authorization: 'Bearer wrong' } });
    const received = listen();
    await eventually(() => expect(received.failure).toMatchObject({ code: 4403 }));
    expect(proxy.openedCount()).toBe(1);
  });

  test('that is refused is requested again, and the next one is used', async () => {
    const tokens = ['wrong', TOKEN];
    open({ connectionParams: async () => ({ authorization: `Bearer ${tokens.shift() ?? TOKEN}` }) });
    const received = listen();
    await untilRunning(1);
    await appendNumbers(store(), 1);
    await eventually(() => expect(received.numbers).toEqual([1]));
    received.cancel();
  });

  test('that is refused repeatedly ends the subscription', async () => {
    open({ connectionParams: () => ({ authorization: 'Bearer wrong' }) });
    const received = listen();
    await eventually(() => expect(received.failure).toMatchObject({ code: 4403 }));
    expect(proxy.openedCount()).toBe(3);
  });
});

describe('the options of the caller', () => {
  const given = { authorization: 'Bearer mine', resume: { mine: 'a-cursor' } };
  test.each<[string, unknown]>([
    ['a value', given],
    ['a function', () => given],
    ['an async function', async () => given],
    ['a promise', Promise.resolve(given)],
  ])('connectionParams as %s go into connection_init', async (_what, own) => {
    options = resumable({ url: '', connectionParams: own as ClientOptions['connectionParams'] });
    expect(await params()).toEqual({ ...given, resumeOrLive: true });
  });

  test('no connectionParams', async () => {
    options = resumable({ url: '' });
    expect(await params()).toEqual({ resume: {}, resumeOrLive: true });
  });

  test('listeners are called, the replacer sees every value, and the caller’s retry rules are kept', async () => {
    const seen: string[] = [];
    const shouldRetry = (): boolean => false;
    open({
      shouldRetry,
      jsonMessageReplacer: (key: string, value: unknown) => (key === 'first' ? 2 : value),
      on: {
        connecting: () => void seen.push('connecting'),
        connected: () => void seen.push('connected'),
        message: ({ type }) => void seen.push(type),
        closed: () => void seen.push('closed'),
      },
    });
    expect(options.shouldRetry).toBe(shouldRetry);
    const received = listen('query ($first: Int!) { tickets(first: $first) { nodes { id } } }', { first: 1 });
    await eventually(() => expect(seen.at(-1)).toBe('closed'));
    expect(received.answers).toMatchObject([{ data: { tickets: { nodes: [{}, {}] } } }]);
    expect(seen).toEqual(['connecting', 'connection_ack', 'connected', 'next', 'complete', 'closed']);
  });
});
