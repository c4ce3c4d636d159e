// The adapter beside an emulated Glassix of its own, with a clock that tests move.

import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach } from 'vitest';
import type {
  ActionResult,
  ReplyCommand,
  StatusCommand,
  UploadedFile,
} from '../../../../src/domain/commands/message-commands.ts';
import type { UserError } from '../../../../src/domain/errors/error-codes.ts';
import type { Observation } from '../../../../src/domain/observation.ts';
import type { Action } from '../../../../src/domain/ports/vendor/actions.ts';
import type { Settings } from '../../../../src/domain/ports/vendor/settings.ts';
import type { TicketRecord } from '../../../../src/domain/ticket.ts';
import { createSandboxClock, startSandboxVendor, type SandboxClock } from '../../../../src/sandbox/index.ts';
import { glassix } from '../../../../src/vendors/glassix/index.ts';
import type { MapContext } from '../../../../src/vendors/glassix/map/context.ts';
import { readSettings } from '../../../../src/vendors/glassix/settings.ts';
import {
  DEPARTMENTS,
  glassixSandbox,
  type GlassixSandboxSettings,
  type RunningGlassix,
} from '../../../../src/vendors/glassix/sandbox/index.ts';
import { ticketRecord } from '../../../kit/domain/records.ts';
import { openVendorAccount, type VendorAccount } from '../../../kit/vendor-account.ts';

export const NOW = Date.parse('2026-03-02T10:00:00Z');
export const SECRET = 'glassix-sandbox-secret';
export const CREDENTIALS = { apiKey: DEPARTMENTS.support, apiSecret: SECRET, userName: 'api@example.com' };
export { DEPARTMENTS };

/** A documented body, as transcribed from the vendor's pages. */
export function fixture(name: string): any {
  return JSON.parse(readFileSync(new URL(`../../../fixtures/glassix/glassix-${name}.json`, import.meta.url), 'utf8'));
}

/** A hundred calls at once wait for each other. */
const IN_LINE = { write: 0, interactive: 0, background: 5_000 };

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

export interface GlassixAccount extends VendorAccount {
  readonly vendor: RunningGlassix;
  readonly clock: SandboxClock;
  /** How often a route was requested, e.g. `/tickets/list`; all of them without one. */
  calls(route?: string): number;
  /** The bodies that arrived at a route, oldest first. */
  bodies(route: string): any[];
}

/** Opens an account at an emulated vendor of its own; everything ends with the test. */
export async function startGlassixAccount(
  sandbox: Partial<GlassixSandboxSettings> = {},
  settings: Settings = {},
  ticketCount = 60,
): Promise<GlassixAccount> {
  const clock = createSandboxClock(NOW);
  const vendor = await startSandboxVendor(glassixSandbox, {
    clock,
    ticketCount,
    settings: { ratePerMinute: 100_000, tokensPerMinute: 1000, ...sandbox },
  });
  const account = openVendorAccount(
    glassix,
    { baseUrl: vendor.url, ...CREDENTIALS, ...settings },
    () => clock.now(),
    undefined,
    undefined,
    IN_LINE,
  );
  closers.push(() => vendor.stop(), account.close);
  return {
    ...account,
    vendor,
    clock,
    calls: (route) => vendor.journal.count(route === undefined ? {} : { route }),
    bodies: (route) => vendor.journal.entries({ route }).map(({ body }) => body),
  };
}

/** Opens an account at a server with configured responses, which records its requests. */
export async function startStandIn(answer: (request: IncomingMessage) => { status?: number; json: unknown }) {
  const requested: string[] = [];
  const server = createServer((request, response) => {
    request.resume();
    if (request.url === '/token/get') {
      response.end(JSON.stringify({ access_token: 'token', token_type: 'Bearer', expires_in: 10_800.0 }));
      return;
    }
    requested.push(`${request.method} ${request.url}`);
    const { status = 200, json } = answer(request);
    response.statusCode = status;
    response.setHeader('content-type', 'application/json');
    response.end(typeof json === 'string' ? json : JSON.stringify(json));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const account = openVendorAccount(glassix, { baseUrl, ...CREDENTIALS }, () => NOW);
  closers.push(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }, account.close);
  return { ...account, requested };
}

/** A mapping context that keeps what was not known. */
export function mapContext(settings: Settings = {}): MapContext & { readonly unknown: string[] } {
  const unknown: string[] = [];
  return {
    settings: readSettings({ ...CREDENTIALS, ...settings }),
    isBot: () => false,
    log: { unknownValue: (field, value) => void unknown.push(`${field}: ${value}`), warn: () => undefined },
    unknown,
  };
}

export function act<C>(of: Action<C> | null): Action<C> {
  if (of === null) throw new Error('no such act');
  return of;
}

/** Does an act as the write path would: what its check refuses is not sent. */
export async function perform<C>(of: Action<C> | null, command: C): Promise<ActionResult> {
  const faults = act(of).check(command);
  if (faults.length > 0) throw new Error(`refused: ${JSON.stringify(codesOf(faults))}`);
  return act(of).perform(command);
}

export const codesOf = (errors: readonly UserError[]): (readonly [string, string | null])[] =>
  errors.map(({ code, field }) => [code, field?.join('.') ?? null] as const);

type Of<T extends Observation['type']> = Extract<Observation, { type: T }>;
export function one<T extends Observation['type']>(observations: readonly Observation[], type: T): Of<T> {
  const found = observations.filter((observation): observation is Of<T> => observation.type === type);
  if (found.length !== 1 || found[0] === undefined) throw new Error(`${found.length} observations of type ${type}`);
  return found[0];
}

/** A ticket of the emulated vendor as the gateway would know it. */
export function recordOf(account: GlassixAccount, id: number, changes: Partial<TicketRecord> = {}): TicketRecord {
  const ticket = account.vendor.state.tickets.get(id);
  if (ticket === undefined) throw new Error(`no ticket ${id}`);
  return ticketRecord({
    vendor: 'GLASSIX',
    account: 'glassix-main',
    key: String(id),
    nativeId: String(id),
    teamKey: ticket.departmentId,
    status: 'OPEN',
    ...changes,
  });
}

/** An open ticket of the emulated vendor. */
export function openTicketOf(account: GlassixAccount) {
  const ticket = [...account.vendor.state.tickets.values()].find(({ state }) => state === 'Open');
  if (ticket === undefined) throw new Error('no open ticket');
  return ticket;
}

export const textReply = (ticket: TicketRecord, text: string, files: readonly UploadedFile[] = []): ReplyCommand => ({
  ticket,
  content: { kind: 'TEXT', text, html: null, files },
  idempotencyKey: 'key-1',
  now: NOW,
});

export function file(name: string, bytes: string, mimeType = 'text/plain'): UploadedFile {
  const content = Buffer.from(bytes, 'utf8');
  return {
    name,
    mimeType,
    byteSize: content.byteLength,
    async *open() {
      yield content;
    },
  };
}

/** An account with an open ticket, natively and as the gateway would know it. */
export async function openTicket(sandbox: Partial<GlassixSandboxSettings> = {}) {
  const account = await startGlassixAccount(sandbox);
  const native = openTicketOf(account);
  return { account, native, ticket: recordOf(account, native.id), acts: account.adapter.actions };
}

export const statusCommand = (ticket: TicketRecord, said: Partial<StatusCommand> = {}): StatusCommand => ({
  ticket,
  status: 'CLOSED',
  snoozedUntil: null,
  reasonTagKey: null,
  summary: null,
  now: NOW,
  ...said,
});
