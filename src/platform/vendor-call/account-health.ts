// The recent outcomes of an account's calls.

import type { VendorFailure } from '../../domain/errors/error-codes.ts';

export interface AccountHealth {
  /** Of the latest 256 calls with a response; null before the first. */
  latencyP95Ms(): number | null;
  lastSuccessAt(): number | null;
  lastFailure(): LastFailure | null;
  answered(durationMs: number): void;
  succeeded(at: number): void;
  failed(failure: LastFailure): void;
}
export interface LastFailure {
  readonly failure: VendorFailure;
  readonly operation: string;
  /** Epoch milliseconds. */
  readonly at: number;
}

const MAX_LATENCIES = 256;

/** Creates an empty health record. */
export function createAccountHealth(): AccountHealth {
  const latenciesMs: number[] = [];
  let next = 0;
  let lastSuccessAt: number | null = null;
  let lastFailure: LastFailure | null = null;
  return {
    latencyP95Ms() {
      const sorted = latenciesMs.toSorted((a, b) => a - b);
      const value = sorted[Math.max(0, Math.ceil(sorted.length * 0.95) - 1)];
      return value === undefined ? null : Math.round(value);
    },
    lastSuccessAt: () => lastSuccessAt,
    lastFailure: () => lastFailure,
    answered(durationMs) {
      latenciesMs[next] = durationMs;
      next = (next + 1) % MAX_LATENCIES;
    },
    succeeded: (at) => void (lastSuccessAt = at),
    failed: (failure) => void (lastFailure = failure),
  };
}
