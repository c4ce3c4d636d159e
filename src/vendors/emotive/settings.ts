// The settings of an Emotive account: what can be configured, and the parsed form that the adapter uses.

import type { RateSpec } from '../../domain/ports/vendor/module.ts';
import type { SettingSpec, Settings } from '../../domain/ports/vendor/settings.ts';
import { defineSetting, rateBudgetOf } from '../../platform/adapter/module-parts.ts';
import { isPathSafe } from './keys.ts';

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

export const EMOTIVE_SETTINGS: readonly SettingSpec[] = [
  defineSetting('baseUrl', 'url', 'https://api-gw.emotiveapp.co/helpdesk', 'Base URL of the helpdesk API.'),
  defineSetting('brandToken', 'string', null, 'The brand token, sent as X-Api-Key with every call.', {
    required: true,
    secret: true,
  }),
  defineSetting(
    'readApi',
    'boolean',
    false,
    "Read tickets with calls that the vendor's OpenAPI has but its guide does not mention. Off: webhooks only.",
  ),
  defineSetting(
    'readThreads',
    'boolean',
    false,
    'Every reconciling read also checks active tickets for missed messages, one call each. Needs readApi.',
  ),
  defineSetting(
    'anyStatus',
    'boolean',
    false,
    'Offer open, pending and solved besides closed. The OpenAPI allows it; the guide shows only closed.',
  ),
  defineSetting(
    'replyPath',
    'string',
    'events',
    'Last part of the path that replies are posted to. A 404 or 405 tries the other one once.',
    { choices: REPLY_PATHS },
  ),
  defineSetting('systemType', 'string', 'custom', 'The system_type of our events.', { choices: SYSTEM_TYPES }),
  defineSetting(
    'agentId',
    'string',
    null,
    'The agent_id of our events, which identifies them when they are read back. Empty: none is sent.',
  ),
  defineSetting(
    'registerExternalIds',
    'boolean',
    true,
    'Register external ids automatically for tickets that have none (after a webhook, a reply or a single read). ' +
      'Without one a ticket cannot be closed.',
  ),
  defineSetting(
    'externalIdPrefix',
    'string',
    'deskgraph-',
    'Prefix of the ids that the gateway registers; the ticket id or the contact key follows.',
  ),
  defineSetting(
    'webhookForm',
    'string',
    'tolerant',
    'Which webhook bodies are accepted: all similar forms, or only {ticket, event}. The vendor documents none.',
    { choices: WEBHOOK_FORMS },
  ),
  defineSetting(
    'allowedAddresses',
    'list',
    [],
    'Addresses or networks (a.b.c.d/n) that may send webhooks. Empty: any. Webhooks are not signed.',
  ),
  defineSetting(
    'confirmWebhooks',
    'boolean',
    false,
    'Take only the ticket id from a webhook and read the ticket from the vendor. Needs readApi.',
  ),
  defineSetting(
    'callsPerMinute',
    'integer',
    null,
    'Maximum calls per minute. Empty or 0: no limit of ours. The vendor documents none.',
  ),
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

/** Applies the defaults; a value of another type counts as missing. Throws an Error that names the invalid setting. */
export function readSettings(given: Settings): EmotiveSettings {
  const value = (key: string) => valueOf(given, key);
  const text = (key: string) => {
    const setting = value(key);
    return typeof setting === 'string' ? setting : '';
  };
  const addresses = value('allowedAddresses');
  const settings: EmotiveSettings = {
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
    callsPerMinute: callsPerMinuteOf(given),
  };
  check(settings);
  return settings;
}

/** No documented limit, so none is the default. */
export function toRate(settings: Settings): RateSpec {
  const callsPerMinute = callsPerMinuteOf(settings);
  return callsPerMinute === null ? { callsPerMinute, reservedForWrites: 0 } : rateBudgetOf(callsPerMinute, settings);
}

function check({ externalIdPrefix, confirmWebhooks, readThreads, readApi }: EmotiveSettings): void {
  if (!isPathSafe(`${externalIdPrefix}1`)) throw new Error('externalIdPrefix cannot be part of a path');
  if (confirmWebhooks && !readApi) throw new Error('confirmWebhooks needs readApi, because it reads tickets');
  if (readThreads && !readApi) throw new Error('readThreads needs readApi, because it reads tickets');
}

function callsPerMinuteOf(settings: Settings): number | null {
  const given = valueOf(settings, 'callsPerMinute');
  return typeof given === 'number' && given > 0 ? given : null;
}

function valueOf(settings: Settings, key: string): Settings[string] {
  return settings[key] ?? EMOTIVE_SETTINGS.find((setting) => setting.key === key)?.default ?? null;
}
