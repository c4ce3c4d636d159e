// A TCP proxy between a client and a server that a test can cut, refuse or block, as a bad network would.

import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { noteOpen } from './leaks.ts';

export interface BreakableProxy {
  /** The address for clients, e.g. `http://127.0.0.1:4000`; it outlives restarts of the server. */
  readonly url: string;
  /** The GraphQL WebSocket endpoint behind the proxy. */
  readonly socketUrl: string;
  /** Resets every connection on both sides and loses what is in flight; new connections are accepted. */
  cut(): void;
  /** Resets every connection and refuses new ones until `accept`. */
  refuse(): void;
  accept(): void;
  /** Passes no bytes on, without closing anything, until `unblock`. */
  block(): void;
  unblock(): void;
  /** The number of open connections. */
  openCount(): number;
  /** The number of connections since the start. */
  openedCount(): number;
  close(): Promise<void>;
}

/** Opens a proxy; `serverUrl` is called for each connection. */
export async function openBreakableProxy(serverUrl: () => string): Promise<BreakableProxy> {
  const closed = noteOpen(`a proxy to ${serverUrl()}`);
  const pairs = new Set<readonly [Socket, Socket]>();
  let openedCount = 0;
  let isRefusing = false;
  let isBlocked = false;
  const server = createServer((near) => {
    if (isRefusing) return void near.resetAndDestroy();
    const { hostname, port } = new URL(serverUrl());
    const far = connect(Number(port), hostname);
    const pair = [near, far] as const;
    pairs.add(pair);
    openedCount += 1;
    const end = (): void => {
      pairs.delete(pair);
      for (const socket of pair) socket.destroy();
    };
    for (const socket of pair) socket.on('error', end).on('close', end).setNoDelay(true);
    near.pipe(far).pipe(near);
    if (isBlocked) for (const socket of pair) socket.pause();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const cut = (): void => {
    for (const pair of pairs) for (const socket of pair) socket.resetAndDestroy();
  };
  return {
    url: `http://127.0.0.1:${port}`,
    socketUrl: `ws://127.0.0.1:${port}/graphql`,
    cut,
    refuse() {
      isRefusing = true;
      cut();
    },
    accept: () => void (isRefusing = false),
    block() {
      isBlocked = true;
      for (const pair of pairs) for (const socket of pair) socket.pause();
    },
    unblock() {
      isBlocked = false;
      for (const pair of pairs) for (const socket of pair) socket.resume();
    },
    openCount: () => pairs.size,
    openedCount: () => openedCount,
    async close() {
      cut();
      await new Promise((resolve) => server.close(resolve));
      closed();
    },
  };
}
