// Writes server-sent events to one client. All events of one turn of the event loop share one write.

import type { ServerResponse } from 'node:http';
import type { Clock } from '../../platform/clock.ts';
import { MAX_BUFFERED_BYTES } from '../websocket/frame-writer.ts';
import { flushInTurn } from '../websocket/shared-flush.ts';

export interface EventWriter {
  /** Sends the headers and a padding that makes buffering proxies start to forward. `cursor` is where the stream starts. */
  open(cursor: string | null): void;
  /** Queues one result; `cursor` becomes the client's Last-Event-ID. */
  next(payload: Buffer, cursor: string | null): void;
  /** Null: the client can take more. Otherwise resolves when it has read its backlog or is disconnected. */
  ready(): Promise<void> | null;
  /** Sends `complete`, so that the client does not reconnect, and ends the response. */
  complete(): void;
  /** Ends the response without `complete`, so that the client reconnects. */
  end(): void;
}
export interface EventWriterOptions {
  readonly headers: Readonly<Record<string, number | string | string[]>>;
  readonly clock: Clock;
  /** Interval of the comments that keep an idle stream alive, in milliseconds. */
  readonly heartbeatMs: number;
}

/** Fills the buffer of proxies that hold back the first bytes of a response. */
const OPENING = Buffer.from(`:${' '.repeat(2048)}\n\n`);
const HEARTBEAT = Buffer.from(':\n\n');
// Browsers ignore an event without a data line.
const COMPLETE = Buffer.from('event: complete\ndata:\n\n');
const END_OF_EVENT = Buffer.from('\n\n');

/** A client that is catching up gets no more of the log until fewer bytes than this are unread. */
const MAX_CATCH_UP_BYTES = 128 * 1024;

/** Creates the writer over an unused response. A slow consumer is disconnected. */
export function createEventWriter(response: ServerResponse, options: EventWriterOptions): EventWriter {
  let queued: Buffer[] = [];
  let queuedBytes = 0;

  function flush(): void {
    const parts = queued;
    queued = [];
    queuedBytes = 0;
    if (parts.length > 0 && !response.destroyed && !response.writableEnded) response.write(Buffer.concat(parts));
  }

  function write(...parts: Buffer[]): void {
    if (response.destroyed || response.writableEnded) return;
    if (response.writableLength + queuedBytes > MAX_BUFFERED_BYTES) return void response.destroy();
    if (queued.length === 0) flushInTurn(flush);
    queued.push(...parts);
    for (const { length } of parts) queuedBytes += length;
  }

  return {
    open(cursor) {
      response.writeHead(200, {
        ...options.headers,
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-cache, no-transform',
        'x-accel-buffering': 'no',
      });
      const heartbeat = options.clock.setInterval(() => write(HEARTBEAT), options.heartbeatMs);
      response.once('close', () => heartbeat.cancel());
      // Clients do not dispatch an event without data, but they remember its id.
      write(OPENING, ...(cursor === null ? [] : [Buffer.from(`id: ${cursor}\n\n`)]));
    },
    next(payload, cursor) {
      const id = cursor === null ? '' : `id: ${cursor}\n`;
      write(Buffer.from(`event: next\n${id}data: `), payload, END_OF_EVENT);
    },
    ready() {
      if (response.writableLength + queuedBytes < MAX_CATCH_UP_BYTES || response.destroyed) return null;
      flush();
      return response.writableNeedDrain ? untilDrained(response) : null;
    },
    complete() {
      write(COMPLETE);
      flush();
      response.end();
    },
    end() {
      flush();
      response.end();
    },
  };
}

function untilDrained(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      response.off('drain', end).off('close', end);
      resolve();
    };
    response.on('drain', end).on('close', end);
  });
}
