// A real graphql-ws client for tests: collects results of operations and counts as open until closed.

import { createClient, type Client } from 'graphql-ws';
import { WebSocket } from 'ws';
import { eventually } from './eventually.ts';
import type { Json } from './json.ts';
import { noteOpen } from './leaks.ts';

/** One result of an operation, as received. */
export interface OperationResult {
  readonly data?: Record<string, Json> | null;
  readonly errors?: readonly {
    readonly message: string;
    readonly path?: readonly (string | number)[];
    readonly extensions?: Record<string, Json>;
  }[];
  readonly extensions?: { readonly cursor?: string };
}
export interface Listener {
  readonly results: readonly OperationResult[];
  /** The event of each result: the value of the subscription's one root field. */
  readonly events: readonly Record<string, Json>[];
  /** `complete`, the errors that refused the operation, or the close event of the socket; null while it runs. */
  readonly ended: unknown;
  /** `extensions.cursor` of the last result; null before the first. */
  readonly cursor: string | null;
  /** Waits for a matching event and returns it. */
  event(matches: (event: Record<string, Json>) => boolean): Promise<Record<string, Json>>;
  /** Waits until the operation has ended; returns `ended`. */
  end(): Promise<Json>;
  cancel(): void;
}
export interface Subscriber {
  /** Starts an operation; resolves with the socket open and the operation sent. */
  listen(query: string, variables?: Record<string, unknown>): Promise<Listener>;
  /** Destroys the socket, as a broken network would; with `reconnects` the client reconnects. */
  cut(): void;
  /** The number of opened sockets. */
  readonly connections: () => number;
  close(): Promise<void>;
}
export interface SubscriberOptions {
  readonly token?: string;
  /** True: reconnects after a cut and sends the last cursor of each operation in `resume`. Default false. */
  readonly reconnects?: boolean;
}

/** Opens a client of the gateway at this address; the first operation opens the socket. */
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
    const results: OperationResult[] = [];
    const id = `operation-${operations + 1}`;
    let ended: unknown = null;
    const cancel = client.subscribe(
      { query, variables },
      {
        next: (answer) => {
          const result = answer as OperationResult;
          results.push(result);
          if (result.extensions?.cursor !== undefined) cursors[id] = result.extensions.cursor;
        },
        error: (failure) => void (ended = failure),
        complete: () => void (ended ??= 'complete'),
      },
    );
    const eventsOf = (): Record<string, Json>[] =>
      results.flatMap(({ data }) => (data == null ? [] : (Object.values(data) as Record<string, Json>[])));
    await eventually(() => {
      if (ended === null && socket?.readyState !== WebSocket.OPEN) throw new Error('the socket is not open');
    });
    return {
      results,
      get events() {
        return eventsOf();
      },
      get ended() {
        return ended;
      },
      get cursor() {
        return cursors[id] ?? null;
      },
      event: (matches) =>
        eventually(() => {
          const found = eventsOf().find(matches);
          if (found === undefined)
            throw new Error(
              `no matching event among ${JSON.stringify(results).slice(0, 2000)}, ended: ${String(ended)}`,
            );
          return found;
        }),
      end: () =>
        eventually(() => {
          if (ended === null) throw new Error('the operation is still running');
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
