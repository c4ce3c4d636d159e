// One keep-alive HTTP connection with minimal cost for the load generator: prepared bytes out, one response in.

import { connect, type Socket } from 'node:net';

/** Receives the status and the first bytes of the body of a response. */
export type OnAnswer = (status: number, start: string) => void;

export interface HttpConnection {
  /** Sends one request. Send the next one after `onAnswer`. */
  send(request: Buffer, onAnswer: OnAnswer): void;
  close(): void;
}

const HEAD_END = Buffer.from('\r\n\r\n');
const CHUNKED_END = Buffer.from('\r\n0\r\n\r\n');
const SHOWN_BYTES = 64;

/** The bytes of a POST request with a JSON body. */
export function postBytes(url: URL, body: string, headers: Readonly<Record<string, string>> = {}): Buffer {
  const bytes = Buffer.from(body);
  const more = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  const head = `POST ${url.pathname} HTTP/1.1\r\nHost: ${url.host}\r\nContent-Type: application/json\r\n${more.join('')}Content-Length: ${bytes.length}\r\n\r\n`;
  return Buffer.concat([Buffer.from(head), bytes]);
}

export async function openConnection(url: URL): Promise<HttpConnection> {
  const socket = await opened(url);
  let pending: OnAnswer | null = null;
  let received: Buffer = Buffer.alloc(0);
  /** Bytes of the body that are missing; null: the head is incomplete; -1: a chunked body. */
  let missing: number | null = null;
  let status = 0;
  let start = '';

  const finish = (): void => {
    const onAnswer = pending;
    [pending, received, missing] = [null, Buffer.alloc(0), null];
    onAnswer?.(status, start);
  };
  const readHead = (): void => {
    const end = received.indexOf(HEAD_END);
    if (end < 0) return;
    const head = received.toString('latin1', 0, end);
    status = Number(head.slice(9, 12));
    const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1];
    const body = received.subarray(end + HEAD_END.length);
    start = body.toString('latin1', 0, SHOWN_BYTES);
    missing = length === undefined ? -1 : Number(length) - body.length;
  };
  socket.on('data', (chunk) => {
    if (missing === null || missing === -1) {
      received = received.length === 0 ? chunk : Buffer.concat([received, chunk]);
      if (missing === null) readHead();
      if (missing === -1 && received.subarray(-CHUNKED_END.length).equals(CHUNKED_END)) return finish();
    } else missing -= chunk.length;
    if (missing === 0) finish();
  });
  const broken = (): void => {
    status = 0;
    if (pending !== null) finish();
  };
  socket.on('error', broken);
  socket.on('close', broken);
  return {
    send: (request, onAnswer) => {
      pending = onAnswer;
      socket.write(request);
    },
    close: () => socket.destroy(),
  };
}

function opened(url: URL): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: url.hostname, port: Number(url.port), noDelay: true }, () => {
      socket.off('error', reject);
      resolve(socket);
    });
    socket.once('error', reject);
  });
}
