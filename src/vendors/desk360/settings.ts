// The settings of a Desk360 account, as configured and as validated values.

import type { RateSpec } from '../../domain/ports/vendor/module.ts';
import type { SettingSpec, Settings } from '../../domain/ports/vendor/settings.ts';
import { TICKET_STATUSES, type TicketStatus } from '../../domain/ticket.ts';
import { isLoopback } from '../../platform/loopback.ts';
import {
  rateBudgetOf,
  listSetting,
  defineSetting,
  textSetting,
  integerSetting,
} from '../../platform/adapter/module-parts.ts';
import { isDay } from './map/time.ts';
import { MEDIA_TYPE_PATTERN, WHATSAPP_MEDIA_TYPES } from './actions/whatsapp/media-types.ts';

const BASE_URL = 'https://api.desk360.com/v1';
const CALLS_PER_MINUTE = 10;
/** The host of the URLs in the documents' samples. */
const MEDIA_HOSTS: readonly string[] = ['desk-360.s3.amazonaws.com'];

export const DESK360_SETTINGS: readonly SettingSpec[] = [
  defineSetting(
    'baseUrl',
    'url',
    BASE_URL,
    'URL of the API. It must use https; http is accepted for this machine only.',
  ),
  defineSetting('apiToken', 'string', null, 'API token from the panel (Settings, API) or from the login call.', {
    required: true,
    secret: true,
  }),
  defineSetting(
    'products',
    'list',
    [],
    'Ids of the products to serve. Empty: every product that the token can read (one more call).',
  ),
  defineSetting(
    'callsPerMinute',
    'integer',
    CALLS_PER_MINUTE,
    'Calls per minute of your plan: Basic 10, Business 100.',
  ),
  defineSetting('reservedForWrites', 'integer', null, 'Calls per minute reserved for writes. Default: one fifth.'),
  defineSetting('timeZone', 'string', 'UTC', 'IANA time zone of ticket times, which Desk360 sends without a zone.'),
  defineSetting(
    'statusMap',
    'list',
    [],
    'Additional or different status numbers, such as `3=OPEN`. Known by default: 0, 1, 2, 3.',
  ),
  defineSetting(
    'whatsappProduct',
    'string',
    null,
    'Id of the product that the WhatsApp webhook belongs to. Default: the first of `products`.',
  ),
  defineSetting('ticketsSince', 'string', null, 'First day (YYYY-MM-DD) of the tickets to read. Default: all tickets.'),
  defineSetting('mediaHosts', 'list', MEDIA_HOSTS, 'Hosts that attachments may be downloaded from, over https.'),
  defineSetting(
    'mediaTypes',
    'list',
    WHATSAPP_MEDIA_TYPES,
    'MIME types of the files that WhatsApp messages may contain. `image/*` and `*/*` are patterns.',
  ),
];

/** Placeholder for the product of WhatsApp conversations when the settings name none. */
export const UNKNOWN_PRODUCT = 'default';

export interface Desk360Settings {
  readonly baseUrl: string;
  readonly apiToken: string;
  /** Empty: every product that the token can read. */
  readonly products: readonly string[];
  readonly timeZone: string;
  readonly statusOverrides: ReadonlyMap<string, TicketStatus>;
  /** A product id, or UNKNOWN_PRODUCT. */
  readonly whatsappProduct: string;
  /** `YYYY-MM-DD`; null: all tickets. */
  readonly ticketsSince: string | null;
  /** Lower-case host names. */
  readonly mediaHosts: readonly string[];
  /** Lower-case MIME types and patterns; empty: no files. */
  readonly mediaTypes: readonly string[];
}

function refuse(key: string, rule: string): never {
  throw new Error(`Desk360 setting ${key}: ${rule}`);
}

function productId(key: string, text: string): string {
  return /^\d{1,19}$/.test(text) ? text : refuse(key, 'a product id must be a number');
}

function statusOverride(entry: string): readonly [string, TicketStatus] {
  const [number = '', name = ''] = entry.split('=').map((part) => part.trim());
  const status = TICKET_STATUSES.find((known) => known === name.toUpperCase());
  if (!/^\d{1,9}$/.test(number) || status === undefined) return refuse('statusMap', 'write entries like 3=OPEN');
  return [number, status];
}

function day(key: string, text: string | null): string | null {
  if (text === null || isDay(text)) return text;
  return refuse(key, 'write a day as YYYY-MM-DD');
}

function hostName(text: string): string {
  const name = text.toLowerCase();
  return /^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(name) ? name : refuse('mediaHosts', 'write host names only');
}

function mediaType(text: string): string {
  const type = text.toLowerCase();
  return MEDIA_TYPE_PATTERN.test(type) ? type : refuse('mediaTypes', 'write MIME types such as image/png or image/*');
}

/** Desk360 accepts https only, and passwords and tokens must not leave this machine unencrypted. */
export function isSafeUrl(address: string): boolean {
  const url = URL.canParse(address) ? new URL(address) : null;
  return url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url.hostname));
}

function safeUrl(address: string): string {
  return isSafeUrl(address) ? address : refuse('baseUrl', 'must use https; http is accepted for this machine only');
}

function knownTimeZone(name: string): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    return refuse('timeZone', 'is not an IANA time zone');
  }
}

/** Parses and validates an account's settings. Throws an Error that names the setting but not its value. */
export function readSettings(settings: Settings): Desk360Settings {
  const products = [...new Set(listSetting(settings, 'products').map((id) => productId('products', id)))];
  const whatsapp = textSetting(settings, 'whatsappProduct');
  return {
    baseUrl: safeUrl(textSetting(settings, 'baseUrl') ?? BASE_URL).replace(/\/+$/, ''),
    apiToken: textSetting(settings, 'apiToken') ?? refuse('apiToken', 'is missing'),
    products,
    timeZone: knownTimeZone(textSetting(settings, 'timeZone') ?? 'UTC'),
    statusOverrides: new Map(listSetting(settings, 'statusMap').map(statusOverride)),
    whatsappProduct:
      whatsapp === null || whatsapp === UNKNOWN_PRODUCT
        ? (products[0] ?? UNKNOWN_PRODUCT)
        : productId('whatsappProduct', whatsapp),
    ticketsSince: day('ticketsSince', textSetting(settings, 'ticketsSince')),
    mediaHosts: listSetting(settings, 'mediaHosts', MEDIA_HOSTS).map(hostName),
    mediaTypes: listSetting(settings, 'mediaTypes', WHATSAPP_MEDIA_TYPES).map(mediaType),
  };
}

export function toRate(settings: Settings): RateSpec {
  return rateBudgetOf(integerSetting(settings, 'callsPerMinute') ?? CALLS_PER_MINUTE, settings);
}
