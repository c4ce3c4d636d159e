// Writes prepared WebSocket text frames to one client: all that one turn of the event loop brings goes out in one write.

import type { Duplex } from 'node:stream';

/** Everything a client's socket holds back beyond this many bytes makes it a slow consumer. */
export const MAX_BUFFERED_BYTES = 1024 * 1024;

export interface FrameWriter {
  /** Queues one text frame made of these parts for the end of this turn. */
  write(parts: readonly Buffer[]): void;
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
  const flush = (): void => {
    if (queued.length === 0) return;
    const frames = queued;
    queued = [];
    queuedBytes = 0;
    if (!socket.destroyed && socket.writable)
      socket.write(frames.length === 1 ? (frames[0] ?? '') : Buffer.concat(frames));
  };
  return {
    flush,
    write(parts) {
      const length = parts.reduce((sum, part) => sum + part.length, 0);
      if (socket.writableLength + queuedBytes > MAX_BUFFERED_BYTES) return onSlow();
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
