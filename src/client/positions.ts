// Stores the event log cursor of each active operation.

export interface Positions {
  /** A socket was acknowledged: its operations are requested again from here on. */
  connected(): void;
  /** The operation was requested on this socket. */
  requested(id: string): void;
  /** The operation has received every event through this cursor. */
  reached(id: string, cursor: string): void;
  forget(id: string): void;
  /** The cursor of one operation; null when it has none. */
  of(id: string): string | null;
  /** Cursors by operation id. */
  all(): Readonly<Record<string, string>>;
}

/** Creates an empty store. */
export function createPositions(): Positions {
  const cursors = new Map<string, string>();
  const running = new Set<string>();
  let isSwept = false;

  /** Drops operations that were cancelled while there was no socket: they are not requested again. */
  function sweep(): void {
    isSwept = true;
    for (const id of cursors.keys()) if (!running.has(id)) cursors.delete(id);
  }

  return {
    connected() {
      running.clear();
      isSwept = false;
    },
    requested: (id) => void running.add(id),
    reached(id, cursor) {
      // A message for a cancelled operation was in flight when it was cancelled.
      if (!running.has(id)) return;
      cursors.set(id, cursor);
      if (!isSwept) sweep();
    },
    forget(id) {
      cursors.delete(id);
      running.delete(id);
    },
    of: (id) => cursors.get(id) ?? null,
    all: () => Object.fromEntries(cursors),
  };
}
