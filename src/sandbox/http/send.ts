// Sends an answer, complete or damaged by a fault.

import type { ServerResponse } from 'node:http';
import type { SandboxFault } from '../kit/faults.ts';
import { bytesOf, type SandboxAnswer } from './answer.ts';

/** Waits `ms`, or until the connection closes. */
export async function waitWhileOpen(response: ServerResponse, ms: number): Promise<void> {
  if (response.destroyed || ms <= 0) return;
  await new Promise<void>((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      response.off('close', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    response.once('close', done);
  });
}

/** Resets the connection: the client sees an error instead of an end. */
export function resetSocket(response: ServerResponse): void {
  response.socket?.resetAndDestroy();
}

function sendCut(response: ServerResponse, answer: SandboxAnswer, bytes: Buffer, fault: SandboxFault): void {
  const cutAt = fault.cutBodyAfterBytes ?? Math.floor(bytes.length / 2);
  const chunked = fault.cutAs === 'chunked';
  response.writeHead(answer.status, {
    ...answer.headers,
    ...(chunked ? { 'transfer-encoding': 'chunked' } : { 'content-length': String(bytes.length) }),
  });
  response.flushHeaders();
  const end = fault.reset === 'middle' ? () => resetSocket(response) : () => response.socket?.destroy();
  if (cutAt === 0) setImmediate(end);
  else response.write(bytes.subarray(0, cutAt), end);
}

async function sendSlowly(response: ServerResponse, bytes: Buffer, byteMs: number): Promise<void> {
  for (const byte of bytes) {
    if (response.destroyed) return;
    response.write(Buffer.from([byte]));
    await waitWhileOpen(response, byteMs);
  }
  response.end();
}

/** Sends the answer. Resolves when it is written to the socket, or if the client has disconnected. */
export async function sendAnswer(
  response: ServerResponse,
  answer: SandboxAnswer,
  fault: SandboxFault | null,
): Promise<void> {
  if (response.destroyed) return;
  const bytes = bytesOf(answer);
  if (fault?.reset === 'middle' || fault?.cutBodyAfterBytes !== undefined) {
    sendCut(response, answer, bytes, fault);
    return;
  }
  const bodyless = answer.status === 204 || answer.status === 304;
  response.writeHead(answer.status, {
    ...answer.headers,
    ...(bodyless ? {} : { 'content-length': String(bytes.length) }),
  });
  if (fault?.slowByteMs !== undefined) await sendSlowly(response, bytes, fault.slowByteMs);
  else response.end(bodyless ? undefined : bytes);
}
