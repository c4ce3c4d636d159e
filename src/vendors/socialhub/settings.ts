// The settings of a SocialHub account: what can be configured, and the parsed form that the adapter uses.

import type { RateSpec } from '../../domain/ports/vendor/module.ts';
import type { SettingSpec, Settings } from '../../domain/ports/vendor/settings.ts';
import { defineSetting, rateBudgetOf } from '../../platform/adapter/module-parts.ts';
import { parseTemplates, type OwnTemplate } from './map/templates.ts';

const DEFAULT_CALLS_PER_MINUTE = 1000;

/** The enum values of `interaction.type`; only channels of reusable manifests may set one. */
const TICKET_TYPES = [
  'POST',
  'COMMENT',
  'THREAD',
  'MESSAGE',
  'RATING',
  'ALBUM',
  'PHOTO',
  'MENTION',
  'DM',
  'MEDIA',
  'VIDEO',
  'TWEET',
  'REVIEW',
  'WEB',
  'NEWS',
  'BLOG',
  'FORUM',
  'TICKET',
  'ADPOST',
] as const;

const SECRET_LENGTH = { min: 32, max: 512 } as const;

export const SOCIALHUB_SETTINGS: readonly SettingSpec[] = [
  defineSetting('baseUrl', 'url', 'https://api.socialhub.io', 'Base URL of the API.'),
  defineSetting(
    'accessToken',
    'string',
    null,
    "The custom channel's token, from its page in the channel settings; sent in the query.",
    { required: true, secret: true },
  ),
  defineSetting(
    'webhookSecret',
    'string',
    null,
    'Secret that webhooks are signed with, 32 to 512 characters; `npm run connect` creates one and registers it.',
    { required: true, secret: true },
  ),
  defineSetting(
    'networkId',
    'string',
    null,
    "The network's own id of the channel: posts of this author are our own. Empty: the vendor is asked once.",
  ),
  defineSetting(
    'ticketType',
    'string',
    null,
    'Type of new tickets and confirmed replies; channels of reusable manifests only.',
    { choices: TICKET_TYPES },
  ),
  defineSetting(
    'confirmWithinSeconds',
    'integer',
    3600,
    'How long a reply waits for ticketReplyConfirm before it is reported as failed; 0: forever.',
  ),
  defineSetting(
    'templates',
    'string',
    null,
    'Templates for template replies: the list of the manifest documentation, as JSON text.',
  ),
  defineSetting(
    'templateAccounts',
    'list',
    [],
    'Accounts of this gateway whose known templates are also offered to SocialHub.',
  ),
  defineSetting(
    'mediaHosts',
    'list',
    [],
    'Hosts that files may be fetched from for Attachment.url, over https and without credentials.',
  ),
  defineSetting(
    'callsPerMinute',
    'integer',
    DEFAULT_CALLS_PER_MINUTE,
    'Maximum calls per minute over all routes; 0: only the limit in the headers. The vendor allows 1000 per route.',
  ),
];

export interface SocialhubSettings {
  readonly baseUrl: string;
  readonly accessToken: string;
  readonly webhookSecret: string;
  readonly networkId: string | null;
  readonly ticketType: string | null;
  /** null: no deadline. */
  readonly confirmWithinMs: number | null;
  readonly templates: readonly OwnTemplate[];
  readonly templateAccounts: readonly string[];
  readonly mediaHosts: readonly string[];
}

/** Applies the defaults. Throws an Error that names the invalid setting, never its value. */
export function readSettings(settings: Settings): SocialhubSettings {
  const value = (key: string) =>
    settings[key] ?? SOCIALHUB_SETTINGS.find((setting) => setting.key === key)?.default ?? null;
  const text = (key: string): string => String(value(key) ?? '').trim();
  const list = (key: string): readonly string[] => {
    const given = value(key);
    return Array.isArray(given) ? given.map(String) : [];
  };
  const webhookSecret = text('webhookSecret');
  if (webhookSecret.length < SECRET_LENGTH.min || webhookSecret.length > SECRET_LENGTH.max) {
    throw new Error(`webhookSecret must have ${SECRET_LENGTH.min} to ${SECRET_LENGTH.max} characters`);
  }
  const confirmWithinSeconds = Number(value('confirmWithinSeconds'));
  return {
    baseUrl: text('baseUrl'),
    accessToken: text('accessToken'),
    webhookSecret,
    networkId: text('networkId') || null,
    ticketType: text('ticketType') || null,
    confirmWithinMs: confirmWithinSeconds > 0 ? confirmWithinSeconds * 1000 : null,
    templates: parseTemplates(text('templates')),
    templateAccounts: list('templateAccounts'),
    mediaHosts: list('mediaHosts'),
  };
}

/** Our own limit beside the vendor's headers, which count per route; 0 disables it. */
export function toRate(settings: Settings): RateSpec {
  const given = settings['callsPerMinute'] ?? DEFAULT_CALLS_PER_MINUTE;
  const isLimited = typeof given === 'number' && given > 0;
  return isLimited ? rateBudgetOf(given, settings) : { callsPerMinute: null, reservedForWrites: 0 };
}
