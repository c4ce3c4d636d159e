// Writes prepared WebSocket text frames to one client: all that one turn of the event loop brings goes out in one write.

import type { Duplex } from 'node:stream';

/** Everything a client's socket holds back beyond this many bytes makes it a slow consumer. */
export const MAX_BUFFERED_BYTES = 1024 * 1024;
/** From here on a client that catches up is given time to read before more of the log is read for it. */
const ENOUGH_BYTES = 256 * 1024;

export interface FrameWriter {
  /** Queues one text frame made of these parts for the end of this turn. Nothing is written any more to a slow client. */
  write(parts: readonly Buffer[]): void;
  /** Null: it can be given more. A promise: it has much to read already; it settles when that is read or the socket is gone. */
  ready(): Promise<void> | null;
  /** Sends what is queued at once: before anything else is said on the socket. */
  flush(): void;
}

const TEXT_FRAME = 0x81;
const dirty = new Set<() => void>();

/** All writers of the process share one end of turn. */
function flushLater(flush: () => void): void {
  if (dirty.size === 0) {
    setImmediate(() => {
      const due = [...dirty];
      dirty.clear();
      for (const run of due) run();
    });
  }
  dirty.add(flush);
}

/** Opens the writer; `onSlow` is called when the client does not take what it is sent. */
export function createFrameWriter(socket: Duplex, onSlow: () => void): FrameWriter {
  let queued: Buffer[] = [];
  let queuedBytes = 0;
  let isSlow = false;
  let room: Promise<void> | null = null;
  const flush = (): void => {
    if (queued.length === 0) return;
    const frames = queued;
    queued = [];
    queuedBytes = 0;
    if (!socket.destroyed && socket.writable)
      socket.write(frames.length === 1 ? (frames[0] ?? '') : Buffer.concat(frames));
  };
  const untilRead = (): Promise<void> =>
    (room ??= new Promise((resolve) => {
      const go = (): void => {
        socket.off('drain', go);
        socket.off('close', go);
        room = null;
        resolve();
      };
      flush();
      if (socket.destroyed || !socket.writableNeedDrain) return void setImmediate(go);
      socket.on('drain', go);
      return void socket.on('close', go);
    }));
  return {
    flush,
    ready: () => (socket.writableLength + queuedBytes > ENOUGH_BYTES ? untilRead() : null),
    write(parts) {
      if (isSlow) return;
      const length = parts.reduce((sum, part) => sum + part.length, 0);
      const waiting = socket.writableLength + queuedBytes;
      if (waiting > MAX_BUFFERED_BYTES) {
        isSlow = true;
        queued = [];
        onSlow();
        return;
      }
      queued.push(headerOf(length), ...parts);
      queuedBytes += length;
      flushLater(flush);
    },
  };
}

/** The head of an unmasked final text frame of so many bytes (RFC 6455, section 5.2). */
function headerOf(length: number): Buffer {
  if (length < 126) return Buffer.from([TEXT_FRAME, length]);
  if (length < 65_536) return Buffer.from([TEXT_FRAME, 126, length >> 8, length & 0xff]);
  const header = Buffer.alloc(10);
  header[0] = TEXT_FRAME;
  header[1] = 127;
  header.writeBigUInt64BE(BigInt(length), 2);
  return header;
}
