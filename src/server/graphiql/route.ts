// The door to the GraphiQL page: the built files, under a policy that lets the page speak to this server only.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { NOT_BUILT_PAGE } from './not-built-page.ts';

// Monaco writes <style> elements of its own, hence 'unsafe-inline' for styles alone; GraphiQL's style sheet carries
// its fonts and some images as data URLs. 'self' in connect-src covers the subscription socket of the same origin.
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
 * Serves `distPath` (what `npm run build:graphiql` wrote): the page at /graphiql and /graphiql/, never cached, and its
 * assets, whose names change with their content, cached for a year and sent precompressed where the client takes it.
 * Without a build the page answers 503 and says how to make one; a build made later is served without a restart.
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
    // The folder may be missing until the page is built.
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
