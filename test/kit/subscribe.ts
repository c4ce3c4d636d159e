// A real graphql-ws client for tests: collects what subscriptions tell, waits for it, and counts as open until closed.

import { createClient, type Client } from 'graphql-ws';
import { WebSocket } from 'ws';
import { eventually } from './eventually.ts';
import type { Json } from './json.ts';
import { noteOpen } from './leaks.ts';

/** One answer of an operation, as it came over the wire. */
export interface Told {
  readonly data?: Record<string, Json> | null;
  readonly errors?: readonly {
    readonly message: string;
    readonly path?: readonly (string | number)[];
    readonly extensions?: Record<string, Json>;
  }[];
  readonly extensions?: { readonly cursor?: string };
}
export interface Listener {
  readonly told: readonly Told[];
  /** The event of each answer: the value of the subscription's one root field. */
  readonly events: readonly Record<string, Json>[];
  /** How the operation ended: `complete`, the errors that refused it, or what closed the socket; null while it runs. */
  readonly ended: unknown;
  /** `extensions.cursor` of the last answer; null before the first. */
  readonly cursor: string | null;
  /** Waits until an event fits and gives it back. */
  event(fits: (event: Record<string, Json>) => boolean): Promise<Record<string, Json>>;
  /** Waits until the operation has ended and tells how. */
  end(): Promise<Json>;
  cancel(): void;
}
export interface Subscriber {
  /** Starts an operation; resolves with the socket open and the operation sent. */
  listen(query: string, variables?: Record<string, unknown>): Promise<Listener>;
  /** Destroys the socket under the client, as a broken network would; with `reconnects` it comes back by itself. */
  cut(): void;
  /** How often a socket was opened. */
  readonly connections: () => number;
  close(): Promise<void>;
}
export interface SubscriberOptions {
  readonly token?: string;
  /** True: comes back after a cut and tells in `resume` where each operation left off. Default false. */
  readonly reconnects?: boolean;
}

/** Opens a client of the gateway at this address; the socket is opened with the first operation. */
export function openSubscriber(gatewayUrl: string, options: SubscriberOptions = {}): Subscriber {
  const closed = noteOpen(`a subscriber of ${gatewayUrl}`);
  const cursors: Record<string, string> = {};
  let socket: WebSocket | null = null;
  let connections = 0;
  let operations = 0;
  const client: Client = createClient({
    url: `${gatewayUrl.replace(/^http/, 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    lazy: true,
    generateID: () => `operation-${(operations += 1)}`,
    retryAttempts: options.reconnects === true ? 1000 : 0,
    retryWait: async () => {},
    shouldRetry: () => true,
    connectionParams: () => ({
      ...(options.token === undefined ? {} : { authorization: `Bearer ${options.token}` }),
      ...(options.reconnects === true ? { resume: { ...cursors } } : {}),
    }),
    on: {
      opened: (opened) => {
        socket = opened as WebSocket;
        connections += 1;
      },
    },
  });

  async function listen(query: string, variables: Record<string, unknown> = {}): Promise<Listener> {
    const told: Told[] = [];
    const id = `operation-${operations + 1}`;
    let ended: unknown = null;
    const cancel = client.subscribe(
      { query, variables },
      {
        next: (answer) => {
          const one = answer as Told;
          told.push(one);
          if (one.extensions?.cursor !== undefined) cursors[id] = one.extensions.cursor;
        },
        error: (failure) => void (ended = failure),
        complete: () => void (ended ??= 'complete'),
      },
    );
    const eventsOf = (): Record<string, Json>[] =>
      told.flatMap(({ data }) => (data == null ? [] : (Object.values(data) as Record<string, Json>[])));
    await eventually(() => {
      if (ended === null && socket?.readyState !== WebSocket.OPEN) throw new Error('the socket is not open');
    });
    return {
      told,
      get events() {
        return eventsOf();
      },
      get ended() {
        return ended;
      },
      get cursor() {
        return cursors[id] ?? null;
      },
      event: (fits) =>
        eventually(() => {
          const found = eventsOf().find(fits);
          if (found === undefined)
            throw new Error(`no such event among ${JSON.stringify(told).slice(0, 2000)}, ended: ${String(ended)}`);
          return found;
        }),
      end: () =>
        eventually(() => {
          if (ended === null) throw new Error('the operation runs on');
          return ended;
        }),
      cancel,
    };
  }

  return {
    listen,
    cut: () => socket?.terminate(),
    connections: () => connections,
    async close() {
      await client.dispose();
      closed();
    },
  };
}
