// The settings of one Emotive account: their meaning for the docs, and their values in the shape the adapter works with.

import type { SettingSpec, Settings } from '../../domain/ports/vendor/settings.ts';
import { isPathSafe } from './client/path-safe.ts';

export const REPLY_PATHS = ['events', 'external-events'] as const;
export type ReplyPath = (typeof REPLY_PATHS)[number];

const SYSTEM_TYPES = [
  'freshdesk',
  'gorgias',
  'reamaze',
  'zendesk',
  'hubspot',
  'kustomer',
  'zoho-desk',
  'alloy',
  'custom',
] as const;
const WEBHOOK_FORMS = ['tolerant', 'ticket-and-event'] as const;
export type WebhookForm = (typeof WEBHOOK_FORMS)[number];

const plain = { type: 'string', default: null, required: false, secret: false } as const;
const flag = { type: 'boolean', default: false, required: false, secret: false } as const;

export const EMOTIVE_SETTINGS: readonly SettingSpec[] = [
  {
    key: 'baseUrl',
    meaning: 'Where the helpdesk API lives.',
    type: 'url',
    default: 'https://api-gw.emotiveapp.co/helpdesk',
    required: false,
    secret: false,
  },
  {
    key: 'brandToken',
    meaning: 'The brand token, sent as X-Api-Key with every call.',
    type: 'string',
    default: null,
    required: true,
    secret: true,
  },
  {
    ...flag,
    key: 'readApi',
    meaning: "Read tickets with the calls that are in the vendor's OpenAPI but not in its guide; off: webhooks only.",
  },
  {
    ...flag,
    key: 'readThreads',
    meaning: 'Let every reconciling read look into active tickets for missed messages, one call each; needs readApi.',
  },
  {
    ...flag,
    key: 'anyStatus',
    meaning: 'Offer open, pending and solved besides closed; the OpenAPI allows it, the guide shows only closed.',
  },
  {
    ...plain,
    key: 'replyPath',
    meaning: 'Last part of the path that replies go to; a 404 or 405 tries the other one once.',
    default: 'events',
    choices: REPLY_PATHS,
  },
  {
    ...plain,
    key: 'systemType',
    meaning: 'The system_type that our events carry.',
    default: 'custom',
    choices: SYSTEM_TYPES,
  },
  {
    ...plain,
    key: 'agentId',
    meaning: 'An agent_id that our events carry, so that they are told apart when read back; empty: none is sent.',
  },
  {
    ...flag,
    key: 'registerExternalIds',
    meaning:
      'Register our ids by itself for tickets met without one (webhook, reply, read alone); without them none closes.',
    default: true,
  },
  {
    ...plain,
    key: 'externalIdPrefix',
    meaning: 'Put before the ticket id and the contact key to make the ids that the gateway registers.',
    default: 'deskgraph-',
  },
  {
    ...plain,
    key: 'webhookForm',
    meaning: 'Which webhook bodies are read: every near form, or only {ticket, event}. The vendor publishes no form.',
    default: 'tolerant',
    choices: WEBHOOK_FORMS,
  },
  {
    key: 'allowedAddresses',
    meaning: 'Addresses or networks (a.b.c.d/n) that webhooks may come from; empty: any. There is no signature.',
    type: 'list',
    default: [],
    required: false,
    secret: false,
  },
  {
    ...flag,
    key: 'confirmWebhooks',
    meaning: 'Take nothing from a webhook but the ticket id, and read the ticket for what is true; needs readApi.',
  },
  {
    key: 'callsPerMinute',
    meaning: 'Calls a minute at most; empty or 0: no limit of ours. The vendor documents none.',
    type: 'integer',
    default: null,
    required: false,
    secret: false,
  },
];

export interface EmotiveSettings {
  readonly baseUrl: string;
  readonly brandToken: string;
  readonly readApi: boolean;
  readonly readThreads: boolean;
  readonly anyStatus: boolean;
  readonly replyPath: ReplyPath;
  readonly systemType: string;
  readonly agentId: string | null;
  readonly registerExternalIds: boolean;
  readonly externalIdPrefix: string;
  readonly webhookForm: WebhookForm;
  readonly allowedAddresses: readonly string[];
  readonly confirmWebhooks: boolean;
  readonly callsPerMinute: number | null;
}

/** Throws an Error that names the setting which cannot work. */
export function checkSettings(settings: EmotiveSettings): void {
  const { externalIdPrefix, confirmWebhooks, readThreads, readApi } = settings;
  if (!isPathSafe(`${externalIdPrefix}1`)) throw new Error('externalIdPrefix: it becomes part of a path');
  if (confirmWebhooks && !readApi) throw new Error('confirmWebhooks: reading tickets needs readApi');
  if (readThreads && !readApi) throw new Error('readThreads: reading tickets needs readApi');
}

/** Lays the settings given over the defaults; a value of another type counts as not given. */
export function readSettings(settings: Settings): EmotiveSettings {
  const value = (key: string) => settings[key] ?? EMOTIVE_SETTINGS.find((spec) => spec.key === key)?.default ?? null;
  const text = (key: string) => {
    const given = value(key);
    return typeof given === 'string' ? given : '';
  };
  const addresses = value('allowedAddresses');
  const callsPerMinute = value('callsPerMinute');
  return {
    baseUrl: text('baseUrl'),
    brandToken: text('brandToken'),
    readApi: value('readApi') === true,
    readThreads: value('readThreads') === true,
    anyStatus: value('anyStatus') === true,
    replyPath: REPLY_PATHS.find((path) => path === text('replyPath')) ?? 'events',
    systemType: text('systemType'),
    agentId: text('agentId') || null,
    registerExternalIds: value('registerExternalIds') === true,
    externalIdPrefix: text('externalIdPrefix'),
    webhookForm: WEBHOOK_FORMS.find((form) => form === text('webhookForm')) ?? 'tolerant',
    confirmWebhooks: value('confirmWebhooks') === true,
    allowedAddresses: Array.isArray(addresses) ? addresses : [],
    callsPerMinute: typeof callsPerMinute === 'number' && callsPerMinute > 0 ? callsPerMinute : null,
  };
}
