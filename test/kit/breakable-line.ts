// A line between a client and a server that a test can cut, lay again or block, as a bad network would.

import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { noteOpen } from './leaks.ts';

export interface BreakableLine {
  /** Where the client finds the server. */
  readonly url: string;
  /** Breaks every connection; new ones come through. */
  cut(): void;
  /** Breaks every connection and lets no new one through until `lay`. */
  takeDown(): void;
  lay(): void;
  /** Lets no byte through, without breaking anything, until `unblock`. */
  block(): void;
  unblock(): void;
  /** Connections that are open now. */
  openCount(): number;
  close(): Promise<void>;
}

/** Opens a line to the server at this address, which is asked for anew with each connection. */
export async function openBreakableLine(serverUrl: () => string): Promise<BreakableLine> {
  const closed = noteOpen(`a line to ${serverUrl()}`);
  const sockets = new Set<Socket>();
  let isDown = false;
  let isBlocked = false;
  const server = createServer((near) => {
    if (isDown) return void near.destroy();
    const { hostname, port } = new URL(serverUrl());
    const far = connect(Number(port), hostname);
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => {
        sockets.delete(socket);
        other.destroy();
      });
      socket.pipe(other);
      if (isBlocked) socket.pause();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const cut = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cut,
    takeDown() {
      isDown = true;
      cut();
    },
    lay: () => void (isDown = false),
    block() {
      isBlocked = true;
      for (const socket of sockets) socket.pause();
    },
    unblock() {
      isBlocked = false;
      for (const socket of sockets) socket.resume();
    },
    openCount: () => sockets.size / 2,
    async close() {
      cut();
      await new Promise((resolve) => server.close(resolve));
      closed();
    },
  };
}
