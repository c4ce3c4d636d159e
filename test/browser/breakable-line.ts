// A line between a browser and a server that a test can cut and lay again, as a bad network would.

import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { noteOpen } from '../kit/leaks.ts';

export interface BreakableLine {
  /** Where the browser finds the server. */
  readonly url: string;
  /** Breaks every connection; new ones come through. */
  cut(): void;
  /** Breaks every connection and lets no new one through until `lay`. */
  takeDown(): void;
  lay(): void;
  close(): Promise<void>;
}

/** Opens a line to the server at this address, which is asked for anew with each connection. */
export async function openBreakableLine(serverUrl: () => string): Promise<BreakableLine> {
  const closed = noteOpen(`a line to ${serverUrl()}`);
  const sockets = new Set<Socket>();
  let isDown = false;
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
    async close() {
      cut();
      await new Promise((resolve) => server.close(resolve));
      closed();
    },
  };
}
