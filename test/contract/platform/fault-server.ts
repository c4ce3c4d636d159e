// Real servers on the loopback that answer as a test wants, or fail in every way a vendor can.

import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import net, { type AddressInfo, type Socket } from 'node:net';

export interface FaultServer {
  /** `http://127.0.0.1:port` */
  readonly url: string;
  /** Requests seen, in order. */
  readonly requests: { readonly method: string; readonly url: string; readonly headers: IncomingMessage['headers'] }[];
  /** Sockets open now. */
  readonly openSockets: () => number;
  close(): Promise<void>;
}

async function listen(server: net.Server, requests: FaultServer['requests']): Promise<FaultServer> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    openSockets: () => sockets.size,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

export type Answerer = (request: IncomingMessage, response: ServerResponse) => void;

/** Starts an HTTP server that answers with `answer`. */
export function startFaultServer(answer: Answerer): Promise<FaultServer> {
  const requests: FaultServer['requests'] = [];
  const server = http.createServer({ keepAliveTimeout: 30_000 }, (request, response) => {
    requests.push({ method: request.method ?? '', url: request.url ?? '', headers: request.headers });
    response.on('error', () => {});
    answer(request, response);
  });
  return listen(server, requests);
}

/** Starts a TCP server that does `onData` with the first bytes of each connection; for what no HTTP server would say. */
export function startRawServer(onData: (socket: Socket) => void): Promise<FaultServer> {
  return listen(
    net.createServer((socket) => void socket.once('data', () => onData(socket))),
    [],
  );
}

/** Answers JSON. */
export function json(
  response: ServerResponse,
  value: unknown,
  status = 200,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(value));
}

/** Reads a request's whole body. */
export async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** A closed port of the loopback. */
export async function freePort(): Promise<number> {
  const server = await listen(net.createServer(), []);
  await server.close();
  return Number(new URL(server.url).port);
}
