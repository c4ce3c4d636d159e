// An open SocialHub account for tests: the real adapter over the real caller, HTTP and the emulated vendor.

import { readFileSync } from 'node:fs';
import { afterAll } from 'vitest';
import type { Observation } from '../../../src/domain/observation.ts';
import type { AdapterContext, RawDelivery, Settings, VendorAdapter } from '../../../src/domain/ports/vendor.ts';
import { BLANK_TICKET_FIELDS, type TicketRecord } from '../../../src/domain/ticket.ts';
import { createBreaker } from '../../../src/platform/breaker.ts';
import { systemClock } from '../../../src/platform/clock.ts';
import { createHttpClient } from '../../../src/platform/http.ts';
import { createLogger } from '../../../src/platform/logger.ts';
import { createMetrics } from '../../../src/platform/metrics.ts';
import { createRateBudget } from '../../../src/platform/rate-budget.ts';
import { createVendorCallerFactory } from '../../../src/platform/vendor-caller.ts';
import { socialhub } from '../../../src/vendors/socialhub/index.ts';
import { settingsOf } from '../../kit/gateway-defaults.ts';

/** The secret of the vendor's own documentation, with which the captured deliveries were signed. */
export const DOCUMENTED_SECRET = 'random_32_or_more_chars_long_string';
export const TOKEN_CLAIMS = { accountId: '648b012b4c35a89b4f25f035', channelId: '64dcd7a6e5f74f15d6c42daa', iat: 1 };

const http = createHttpClient({ userAgent: 'test' });
afterAll(() => http.close());

/** A documented body; tests look into it field by field. */
export function fixture(name: string): any {
  const url = new URL(`../../fixtures/socialhub/socialhub-${name}.json`, import.meta.url);
  return JSON.parse(readFileSync(url, 'utf8'));
}

export interface TestAccount {
  readonly adapter: VendorAdapter;
  readonly unknownValues: readonly (readonly [string, string])[];
  readonly warnings: readonly unknown[];
  readonly logLines: readonly string[];
}

/** Opens the adapter; settings are laid over the defaults. Nothing is called before an act or a read. */
export function openAccount(settings: Settings = {}): TestAccount {
  const unknownValues: (readonly [string, string])[] = [];
  const warnings: unknown[] = [];
  const logLines: string[] = [];
  const clock = systemClock;
  const callers = createVendorCallerFactory({
    http,
    clock,
    metrics: createMetrics(),
    logger: createLogger({ level: 'debug', destination: { write: (line) => void logLines.push(line) } }),
    account: { id: 'fans', vendor: 'SOCIALHUB' },
    budget: createRateBudget({ clock, callsPerMinute: null, reservedForWrites: 0 }),
    breaker: createBreaker({ clock }),
    timeoutMs: 300,
  });
  const context: AdapterContext = {
    account: { id: 'fans', name: 'Fans' },
    settings: settingsOf(socialhub, {
      baseUrl: 'http://127.0.0.1:9',
      accessToken: 'a-token-without-claims',
      webhookSecret: DOCUMENTED_SECRET,
      ...settings,
    }),
    log: {
      unknownValue: (field, value) => unknownValues.push([field, value]),
      warn: (message, details) => warnings.push({ message, ...details }),
    },
    now: () => clock.now(),
    createCaller: callers.createCaller,
  };
  return { adapter: socialhub.open(context), unknownValues, warnings, logLines };
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

/** A delivery as the webhook door hands it over. */
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

type Of<T extends Observation['type']> = Extract<Observation, { type: T }>;

export function ofType<T extends Observation['type']>(observations: readonly Observation[], type: T): Of<T>[] {
  return observations.filter((observation): observation is Of<T> => observation.type === type);
}
