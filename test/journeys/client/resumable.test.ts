// What a resumable client remembers, forgets, asks for and tells, against a real gateway behind a line that can be cut.

import { createClient, type Client, type ClientOptions } from 'graphql-ws';
import { WebSocket } from 'ws';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { resumable, type LostCursor, type ResumableHooks, type StreamGap } from '../../../src/client/resumable.ts';
import { eventually } from '../../kit/eventually.ts';
import { DESK_ACCOUNT, startGateway, type TestGateway } from '../../kit/gateway/gateway.ts';
import { expectNothingOpen, metricOf } from '../../kit/leaks.ts';
import { openLine, type Line } from './line.ts';
import { NUMBERS, numbersIn, tell } from './numbered-events.ts';

const TOKEN = 'token-of-the-client-tests-0123456789';
let gateway: TestGateway;
let line: Line;
let client: Client;
let options: ClientOptions;
let pings = 0;
beforeAll(async () => {
  const clients = [{ name: 'known', token: TOKEN, scopes: [], accounts: [DESK_ACCOUNT], validUntil: null }];
  gateway = await startGateway({ ticketCount: 5, gateway: { clients } });
});
afterAll(() => gateway.stop());
beforeEach(async () => {
  line = await openLine(() => gateway.url);
  pings = 0;
});
afterEach(async () => {
  await client?.dispose();
  await line.close();
  await expectNothingOpen(gateway.url);
});

function open(given: Partial<ClientOptions> = {}, hooks?: ResumableHooks): Client {
  options = resumable(
    {
      url: line.socketUrl,
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

interface Heard {
  readonly numbers: number[];
  readonly answers: unknown[];
  failure: unknown;
  completed: boolean;
  cancel(): void;
}
function listen(query = NUMBERS, variables: Record<string, unknown> = {}): Heard {
  const heard: Heard = { numbers: [], answers: [], failure: null, completed: false, cancel: () => {} };
  heard.cancel = client.subscribe(
    { query, variables },
    {
      next: (answer) => {
        heard.answers.push(answer);
        heard.numbers.push(...numbersIn(answer));
      },
      error: (failure) => void (heard.failure = failure),
      complete: () => void (heard.completed = true),
    },
  );
  return heard;
}
const store = () => gateway.gateway.store;
const running = (count: number): Promise<void> =>
  eventually(async () => expect(await metricOf(gateway.url, 'deskgraph_subscriptions')).toBe(count));
/** What connection_init would say now. */
const params = async (): Promise<Record<string, any>> =>
  (await (options.connectionParams as () => Promise<Record<string, unknown>>)()) ?? {};
const resumed = async (): Promise<Record<string, string>> => (await params())['resume'];

describe('a subscription', () => {
  test('that is cut before its first event misses nothing of what came in between', async () => {
    let comeBack = (): void => {};
    open({ retryWait: () => new Promise((resolve) => (comeBack = resolve)) });
    const heard = listen();
    await eventually(() => expect(pings).toBe(1));
    line.cut();
    await running(0);
    await tell(store(), 1, 2, 3);
    comeBack();
    await eventually(() => expect(heard.numbers).toEqual([1, 2, 3]));
    heard.cancel();
  });

  test('goes on when the gateway restarts on the same data', async () => {
    open();
    const heard = listen();
    await running(1);
    await tell(store(), 1);
    await eventually(() => expect(heard.numbers).toEqual([1]));
    await gateway.restart();
    await tell(store(), 2, 3);
    await eventually(() => expect(heard.numbers).toEqual([1, 2, 3]));
    expect(heard.failure).toBeNull();
    heard.cancel();
  });

  test('beside another on the same socket keeps its own place', async () => {
    open();
    const all = listen();
    const none = listen('subscription { events(filter: { types: [TICKET_CREATED] }) { id } }');
    await running(2);
    await tell(store(), 1);
    await eventually(() => expect(all.numbers).toEqual([1]));
    expect(Object.keys(await resumed())).toHaveLength(2);
    line.cut();
    await tell(store(), 2);
    await eventually(() => expect(all.numbers).toEqual([1, 2]));
    await running(2);
    expect(none.answers).toEqual([]);
    all.cancel();
    expect(Object.keys(await resumed())).toHaveLength(1);
    none.cancel();
    expect(await resumed()).toEqual({});
  });

  test('that is cancelled while there is no socket is forgotten with the next event of another', async () => {
    open();
    const [kept, gone] = [listen(), listen()];
    await running(2);
    await tell(store(), 1);
    await eventually(() => expect([...kept.numbers, ...gone.numbers]).toEqual([1, 1]));
    line.cut();
    await running(0);
    gone.cancel();
    await running(1);
    await tell(store(), 2);
    await eventually(() => expect(kept.numbers).toEqual([1, 2]));
    expect(Object.keys(await resumed())).toHaveLength(1);
    kept.cancel();
  });

  test('under an id that was used before does not start at the place of the one before it', async () => {
    open({ generateID: () => 'the-one' });
    const first = listen();
    await running(1);
    await tell(store(), 1);
    await eventually(() => expect(first.numbers).toEqual([1]));
    first.cancel();
    await running(0);
    await tell(store(), 2);
    const second = listen();
    await running(1);
    await tell(store(), 3);
    await eventually(() => expect(second.numbers).toEqual([3]));
    line.cut();
    await tell(store(), 4);
    await eventually(() => expect(second.numbers).toEqual([3, 4]));
    second.cancel();
  });

  test('whose sink throws does not count the event as received, and does not repeat it for ever', async () => {
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
        error: (given) => void (failure = given),
        complete: () => {},
      },
    );
    await running(1);
    await tell(store(), 1);
    await eventually(() => expect(calls).toBe(1));
    const before = await resumed();
    await tell(store(), 2);
    await eventually(() => expect(failure).toMatchObject({ message: 'the sink is full' }));
    expect(await resumed()).toEqual(before);
    await running(0);
    expect(calls).toBe(2);
  });
});

describe('a cursor that is of no use', () => {
  test('because the log was replaced: the caller is told and the subscription goes on live', async () => {
    const other = await startGateway({ ticketCount: 1, synced: false });
    const lost: LostCursor[] = [];
    let target = gateway.url;
    await line.close();
    line = await openLine(() => target);
    open({}, { onCursorLost: (one) => void lost.push(one) });
    const [heard, beside] = [listen(), listen()];
    await running(2);
    await tell(store(), 1);
    await eventually(() => expect([...heard.numbers, ...beside.numbers]).toEqual([1, 1]));
    const before = Object.values(await resumed());
    target = other.url;
    line.cut();
    await eventually(() => expect(lost.map(({ problem }) => problem)).toEqual(['FOREIGN', 'FOREIGN']));
    expect(lost.map((one) => one.lost)).toEqual(before);
    await tell(other.gateway.store, 2);
    await eventually(() =>
      expect([heard.numbers, beside.numbers]).toEqual([
        [1, 2],
        [1, 2],
      ]),
    );
    expect(heard.failure ?? beside.failure).toBeNull();
    heard.cancel();
    beside.cancel();
    await client.dispose();
    await line.close();
    await other.stop();
  });

  test('ends the subscription with BAD_CURSOR for who asked for that', async () => {
    open({ connectionParams: { resume: { one: 'garbage' } }, generateID: () => 'one' }, { onCursorLost: 'fail' });
    const heard = listen();
    await eventually(() => expect(heard.completed).toBe(true));
    expect(heard.answers).toMatchObject([{ errors: [{ extensions: { code: 'BAD_CURSOR' } }] }]);
  });

  test('because the log no longer goes back so far: the gap is told, whatever the document selects', async () => {
    const gaps: StreamGap[] = [];
    let comeBack: (() => void) | null = null;
    open({ retryWait: () => new Promise((resolve) => (comeBack = resolve)) }, { onGap: (gap) => void gaps.push(gap) });
    const heard = listen();
    await running(1);
    await tell(store(), 1);
    await eventually(() => expect(heard.numbers).toEqual([1]));
    line.cut();
    await running(0);
    await tell(store(), 2);
    await store().commit(async (tx) => {
      while ((await tx.log.prune(Date.now())) > 0);
    });
    await gateway.restart();
    await eventually(() => expect(comeBack).not.toBeNull());
    comeBack!();
    await eventually(() => expect(gaps).toHaveLength(1));
    await tell(store(), 3);
    await eventually(() => expect(heard.numbers).toEqual([1, 3]));
    heard.cancel();
  });
});

describe('a token', () => {
  test('that is refused ends the subscription when it can only be the same again', async () => {
    open({ connectionParams: { authorization: 'Bearer wrong' } });
    const heard = listen();
    await eventually(() => expect(heard.failure).toMatchObject({ code: 4403 }));
    expect(line.opened()).toBe(1);
  });

  test('that is refused is asked for anew, and what comes then is taken', async () => {
    const tokens = ['wrong', TOKEN];
    open({ connectionParams: async () => ({ authorization: `Bearer ${tokens.shift() ?? TOKEN}` }) });
    const heard = listen();
    await running(1);
    await tell(store(), 1);
    await eventually(() => expect(heard.numbers).toEqual([1]));
    heard.cancel();
  });

  test('that is refused again and again ends the subscription', async () => {
    open({ connectionParams: () => ({ authorization: 'Bearer wrong' }) });
    const heard = listen();
    await eventually(() => expect(heard.failure).toMatchObject({ code: 4403 }));
    expect(line.opened()).toBe(3);
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

  test('listeners are called as ever, the replacer sees every value, and own retry rules stand', async () => {
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
    const heard = listen('query ($first: Int!) { tickets(first: $first) { nodes { id } } }', { first: 1 });
    await eventually(() => expect(seen.at(-1)).toBe('closed'));
    expect(heard.answers).toMatchObject([{ data: { tickets: { nodes: [{}, {}] } } }]);
    expect(seen).toEqual(['connecting', 'connection_ack', 'connected', 'next', 'complete', 'closed']);
  });
});
