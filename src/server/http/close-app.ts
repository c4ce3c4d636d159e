// Closes the HTTP server: requests in flight finish, idle connections are closed.

import type { FastifyInstance } from 'fastify';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Clock } from '../../platform/clock.ts';

const CHECK_EVERY_MS = 50;

/** Counts requests in flight. Call it before the server listens. */
export function watchRequests(app: FastifyInstance): () => number {
  let inFlight = 0;
  app.server.on('request', (_request: IncomingMessage, response: ServerResponse) => {
    inFlight += 1;
    response.once('close', () => void (inFlight -= 1));
  });
  return () => inFlight;
}

export interface CloseAppOptions {
  readonly clock: Clock;
  inFlight(): number;
  readonly drainMs: number;
}

/**
 * Accepts no new requests and resolves when those in flight are answered, after `drainMs` at the latest. Browsers open
 * connections in advance, and the server alone would wait for them without limit.
 */
export async function closeApp(app: FastifyInstance, { clock, inFlight, drainMs }: CloseAppOptions): Promise<void> {
  const closing = app.close();
  const deadlineAt = clock.elapsed() + drainMs;
  const checks = clock.setInterval(() => {
    if (inFlight() <= 0 || clock.elapsed() > deadlineAt) app.server.closeAllConnections();
  }, CHECK_EVERY_MS);
  try {
    await closing;
  } finally {
    checks.cancel();
  }
}
