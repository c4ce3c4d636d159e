// Holds the browser's record to its word: a page that misbehaves must be caught, or quiet pages prove nothing.

import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { eventually } from '../kit/eventually.ts';
import { openBrowser, type TestBrowser } from './open-browser.ts';

let server: Server;
let origin: string;
let foreignOrigin: string;
let browser: TestBrowser;
let pageHtml: string;

beforeAll(async () => {
  server = createServer((request, response) => {
    const isPage = request.url === '/page';
    response.setHeader('content-type', isPage ? 'text/html' : 'text/plain');
    if (isPage) response.setHeader('content-security-policy', "img-src 'self'");
    response.end(isPage ? pageHtml : 'ok');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  origin = `http://127.0.0.1:${port}`;
  foreignOrigin = `http://localhost:${port}`;
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

it('notes requests that leave the origin', async () => {
  const { record } = await open(`<script src="${foreignOrigin}/foreign.js"></script><script src="/own.js"></script>`);
  await eventually(() => expect(record.requests).toContain(`${origin}/own.js`));
  expect(record.foreignRequests).toEqual([`${foreignOrigin}/foreign.js`]);
});

it('notes a broken policy', async () => {
  const { record } = await open(`<img src="${foreignOrigin}/image.png">`);
  await eventually(() => expect(record.complaints).toContain(`policy violation: img-src ${foreignOrigin}/image.png`));
});

it('notes console errors and uncaught exceptions', async () => {
  const { record } = await open(`<script>console.error('said aloud'); throw new Error('not caught');</script>`);
  await eventually(() => expect(record.complaints).toEqual(expect.arrayContaining(['said aloud', 'not caught'])));
});

async function open(html: string): ReturnType<TestBrowser['openPage']> {
  pageHtml = html;
  const opened = await browser.openPage(origin);
  await opened.page.goto(`${origin}/page`);
  return opened;
}
