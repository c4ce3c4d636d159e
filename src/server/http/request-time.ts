// Limits the time to receive a request. Node enforces one limit for all connections; a route may exempt a request from it.

import type { FastifyServerOptions } from 'fastify';
import { STATUS_CODES, type IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';

export interface RequestTime {
  /** For the server: a request that is not complete in time is answered with 408 and its connection is closed. */
  readonly serverOptions: Pick<FastifyServerOptions, 'requestTimeout' | 'clientErrorHandler'>;
  /** Exempts the body of this request. Call the returned function when the route has read it. */
  exempt(request: IncomingMessage): () => void;
}

const TIMED_OUT = 'ERR_HTTP_REQUEST_TIMEOUT';
const STATUSES: Readonly<Record<string, number>> = { [TIMED_OUT]: 408, HPE_HEADER_OVERFLOW: 431 };

/** Creates the limit: `withinMs` for a whole request, in milliseconds. */
export function createRequestTime(withinMs: number): RequestTime {
  const exempted = new WeakSet<Socket>();

  function onClientError(error: ConnectionError, socket: Socket): void {
    if (error.code === TIMED_OUT && exempted.has(socket)) return;
    if (socket.destroyed) return;
    if (socket.writable) socket.write(responseOf(STATUSES[error.code] ?? 400));
    socket.destroy(error);
  }

  return {
    serverOptions: { requestTimeout: withinMs, clientErrorHandler: onClientError },
    exempt({ socket }) {
      exempted.add(socket);
      return () => void exempted.delete(socket);
    },
  };
}

type ConnectionError = Parameters<NonNullable<FastifyServerOptions['clientErrorHandler']>>[0];

function responseOf(status: number): string {
  return `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`;
}
