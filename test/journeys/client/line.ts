// A line to a gateway that can be cut: plain TCP, one address even while the gateway restarts on another port.

import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { noteOpen } from '../../kit/leaks.ts';

export interface Line {
  /** Where clients connect, e.g. `http://127.0.0.1:4000`. */
  readonly url: string;
  readonly socketUrl: string;
  /** How many connections are open now. */
  readonly open: () => number;
  /** How many connections there were. */
  readonly opened: () => number;
  /** Resets every connection on both sides; what was under way is lost. */
  cut(): void;
  close(): Promise<void>;
}

/** Opens a line to wherever the gateway is when a client connects. */
export async function openLine(target: () => string): Promise<Line> {
  const closed = noteOpen('a line');
  const pairs = new Set<readonly [Socket, Socket]>();
  let opened = 0;
  const server = createServer((client) => {
    const { hostname, port } = new URL(target());
    const gateway = connect(Number(port), hostname);
    const pair = [client, gateway] as const;
    pairs.add(pair);
    opened += 1;
    const end = (): void => {
      pairs.delete(pair);
      for (const socket of pair) socket.destroy();
    };
    for (const socket of pair) socket.on('error', end).on('close', end).setNoDelay(true);
    client.pipe(gateway).pipe(client);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const cut = (): void => {
    for (const pair of pairs) for (const socket of pair) socket.resetAndDestroy();
  };
  return {
    url: `http://127.0.0.1:${port}`,
    socketUrl: `ws://127.0.0.1:${port}/graphql`,
    open: () => pairs.size,
    opened: () => opened,
    cut,
    async close() {
      cut();
      await new Promise((resolve) => server.close(resolve));
      closed();
    },
  };
}
