// Ends requests whose body takes too long to come; the server's own limit cannot differ from path to path.

import type { FastifyInstance } from 'fastify';
import type { IncomingHttpHeaders } from 'node:http';

/** Every door but one must have its whole request within this time, or loses its connection. */
export function limitBodies(
  app: FastifyInstance,
  { withinMs, except }: { readonly withinMs: number; readonly except: string },
): void {
  app.addHook('onRequest', (request, _reply, done) => {
    const { raw } = request;
    if (!raw.complete && hasBody(raw.headers) && request.routeOptions.url !== except) {
      const deadline = setTimeout(() => raw.destroy(), withinMs);
      raw.once('end', () => clearTimeout(deadline)).once('close', () => clearTimeout(deadline));
    }
    done();
  });
}

function hasBody(headers: IncomingHttpHeaders): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}
