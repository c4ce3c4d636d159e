// Writes prepared WebSocket text frames to one client: what comes close together goes out in one write.

import type { Duplex } from 'node:stream';
import { flushTogether } from './shared-flush.ts';
import { frameLength, writeFrames, type FrameParts } from './text-frames.ts';

/** Everything a client's socket holds back beyond this many bytes makes it a slow consumer. */
export const MAX_BUFFERED_BYTES = 1024 * 1024;
/** From here on a client that catches up is given time to read before more of the log is read for it. */
const MIN_BYTES = 256 * 1024;
/** What goes to one client in one turn is seldom more. */
const SHARED_BYTES = 64 * 1024;

export interface FrameWriter {
  /** Queues one text frame made of these parts for the next round of writes. Nothing is written any more to a slow client. */
  write(parts: FrameParts): void;
  /** Null: it can be given more. A promise: it has much to read already; it settles when that is read or the socket is gone. */
  ready(): Promise<void> | null;
  /** Sends what is queued at once: before anything else is said on the socket. */
  flush(): void;
}

export interface FrameWriterOptions {
  /** False from the first close frame on, ours or the client's: a frame behind it would break the protocol. */
  isOpen(): boolean;
  /** Called when the client does not take what it is sent. */
  onSlow(): void;
}

/** Opens the writer over the bare socket of an upgraded connection. */
export function createFrameWriter(socket: Duplex, { isOpen, onSlow }: FrameWriterOptions): FrameWriter {
  let queued: FrameParts[] = [];
  let queuedBytes = 0;
  let isSlow = false;
  let room: Promise<void> | null = null;
  const flush = (): void => {
    if (queued.length === 0) return;
    const frames = queued;
    const byteSize = queuedBytes;
    queued = [];
    queuedBytes = 0;
    if (isOpen() && socket.writable) writeTo(socket, frames, byteSize);
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
    ready: () => (socket.writableLength + queuedBytes > MIN_BYTES ? untilRead() : null),
    write(parts) {
      if (isSlow) return;
      if (socket.writableLength + queuedBytes > MAX_BUFFERED_BYTES) {
        isSlow = true;
        queued = [];
        onSlow();
        return;
      }
      if (queued.length === 0) flushTogether(flush);
      queued.push(parts);
      queuedBytes += frameLength(parts);
    },
  };
}

/**
 * The bytes on their way to the system, whoever they are for: thousands of clients get theirs in one turn, and a buffer
 * for each would keep the garbage collector at work meanwhile.
 */
let shared = Buffer.allocUnsafeSlow(SHARED_BYTES);

function writeTo(socket: Duplex, frames: readonly FrameParts[], byteSize: number): void {
  const isShared = socket.writableLength === 0 && byteSize <= SHARED_BYTES;
  const bytes = isShared ? shared.subarray(0, byteSize) : Buffer.allocUnsafe(byteSize);
  writeFrames(bytes, frames);
  socket.write(bytes);
  // The system took only a part: the rest stays where it is until the client has room.
  if (isShared && socket.writableLength > 0) shared = Buffer.allocUnsafeSlow(SHARED_BYTES);
}
