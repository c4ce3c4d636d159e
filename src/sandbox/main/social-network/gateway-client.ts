// A client of the gateway for the simulated network: GraphQL over HTTP, and subscriptions over server-sent events.

import { setTimeout as sleep } from 'node:timers/promises';

export interface GatewayClient {
  /** Executes an operation and returns its `data`; rejects if there is none. */
  execute(document: string, variables: object): Promise<unknown>;
  /** Emits the `data` of every event until `stop`. Reconnects and resumes without duplicates. */
  subscribe(document: string, onData: (data: unknown) => void): void;
  stop(): void;
}

const RECONNECT_DELAY_MS = 1000;

/** Returns the value at a path of field names; undefined if a field is missing. */
export function valueAt(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (at, name) =>
      typeof at === 'object' && at !== null ? Object.entries(at).find(([key]) => key === name)?.[1] : undefined,
    value,
  );
}

/** Returns the string at a path; null for anything else. */
export function textAt(value: unknown, ...path: readonly string[]): string | null {
  const found = valueAt(value, ...path);
  return typeof found === 'string' ? found : null;
}

/** Opens a client of the gateway at this address. The gateway must allow access without a token. */
export function openGatewayClient(url: string): GatewayClient {
  const ending = new AbortController();
  const { signal } = ending;

  const post = (path: string, body: object, headers: Record<string, string>): Promise<Response> =>
    fetch(url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
      signal,
    });

  const stream = async (
    query: string,
    lastEventId: string | null,
    onData: (id: string | null, data: unknown) => void,
  ) => {
    const resume: Record<string, string> = lastEventId === null ? {} : { 'last-event-id': lastEventId };
    const answer = await post('/graphql/stream', { query }, { accept: 'text/event-stream', ...resume });
    if (!answer.ok || answer.body === null) throw new Error(`the event stream returned status ${answer.status}`);
    let waiting = '';
    for await (const part of answer.body.pipeThrough(new TextDecoderStream())) {
      const blocks = (waiting + part).split('\n\n');
      waiting = blocks.pop() ?? '';
      for (const block of blocks) {
        const data = fieldOf(block, 'data');
        if (fieldOf(block, 'event') === 'next' && data !== null) {
          onData(fieldOf(block, 'id'), valueAt(JSON.parse(data) as unknown, 'data'));
        }
      }
    }
  };

  return {
    async execute(query, variables) {
      const answer: unknown = await (await post('/graphql', { query, variables }, {})).json();
      const data = valueAt(answer, 'data');
      if (data === null || data === undefined) throw new Error(`no data: ${textAt(answer, 'errors', '0', 'message')}`);
      return data;
    },
    subscribe(document, onData) {
      let last: string | null = null;
      const run = async (): Promise<void> => {
        while (!signal.aborted) {
          await stream(document, last, (id, data) => {
            last = id ?? last;
            onData(data);
          }).catch(() => undefined);
          await sleep(RECONNECT_DELAY_MS, undefined, { signal, ref: false }).catch(() => undefined);
        }
      };
      void run();
    },
    stop: () => ending.abort(),
  };
}

function fieldOf(block: string, name: string): string | null {
  const line = block.split('\n').find((one) => one.startsWith(`${name}:`));
  return line === undefined ? null : line.slice(name.length + 1).trim();
}
