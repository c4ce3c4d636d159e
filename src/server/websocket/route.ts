// GraphQL over WebSocket: handles upgrades of /graphql, keeps sockets alive, and closes them with codes that let clients reconnect.

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
  /** Origins, besides the gateway's own, whose pages may open sockets. */
  readonly allowedOrigins: readonly string[];
  readonly clock: Clock;
  onFailure(failure: unknown): void;
}
export interface Subscriptions {
  /** Closes every socket with 1012, so that clients reconnect and resume. */
  close(): Promise<void>;
}

const PATH = '/graphql';
const PROTOCOL = 'graphql-transport-ws';
/** A client that answers no ping for this long is disconnected. */
const PING_EVERY_MS = 12_000;
const CLOSE_WITHIN_MS = 1000;
const SERVICE_RESTART = 1012;
const TRY_AGAIN_LATER = 1013;
const FORBIDDEN = 4403;
const INTERNAL_ERROR = 4500;
const BAD_REQUEST = 4400;
const MAX_REASON_BYTES = 123;

/** Registers the handler for upgrades of /graphql. */
export function registerSubscriptions(app: FastifyInstance, options: SubscriptionOptions): Subscriptions {
  const { limits, metrics, clock } = options;
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: limits.socketMessageBytes,
    // Compression costs two thirds of the throughput and most of the memory per client.
    perMessageDeflate: false,
    // One message per turn: an id that is completed and reused in one TCP segment must not run twice.
    allowSynchronousEvents: false,
    handleProtocols: (offered) => (offered.has(PROTOCOL) ? PROTOCOL : false),
  });
  const protocol = makeServer(createSocketProtocol(options));
  const keepAlive = createKeepAlive(clock, PING_EVERY_MS);
  /** Closes a socket after its queue is flushed. */
  const closers = new WeakMap<WebSocket, (code: number, reason: string) => void>();

  function accept(socket: WebSocket, raw: Duplex, request: IncomingMessage): void {
    const frames = createFrameWriter(raw, {
      isOpen: () => socket.readyState === WebSocket.OPEN,
      onSlow: () => socket.close(TRY_AGAIN_LATER, 'slow consumer'),
    });
    const close = (code: number, reason: string): void => {
      frames.flush();
      socket.close(code, limitReason(reason));
    };
    let expiryTimer: ScheduledTimer | null = null;
    const extra: SocketExtra = {
      request,
      frames,
      viewer: null,
      closeAt: (validUntil) => {
        expiryTimer = clock.setTimeout(() => close(FORBIDDEN, 'token expired'), validUntil - clock.now());
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
        onMessage: (handle) =>
          void socket.on('message', (data, isBinary) => {
            if (isBinary) socket.close(BAD_REQUEST, 'Invalid message received');
            else void receive(socket, handle, data);
          }),
      },
      extra,
    );
    socket.once('error', (failure) => options.onFailure(failure));
    socket.once('close', (code, reason) => {
      expiryTimer?.cancel();
      metrics.subscriptionSockets.add({}, -1);
      void closed(code, reason.toString('utf8')).catch(options.onFailure);
    });
  }

  async function receive(
    socket: WebSocket,
    handle: (data: string) => Promise<void>,
    data: WebSocket.RawData,
  ): Promise<void> {
    const text = textOf(data);
    try {
      await handle(text);
    } catch (failure) {
      // graphql-ws throws for messages that only a server may send. That is the client's mistake.
      if (isServerMessage(text)) return socket.close(BAD_REQUEST, 'Invalid message received');
      options.onFailure(failure);
      socket.close(INTERNAL_ERROR, 'Internal server error');
    }
  }

  app.server.on('upgrade', (request: IncomingMessage, raw: Duplex, head: Buffer) => {
    const isFull = sockets.clients.size >= limits.maxSockets;
    const status = isFull ? '503 Service Unavailable' : refusalOf(request, options.allowedOrigins);
    if (status !== null) return void raw.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
    sockets.handleUpgrade(request, raw, head, (socket) => accept(socket, raw, request));
  });

  return {
    async close() {
      keepAlive.stop();
      const open = [...sockets.clients];
      for (const socket of open) closers.get(socket)?.(SERVICE_RESTART, 'server restart');
      await Promise.all(open.map((socket) => untilClosed(socket, clock)));
      sockets.close();
    },
  };
}

/**
 * A reason longer than a close frame can hold would throw, and graphql-ws puts client ids into it. Its own
 * `limitCloseReason` is not exported and counts characters, not bytes.
 */
function limitReason(reason = ''): string {
  return Buffer.byteLength(reason) <= MAX_REASON_BYTES ? reason : '';
}

function isServerMessage(message: string): boolean {
  const { type } = JSON.parse(message) as { type?: unknown };
  return type === 'connection_ack' || type === 'next' || type === 'error';
}

/** A message as text, in whatever form ws delivers it. */
function textOf(data: WebSocket.RawData): string {
  return (Array.isArray(data) ? Buffer.concat(data) : Buffer.from(data as Uint8Array)).toString('utf8');
}

function sendTo(socket: WebSocket, data: string): Promise<void> {
  return new Promise((resolve, reject) => {
    if (socket.readyState !== WebSocket.OPEN) return resolve();
    socket.send(data, (failure) => (failure ? reject(failure) : resolve()));
  });
}

/** The status of a refused upgrade; null when it is accepted. Pages of other sites must not act with a visitor's access. */
function refusalOf(request: IncomingMessage, allowedOrigins: readonly string[]): string | null {
  if (URL.parse(request.url ?? '/', 'http://localhost')?.pathname !== PATH) return '404 Not Found';
  return isForeignOrigin(request.headers, allowedOrigins) ? '403 Forbidden' : null;
}

async function untilClosed(socket: WebSocket, clock: Clock): Promise<void> {
  if (socket.readyState === WebSocket.CLOSED) return;
  await new Promise<void>((resolve) => {
    const forceCloseTimer = clock.setTimeout(() => socket.terminate(), CLOSE_WITHIN_MS);
    socket.once('close', () => {
      forceCloseTimer.cancel();
      resolve();
    });
  });
}
