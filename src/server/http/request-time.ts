// How long a request may take to come. Node watches it for all connections at once; a door that wants to wait longer says so.

import type { FastifyServerOptions } from 'fastify';
import { STATUS_CODES, type IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';

export interface RequestTime {
  /** For the server: who has not sent a whole request in time hears 408 and loses the connection. */
  readonly serverOptions: Pick<FastifyServerOptions, 'requestTimeout' | 'clientErrorHandler'>;
  /** Leaves the body of this request to its own door, until the answer is called. */
  exempt(request: IncomingMessage): () => void;
}

const TIMED_OUT = 'ERR_HTTP_REQUEST_TIMEOUT';
const STATUSES: Readonly<Record<string, number>> = { [TIMED_OUT]: 408, HPE_HEADER_OVERFLOW: 431 };

/** The time for a whole request, milliseconds; nothing is done for a request that keeps to it. */
export function createRequestTime(withinMs: number): RequestTime {
  const left = new WeakSet<Socket>();

  function onClientError(error: ConnectionError, socket: Socket): void {
    if (error.code === TIMED_OUT && left.has(socket)) return;
    if (socket.destroyed) return;
    if (socket.writable) socket.write(answerOf(STATUSES[error.code] ?? 400));
    socket.destroy(error);
  }

  return {
    serverOptions: { requestTimeout: withinMs, clientErrorHandler: onClientError },
    exempt({ socket }) {
      left.add(socket);
      return () => void left.delete(socket);
    },
  };
}

type ConnectionError = Parameters<NonNullable<FastifyServerOptions['clientErrorHandler']>>[0];

function answerOf(status: number): string {
  return `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`;
}
