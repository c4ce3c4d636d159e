// The clock of an emulated vendor: real time, until a test moves it.

/** Instants are epoch milliseconds. After `set` and `advance`, time continues from the new instant. */
export interface SandboxClock {
  now(): number;
  /** Moves the clock by `ms`; negative values are allowed, as a wrong clock would be. */
  advance(ms: number): void;
  /** Sets the clock to the instant `at`; it continues from there. */
  set(at: number): void;
  /** Stops the clock at `at` (default: now) until `set` is called; `advance` still moves it. */
  freeze(at?: number): void;
}

/** Creates a clock at real time, or frozen at `frozenAt` so that a whole run is reproducible. */
export function createSandboxClock(frozenAt: number | null = null): SandboxClock {
  let offsetMs = 0;
  let fixedAt = frozenAt;
  const now = (): number => fixedAt ?? Date.now() + offsetMs;
  return {
    now,
    advance(ms) {
      if (fixedAt === null) offsetMs += ms;
      else fixedAt += ms;
    },
    set(at) {
      fixedAt = null;
      offsetMs = at - Date.now();
    },
    freeze(at) {
      fixedAt = at ?? now();
    },
  };
}
