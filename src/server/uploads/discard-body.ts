// Discards the rest of a refused request, so that a client that is still sending receives the response.

import type { IncomingMessage } from 'node:http';
import type { Clock } from '../../platform/clock.ts';

export interface DiscardLimits {
  readonly maxBytes: number;
  readonly withinMs: number;
}

/** Resolves at the end of the request, or when it exceeds a limit. */
export function discardBody(
  request: IncomingMessage,
  clock: Clock,
  { maxBytes, withinMs }: DiscardLimits,
): Promise<void> {
  if (request.complete || request.destroyed) return Promise.resolve();
  return new Promise((resolve) => {
    let bytes = 0;
    const deadline = clock.setTimeout(resolve, withinMs);
    const end = (): void => {
      deadline.cancel();
      resolve();
    };
    request.on('data', (chunk: Uint8Array) => {
      bytes += chunk.byteLength;
      if (bytes > maxBytes) end();
    });
    request.once('end', end).once('close', end);
    request.resume();
  });
}
