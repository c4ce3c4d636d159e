// What an answer to a write means when it cannot be read.

import { misread } from '../client/failures.ts';
import { WireMismatch } from '../../../platform/wire.ts';

/** The vendor has taken the write by now: an answer that cannot be read leaves its outcome open, not undone. */
export function mapped<T>(operation: string, map: () => T): T {
  try {
    return map();
  } catch (error) {
    throw error instanceof WireMismatch ? misread(error, operation, true) : error;
  }
}
