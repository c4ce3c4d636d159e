// Writes server-sent events to one client: all that one turn of the event loop brings goes out in one write.

import type { ServerResponse } from 'node:http';
import { MAX_BUFFERED_BYTES } from '../websocket/frame-writer.ts';
import { flushTogether } from '../websocket/shared-flush.ts';

export interface EventWriter {
  /** Sends the headers and an opening that makes proxies pass on what follows; `cursor` is where the stream starts. */
  open(cursor: string | null): void;
  /** Queues one answer; `cursor` becomes the client's Last-Event-ID. */
  next(payload: Buffer, cursor: string | null): void;
  /** Resolves when the client has taken what it was sent, or is gone; null when little is on its way. */
  ready(): Promise<void> | null;
  /** Tells that there is nothing to come back for, and ends the response. */
  complete(): void;
  /** Ends the response so that the client comes back. */
  end(): void;
}
export interface EventWriterOptions {
  readonly headers: Readonly<Record<string, number | string | string[]>>;
  /** How often a quiet stream says that it is alive, in milliseconds. */
  readonly heartbeatMs: number;
}

/** Proxies that hold back the first kibibytes of an answer are satisfied with this. */
const OPENING = Buffer.from(`:${' '.repeat(2048)}\n\n`);
const HEARTBEAT = Buffer.from(':\n\n');
// With a data line, if an empty one, it is an event for browsers too.
const COMPLETE = Buffer.from('event: complete\ndata:\n\n');
const END_OF_EVENT = Buffer.from('\n\n');

/** From here on a client that catches up is given time to read before more of the log is read for it. */
const MIN_BYTES = 128 * 1024;

/** Takes over a response that nothing was written to. A client that does not take what it is sent is cut off. */
export function createEventWriter(response: ServerResponse, options: EventWriterOptions): EventWriter {
  let queued: Buffer[] = [];
  let queuedBytes = 0;
  let heartbeat: NodeJS.Timeout | null = null;

  function flush(): void {
    const parts = queued;
    queued = [];
    queuedBytes = 0;
    if (parts.length > 0 && !response.destroyed && !response.writableEnded) response.write(Buffer.concat(parts));
    heartbeat?.refresh();
  }

  function write(...parts: Buffer[]): void {
    if (response.destroyed || response.writableEnded) return;
    if (response.writableLength + queuedBytes > MAX_BUFFERED_BYTES) return void response.destroy();
    if (queued.length === 0) flushTogether(flush);
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
      heartbeat = setInterval(() => write(HEARTBEAT), options.heartbeatMs);
      heartbeat.unref();
      response.once('close', () => clearInterval(heartbeat ?? undefined));
      // An event without data is not told to anybody, but its id is remembered.
      write(OPENING, ...(cursor === null ? [] : [Buffer.from(`id: ${cursor}\n\n`)]));
    },
    next(payload, cursor) {
      const id = cursor === null ? '' : `id: ${cursor}\n`;
      write(Buffer.from(`event: next\n${id}data: `), payload, END_OF_EVENT);
    },
    ready() {
      if (response.writableLength + queuedBytes < MIN_BYTES || response.destroyed) return null;
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
    const go = (): void => {
      response.off('drain', go).off('close', go);
      resolve();
    };
    response.on('drain', go).on('close', go);
  });
}
