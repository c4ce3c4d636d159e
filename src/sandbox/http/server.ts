// The HTTP server of an emulated vendor: fastify with the vendor's routes and the body parser of the sandbox.

import { fastify, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { SandboxContext, SandboxRoute, SandboxVendor } from '../vendor.ts';
import type { RunningSandboxVendor } from '../running.ts';
import { answerJson } from './answer.ts';
import type { ParsedRequest } from './body.ts';
import { createExchange } from './exchange.ts';
import { otherMethods } from './other-methods.ts';
import { parseBody } from './parse-body.ts';
import { resetSocket, sendAnswer } from './send.ts';

const MAX_BODY_BYTES = 160 * 1024 * 1024;
const MAX_PARAM_CHARS = 10_000;

/** Answers an exception with a 500 that contains its stack: it is a bug of the emulator. */
async function sendFailure(error: unknown, reply: FastifyReply): Promise<void> {
  const message = error instanceof Error ? `${error.message}\n${error.stack}` : String(error);
  const isFramework = error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number';
  const status = isFramework ? Number(error.statusCode) : 500;
  reply.hijack();
  if (reply.raw.headersSent) resetSocket(reply.raw);
  else await sendAnswer(reply.raw, answerJson(status, { error: { code: 'sandbox_failure', message } }), null);
}

/** Creates a server without routes. It parses every body to a SandboxBody, also those of GET requests. */
export function createServer(): FastifyInstance {
  const app = fastify({
    bodyLimit: MAX_BODY_BYTES,
    exposeHeadRoutes: false,
    forceCloseConnections: true,
    keepAliveTimeout: 30_000,
    return503OnClosing: false,
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: MAX_PARAM_CHARS },
  });
  app.addHttpMethod('GET', { hasBody: true, overrideExisting: true });
  app.removeAllContentTypeParsers();
  app.addContentTypeParser<Buffer>('*', { parseAs: 'buffer' }, ({ headers }: FastifyRequest, bytes: Buffer) =>
    parseBody(bytes, headers['content-type'] ?? ''),
  );
  app.setErrorHandler((error, _, reply) => sendFailure(error, reply));
  return app;
}

/** Adds the routes of the vendor. A known path with another method reaches `wrongMethod`, any other path is a 501. */
export function registerVendorRoutes<State, Settings extends object, Write extends object>(
  app: FastifyInstance,
  vendor: SandboxVendor<State, Settings, Write>,
  context: SandboxContext<State, Settings>,
  running: Pick<RunningSandboxVendor<State, Settings, Write>, 'journal' | 'faults'>,
): void {
  const { exchange, notEmulated } = createExchange(vendor, context, running);
  const add = (method: string | string[], pattern: string, route: SandboxRoute<State, Settings> | null): void => {
    app.route<ParsedRequest>({
      method,
      url: `${vendor.basePath}${pattern}`,
      handler: (request, reply) => exchange(request, reply, { pattern, route }),
    });
  };
  for (const route of vendor.routes) add(route.method, route.pattern, route);
  for (const { pattern, methods } of otherMethods(vendor.routes, app.supportedMethods)) add(methods, pattern, null);
  app.setNotFoundHandler((request: FastifyRequest, reply) => notEmulated(request, reply));
}
