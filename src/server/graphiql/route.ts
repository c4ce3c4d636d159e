// Serves the built GraphiQL page, with a content security policy that limits its connections to this server.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { NOT_BUILT_PAGE } from './not-built-page.ts';

// Monaco creates <style> elements, hence 'unsafe-inline' for styles only. GraphiQL's style sheet has fonts and images as
// data URLs. 'self' in connect-src includes WebSockets of the same origin.
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "connect-src 'self'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const SECURITY_HEADERS = {
  'content-security-policy': CONTENT_SECURITY_POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
};

/**
 * Serves the output of `npm run build:graphiql` in `distPath`. The page is at /graphiql and /graphiql/ and is not cached.
 * Assets have content hashes in their names: they are cached for a year, and sent precompressed if the client accepts it.
 * Without a build the page returns 503 with instructions; a later build is served without a restart.
 */
export async function registerGraphiql(app: FastifyInstance, options: { distPath: string }): Promise<void> {
  const sendPage = async (_request: unknown, reply: FastifyReply): Promise<FastifyReply> => {
    const page = await readPage(options.distPath);
    return reply
      .code(page === null ? 503 : 200)
      .headers({ ...SECURITY_HEADERS, 'cache-control': 'no-cache' })
      .type('text/html; charset=utf-8')
      .send(page ?? NOT_BUILT_PAGE);
  };
  app.get('/graphiql', sendPage);
  app.get('/graphiql/', sendPage);
  await app.register(fastifyStatic, {
    root: join(options.distPath, 'assets'),
    prefix: '/graphiql/assets/',
    decorateReply: false,
    index: false,
    preCompressed: true,
    immutable: true,
    maxAge: '1y',
    // The folder is missing until the page is built.
    suppressWarning: true,
    setHeaders: (reply) => void reply.headers({ ...SECURITY_HEADERS, vary: 'accept-encoding' }),
  });
}

async function readPage(distPath: string): Promise<string | null> {
  try {
    return await readFile(join(distPath, 'index.html'), 'utf8');
  } catch (failure) {
    if (failure instanceof Error && 'code' in failure && failure.code === 'ENOENT') return null;
    throw failure;
  }
}
