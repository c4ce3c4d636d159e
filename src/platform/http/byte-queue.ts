// Delivers the chunks of a response to one reader at the reader's pace, and pauses the sender meanwhile.

export interface Pausable {
  pause(): void;
  resume(): void;
}

/** Has one reader. Leaving the loop early cancels the rest. */
export interface ByteQueue extends AsyncIterable<Uint8Array> {
  push(chunk: Uint8Array): void;
  end(): void;
  /** The reader gets the chunks received so far, then the failure is thrown. */
  fail(failure: Error): void;
}

const HIGH_WATER_BYTES = 256 * 1024;

/** Creates an empty queue. `cancel` is called if the reader leaves before the end. */
export function createByteQueue(sender: Pausable, cancel: () => void): ByteQueue {
  const chunks: Uint8Array[] = [];
  let queuedBytes = 0;
  let isPaused = false;
  let finish: { readonly failure: Error | null } | null = null;
  let wake: (() => void) | null = null;

  const changed = (): void => {
    wake?.();
    wake = null;
  };
  const take = (): Uint8Array | undefined => {
    const chunk = chunks.shift();
    queuedBytes -= chunk?.byteLength ?? 0;
    if (isPaused && queuedBytes < HIGH_WATER_BYTES / 2) {
      isPaused = false;
      sender.resume();
    }
    return chunk;
  };
  async function* read(): AsyncGenerator<Uint8Array> {
    try {
      for (;;) {
        const chunk = take();
        if (chunk !== undefined) yield chunk;
        else if (finish !== null) {
          if (finish.failure !== null) throw finish.failure;
          return;
        } else await new Promise<void>((resolve) => (wake = resolve));
      }
    } finally {
      if (finish === null) cancel();
    }
  }

  return {
    push(chunk) {
      chunks.push(chunk);
      queuedBytes += chunk.byteLength;
      if (!isPaused && queuedBytes >= HIGH_WATER_BYTES) {
        isPaused = true;
        sender.pause();
      }
      changed();
    },
    end() {
      finish ??= { failure: null };
      changed();
    },
    fail(failure) {
      finish ??= { failure };
      changed();
    },
    [Symbol.asyncIterator]: () => read(),
  };
}
