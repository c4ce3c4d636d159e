// Opens an Emotive account for tests: the real adapter over real HTTP against a stand-in that responds as documented.

import { readFileSync } from 'node:fs';
import { afterAll } from 'vitest';
import type { RawDelivery } from '../../../../src/domain/ports/vendor/deliveries.ts';
import type { Settings } from '../../../../src/domain/ports/vendor/settings.ts';
import { BLANK_TICKET_FIELDS, type TicketRecord } from '../../../../src/domain/ticket.ts';
import { emotive } from '../../../../src/vendors/emotive/index.ts';
import * as kit from '../../../kit/stand-in.ts';
import { openVendorAccount, type VendorAccount } from '../../../kit/vendor-account.ts';

export const TOKEN = 'brand-token-1';
export const NOW = Date.parse('2026-11-20T10:00:00Z');

export function fixture(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`../../../fixtures/emotive/${name}.json`, import.meta.url), 'utf8'));
}

export type SeenCall = kit.SeenCall<unknown>;
export type StandIn = kit.StandIn<unknown>;

/** A server for `METHOD /path` routes below /helpdesk; every other route returns 404 as the OpenAPI's JsonResponse. */
export const startStandIn = (): Promise<StandIn> =>
  kit.startStandIn({
    basePath: '/helpdesk',
    unknownRoute: { status: 404, json: { message: 'Not found' } },
    parseBody: (text): unknown => (text === '' ? null : JSON.parse(text)),
  });

const opened: VendorAccount[] = [];
afterAll(async () => {
  for (const account of opened.splice(0)) await account.close();
});

/** Opens the adapter against this base URL; `settings` override the defaults. The account closes with the file's tests. */
export function openAccount(baseUrl: string, settings: Settings = {}): VendorAccount {
  const account = openVendorAccount(emotive, { baseUrl, brandToken: TOKEN, ...settings }, () => NOW);
  opened.push(account);
  return account;
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
