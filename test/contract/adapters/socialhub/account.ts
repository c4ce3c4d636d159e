// Opens a SocialHub account for tests: the real adapter over the real caller, HTTP and the emulated vendor.

import { readFileSync } from 'node:fs';
import { afterAll } from 'vitest';
import type { RawDelivery } from '../../../../src/domain/ports/vendor/deliveries.ts';
import type { Settings } from '../../../../src/domain/ports/vendor/settings.ts';
import { BLANK_TICKET_FIELDS, type TicketRecord } from '../../../../src/domain/ticket.ts';
import { socialhub } from '../../../../src/vendors/socialhub/index.ts';
import { openVendorAccount, type VendorAccount } from '../../../kit/vendor-account.ts';

/** The secret of the vendor's documentation, which signed the captured deliveries. */
export const DOCUMENTED_SECRET = 'random_32_or_more_chars_long_string';
const LATE_AFTER_MS = 300;

const opened: VendorAccount[] = [];
afterAll(async () => {
  for (const account of opened.splice(0)) await account.close();
});

/** A documented body, untyped so that tests can read its fields. */
export function fixture(name: string): any {
  const url = new URL(`../../../fixtures/socialhub/socialhub-${name}.json`, import.meta.url);
  return JSON.parse(readFileSync(url, 'utf8'));
}

/** Opens the adapter; `settings` override the defaults. Opening makes no call. */
export function openAccount(settings: Settings = {}): VendorAccount {
  const given = { accessToken: 'a-token-without-claims', webhookSecret: DOCUMENTED_SECRET, ...settings };
  const account = openVendorAccount(socialhub, given, Date.now, (caller) => caller, LATE_AFTER_MS);
  opened.push(account);
  return account;
}

export function ticketRecord(changes: Partial<TicketRecord> = {}): TicketRecord {
  return {
    ...BLANK_TICKET_FIELDS,
    vendor: 'SOCIALHUB',
    account: 'fans',
    key: 'question-q_0000000001',
    nativeId: '5cc1b08ad62ec72e8388cb47',
    version: 1,
    observedAt: 1,
    threadObservedAt: null,
    threadBehind: false,
    timelineObservedAt: null,
    channelType: 'CUSTOM',
    ...changes,
  };
}

/** A delivery as the webhook endpoint passes it on. */
export function delivery(body: unknown, changes: Partial<RawDelivery> = {}): RawDelivery {
  const bytes = Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
  return { headers: {}, body: bytes, remoteAddress: '203.0.113.7', receivedAt: 1_700_000_000_000, ...changes };
}

/** One ticket_action as the vendor delivers it. */
export function actionBody(...events: readonly object[]): Record<string, unknown> {
  return {
    manifestId: '5cc1afd1d62ec72e8388cb45',
    accountId: '5cb9003af1bb6808381d184d',
    channelId: '5cc1afd1d62ec72e8388cb46',
    events: { ticket_action: events },
  };
}
