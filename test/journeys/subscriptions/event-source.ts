// A raw reader of server-sent events, like a browser's EventSource, with every detail.

import { request, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { noteOpen } from '../../kit/leaks.ts';
import { eventually } from '../../kit/eventually.ts';
import type { Json } from '../../kit/json.ts';

export interface StreamEvent {
  readonly event: string;
  readonly id: string | null;
  /** The parsed data; null if it is empty. */
  readonly data: Json;
}
export interface OpenStream {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly events: readonly StreamEvent[];
  /** The id that EventSource would send when it reconnects; empty before the first id. */
  readonly lastEventId: string;
  /** Everything that was received, as text. */
  readonly text: string;
  /** How it ended; null while it runs. */
  readonly ended: 'end' | 'broken' | null;
  until<T>(check: (stream: OpenStream) => T): Promise<T>;
  close(): Promise<void>;
}

export interface StreamInit {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Opens a stream on a new connection; a response that is not a stream is read as text. */
export async function openStream(url: string | URL, init: StreamInit = {}): Promise<OpenStream> {
  const closed = noteOpen(`a stream of ${String(url)}`);
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    const headers = { accept: 'text/event-stream', ...init.headers };
    request(url, { method: init.method ?? 'GET', headers, agent: false }, resolve)
      .on('error', reject)
      .end(init.body);
  });
  const events: StreamEvent[] = [];
  const decoder = new TextDecoder();
  let text = '';
  let rest = '';
  let lastEventId = '';
  let ended: OpenStream['ended'] = null;

  function takeBlock(block: string): void {
    const fields = block.split('\n').map((line) => /^(\w*):? ?(.*)$/.exec(line) ?? []);
    const valueOf = (field: string): string | null => fields.find(([, name]) => name === field)?.[2] ?? null;
    lastEventId = valueOf('id') ?? lastEventId;
    const data = valueOf('data');
    if (data === null) return;
    events.push({
      event: valueOf('event') ?? 'message',
      id: valueOf('id'),
      data: data === '' ? null : JSON.parse(data),
    });
  }

  const reading = (async () => {
    try {
      for await (const chunk of response) {
        const piece = decoder.decode(chunk as Buffer, { stream: true });
        text += piece;
        const blocks = (rest + piece).split('\n\n');
        rest = blocks.pop() ?? '';
        for (const block of blocks) takeBlock(block);
      }
      ended = 'end';
    } catch {
      ended = 'broken';
    }
  })();

  const stream: OpenStream = {
    status: response.statusCode ?? 0,
    headers: response.headers,
    events,
    get lastEventId() {
      return lastEventId;
    },
    get text() {
      return text;
    },
    get ended() {
      return ended;
    },
    until: (check) => eventually(() => check(stream)),
    async close() {
      response.destroy();
      await reading;
      closed();
    },
  };
  return stream;
}

/** A connection that sends a request and never reads the response. */
export function openUnread(url: string | URL): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const one = request(url, { headers: { accept: 'text/event-stream' }, agent: false }, (response) => {
      response.pause();
      response.on('error', () => {});
      resolve(response);
    });
    one.on('error', reject).end();
  });
}
