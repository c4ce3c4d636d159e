// Pings sockets and ends those that do not answer, a few at a time: all at once would hold up what is sent meanwhile.

import { WebSocket } from 'ws';

export interface KeepAlive {
  /** Pings this socket regularly from now on, until it closes. */
  watch(socket: WebSocket): void;
  stop(): void;
}

/** So many parts an interval has, each with its share of the sockets. */
const PARTS = 60;

/** A socket that answers no ping for `everyMs` is gone and gets terminated. */
export function createKeepAlive(everyMs: number): KeepAlive {
  const parts = Array.from({ length: PARTS }, () => new Set<WebSocket>());
  const answered = new WeakSet<WebSocket>();
  let watched = 0;
  let turn = 0;

  function ping(socket: WebSocket): void {
    if (!answered.has(socket)) return socket.terminate();
    answered.delete(socket);
    if (socket.readyState === WebSocket.OPEN) socket.ping();
  }

  const timer = setInterval(() => {
    for (const socket of parts[turn % PARTS] ?? []) ping(socket);
    turn += 1;
  }, everyMs / PARTS);
  timer.unref();

  return {
    watch(socket) {
      const part = parts[watched % PARTS];
      watched += 1;
      part?.add(socket);
      answered.add(socket);
      socket.on('pong', () => void answered.add(socket));
      socket.once('close', () => void part?.delete(socket));
    },
    stop: () => clearInterval(timer),
  };
}
