// The settings of a Zaia account: what may be configured, and the checked form that the adapter works with.

import type { SettingSpec, Settings } from '../../domain/ports/vendor/settings.ts';
import type { RateSpec } from '../../domain/ports/vendor/module.ts';
import type { TicketStatus } from '../../domain/ticket.ts';
import { rateBudgetOf, listSetting, defineSetting, integerSetting } from '../../platform/adapter/module-parts.ts';
import { isUuidV4 } from './keys.ts';

const BASE_URL = 'https://api.endless.zaia.app/api/v1';
/** Guesses: `ongoing` and `completed` after the fields ongoingAt and completedAt, `pending` after pendingChatMessages. */
const STATUSES: readonly string[] = ['pending=NEW', 'ongoing=OPEN', 'completed=CLOSED'];
const ROLES: readonly string[] = ['user=CONTACT', 'assistant=BOT', 'attendant=AGENT', 'human=AGENT', 'system=SYSTEM'];
const CALLS_PER_MINUTE = 60;
const PAGINATION_FORMS = ['brackets', 'json'] as const;

export const ZAIA_SETTINGS: readonly SettingSpec[] = [
  defineSetting('baseUrl', 'url', BASE_URL, 'Address of the API with its prefix, without a slash at its end.'),
  defineSetting(
    'apiKey',
    'string',
    null,
    'Key of the workspace (settings, API keys), sent as it is in `authorization`.',
    {
      required: true,
      secret: true,
    },
  ),
  defineSetting(
    'statuses',
    'list',
    STATUSES,
    'The status words that lists are asked by, each with what it means (`word=NEW`, `OPEN` or `CLOSED`), in the order of ' +
      "a ticket's life. The vendor does not publish them.",
  ),
  defineSetting(
    'messageRoles',
    'list',
    ROLES,
    'Who wrote a message, by its role (`word=CONTACT`, `BOT`, `AGENT` or `SYSTEM`). The vendor does not publish the words.',
  ),
  defineSetting('paginationForm', 'string', 'brackets', 'How `pagination` of chat messages is written in the query.', {
    choices: PAGINATION_FORMS,
  }),
  defineSetting(
    'completingUserId',
    'string',
    null,
    'Id of the user in whose name a ticket without an assignee is completed; empty: such a ticket cannot be.',
  ),
  defineSetting('removedChats', 'boolean', false, 'Keep tickets whose chat was removed at the vendor.'),
  defineSetting(
    'callsPerMinute',
    'integer',
    CALLS_PER_MINUTE,
    'Calls a minute at most; 0: no limit. The vendor documents none.',
  ),
  defineSetting(
    'reservedForWrites',
    'integer',
    null,
    'Calls of each minute that only writes may use; default: a fifth.',
  ),
];

export type RoleMeaning = 'CONTACT' | 'BOT' | 'AGENT' | 'SYSTEM';
type Stage = Extract<TicketStatus, 'NEW' | 'OPEN' | 'CLOSED'>;

export interface ZaiaSettings {
  readonly baseUrl: string;
  readonly apiKey: string;
  /** In the order of a ticket's life, those that end it last. */
  readonly statuses: ReadonlyMap<string, Stage>;
  readonly messageRoles: ReadonlyMap<string, RoleMeaning>;
  readonly paginationForm: (typeof PAGINATION_FORMS)[number];
  readonly completingUserId: string | null;
  readonly removedChats: boolean;
  /** Calls of each minute that are not kept for writes; null: no limit. */
  readonly readsPerMinute: number | null;
}

function refuse(key: string, rule: string): never {
  throw new Error(`Zaia setting ${key}: ${rule}`);
}

function text(settings: Settings, key: string): string | null {
  const value = settings[key] ?? null;
  return value === null || String(value).trim() === '' ? null : String(value).trim();
}

function meanings<M extends string>(
  entries: readonly string[],
  key: string,
  allowed: readonly M[],
): ReadonlyMap<string, M> {
  const known = new Map<string, M>();
  for (const entry of entries) {
    const [word = '', name = ''] = entry.split('=').map((part) => part.trim());
    const meaning = allowed.find((one) => one === name.toUpperCase());
    if (word === '' || meaning === undefined) refuse(key, `write entries like word=${allowed[0]}`);
    if (known.has(word)) refuse(key, 'every word stands once');
    known.set(word, meaning);
  }
  return known;
}

function statusWords(settings: Settings): ReadonlyMap<string, Stage> {
  const stages = meanings(listSetting(settings, 'statuses', STATUSES), 'statuses', ['NEW', 'OPEN', 'CLOSED'] as const);
  if (![...stages.values()].some((stage) => stage !== 'CLOSED')) refuse('statuses', 'name a word of active tickets');
  // A ticket that moves on while lists are read is then seen in both lists rather than in none.
  return new Map([...stages].toSorted(([, one], [, other]) => Number(one === 'CLOSED') - Number(other === 'CLOSED')));
}

function userId(settings: Settings): string | null {
  const id = text(settings, 'completingUserId')?.toLowerCase() ?? null;
  return id === null || isUuidV4(id) ? id : refuse('completingUserId', 'write the UUID of a user');
}

/** Reads and checks an account's settings. Throws an Error that names the setting, never its value. */
export function readSettings(settings: Settings): ZaiaSettings {
  const form = text(settings, 'paginationForm') ?? 'brackets';
  const roles = listSetting(settings, 'messageRoles', ROLES);
  const { callsPerMinute, reservedForWrites } = toRate(settings);
  return {
    baseUrl: (text(settings, 'baseUrl') ?? BASE_URL).replace(/\/+$/, ''),
    apiKey: text(settings, 'apiKey') ?? refuse('apiKey', 'is missing'),
    statuses: statusWords(settings),
    messageRoles: meanings(roles, 'messageRoles', ['CONTACT', 'BOT', 'AGENT', 'SYSTEM'] as const),
    paginationForm: PAGINATION_FORMS.find((one) => one === form) ?? refuse('paginationForm', 'brackets or json'),
    completingUserId: userId(settings),
    removedChats: settings['removedChats'] === true,
    readsPerMinute: callsPerMinute === null ? null : callsPerMinute - reservedForWrites,
  };
}

/** Our own limit, since the vendor names none; without a word on writes a fifth of it is theirs. */
export function toRate(settings: Settings): RateSpec {
  const callsPerMinute = integerSetting(settings, 'callsPerMinute') ?? CALLS_PER_MINUTE;
  return callsPerMinute === 0 ? { callsPerMinute: null, reservedForWrites: 0 } : rateBudgetOf(callsPerMinute, settings);
}
