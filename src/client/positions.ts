// Remembers where each running operation is in the event log.

export interface Positions {
  /** A socket was acknowledged: from here on its operations are asked for anew. */
  connected(): void;
  /** The operation was asked for on this socket. */
  asked(id: string): void;
  /** The operation has everything through this cursor. */
  reached(id: string, cursor: string): void;
  forget(id: string): void;
  /** The cursor of one operation; null when it has none. */
  of(id: string): string | null;
  /** Cursors by operation id. */
  all(): Readonly<Record<string, string>>;
}

/** Opens an empty memory. */
export function createPositions(): Positions {
  const cursors = new Map<string, string>();
  const running = new Set<string>();
  let swept = false;

  /** Who was cancelled while there was no socket is not asked for again: its cursor would be carried along for ever. */
  function sweep(): void {
    swept = true;
    for (const id of cursors.keys()) if (!running.has(id)) cursors.delete(id);
  }

  return {
    connected() {
      running.clear();
      swept = false;
    },
    asked: (id) => void running.add(id),
    reached(id, cursor) {
      // What arrives for a cancelled operation was under way when it was cancelled.
      if (!running.has(id)) return;
      cursors.set(id, cursor);
      if (!swept) sweep();
    },
    forget(id) {
      cursors.delete(id);
      running.delete(id);
    },
    of: (id) => cursors.get(id) ?? null,
    all: () => Object.fromEntries(cursors),
  };
}
