// Writes prepared WebSocket text frames to one client: what comes close together goes out in one write.

import type { Duplex } from 'node:stream';
import { flushTogether } from './shared-flush.ts';

/** Everything a client's socket holds back beyond this many bytes makes it a slow consumer. */
export const MAX_BUFFERED_BYTES = 1024 * 1024;
/** From here on a client that catches up is given time to read before more of the log is read for it. */
const ENOUGH_BYTES = 256 * 1024;

export interface FrameWriter {
  /** Queues one text frame made of these parts for the next round of writes. Nothing is written any more to a slow client. */
  write(parts: readonly Buffer[]): void;
  /** Null: it can be given more. A promise: it has much to read already; it settles when that is read or the socket is gone. */
  ready(): Promise<void> | null;
  /** Sends what is queued at once: before anything else is said on the socket. */
  flush(): void;
}

const TEXT_FRAME = 0x81;

export interface FrameWriterOptions {
  /** False from the first close frame on, ours or the client's: a frame behind it would break the protocol. */
  isOpen(): boolean;
  /** Called when the client does not take what it is sent. */
  onSlow(): void;
}

/** Opens the writer over the bare socket of an upgraded connection. */
export function createFrameWriter(socket: Duplex, { isOpen, onSlow }: FrameWriterOptions): FrameWriter {
  let queued: Buffer[] = [];
  let queuedBytes = 0;
  let isSlow = false;
  let room: Promise<void> | null = null;
  const flush = (): void => {
    if (queued.length === 0) return;
    const frames = queued;
    queued = [];
    queuedBytes = 0;
    if (isOpen() && socket.writable) socket.write(frames.length === 1 ? (frames[0] ?? '') : Buffer.concat(frames));
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
      flushTogether(flush);
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
