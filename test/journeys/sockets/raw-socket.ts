// A plain WebSocket that sends what a test wants, and remembers every frame and its close.

import { WebSocket, type RawData } from 'ws';
import { eventually } from '../../kit/eventually.ts';
import type { Json } from '../../kit/json.ts';
import { noteOpen } from '../../kit/leaks.ts';

const PROTOCOL = 'graphql-transport-ws';

/** A frame's text; by default, ws passes it as one Buffer. */
export function textOfFrame(data: RawData): string {
  if (!Buffer.isBuffer(data)) throw new TypeError('the frame came in parts');
  return data.toString('utf8');
}

/** One received message of the protocol. */
export interface Message {
  readonly id?: string;
  readonly type: string;
  readonly payload?: Json;
}
export interface Ending {
  readonly code: number;
  readonly reason: string;
  /** Status of a handshake that was refused; null when it was not. */
  readonly status: number | null;
}
export interface RawSocket {
  readonly socket: WebSocket;
  /** Texts of all frames in order of arrival. */
  readonly frames: string[];
  readonly messages: () => Message[];
  readonly ended: Promise<Ending>;
  send(message: object | string | Buffer): void;
  /** Waits for the first matching message. */
  message(fits: (message: Message) => boolean): Promise<Message>;
  /** Waits for this number of `next` frames. */
  nexts(count: number, withinMs?: number): Promise<Message[]>;
  close(): Promise<void>;
}
export interface RawOptions {
  readonly protocols?: readonly string[];
  readonly path?: string;
  readonly headers?: Record<string, string>;
  /** Sent as the payload of connection_init once open; null: nothing is sent. Default `{}`. */
  readonly init?: Record<string, unknown> | null;
}

/** Opens a socket; resolves once it is open and, with `init`, acknowledged, or once it has ended. */
export async function openRaw(gatewayUrl: string, options: RawOptions = {}): Promise<RawSocket> {
  const { protocols = [PROTOCOL], path = '/graphql', headers = {}, init = {} } = options;
  const noted = noteOpen(`a raw socket of ${gatewayUrl}`);
  const socket = new WebSocket(`${gatewayUrl.replace(/^http/, 'ws')}${path}`, [...protocols], { headers });
  const frames: string[] = [];
  let status: number | null = null;
  const opened = Promise.withResolvers<void>();
  const ended = new Promise<Ending>((resolve) => {
    socket.on('close', (code, reason) => {
      noted();
      opened.resolve();
      resolve({ code, reason: reason.toString('utf8'), status });
    });
  });
  socket.on('unexpected-response', (request, response) => {
    status = response.statusCode ?? 0;
    request.destroy();
    socket.terminate();
  });
  socket.on('error', () => undefined);
  socket.on('message', (data) => {
    frames.push(textOfFrame(data));
    opened.resolve();
  });
  socket.once('open', () => {
    if (init === null) return opened.resolve();
    return socket.send(JSON.stringify({ type: 'connection_init', payload: init }));
  });
  await opened.promise;
  const messages = (): Message[] => frames.map((frame) => JSON.parse(frame) as Message);
  return {
    socket,
    frames,
    messages,
    ended,
    send: (message) =>
      socket.send(typeof message === 'string' || Buffer.isBuffer(message) ? message : JSON.stringify(message)),
    message: (fits) =>
      eventually(() => {
        const found = messages().find(fits);
        if (found === undefined) throw new Error(`no such message among ${frames.join('\n').slice(0, 2000)}`);
        return found;
      }),
    nexts: (count, withinMs = 15_000) =>
      eventually(() => {
        const found = messages().filter(({ type }) => type === 'next');
        if (found.length < count) throw new Error(`${found.length} of ${count} came`);
        return found;
      }, withinMs),
    async close() {
      socket.close();
      await ended;
    },
  };
}

/** A subscribe message. */
export function subscribe(id: string, query: string, variables?: Record<string, unknown>): object {
  return { id, type: 'subscribe', payload: { query, ...(variables === undefined ? {} : { variables }) } };
}
