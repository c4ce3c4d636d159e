// A server for tests that plays a vendor's API: it records its calls and returns configured responses.

import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface SeenCall<Body> {
  readonly method: string;
  /** Without the base path. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: Body;
}
/** The response, by default of status 200 and without a body; null closes the connection without one. */
export type Answer = {
  readonly status?: number;
  readonly json?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
} | null;
export interface StandIn<Body> {
  readonly url: string;
  readonly calls: readonly SeenCall<Body>[];
  /** Sets the response of a route, `METHOD /path` below the base path. */
  on(route: string, answer: Answer | ((call: SeenCall<Body>) => Answer)): void;
  stop(): Promise<void>;
}
export interface StandInOptions<Body> {
  readonly basePath: string;
  /** The response of every other route. */
  readonly unknownRoute: Answer;
  parseBody(text: string): Body;
}

export async function startStandIn<Body>(options: StandInOptions<Body>): Promise<StandIn<Body>> {
  const { basePath, unknownRoute, parseBody } = options;
  const routes = new Map<string, (call: SeenCall<Body>) => Answer>();
  const calls: SeenCall<Body>[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method = '', headers } = request;
      const { pathname, searchParams } = new URL(request.url ?? '/', 'http://stand-in');
      const path = pathname.startsWith(basePath) ? pathname.slice(basePath.length) : pathname;
      const body = parseBody(Buffer.concat(chunks).toString('utf8'));
      const call = { method, path, query: searchParams, headers, body };
      calls.push(call);
      const route = routes.get(`${method} ${path}`);
      const answer = route === undefined ? unknownRoute : route(call);
      if (answer === null) {
        request.socket.destroy();
        return;
      }
      response.writeHead(answer.status ?? 200, { 'content-type': 'application/json', ...answer.headers });
      response.end(answer.json === undefined ? '' : JSON.stringify(answer.json));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}${basePath}`,
    calls,
    on: (route, answer) => routes.set(route, typeof answer === 'function' ? answer : () => answer),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
