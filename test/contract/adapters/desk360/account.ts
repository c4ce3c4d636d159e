// An open Desk360 account for tests: the real adapter and the real caller over real HTTP, and a stand-in to call.

import { readFileSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { UploadedFile } from '../../../../src/domain/commands/message-commands.ts';
import { VendorCallError, type VendorFailure } from '../../../../src/domain/errors/error-codes.ts';
import type { Observation } from '../../../../src/domain/observation.ts';
import type { RawDelivery } from '../../../../src/domain/ports/vendor/deliveries.ts';
import type { Settings } from '../../../../src/domain/ports/vendor/settings.ts';
import type { AdapterContext, VendorAdapter } from '../../../../src/domain/ports/vendor/module.ts';
import { BLANK_TICKET_FIELDS, type TicketRecord } from '../../../../src/domain/ticket.ts';
import { createCircuitBreaker } from '../../../../src/platform/vendor-call/circuit-breaker.ts';
import { createHttpClient } from '../../../../src/platform/http/client.ts';
import { createLogger } from '../../../../src/platform/observability/logger.ts';
import { createMetrics } from '../../../../src/platform/observability/metrics.ts';
import { createRateBudget } from '../../../../src/platform/rate/budget.ts';
import { createVendorCallerFactory } from '../../../../src/platform/vendor-call/caller.ts';
import { systemClock } from '../../../../src/platform/clock.ts';
import { login } from '../../../../src/vendors/desk360/client/login.ts';
import { desk360 } from '../../../../src/vendors/desk360/index.ts';
import type { MapContext } from '../../../../src/vendors/desk360/map/index.ts';
import { readSettings } from '../../../../src/vendors/desk360/settings.ts';

export const TOKEN = 'desk360-sandbox-token';
export const NOW = Date.parse('2026-03-02T10:00:00Z');

/** A documented body, as transcribed from the vendor's page. */
export function fixture(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`../../../fixtures/desk360/desk360-${name}.json`, import.meta.url), 'utf8'));
}

export interface SeenCall {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}
export interface Answer {
  readonly status?: number;
  readonly json?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}
export interface StandIn {
  readonly url: string;
  readonly calls: readonly SeenCall[];
  on(route: string, answer: Answer | ((call: SeenCall) => Answer)): void;
  stop(): Promise<void>;
}

/** A server for `METHOD /path` routes below /v1; what is not set answers as Desk360 does for an unknown object. */
export async function startStandIn(): Promise<StandIn> {
  const routes = new Map<string, (call: SeenCall) => Answer>();
  const calls: SeenCall[] = [];
  const unknown: Answer = {
    status: 404,
    json: { error: { code: 'model_not_found_exception', message: 'Not found.' } },
  };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const url = new URL(request.url ?? '/', 'http://stand-in');
      const path = url.pathname.replace(/^\/v1/, '');
      const body = Buffer.concat(chunks).toString('utf8');
      const call = { method: request.method ?? '', path, query: url.searchParams, headers: request.headers, body };
      calls.push(call);
      const answer = routes.get(`${call.method} ${path}`)?.(call) ?? unknown;
      response.writeHead(answer.status ?? 200, { 'content-type': 'application/json', ...answer.headers });
      response.end(answer.json === undefined ? '' : JSON.stringify(answer.json));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    calls,
    on: (route, answer) => routes.set(route, typeof answer === 'function' ? answer : () => answer),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

export interface TestAccount extends Pick<AdapterContext, 'createCaller'> {
  readonly adapter: VendorAdapter;
  readonly unknownValues: readonly (readonly [string, string])[];
  readonly warnings: readonly string[];
  close(): Promise<void>;
}

/** More than any file of the tests: how large a download may be is not for the adapter to say. */
const MAX_ANSWER_BYTES = 64 * 1024 * 1024;
/** Where the rate limit is used up, a test wants to know at once. */
const NO_WAITING = { write: 0, interactive: 0, background: 0 };
const LOG_NOWHERE = { write: (): void => {} };

/** Opens the adapter against this base URL with a wide rate budget; settings are laid over the defaults. */
export function openAccount(baseUrl: string, settings: Settings = {}): TestAccount {
  const unknownValues: (readonly [string, string])[] = [];
  const warnings: string[] = [];
  const http = createHttpClient({ userAgent: 'deskgraph-test', maxBytes: MAX_ANSWER_BYTES });
  const callers = createVendorCallerFactory({
    http,
    clock: systemClock,
    metrics: createMetrics(),
    logger: createLogger({ level: 'silent', destination: LOG_NOWHERE }),
    account: { id: 'desk360-main', vendor: 'DESK360' },
    budget: createRateBudget({ clock: systemClock, callsPerMinute: null, reservedForWrites: 0, maxWaitMs: NO_WAITING }),
    breaker: createCircuitBreaker({ clock: systemClock }),
  });
  const context: AdapterContext = {
    account: { id: 'desk360-main', name: 'Desk360' },
    settings: { baseUrl, apiToken: TOKEN, products: ['1'], ...settings },
    log: {
      unknownValue: (field, value) => unknownValues.push([field, value]),
      warn: (message) => warnings.push(message),
    },
    now: () => NOW,
    createCaller: (options) => callers.createCaller(options),
  };
  const { createCaller } = context;
  return { adapter: desk360.open(context), createCaller, unknownValues, warnings, close: () => http.close() };
}

/** The token of a login, with separate callers. */
export async function signIn(baseUrl: string, email: string, password: string): Promise<string> {
  const account = openAccount('http://localhost');
  try {
    return await login(account, baseUrl, email, password);
  } finally {
    await account.close();
  }
}

/** What the pure mapping needs, with the unknown values it met. */
export function mapping(
  settings: Settings = {},
): MapContext & { readonly unknownValues: (readonly [string, string])[] } {
  const unknownValues: (readonly [string, string])[] = [];
  return {
    settings: readSettings({ apiToken: TOKEN, products: ['1'], ...settings }),
    log: { unknownValue: (field, value) => unknownValues.push([field, value]), warn: () => {} },
    unknownValues,
  };
}

export function ticketRecord(changes: Partial<TicketRecord> = {}): TicketRecord {
  return {
    ...BLANK_TICKET_FIELDS,
    vendor: 'DESK360',
    account: 'desk360-main',
    key: '1/1',
    nativeId: '1',
    version: 1,
    observedAt: NOW,
    threadObservedAt: null,
    threadBehind: false,
    timelineObservedAt: null,
    status: 'NEW',
    nativeStatus: { code: '0', label: 'Unresolved' },
    channelType: 'MOBILE_APP',
    ...changes,
  };
}

export const conversationRecord = (changes: Partial<TicketRecord> = {}): TicketRecord =>
  ticketRecord({
    key: 'wa/1/905551112233',
    nativeId: '905551112233',
    channelType: 'WHATSAPP',
    phone: '+905551112233',
    contactKey: 'wa/905551112233',
    lastInboundAt: NOW - 60_000,
    ...changes,
  });

export function delivery(body: unknown, changes: Partial<RawDelivery> = {}): RawDelivery {
  const bytes = body instanceof Uint8Array ? body : Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
  return { headers: {}, body: bytes, remoteAddress: '203.0.113.7', receivedAt: NOW, ...changes };
}

export function uploaded(name: string, content: string | Uint8Array, mimeType = 'text/plain'): UploadedFile {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  return {
    name,
    mimeType,
    byteSize: bytes.byteLength,
    async *open() {
      yield bytes;
    },
  };
}

type Of<T extends Observation['type']> = Extract<Observation, { type: T }>;

export function ofType<T extends Observation['type']>(observations: readonly Observation[], type: T): Of<T>[] {
  return observations.filter((observation): observation is Of<T> => observation.type === type);
}

/** The failure that a promise ends in; fails the test when it ends well or with another error. */
export async function failureOf(promise: Promise<unknown>): Promise<VendorFailure> {
  const error = await promise.then(
    () => new Error('the call succeeded'),
    (thrown: unknown) => thrown,
  );
  if (error instanceof VendorCallError) return error.failure;
  throw error;
}
