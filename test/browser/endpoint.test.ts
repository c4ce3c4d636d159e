// Tests the GraphiQL endpoint over real HTTP: policy, caching, compressed assets, and the page for "not built".

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import fastify, { type FastifyInstance } from 'fastify';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { registerGraphiql } from '../../src/server/graphiql/route.ts';

const PAGE = '<!doctype html><title>built</title>';
const SCRIPT = 'console.log("the page");'.repeat(50);

let distPath: string;
let app: FastifyInstance;

beforeEach(async () => {
  distPath = await mkdtemp(join(tmpdir(), 'deskgraph-graphiql-'));
  app = fastify();
  await registerGraphiql(app, { distPath });
  await app.listen({ port: 0, host: '127.0.0.1' });
});

afterEach(async () => {
  await app.close();
  await rm(distPath, { recursive: true });
});

describe('the GraphiQL endpoint', () => {
  it.each(['/graphiql', '/graphiql/'])('serves the page at %s and forbids caching', async (path) => {
    await writeBuild();
    const answer = await get(path);
    expect(answer.status).toBe(200);
    expect(answer.body.toString()).toBe(PAGE);
    expect(answer.headers).toMatchObject({ 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache' });
  });

  it.each(['/graphiql/', '/graphiql/assets/index-1a2b.js'])('puts %s under the policy', async (path) => {
    await writeBuild();
    const { headers } = await get(path);
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' });
    const policy = new Map(String(headers['content-security-policy']).split('; ').map(splitDirective));
    expect(policy.get('default-src')).toBe("'none'");
    expect(policy.get('script-src')).toBe("'self'");
    expect(policy.get('connect-src')).toBe("'self'");
    expect(policy.get('frame-ancestors')).toBe("'none'");
    expect(headers['content-security-policy']).not.toMatch(/unsafe-eval|https?:|\*/);
  });

  it('lets an asset be kept for a year', async () => {
    await writeBuild();
    const { headers } = await get('/graphiql/assets/index-1a2b.js');
    expect(headers).toMatchObject({ 'cache-control': 'public, max-age=31536000, immutable', vary: 'accept-encoding' });
  });

  it('sends the compressed twin that the client takes, and the plain file to the others', async () => {
    await writeBuild();
    const path = '/graphiql/assets/index-1a2b.js';
    const [brotli, gzip, plain] = [await get(path, 'gzip, br'), await get(path, 'gzip'), await get(path)];
    expect([brotli, gzip, plain].map((answer) => answer.headers['content-encoding'])).toEqual([
      'br',
      'gzip',
      undefined,
    ]);
    expect(brotliDecompressSync(brotli.body).toString()).toBe(SCRIPT);
    expect(gunzipSync(gzip.body).toString()).toBe(SCRIPT);
    expect(plain.body.toString()).toBe(SCRIPT);
    for (const answer of [brotli, gzip, plain])
      expect(answer.headers['content-type']).toMatch(/^(?:text|application)\/javascript/);
  });

  it('answers 404 for an asset that is not there and for a path that leaves the folder', async () => {
    await writeBuild();
    expect((await get('/graphiql/assets/gone.js')).status).toBe(404);
    for (const path of ['%2e%2e/index.html', '../index.html', '..%2findex.html', '%2e%2e%2findex.html']) {
      expect([403, 404]).toContain((await get(`/graphiql/assets/${path}`)).status);
    }
  });

  it('answers 503 with the command that builds the page, and serves it once built, without a restart', async () => {
    const before = await get('/graphiql/');
    expect(before.status).toBe(503);
    expect(before.body.toString()).toContain('npm run build:graphiql');
    await writeBuild();
    expect((await get('/graphiql/')).status).toBe(200);
    expect((await get('/graphiql/assets/index-1a2b.js')).status).toBe(200);
  });
});

function splitDirective(directive: string): [string, string] {
  const [name, ...sources] = directive.split(' ');
  return [name!, sources.join(' ')];
}

async function writeBuild(): Promise<void> {
  const asset = join(distPath, 'assets', 'index-1a2b.js');
  await mkdir(join(distPath, 'assets'));
  await writeFile(join(distPath, 'index.html'), PAGE);
  await writeFile(asset, SCRIPT);
  await writeFile(`${asset}.br`, brotliCompressSync(SCRIPT));
  await writeFile(`${asset}.gz`, gzipSync(SCRIPT));
}

// fetch() would decompress the body, and any URL would tidy the path up.
async function get(
  path: string,
  encodings = '',
): Promise<{ status: number; headers: IncomingHttpHeaders; body: Buffer }> {
  const { hostname, port } = new URL(app.listeningOrigin);
  const headers = encodings === '' ? {} : { 'accept-encoding': encodings };
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, path, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode!, headers: response.headers, body: Buffer.concat(chunks) }),
      );
    });
    sent.once('error', reject);
    sent.end();
  });
}
