// The gateway as a program beside it uses it: GraphQL over HTTP, and a subscription over server-sent events.

import { setTimeout as sleep } from 'node:timers/promises';

export interface GatewayClient {
  /** The `data` of an operation; rejects when there is none. */
  ask(document: string, variables: object): Promise<unknown>;
  /** Tells the `data` of every event until `stop`, over lost connections and without doubling one. */
  follow(document: string, tell: (data: unknown) => void): void;
  stop(): void;
}

const COME_BACK_AFTER_MS = 1000;

/** The value at the end of a path of field names; undefined where one is missing. */
export function dig(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (at, name) =>
      typeof at === 'object' && at !== null ? Object.entries(at).find(([key]) => key === name)?.[1] : undefined,
    value,
  );
}

/** A text at the end of a path; null for anything else. */
export function textAt(value: unknown, ...path: readonly string[]): string | null {
  const found = dig(value, ...path);
  return typeof found === 'string' ? found : null;
}

/** Opens a client of the gateway at this address, which asks no token of programs on its machine. */
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
    tell: (id: string | null, data: unknown) => void,
  ) => {
    const resume: Record<string, string> = lastEventId === null ? {} : { 'last-event-id': lastEventId };
    const answer = await post('/graphql/stream', { query }, { accept: 'text/event-stream', ...resume });
    if (!answer.ok || answer.body === null) throw new Error(`the stream answered ${answer.status}`);
    let waiting = '';
    for await (const part of answer.body.pipeThrough(new TextDecoderStream())) {
      const blocks = (waiting + part).split('\n\n');
      waiting = blocks.pop() ?? '';
      for (const block of blocks) {
        const data = fieldOf(block, 'data');
        if (fieldOf(block, 'event') === 'next' && data !== null) {
          tell(fieldOf(block, 'id'), dig(JSON.parse(data) as unknown, 'data'));
        }
      }
    }
  };

  return {
    async ask(query, variables) {
      const answer: unknown = await (await post('/graphql', { query, variables }, {})).json();
      const data = dig(answer, 'data');
      if (data === null || data === undefined) throw new Error(`no data: ${textAt(answer, 'errors', '0', 'message')}`);
      return data;
    },
    follow(document, tell) {
      let last: string | null = null;
      const run = async (): Promise<void> => {
        while (!signal.aborted) {
          await stream(document, last, (id, data) => {
            last = id ?? last;
            tell(data);
          }).catch(() => undefined);
          await sleep(COME_BACK_AFTER_MS, undefined, { signal, ref: false }).catch(() => undefined);
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
