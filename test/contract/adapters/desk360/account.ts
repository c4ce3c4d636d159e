// An open Desk360 account for tests: the real adapter and the real caller over real HTTP, and a stand-in to call.

import { readFileSync } from 'node:fs';
import type { UploadedFile } from '../../../../src/domain/commands/message-commands.ts';
import type { RawDelivery } from '../../../../src/domain/ports/vendor/deliveries.ts';
import type { Settings } from '../../../../src/domain/ports/vendor/settings.ts';
import { BLANK_TICKET_FIELDS, type TicketRecord } from '../../../../src/domain/ticket.ts';
import { login } from '../../../../src/vendors/desk360/client/login.ts';
import { desk360 } from '../../../../src/vendors/desk360/index.ts';
import type { MapContext } from '../../../../src/vendors/desk360/map/index.ts';
import { readSettings } from '../../../../src/vendors/desk360/settings.ts';
import * as kit from '../../../kit/stand-in.ts';
import { openVendorAccount, type VendorAccount } from '../../../kit/vendor-account.ts';

export const TOKEN = 'desk360-sandbox-token';
export const NOW = Date.parse('2026-03-02T10:00:00Z');

/** A documented body, as transcribed from the vendor's page. */
export function fixture(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`../../../fixtures/desk360/desk360-${name}.json`, import.meta.url), 'utf8'));
}

export type StandIn = kit.StandIn<string>;

/** A server for `METHOD /path` routes below /v1; what is not set answers as Desk360 does for an unknown object. */
export const startStandIn = (): Promise<StandIn> =>
  kit.startStandIn({
    basePath: '/v1',
    unknownRoute: { status: 404, json: { error: { code: 'model_not_found_exception', message: 'Not found.' } } },
    parseBody: (text) => text,
  });

/** Opens the adapter against this base URL; settings are laid over the defaults. */
export function openAccount(baseUrl: string, settings: Settings = {}): VendorAccount {
  return openVendorAccount(desk360, { baseUrl, apiToken: TOKEN, products: ['1'], ...settings }, () => NOW);
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
