// A real browser for tests, which keeps a record of everything a page did that it should not have done.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { unpackChromium } from './chromium.ts';

// Our own list: the package's defaults switch web security off, which would let a page pass that breaks its policy.
const LAUNCH_ARGUMENTS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** What a page did so far; the arrays grow while the page lives. */
export interface PageRecord {
  /** URLs of requests and sockets to another origin than the one given. */
  foreignRequests: string[];
  /** Every request and socket, for saying how many there were. */
  requests: string[];
  /** Console errors, uncaught exceptions and policy violations, as text. */
  complaints: string[];
  /** Text frames the page sent over its sockets. */
  sentFrames: string[];
  /** Text frames that came over its sockets. */
  receivedFrames: string[];
}

/** A running browser; close it, and its processes and profile are gone. */
export interface TestBrowser {
  openPage(origin: string): Promise<{ page: Page; record: PageRecord }>;
  close(): Promise<void>;
}

/** Starts the browser with an empty profile; 1-4 s, the first time of a version a few more. */
export async function openBrowser(): Promise<TestBrowser> {
  const { executablePath, environment } = await unpackChromium();
  const homePath = await mkdtemp(join(tmpdir(), 'deskgraph-browser-'));
  const removeHome = (): Promise<void> => rm(homePath, { recursive: true, force: true });
  const browser = await launch(executablePath, { ...environment, HOME: homePath }).catch(async (failure: unknown) => {
    await removeHome();
    throw failure;
  });
  return {
    openPage: (origin) => openPage(browser, origin),
    async close() {
      await browser.close();
      await removeHome();
    },
  };
}

async function launch(executablePath: string, environment: Record<string, string>): Promise<Browser> {
  const inherited = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return chromium.launch({
    executablePath,
    args: LAUNCH_ARGUMENTS,
    env: { ...Object.fromEntries(inherited), ...environment },
  });
}

async function openPage(browser: Browser, origin: string): Promise<{ page: Page; record: PageRecord }> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  const record: PageRecord = { foreignRequests: [], requests: [], complaints: [], sentFrames: [], receivedFrames: [] };
  const note = (url: string): void => {
    record.requests.push(url);
    if (!isOwn(url, origin)) record.foreignRequests.push(url);
  };
  context.on('request', (request) => note(request.url()));
  page.on('websocket', (socket) => {
    note(socket.url());
    socket.on('framesent', (frame) => record.sentFrames.push(String(frame.payload)));
    socket.on('framereceived', (frame) => record.receivedFrames.push(String(frame.payload)));
  });
  page.on('pageerror', (failure) => record.complaints.push(failure.message));
  page.on('console', (message) => {
    if (message.type() === 'error') record.complaints.push(message.text());
  });
  // The console shows violations too, but the listener also receives those reported only to the page.
  await page.exposeFunction('noteViolation', (text: string) => void record.complaints.push(text));
  await page.addInitScript(listenForViolations);
  return { page, record };
}

// Runs in the page, before any of its own scripts.
function listenForViolations(): void {
  document.addEventListener('securitypolicyviolation', (event) => {
    const note = Reflect.get(globalThis, 'noteViolation') as (text: string) => void;
    note(`policy violation: ${event.violatedDirective} ${event.blockedURI}`);
  });
}

function isOwn(url: string, origin: string): boolean {
  const { protocol, host } = new URL(url);
  return protocol === 'data:' || protocol === 'blob:' || host === new URL(origin).host;
}
