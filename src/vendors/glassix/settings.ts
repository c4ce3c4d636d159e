// The settings of a Glassix account: what may be configured, and the checked form that the adapter works with.

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
/** Attachments come as pre-signed addresses of an object store. */
const MEDIA_HOSTS: readonly string[] = ['.amazonaws.com'];
const RECENT_DAYS = 7;
const POLL_SECONDS = 30;

export const GLASSIX_SETTINGS: readonly SettingSpec[] = [
  defineSetting(
    'baseUrl',
    'url',
    BASE_URL,
    'Address of the API of your workspace, e.g. `https://acme.glassix.com/api/v1.2`.',
  ),
  defineSetting(
    'apiKey',
    'string',
    null,
    'Key of the department (Settings, Developers, API keys); it is the department’s id.',
    {
      required: true,
    },
  ),
  defineSetting('apiSecret', 'string', null, 'Secret of that key; webhooks are signed with it, too.', {
    required: true,
    secret: true,
  }),
  defineSetting(
    'userName',
    'string',
    null,
    'E-mail address of the user in whose name everything is done, best an API user.',
    {
      required: true,
    },
  ),
  defineSetting(
    'departments',
    'list',
    [],
    'Names of departments, as `<id>=<name>`: Glassix has no call that lists them.',
  ),
  defineSetting(
    'callsPerMinute',
    'integer',
    null,
    'Calls a minute; Glassix publishes no limit, so none is kept by default.',
  ),
  defineSetting(
    'reservedForWrites',
    'integer',
    null,
    'Calls of each minute that only writes may use; default: a fifth.',
  ),
  defineSetting(
    'ticketsSince',
    'string',
    null,
    'First day (YYYY-MM-DD) of the tickets that are read; default: a year ago.',
  ),
  defineSetting('recentDays', 'integer', RECENT_DAYS, 'How far back a reconciling read looks, 1 to 28 days.'),
  defineSetting(
    'pollQueue',
    'boolean',
    false,
    'Fetch events from Glassix’s queue, where it cannot reach this gateway.',
  ),
  defineSetting(
    'pollEverySeconds',
    'integer',
    POLL_SECONDS,
    'Pause between two looks at an empty queue, 1 to 3600 seconds.',
  ),
  defineSetting(
    'acceptDateSignature',
    'boolean',
    false,
    'Accept webhooks that are signed by their date only, not their body.',
  ),
  defineSetting('culture', 'string', 'en-US', 'Language of new tickets that name none.', { choices: CULTURES }),
  defineSetting('introductionMessage', 'boolean', false, 'Let Glassix greet the customer of a new ticket.'),
  defineSetting(
    'senders',
    'list',
    [],
    'Own numbers that messages outside tickets go from, as `WhatsApp=<number>`, `SMS=<number>`.',
  ),
  defineSetting(
    'mediaHosts',
    'list',
    MEDIA_HOSTS,
    'Hosts that attachments may be read from, over https; `.host` means all below.',
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
  /** Own numbers by protocol, digits only. */
  readonly senders: ReadonlyMap<string, string>;
  readonly mediaHosts: readonly string[];
}

function refuse(key: string, rule: string): never {
  throw new Error(`Glassix setting ${key}: ${rule}`);
}

function needed(settings: Settings, key: string): string {
  return textSetting(settings, key) ?? refuse(key, 'is missing');
}

function within(settings: Settings, key: string, fallback: number, least: number, most: number): number {
  const value = integerSetting(settings, key) ?? fallback;
  return value >= least && value <= most ? value : refuse(key, `write ${least} to ${most}`);
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

function hostName(word: string): string {
  const name = word.toLowerCase();
  return /^\.?[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(name) ? name : refuse('mediaHosts', 'write host names only');
}

function day(settings: Settings, key: string): string | null {
  const value = textSetting(settings, key);
  return value === null || isDay(value) ? value : refuse(key, 'write a day as YYYY-MM-DD');
}

/** Reads and checks an account's settings. Throws an Error that names the setting, never its value. */
export function readSettings(settings: Settings): GlassixSettings {
  const culture = textSetting(settings, 'culture') ?? 'en-US';
  return {
    baseUrl: (textSetting(settings, 'baseUrl') ?? BASE_URL).replace(/\/+$/, ''),
    apiKey: needed(settings, 'apiKey'),
    apiSecret: needed(settings, 'apiSecret'),
    userName: needed(settings, 'userName'),
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

/** No published limit: without a word in the settings none is kept, and a refusal holds everything back for a while. */
export function toRate(settings: Settings): RateSpec {
  const callsPerMinute = integerSetting(settings, 'callsPerMinute');
  if (callsPerMinute === null) return { callsPerMinute, reservedForWrites: 0 };
  return rateBudgetOf(callsPerMinute, settings);
}
