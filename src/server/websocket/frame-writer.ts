// Writes prepared WebSocket text frames to one client. Frames that are queued close together share one write.

import type { Duplex } from 'node:stream';
import { flushInTurn } from './shared-flush.ts';
import { frameLength, writeFrames, type FrameParts } from './text-frames.ts';

/** A client with more unread bytes than this is a slow consumer. */
export const MAX_BUFFERED_BYTES = 1024 * 1024;
/** A client that is catching up gets no more of the log until fewer bytes than this are unread. */
const MAX_CATCH_UP_BYTES = 256 * 1024;
/** One turn rarely produces more for one client. */
const SHARED_BYTES = 64 * 1024;

export interface FrameWriter {
  /** Queues one text frame made of these parts for the next round of writes. Does nothing for a slow client. */
  write(parts: FrameParts): void;
  /** Null: the client can take more. Otherwise resolves when it has read its backlog or the socket is closed. */
  ready(): Promise<void> | null;
  /** Writes the queue now. Call it before writing anything else to the socket. */
  flush(): void;
}

export interface FrameWriterOptions {
  /** False from the first close frame on, in either direction: a frame after it would break the protocol. */
  isOpen(): boolean;
  /** Called once, when the client has become a slow consumer. */
  onSlow(): void;
}

/** Creates the writer over the raw socket of an upgraded connection. */
export function createFrameWriter(socket: Duplex, { isOpen, onSlow }: FrameWriterOptions): FrameWriter {
  let queued: FrameParts[] = [];
  let queuedBytes = 0;
  let isSlow = false;
  let draining: Promise<void> | null = null;
  const flush = (): void => {
    if (queued.length === 0) return;
    const frames = queued;
    const byteSize = queuedBytes;
    queued = [];
    queuedBytes = 0;
    if (isOpen() && socket.writable) writeTo(socket, frames, byteSize);
  };
  const untilRead = (): Promise<void> =>
    (draining ??= new Promise((resolve) => {
      const end = (): void => {
        socket.off('drain', end);
        socket.off('close', end);
        draining = null;
        resolve();
      };
      flush();
      if (socket.destroyed || !socket.writableNeedDrain) return void setImmediate(end);
      socket.on('drain', end);
      return void socket.on('close', end);
    }));
  return {
    flush,
    ready: () => (socket.writableLength + queuedBytes > MAX_CATCH_UP_BYTES ? untilRead() : null),
    write(parts) {
      if (isSlow) return;
      if (socket.writableLength + queuedBytes > MAX_BUFFERED_BYTES) {
        isSlow = true;
        queued = [];
        onSlow();
        return;
      }
      if (queued.length === 0) flushInTurn(flush);
      queued.push(parts);
      queuedBytes += frameLength(parts);
    },
  };
}

/** One buffer for the writes to all clients: a buffer per write would keep the garbage collector busy. */
let shared = Buffer.allocUnsafeSlow(SHARED_BYTES);

function writeTo(socket: Duplex, frames: readonly FrameParts[], byteSize: number): void {
  const isShared = socket.writableLength === 0 && byteSize <= SHARED_BYTES;
  const bytes = isShared ? shared.subarray(0, byteSize) : Buffer.allocUnsafe(byteSize);
  writeFrames(bytes, frames);
  socket.write(bytes);
  // The system took only a part: the socket still holds the buffer.
  if (isShared && socket.writableLength > 0) shared = Buffer.allocUnsafeSlow(SHARED_BYTES);
}
