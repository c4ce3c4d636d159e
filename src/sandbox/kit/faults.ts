// Faults that a test or a developer injects into an emulated vendor, per route and for a number of requests.

import type { SandboxRandom } from './random.ts';

/**
 * One fault; its fields combine. By default, `status` and `reset: 'before'` prevent the vendor from acting. All others let
 * it act and damage the answer: a write may have happened although its answer is lost.
 */
export interface SandboxFault {
  /** `METHOD /pattern`, `/pattern`, or either with `*` for anything; absent: every route. */
  readonly route?: string;
  /** The number of requests it hits; absent or null: until removed. */
  readonly times?: number | null;
  /** Hits a request only with this probability (0..1). */
  readonly probability?: number;
  readonly delayMs?: number;
  /** Replaces the vendor's answer by this status and `body` (JSON, or a string as is). */
  readonly status?: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** With `status`: true lets the vendor act before the replaced answer is sent. */
  readonly acts?: boolean;
  /** Seconds, or `{ httpDateInMs }` for the date form. Added to the vendor's own answer unless `status` is set. */
  readonly retryAfter?: number | { readonly httpDateInMs: number };
  /** Closes the connection after this number of body bytes; `length` announces the full length, `chunked` none. */
  readonly cutBodyAfterBytes?: number;
  readonly cutAs?: 'length' | 'chunked';
  /** Resets the socket: before the vendor acts, after it acted but before the first byte, or in the middle of the answer. */
  readonly reset?: 'before' | 'after' | 'middle';
  /** Replaces the body: an HTML page, an empty body, half a JSON text, or valid JSON of another shape. */
  readonly replaceBody?: 'html' | 'empty' | 'garbage' | 'wrong-shape';
  /** Milliseconds between two bytes of the body. */
  readonly slowByteMs?: number;
  /** Removes objects with these ids from every list in a JSON answer. */
  readonly omitIds?: readonly (string | number)[];
  /** Shuffles the topmost list of a JSON answer. */
  readonly shuffle?: boolean;
}

/** An injected fault. `hits` counts the requests it affected. */
export interface SetFault {
  readonly id: string;
  readonly fault: SandboxFault;
  readonly hits: number;
  remove(): void;
}

export interface SandboxFaults {
  add(fault: SandboxFault): SetFault;
  list(): readonly SetFault[];
  clear(): void;
  /** Returns the first matching fault that is not used up, and counts the hit. */
  take(method: string, pattern: string): SetFault | null;
}

function matches(expected: string | undefined, method: string, pattern: string): boolean {
  if (expected === undefined || expected === '*') return true;
  const escaped = expected.replaceAll(/[.+?^${}()|[\]\\]/g, String.raw`\$&`).replaceAll('*', '.*');
  return new RegExp(`^${escaped}$`).test(expected.startsWith('/') ? pattern : `${method} ${pattern}`);
}

/** Creates an empty set of faults; `random` decides those with a probability. */
export function createFaults(random: SandboxRandom): SandboxFaults {
  const faults = new Map<string, { id: string; fault: SandboxFault; hits: number; remove(): void }>();
  let created = 0;
  return {
    add(fault) {
      created += 1;
      const id = `fault-${created}`;
      const entry = { id, fault, hits: 0, remove: () => void faults.delete(id) };
      faults.set(id, entry);
      return entry;
    },
    list: () => [...faults.values()],
    clear: () => faults.clear(),
    take(method, pattern) {
      for (const entry of faults.values()) {
        const { route, times, probability } = entry.fault;
        if (!matches(route, method, pattern)) continue;
        if (typeof times === 'number' && entry.hits >= times) continue;
        if (probability !== undefined && !random.chance(probability)) continue;
        entry.hits += 1;
        return entry;
      }
      return null;
    },
  };
}
