// A WebSocket with minimal cost for the load generator: a TCP socket that reads only the headers of frames.

import { randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';

/** Receives a text frame: these bytes of a buffer that is reused. */
export type OnText = (bytes: Buffer, from: number, to: number) => void;

export interface LeanSocket {
  send(text: string): void;
  /** Resets the connection without a close frame. */
  cut(): void;
  readonly isOpen: () => boolean;
}

const HEAD_END = '\r\n\r\n';
const TEXT = 1;
const PING = 9;
const PONG = 10;

/** Connects and completes the handshake. Rejects if the server refuses it. */
export function openLeanSocket(url: URL, onText: OnText): Promise<LeanSocket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: url.hostname, port: Number(url.port), noDelay: true });
    socket.once('error', reject);
    socket.once('close', () => reject(new Error('the socket closed')));
    socket.write(
      `GET ${url.pathname} HTTP/1.1\r\nHost: ${url.host}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${randomBytes(16).toString('base64')}\r\nSec-WebSocket-Protocol: graphql-transport-ws${HEAD_END}`,
    );
    let head = '';
    const readHead = (chunk: Buffer): void => {
      head += chunk.toString('latin1');
      const end = head.indexOf(HEAD_END);
      if (end < 0) return;
      socket.off('data', readHead);
      if (!head.startsWith('HTTP/1.1 101')) return void socket.destroy(new Error(head.slice(0, 40)));
      const read = createFrameReader(socket, onText);
      socket.off('error', reject).on('error', () => socket.destroy());
      socket.on('data', read);
      resolve({
        send: (text) => void socket.write(maskedFrame(TEXT, Buffer.from(text))),
        cut: () => void socket.resetAndDestroy(),
        isOpen: () => !socket.destroyed,
      });
      read(Buffer.from(head.slice(end + HEAD_END.length), 'latin1'));
    };
    socket.on('data', readHead);
  });
}

function createFrameReader(socket: Socket, onText: OnText): (chunk: Buffer) => void {
  let rest: Buffer = Buffer.alloc(0);
  return (chunk) => {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    let at = 0;
    while (bytes.length - at >= 2) {
      const short = (bytes[at + 1] ?? 0) & 0x7f;
      const headBytes = short === 127 ? 10 : short === 126 ? 4 : 2;
      if (bytes.length - at < headBytes) break;
      const length =
        short === 127 ? Number(bytes.readBigUInt64BE(at + 2)) : short === 126 ? bytes.readUInt16BE(at + 2) : short;
      const from = at + headBytes;
      if (bytes.length < from + length) break;
      at = from + length;
      const opcode = (bytes[from - headBytes] ?? 0) & 0x0f;
      if (opcode === TEXT) onText(bytes, from, at);
      else if (opcode === PING) socket.write(maskedFrame(PONG, bytes.subarray(from, at)));
    }
    rest = at === bytes.length ? Buffer.alloc(0) : bytes.subarray(at);
  };
}

/** Clients must mask frames. A mask of zeros leaves the payload unchanged. */
function maskedFrame(opcode: number, payload: Buffer): Buffer {
  const long = payload.length > 125;
  const head = Buffer.alloc(long ? 8 : 6);
  head[0] = 0x80 | opcode;
  head[1] = 0x80 | (long ? 126 : payload.length);
  if (long) head.writeUInt16BE(payload.length, 2);
  return Buffer.concat([head, payload]);
}
