// What one request does at the vendors: carried along its asynchronous work, told at its end.

import { AsyncLocalStorage } from 'node:async_hooks';
import type { VendorErrorCode } from '../../domain/errors/error-codes.ts';

/** Who waits for a call: somebody's action, somebody's screen, or nobody. */
export type CallPriority = 'write' | 'interactive' | 'background';

/** One request that was made at a vendor, or that was refused before it left. */
export interface CallRecord {
  readonly account: string;
  readonly operation: string;
  readonly outcome: 'OK' | VendorErrorCode;
  readonly durationMs: number;
}

export interface CallTrace {
  readonly priority: CallPriority;
  /** In order of their ends. */
  readonly calls: CallRecord[];
  /** Ends the waiting for a turn when the work is no longer wanted; null: nothing does. */
  readonly signal: AbortSignal | null;
}

const traces = new AsyncLocalStorage<CallTrace>();

/** Creates an empty trace for one request, subscription step or background task. */
export function createTrace(priority: CallPriority, signal: AbortSignal | null = null): CallTrace {
  return { priority, calls: [], signal };
}

/** Runs `run` and all it starts under `trace`. */
export function runWithTrace<T>(trace: CallTrace, run: () => T): T {
  return traces.run(trace, run);
}

/** The trace of the work at hand; null outside of any, which counts as background. */
export function currentTrace(): CallTrace | null {
  return traces.getStore() ?? null;
}
