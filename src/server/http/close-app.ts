// Ends the HTTP server: what is under way is finished, what only stands open is closed.

import type { FastifyInstance } from 'fastify';
import type { IncomingMessage, ServerResponse } from 'node:http';

const LOOK_EVERY_MS = 50;

/** Counts requests under way from now on; call it before the server listens. */
export function watchRequests(app: FastifyInstance): () => number {
  let inFlight = 0;
  app.server.on('request', (_request: IncomingMessage, response: ServerResponse) => {
    inFlight += 1;
    response.once('close', () => void (inFlight -= 1));
  });
  return () => inFlight;
}

/**
 * Takes no new requests and resolves when those under way are answered, at the latest after `drainMs`. Browsers open
 * connections ahead of need, which the server itself would wait for without end.
 */
export async function closeApp(app: FastifyInstance, inFlight: () => number, drainMs: number): Promise<void> {
  const closing = app.close();
  const deadlineAt = performance.now() + drainMs;
  const looking = setInterval(() => {
    if (inFlight() <= 0 || performance.now() > deadlineAt) app.server.closeAllConnections();
  }, LOOK_EVERY_MS);
  try {
    await closing;
  } finally {
    clearInterval(looking);
  }
}
