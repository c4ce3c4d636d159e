// Opens an Emotive account for tests: the real adapter over real HTTP against a stand-in that responds as documented.

import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readFileSync } from 'node:fs';
import { VendorCallError, vendorFailure, type VendorErrorCode } from '../../../../src/domain/errors/error-codes.ts';
import type { Observation } from '../../../../src/domain/observation.ts';
import type { CallerOptions, VendorCaller, VendorRequest } from '../../../../src/domain/ports/vendor/calls.ts';
import type { RawDelivery } from '../../../../src/domain/ports/vendor/deliveries.ts';
import type { Settings } from '../../../../src/domain/ports/vendor/settings.ts';
import type { AdapterContext, VendorAdapter } from '../../../../src/domain/ports/vendor/module.ts';
import { BLANK_TICKET_FIELDS, type TicketRecord } from '../../../../src/domain/ticket.ts';
import { emotive } from '../../../../src/vendors/emotive/index.ts';

export const TOKEN = 'brand-token-1';
export const NOW = Date.parse('2026-11-20T10:00:00Z');

export function fixture(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`../../../fixtures/emotive/${name}.json`, import.meta.url), 'utf8'));
}

/** The stand-in's response; null closes the connection without one. */
export type Answer = { readonly status: number; readonly json?: unknown } | null;
export interface SeenCall {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
  readonly body: unknown;
}
export interface StandIn {
  readonly url: string;
  readonly calls: readonly SeenCall[];
  on(route: string, answer: (call: SeenCall) => Answer): void;
  stop(): Promise<void>;
}

/** A server for `METHOD /path` routes below /helpdesk; every other route returns 404 as the OpenAPI's JsonResponse. */
export async function startStandIn(): Promise<StandIn> {
  const routes = new Map<string, (call: SeenCall) => Answer>();
  const calls: SeenCall[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const url = new URL(request.url ?? '/', 'http://stand-in');
      const path = url.pathname.replace(/^\/helpdesk/, '');
      const text = Buffer.concat(chunks).toString('utf8');
      const body: unknown = text === '' ? null : JSON.parse(text);
      const call = { method: request.method ?? '', path, query: url.searchParams, headers: request.headers, body };
      calls.push(call);
      const route = routes.get(`${call.method} ${path}`);
      const answer = route === undefined ? { status: 404, json: { message: 'Not found' } } : route(call);
      if (answer === null) {
        request.socket.destroy();
        return;
      }
      response.writeHead(answer.status, { 'content-type': 'application/json' });
      response.end(answer.json === undefined ? '' : JSON.stringify(answer.json));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/helpdesk`,
    calls,
    on: (route, answer) => routes.set(route, answer),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const CODES: Readonly<Record<number, VendorErrorCode>> = { 401: 'UNAUTHORIZED', 404: 'NOT_FOUND', 409: 'CONFLICT' };

/** The simplest caller that fulfils the contract of the port: no budget, no retries. */
function createPlainCaller(options: CallerOptions): VendorCaller {
  return {
    download: () => Promise.reject(new Error('this caller only calls')),
    async call(request: VendorRequest) {
      const url = new URL(options.baseUrl + request.path);
      for (const [name, value] of Object.entries(request.query ?? {})) url.searchParams.set(name, String(value));
      const body = request.body?.type === 'json' ? JSON.stringify(request.body.value) : null;
      const headers = { 'content-type': 'application/json', connection: 'close', ...(await options.headers()) };
      const response = await fetch(url, { method: request.method, headers, body }).catch((cause: unknown) => {
        const outcomeUnknown = request.method !== 'GET';
        throw new VendorCallError(vendorFailure('UNAVAILABLE', { outcomeUnknown }), { cause });
      });
      const text = await response.text();
      const json: unknown = text === '' ? undefined : JSON.parse(text);
      if (response.ok) return { status: response.status, headers: Object.fromEntries(response.headers), json };
      const { code, ...decoded } = options.decodeFailure(response.status, json);
      const byStatus = CODES[response.status] ?? (response.status >= 500 ? 'UNAVAILABLE' : 'INVALID_REQUEST');
      throw new VendorCallError(vendorFailure(code ?? byStatus, { ...decoded, httpStatus: response.status }));
    },
  };
}

export interface TestAccount {
  readonly adapter: VendorAdapter;
  readonly unknownValues: readonly (readonly [string, string])[];
  readonly warnings: readonly unknown[];
}

/** Opens the adapter against this base URL; `settings` override the defaults. */
export function openAccount(
  baseUrl: string,
  settings: Settings = {},
  createCaller: AdapterContext['createCaller'] = createPlainCaller,
): TestAccount {
  const unknownValues: (readonly [string, string])[] = [];
  const warnings: unknown[] = [];
  const context: AdapterContext = {
    account: { id: 'emotive-main', name: 'Emotive' },
    settings: { baseUrl, brandToken: TOKEN, ...settings },
    log: {
      unknownValue: (field, value) => unknownValues.push([field, value]),
      warn: (message, details) => warnings.push({ message, ...details }),
    },
    now: () => NOW,
    createCaller,
  };
  return { adapter: emotive.open(context), unknownValues, warnings };
}

export function ticketRecord(changes: Partial<TicketRecord> = {}): TicketRecord {
  return {
    ...BLANK_TICKET_FIELDS,
    vendor: 'EMOTIVE',
    account: 'emotive-main',
    key: '501',
    nativeId: '501',
    version: 1,
    observedAt: NOW,
    threadObservedAt: null,
    threadBehind: false,
    timelineObservedAt: null,
    status: 'OPEN',
    nativeStatus: { code: 'open', label: 'Open' },
    channelType: 'SMS',
    channelKey: 'sms',
    contactKey: '+14155552671',
    phone: '+14155552671',
    ...changes,
  };
}

export function delivery(body: unknown, changes: Partial<RawDelivery> = {}): RawDelivery {
  const bytes = body instanceof Uint8Array ? body : Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
  return { headers: {}, body: bytes, remoteAddress: '203.0.113.7', receivedAt: NOW, ...changes };
}

type Of<T extends Observation['type']> = Extract<Observation, { type: T }>;

export function ofType<T extends Observation['type']>(observations: readonly Observation[], type: T): Of<T>[] {
  return observations.filter((observation): observation is Of<T> => observation.type === type);
}
