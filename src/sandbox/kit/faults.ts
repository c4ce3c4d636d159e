// The faults a test or a person can switch on at an emulated vendor, per route and for a number of times.

import type { SandboxRandom } from './random.ts';

/**
 * One fault; its fields combine. By default `status` and `reset: 'before'` keep the vendor from acting, all others let it
 * act and damage the answer, so that a write may have happened although its answer is lost.
 */
export interface SandboxFault {
  /** `METHOD /pattern`, `/pattern`, or either with `*` for anything; absent: every route. */
  readonly route?: string;
  /** How many requests it hits; absent or null: until removed. */
  readonly times?: number | null;
  /** Hits a request only with this probability (0..1). */
  readonly probability?: number;
  readonly delayMs?: number;
  /** Answers this status with `body` (JSON, or a string as it is) instead of the vendor's answer. */
  readonly status?: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** With `status`: true lets the vendor act before the false answer goes out. */
  readonly acts?: boolean;
  /** Seconds, or `{ httpDateInMs }` for the date form; on the vendor's own answer unless `status` is set too. */
  readonly retryAfter?: number | { readonly httpDateInMs: number };
  /** Cuts the body after so many bytes and the connection with it; `length` promises the whole, `chunked` does not. */
  readonly cutBodyAfterBytes?: number;
  readonly cutAs?: 'length' | 'chunked';
  /** Destroys the socket: before the vendor acts, after it acted without a byte, or in the middle of the answer. */
  readonly reset?: 'before' | 'after' | 'middle';
  /** Replaces the body: a 200 HTML page, nothing, half a JSON text, or valid JSON of another shape. */
  readonly replaceBody?: 'html' | 'empty' | 'garbage' | 'wrong-shape';
  /** Sends one byte per so many milliseconds. */
  readonly slowByteMs?: number;
  /** Drops objects with these ids from every list in a JSON answer. */
  readonly omitIds?: readonly (string | number)[];
  /** Shuffles the topmost list of a JSON answer. */
  readonly shuffle?: boolean;
}

/** A fault that is set. `hits` counts the requests it touched. */
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
  /** The first fault that fits and is not used up; counts the hit. */
  take(method: string, pattern: string): SetFault | null;
}

function fits(wanted: string | undefined, method: string, pattern: string): boolean {
  if (wanted === undefined || wanted === '*') return true;
  const escaped = wanted.replaceAll(/[.+?^${}()|[\]\\]/g, String.raw`\$&`).replaceAll('*', '.*');
  return new RegExp(`^${escaped}$`).test(wanted.startsWith('/') ? pattern : `${method} ${pattern}`);
}

/** Creates an empty book of faults; `random` decides those with a probability. */
export function createFaults(random: SandboxRandom): SandboxFaults {
  const book = new Map<string, { id: string; fault: SandboxFault; hits: number; remove(): void }>();
  let made = 0;
  return {
    add(fault) {
      made += 1;
      const id = `fault-${made}`;
      const entry = { id, fault, hits: 0, remove: () => void book.delete(id) };
      book.set(id, entry);
      return entry;
    },
    list: () => [...book.values()],
    clear: () => book.clear(),
    take(method, pattern) {
      for (const entry of book.values()) {
        const { route, times, probability } = entry.fault;
        if (!fits(route, method, pattern)) continue;
        if (typeof times === 'number' && entry.hits >= times) continue;
        if (probability !== undefined && !random.chance(probability)) continue;
        entry.hits += 1;
        return entry;
      }
      return null;
    },
  };
}
