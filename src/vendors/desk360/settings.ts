// The settings of a Desk360 account: what may be configured, and the checked form that the adapter works with.

import type { SettingSpec, Settings } from '../../domain/ports/vendor/settings.ts';
import type { RateSpec } from '../../domain/ports/vendor/module.ts';
import { TICKET_STATUSES } from '../../domain/ticket.ts';
import type { TicketStatus } from '../../domain/ticket.ts';
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
/** Where the addresses in the documents' samples lie. */
const MEDIA_HOSTS: readonly string[] = ['desk-360.s3.amazonaws.com'];

export const DESK360_SETTINGS: readonly SettingSpec[] = [
  defineSetting('baseUrl', 'url', BASE_URL, 'Address of the API, over https; over http on this machine only.'),
  defineSetting('apiToken', 'string', null, 'API token from the panel (Settings, API) or from the login call.', {
    required: true,
    secret: true,
  }),
  defineSetting(
    'products',
    'list',
    [],
    'Ids of the products to serve; empty means all that the token sees (one more call).',
  ),
  defineSetting('callsPerMinute', 'integer', 10, 'Calls a minute of your plan: Basic 10, Business 100.'),
  defineSetting(
    'reservedForWrites',
    'integer',
    null,
    'Calls of each minute that only writes may use; default: a fifth.',
  ),
  defineSetting('timeZone', 'string', 'UTC', 'IANA name of the zone of ticket times, which Desk360 sends without one.'),
  defineSetting(
    'statusMap',
    'list',
    [],
    'Further or other status numbers, such as `3=OPEN`; known by default: 0, 1, 2, 3.',
  ),
  defineSetting(
    'whatsappProduct',
    'string',
    null,
    'Product that the WhatsApp webhook belongs to; default: first of `products`.',
  ),
  defineSetting(
    'ticketsSince',
    'string',
    null,
    'First day (YYYY-MM-DD) of the tickets that are read; default: all of them.',
  ),
  defineSetting('mediaHosts', 'list', MEDIA_HOSTS, 'Hosts that attachments may be read from, over https.'),
  defineSetting(
    'mediaTypes',
    'list',
    WHATSAPP_MEDIA_TYPES,
    'Kinds of files that WhatsApp messages may carry; `image/*` and `*/*` are patterns.',
  ),
];

/** The word for the product where nothing says which one a WhatsApp conversation belongs to. */
export const UNKNOWN_PRODUCT = 'default';

export interface Desk360Settings {
  readonly baseUrl: string;
  readonly apiToken: string;
  /** Empty: every product that the token sees. */
  readonly products: readonly string[];
  readonly timeZone: string;
  readonly statusOverrides: ReadonlyMap<string, TicketStatus>;
  /** A product id, or `default` where it is not known. */
  readonly whatsappProduct: string;
  /** `YYYY-MM-DD`; null reads all tickets. */
  readonly ticketsSince: string | null;
  /** Lower-case host names. */
  readonly mediaHosts: readonly string[];
  /** Lower-case media types and patterns of them; empty: no files at all. */
  readonly mediaTypes: readonly string[];
}

function refuse(key: string, rule: string): never {
  throw new Error(`Desk360 setting ${key}: ${rule}`);
}

function productId(key: string, word: string): string {
  return /^\d{1,19}$/.test(word) ? word : refuse(key, 'a product id is a number');
}

function statusOverride(word: string): readonly [string, TicketStatus] {
  const [number = '', name = ''] = word.split('=').map((part) => part.trim());
  const status = TICKET_STATUSES.find((known) => known === name.toUpperCase());
  if (!/^\d{1,9}$/.test(number) || status === undefined) return refuse('statusMap', 'write entries like 3=OPEN');
  return [number, status];
}

function day(key: string, word: string | null): string | null {
  if (word === null || isDay(word)) return word;
  return refuse(key, 'write a day as YYYY-MM-DD');
}

function hostName(word: string): string {
  const name = word.toLowerCase();
  return /^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(name) ? name : refuse('mediaHosts', 'write host names only');
}

function mediaType(word: string): string {
  const type = word.toLowerCase();
  return MEDIA_TYPE_PATTERN.test(type) ? type : refuse('mediaTypes', 'write media types such as image/png or image/*');
}

/** Desk360 takes https only, and a password or a token leaves this machine in no other way. */
export function isSafeAddress(address: string): boolean {
  const url = URL.canParse(address) ? new URL(address) : null;
  return url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url.hostname));
}

function safeAddress(address: string): string {
  return isSafeAddress(address) ? address : refuse('baseUrl', 'must begin with https; http is for this machine only');
}

function knownTimeZone(name: string): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    return refuse('timeZone', 'not an IANA time zone name');
  }
}

/** Reads and checks an account's settings. Throws an Error that names the setting, never its value. */
export function readSettings(settings: Settings): Desk360Settings {
  const products = [...new Set(listSetting(settings, 'products').map((word) => productId('products', word)))];
  const whatsapp = textSetting(settings, 'whatsappProduct');
  return {
    baseUrl: safeAddress(textSetting(settings, 'baseUrl') ?? BASE_URL).replace(/\/+$/, ''),
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

/** The budget of the plan; without a word on writes a fifth of it, at least one call, is theirs. */
export function toRate(settings: Settings): RateSpec {
  const callsPerMinute = integerSetting(settings, 'callsPerMinute') ?? 10;
  return rateBudgetOf(callsPerMinute, settings);
}
