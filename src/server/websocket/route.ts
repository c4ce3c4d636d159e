// GraphQL over WebSocket: takes upgrades of /graphql, keeps sockets alive, and closes them with codes that let clients come back.

import type { FastifyInstance } from 'fastify';
import { makeServer } from 'graphql-ws';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocket, WebSocketServer } from 'ws';
import type { Clock, ScheduledTimer } from '../../platform/clock.ts';
import { createFrameWriter } from './frame-writer.ts';
import { createKeepAlive } from './keep-alive.ts';
import { isForeignOrigin } from '../http/origin.ts';
import { createSocketProtocol, type SocketExtra, type SocketProtocolOptions } from './protocol.ts';

export interface SubscriptionOptions extends SocketProtocolOptions {
  /** Origins besides our own that may open sockets from a browser. */
  readonly allowedOrigins: readonly string[];
  readonly clock: Clock;
  onFailure(failure: unknown): void;
}
export interface Subscriptions {
  /** Closes every socket with 1012, so that clients come back elsewhere or later and resume. */
  close(): Promise<void>;
}

const PATH = '/graphql';
const PROTOCOL = 'graphql-transport-ws';
/** A client that answers no ping for this long is gone. */
const PING_EVERY_MS = 12_000;
const CLOSE_WITHIN_MS = 1000;
const SERVICE_RESTART = 1012;
const TRY_AGAIN_LATER = 1013;
const FORBIDDEN = 4403;
const INTERNAL_ERROR = 4500;
const BAD_REQUEST = 4400;
const MAX_REASON_BYTES = 123;

/** Takes over upgrades of /graphql. */
export function registerSubscriptions(app: FastifyInstance, options: SubscriptionOptions): Subscriptions {
  const { limits, metrics } = options;
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: limits.socketMessageBytes,
    // Compression costs two thirds of the throughput and most of the memory per client.
    perMessageDeflate: false,
    // One message per turn: an id that is given up and used again in one breath must not run twice.
    allowSynchronousEvents: false,
    handleProtocols: (offered) => (offered.has(PROTOCOL) ? PROTOCOL : false),
  });
  const protocol = makeServer(createSocketProtocol(options));
  const keepAlive = createKeepAlive(PING_EVERY_MS);
  /** Ends a client after what is queued for it. */
  const closers = new WeakMap<WebSocket, (code: number, reason: string) => void>();

  function welcome(socket: WebSocket, raw: Duplex, request: IncomingMessage): void {
    const frames = createFrameWriter(raw, {
      isOpen: () => socket.readyState === WebSocket.OPEN,
      onSlow: () => socket.close(TRY_AGAIN_LATER, 'slow consumer'),
    });
    const close = (code: number, reason: string): void => {
      frames.flush();
      socket.close(code, fitting(reason));
    };
    let tokenEnd: ScheduledTimer | null = null;
    const extra: SocketExtra = {
      request,
      frames,
      viewer: null,
      closeAt: (validUntil) => {
        tokenEnd = options.clock.setTimeout(
          () => close(FORBIDDEN, 'the token ended'),
          validUntil - options.clock.now(),
        );
      },
    };
    closers.set(socket, close);
    keepAlive.watch(socket);
    metrics.subscriptionSockets.add({}, 1);
    const closed = protocol.opened(
      {
        protocol: socket.protocol,
        send: (data) => sendTo(socket, data),
        close,
        onMessage: (take) =>
          void socket.on('message', (data, isBinary) => {
            if (isBinary) socket.close(BAD_REQUEST, 'Invalid message received');
            else void answer(socket, take, data);
          }),
      },
      extra,
    );
    socket.once('error', (failure) => options.onFailure(failure));
    socket.once('close', (code, reason) => {
      tokenEnd?.cancel();
      metrics.subscriptionSockets.add({}, -1);
      void closed(code, reason.toString('utf8')).catch(options.onFailure);
    });
  }

  async function answer(
    socket: WebSocket,
    take: (data: string) => Promise<void>,
    data: WebSocket.RawData,
  ): Promise<void> {
    const text = textOf(data);
    try {
      await take(text);
    } catch (failure) {
      // graphql-ws throws for messages that only a server sends; that is the client's mistake, not ours.
      if (isOfServers(text)) return socket.close(BAD_REQUEST, 'Invalid message received');
      options.onFailure(failure);
      socket.close(INTERNAL_ERROR, 'Internal server error');
    }
  }

  app.server.on('upgrade', (request: IncomingMessage, raw: Duplex, head: Buffer) => {
    const isFull = sockets.clients.size >= limits.maxSockets;
    const status = isFull ? '503 Service Unavailable' : refusalOf(request, options.allowedOrigins);
    if (status !== null) return void raw.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
    sockets.handleUpgrade(request, raw, head, (socket) => welcome(socket, raw, request));
  });

  return {
    async close() {
      keepAlive.stop();
      const open = [...sockets.clients];
      for (const socket of open) closers.get(socket)?.(SERVICE_RESTART, 'the server restarts');
      await Promise.all(open.map(untilClosed));
      sockets.close();
    },
  };
}

/** A reason longer than a close frame can hold would throw; graphql-ws puts ids of clients into it. */
function fitting(reason = ''): string {
  return Buffer.byteLength(reason) <= MAX_REASON_BYTES ? reason : '';
}

function isOfServers(message: string): boolean {
  const { type } = JSON.parse(message) as { type?: unknown };
  return type === 'connection_ack' || type === 'next' || type === 'error';
}

/** A message as text, however ws hands it over. */
function textOf(data: WebSocket.RawData): string {
  return (Array.isArray(data) ? Buffer.concat(data) : Buffer.from(data as Uint8Array)).toString('utf8');
}

function sendTo(socket: WebSocket, data: string): Promise<void> {
  return new Promise((resolve, reject) => {
    if (socket.readyState !== WebSocket.OPEN) return resolve();
    socket.send(data, (failure) => (failure ? reject(failure) : resolve()));
  });
}

/** A page of another site must not open sockets with its visitor's rights. */
function refusalOf(request: IncomingMessage, allowedOrigins: readonly string[]): string | null {
  if (URL.parse(request.url ?? '/', 'http://localhost')?.pathname !== PATH) return '404 Not Found';
  return isForeignOrigin(request.headers, allowedOrigins) ? '403 Forbidden' : null;
}

async function untilClosed(socket: WebSocket): Promise<void> {
  if (socket.readyState === WebSocket.CLOSED) return;
  await new Promise<void>((resolve) => {
    const impatience = setTimeout(() => socket.terminate(), CLOSE_WITHIN_MS);
    socket.once('close', () => {
      clearTimeout(impatience);
      resolve();
    });
  });
}
