// Pings sockets and terminates those that do not answer, a few at a time: pinging all at once would delay other writes.

import { WebSocket } from 'ws';
import type { Clock } from '../../platform/clock.ts';

export interface KeepAlive {
  /** Pings this socket until it closes. */
  watch(socket: WebSocket): void;
  stop(): void;
}

/** The sockets are divided into this many groups, which are pinged in turn within one interval. */
const GROUPS = 60;

/** Terminates a socket that has not answered a ping for `everyMs`. */
export function createKeepAlive(clock: Clock, everyMs: number): KeepAlive {
  const groups = Array.from({ length: GROUPS }, () => new Set<WebSocket>());
  const answered = new WeakSet<WebSocket>();
  let watched = 0;
  let turn = 0;

  function ping(socket: WebSocket): void {
    if (!answered.has(socket)) return socket.terminate();
    answered.delete(socket);
    if (socket.readyState === WebSocket.OPEN) socket.ping();
  }

  const timer = clock.setInterval(() => {
    for (const socket of groups[turn % GROUPS] ?? []) ping(socket);
    turn += 1;
  }, everyMs / GROUPS);

  return {
    watch(socket) {
      const group = groups[watched % GROUPS];
      watched += 1;
      group?.add(socket);
      answered.add(socket);
      socket.on('pong', () => void answered.add(socket));
      socket.once('close', () => void group?.delete(socket));
    },
    stop: () => timer.cancel(),
  };
}
