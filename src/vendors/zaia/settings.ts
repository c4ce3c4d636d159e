// The settings of a Zaia account: what can be configured, and the parsed form that the adapter uses.

import type { SettingSpec, Settings } from '../../domain/ports/vendor/settings.ts';
import type { RateSpec } from '../../domain/ports/vendor/module.ts';
import type { TicketStatus } from '../../domain/ticket.ts';
import { rateBudgetOf, listSetting, defineSetting, integerSetting } from '../../platform/adapter/module-parts.ts';
import { isUuidV4 } from './keys.ts';

const BASE_URL = 'https://api.endless.zaia.app/api/v1';
/** Guessed from the names of the fields ongoingAt, completedAt and pendingChatMessages. */
const STATUSES: readonly string[] = ['pending=NEW', 'ongoing=OPEN', 'completed=CLOSED'];
const ROLES: readonly string[] = ['user=CONTACT', 'assistant=BOT', 'attendant=AGENT', 'human=AGENT', 'system=SYSTEM'];
const CALLS_PER_MINUTE = 60;
const PAGINATION_FORMS = ['brackets', 'json'] as const;

export const ZAIA_SETTINGS: readonly SettingSpec[] = [
  defineSetting('baseUrl', 'url', BASE_URL, 'Base URL of the API with its prefix, without a trailing slash.'),
  defineSetting(
    'apiKey',
    'string',
    null,
    'Key of the workspace (settings, API keys), sent in `authorization` without a scheme.',
    {
      required: true,
      secret: true,
    },
  ),
  defineSetting(
    'statuses',
    'list',
    STATUSES,
    'The status values that lists are requested by, each with its meaning (`value=NEW`, `OPEN` or `CLOSED`), in the ' +
      "order of a ticket's life. The vendor does not publish them.",
  ),
  defineSetting(
    'messageRoles',
    'list',
    ROLES,
    'The author of a message by its role (`value=CONTACT`, `BOT`, `AGENT` or `SYSTEM`). The vendor does not publish the ' +
      'roles.',
  ),
  defineSetting('paginationForm', 'string', 'brackets', 'Form of `pagination` in the query for chat messages.', {
    choices: PAGINATION_FORMS,
  }),
  defineSetting(
    'completingUserId',
    'string',
    null,
    'Id of the user in whose name a ticket without an assignee is completed. Empty: such a ticket cannot be completed.',
  ),
  defineSetting('removedChats', 'boolean', false, 'Include tickets whose chat was removed at the vendor.'),
  defineSetting(
    'callsPerMinute',
    'integer',
    CALLS_PER_MINUTE,
    'Maximum calls per minute; 0: no limit. The vendor documents none.',
  ),
  defineSetting('reservedForWrites', 'integer', null, 'Calls of each minute reserved for writes; default: a fifth.'),
];

export type RoleMeaning = 'CONTACT' | 'BOT' | 'AGENT' | 'SYSTEM';
type Stage = Extract<TicketStatus, 'NEW' | 'OPEN' | 'CLOSED'>;

export interface ZaiaSettings {
  readonly baseUrl: string;
  readonly apiKey: string;
  /** In the order of a ticket's life, completed statuses last. */
  readonly statuses: ReadonlyMap<string, Stage>;
  readonly messageRoles: ReadonlyMap<string, RoleMeaning>;
  readonly paginationForm: (typeof PAGINATION_FORMS)[number];
  readonly completingUserId: string | null;
  readonly removedChats: boolean;
  /** Calls of each minute that are not reserved for writes; null: no limit. */
  readonly readsPerMinute: number | null;
}

function refuse(key: string, rule: string): never {
  throw new Error(`Zaia setting ${key}: ${rule}`);
}

function text(settings: Settings, key: string): string | null {
  const value = settings[key] ?? null;
  return value === null || String(value).trim() === '' ? null : String(value).trim();
}

function meaningsOf<M extends string>(
  entries: readonly string[],
  key: string,
  allowed: readonly M[],
): ReadonlyMap<string, M> {
  const known = new Map<string, M>();
  for (const entry of entries) {
    const [value = '', name = ''] = entry.split('=').map((part) => part.trim());
    const meaning = allowed.find((candidate) => candidate === name.toUpperCase());
    if (value === '' || meaning === undefined) refuse(key, `write entries like value=${allowed[0]}`);
    if (known.has(value)) refuse(key, 'a value appears twice');
    known.set(value, meaning);
  }
  return known;
}

function statusesOf(settings: Settings): ReadonlyMap<string, Stage> {
  const stages = meaningsOf(listSetting(settings, 'statuses', STATUSES), 'statuses', [
    'NEW',
    'OPEN',
    'CLOSED',
  ] as const);
  if (![...stages.values()].some((stage) => stage !== 'CLOSED')) refuse('statuses', 'name a status of active tickets');
  // Completed lists are read last, so that a ticket completed meanwhile appears in both lists rather than in none.
  return new Map([...stages].toSorted(([, one], [, other]) => Number(one === 'CLOSED') - Number(other === 'CLOSED')));
}

function userId(settings: Settings): string | null {
  const id = text(settings, 'completingUserId')?.toLowerCase() ?? null;
  return id === null || isUuidV4(id) ? id : refuse('completingUserId', 'write the UUID of a user');
}

/** Applies the defaults. Throws an Error that names the invalid setting, never its value. */
export function readSettings(settings: Settings): ZaiaSettings {
  const form = text(settings, 'paginationForm') ?? 'brackets';
  const roles = listSetting(settings, 'messageRoles', ROLES);
  const { callsPerMinute, reservedForWrites } = toRate(settings);
  return {
    baseUrl: (text(settings, 'baseUrl') ?? BASE_URL).replace(/\/+$/, ''),
    apiKey: text(settings, 'apiKey') ?? refuse('apiKey', 'is missing'),
    statuses: statusesOf(settings),
    messageRoles: meaningsOf(roles, 'messageRoles', ['CONTACT', 'BOT', 'AGENT', 'SYSTEM'] as const),
    paginationForm:
      PAGINATION_FORMS.find((candidate) => candidate === form) ?? refuse('paginationForm', 'write brackets or json'),
    completingUserId: userId(settings),
    removedChats: settings['removedChats'] === true,
    readsPerMinute: callsPerMinute === null ? null : callsPerMinute - reservedForWrites,
  };
}

/** Our own limit, because the vendor documents none; a fifth is reserved for writes by default. */
export function toRate(settings: Settings): RateSpec {
  const callsPerMinute = integerSetting(settings, 'callsPerMinute') ?? CALLS_PER_MINUTE;
  return callsPerMinute === 0 ? { callsPerMinute: null, reservedForWrites: 0 } : rateBudgetOf(callsPerMinute, settings);
}
