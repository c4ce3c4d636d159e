// The settings of a Glassix account, as configured and as validated values.

import type { SettingSpec, Settings } from '../../domain/ports/vendor/settings.ts';
import type { RateSpec } from '../../domain/ports/vendor/module.ts';
import {
  rateBudgetOf,
  listSetting,
  defineSetting,
  textSetting,
  integerSetting,
} from '../../platform/adapter/module-parts.ts';
import { isDay } from './map/time.ts';
import { CULTURES } from './map/enums.ts';

const BASE_URL = 'https://app.glassix.com/api/v1.2';
/** Attachments have pre-signed URLs of an object store. */
const MEDIA_HOSTS: readonly string[] = ['.amazonaws.com'];
const RECENT_DAYS = 7;
const POLL_SECONDS = 30;

export const GLASSIX_SETTINGS: readonly SettingSpec[] = [
  defineSetting(
    'baseUrl',
    'url',
    BASE_URL,
    'URL of your workspace’s API, such as `https://acme.glassix.com/api/v1.2`.',
  ),
  defineSetting(
    'apiKey',
    'string',
    null,
    'Key of the department (Settings, Developers, API keys), which is also its id.',
    {
      required: true,
    },
  ),
  defineSetting('apiSecret', 'string', null, 'Secret of that key. Webhooks are signed with it.', {
    required: true,
    secret: true,
  }),
  defineSetting(
    'userName',
    'string',
    null,
    'E-mail address of the user that calls are made for, preferably an API user.',
    {
      required: true,
    },
  ),
  defineSetting(
    'departments',
    'list',
    [],
    'Names of departments as `<id>=<name>`, because Glassix has no call that lists them.',
  ),
  defineSetting('callsPerMinute', 'integer', null, 'Calls per minute. Glassix publishes no limit. Default: no limit.'),
  defineSetting('reservedForWrites', 'integer', null, 'Calls per minute reserved for writes. Default: one fifth.'),
  defineSetting(
    'ticketsSince',
    'string',
    null,
    'First day (YYYY-MM-DD) of the tickets to read. Default: one year ago.',
  ),
  defineSetting('recentDays', 'integer', RECENT_DAYS, 'Days that a reconciling read goes back, 1 to 28.'),
  defineSetting(
    'pollQueue',
    'boolean',
    false,
    'Fetch events from Glassix’s queue, for a gateway that Glassix cannot reach.',
  ),
  defineSetting('pollEverySeconds', 'integer', POLL_SECONDS, 'Seconds between polls of an empty queue, 1 to 3600.'),
  defineSetting(
    'acceptDateSignature',
    'boolean',
    false,
    'Accept webhooks whose signature covers only the date, not the body.',
  ),
  defineSetting('culture', 'string', 'en-US', 'Default language of new tickets.', { choices: CULTURES }),
  defineSetting('introductionMessage', 'boolean', false, 'Let Glassix send an introduction message for a new ticket.'),
  defineSetting(
    'senders',
    'list',
    [],
    'Sending numbers of messages outside of tickets, as `WhatsApp=<number>` and `SMS=<number>`.',
  ),
  defineSetting(
    'mediaHosts',
    'list',
    MEDIA_HOSTS,
    'Hosts that attachments may be downloaded from, over https. `.host` includes all subdomains.',
  ),
];

export interface GlassixSettings {
  readonly baseUrl: string;
  readonly apiKey: string;
  readonly apiSecret: string;
  readonly userName: string;
  /** Names by lower-case id. */
  readonly departments: ReadonlyMap<string, string>;
  readonly ticketsSince: string | null;
  readonly recentDays: number;
  readonly pollEveryMs: number | null;
  readonly acceptDateSignature: boolean;
  readonly culture: string;
  readonly introductionMessage: boolean;
  /** Sending numbers by protocol, digits only. */
  readonly senders: ReadonlyMap<string, string>;
  readonly mediaHosts: readonly string[];
}

function refuse(key: string, rule: string): never {
  throw new Error(`Glassix setting ${key}: ${rule}`);
}

function required(settings: Settings, key: string): string {
  return textSetting(settings, key) ?? refuse(key, 'is missing');
}

function within(settings: Settings, key: string, fallback: number, min: number, max: number): number {
  const value = integerSetting(settings, key) ?? fallback;
  return value >= min && value <= max ? value : refuse(key, `must be between ${min} and ${max}`);
}

function department(entry: string): readonly [string, string] {
  const [id = '', ...name] = entry.split('=').map((part) => part.trim());
  if (!/^[0-9a-f-]{36}$/i.test(id) || name.join('=') === '')
    return refuse('departments', 'write entries like <id>=<name>');
  return [id.toLowerCase(), name.join('=')];
}

function sender(entry: string): readonly [string, string] {
  const [, protocol, number] = /^(WhatsApp|SMS)\s*=\s*\+?(\d{6,15})$/.exec(entry) ?? [];
  if (protocol === undefined || number === undefined)
    return refuse('senders', 'write entries like WhatsApp=12029550133');
  return [protocol, number];
}

function hostName(text: string): string {
  const name = text.toLowerCase();
  return /^\.?[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(name) ? name : refuse('mediaHosts', 'write host names only');
}

function day(settings: Settings, key: string): string | null {
  const value = textSetting(settings, key);
  return value === null || isDay(value) ? value : refuse(key, 'write a day as YYYY-MM-DD');
}

/** Parses and validates an account's settings. Throws an Error that names the setting but not its value. */
export function readSettings(settings: Settings): GlassixSettings {
  const culture = textSetting(settings, 'culture') ?? 'en-US';
  return {
    baseUrl: (textSetting(settings, 'baseUrl') ?? BASE_URL).replace(/\/+$/, ''),
    apiKey: required(settings, 'apiKey'),
    apiSecret: required(settings, 'apiSecret'),
    userName: required(settings, 'userName'),
    departments: new Map(listSetting(settings, 'departments').map(department)),
    ticketsSince: day(settings, 'ticketsSince'),
    recentDays: within(settings, 'recentDays', RECENT_DAYS, 1, 28),
    pollEveryMs:
      settings['pollQueue'] === true ? within(settings, 'pollEverySeconds', POLL_SECONDS, 1, 3600) * 1000 : null,
    acceptDateSignature: settings['acceptDateSignature'] === true,
    culture: CULTURES.includes(culture) ? culture : refuse('culture', `write one of ${CULTURES.join(', ')}`),
    introductionMessage: settings['introductionMessage'] === true,
    senders: new Map(listSetting(settings, 'senders').map(sender)),
    mediaHosts: listSetting(settings, 'mediaHosts', MEDIA_HOSTS).map(hostName),
  };
}

/** Without a setting there is no limit; after a 429, calls back off. */
export function toRate(settings: Settings): RateSpec {
  const callsPerMinute = integerSetting(settings, 'callsPerMinute');
  if (callsPerMinute === null) return { callsPerMinute, reservedForWrites: 0 };
  return rateBudgetOf(callsPerMinute, settings);
}
