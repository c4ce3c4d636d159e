// Records the vendor calls of one request. The trace follows its asynchronous work.

import { AsyncLocalStorage } from 'node:async_hooks';
import type { VendorErrorCode } from '../../domain/errors/error-codes.ts';

/** What waits for a call: an action, a screen, or no one (a background task). */
export type CallPriority = 'write' | 'interactive' | 'background';

/** One request that was sent to a vendor, or refused before it was sent. */
export interface CallRecord {
  readonly account: string;
  readonly operation: string;
  readonly outcome: 'OK' | VendorErrorCode;
  readonly durationMs: number;
}

export interface CallTrace {
  readonly priority: CallPriority;
  /** In the order in which they ended. */
  readonly calls: CallRecord[];
  /** Ends waits for the rate budget and pauses between attempts; null: they cannot be aborted. */
  readonly signal: AbortSignal | null;
}

const traces = new AsyncLocalStorage<CallTrace>();

/** Creates an empty trace for one request, subscription step or background task. */
export function createTrace(priority: CallPriority, signal: AbortSignal | null = null): CallTrace {
  return { priority, calls: [], signal };
}

/** Calls `run`. It and everything it starts record to `trace`. */
export function runWithTrace<T>(trace: CallTrace, run: () => T): T {
  return traces.run(trace, run);
}

/** The trace of the current work; null outside of any trace, which counts as background. */
export function currentTrace(): CallTrace | null {
  return traces.getStore() ?? null;
}
