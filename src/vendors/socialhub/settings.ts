// The settings of one SocialHub account: their meaning for the docs, and their values in the shape the adapter works with.

import type { SettingSpec, Settings } from '../../domain/ports/vendor/settings.ts';
import { parseTemplates, type OwnTemplate } from './map/templates.ts';

/** The words for `interaction.type`; only channels of reusable manifests may set one. */
export const TICKET_TYPES = [
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

export const SECRET_LENGTH = { min: 32, max: 512 } as const;

const plain = { type: 'string', default: null, required: false, secret: false } as const;
const secret = { type: 'string', default: null, required: true, secret: true } as const;
const list = { type: 'list', default: [], required: false, secret: false } as const;

export const SOCIALHUB_SETTINGS: readonly SettingSpec[] = [
  {
    key: 'baseUrl',
    meaning: 'Where the API lives.',
    type: 'url',
    default: 'https://api.socialhub.io',
    required: false,
    secret: false,
  },
  {
    ...secret,
    key: 'accessToken',
    meaning: "The custom channel's token, from its page in the channel settings; it travels in the query.",
  },
  {
    ...secret,
    key: 'webhookSecret',
    meaning: 'What webhooks are signed with, 32 to 512 characters; `npm run connect` makes one and registers it.',
  },
  {
    ...plain,
    key: 'networkId',
    meaning: "The network's own id of the channel: what its author posts is ours. Empty: the vendor is asked once.",
  },
  {
    ...plain,
    key: 'ticketType',
    meaning: 'The type that new tickets and confirmed replies carry; channels of reusable manifests only.',
    choices: TICKET_TYPES,
  },
  {
    key: 'confirmWithinSeconds',
    meaning: 'So long a reply may wait for ticketReplyConfirm before it is reported as failed; 0: for ever.',
    type: 'integer',
    default: 3600,
    required: false,
    secret: false,
  },
  {
    ...plain,
    key: 'templates',
    meaning: 'What template replies may be made from: the list of the manifest documentation, as JSON text.',
  },
  {
    ...list,
    key: 'templateAccounts',
    meaning: 'Accounts of this gateway whose known templates are offered to SocialHub too.',
  },
  {
    ...list,
    key: 'mediaHosts',
    meaning: 'Hosts that files are fetched from for Attachment.url, over https and without credentials.',
  },
  {
    key: 'callsPerMinute',
    meaning: 'Calls a minute at most, over all routes; 0: only what the headers say. The vendor allows 1000 a route.',
    type: 'integer',
    default: 1000,
    required: false,
    secret: false,
  },
];

export interface SocialhubSettings {
  readonly baseUrl: string;
  readonly accessToken: string;
  readonly webhookSecret: string;
  readonly networkId: string | null;
  readonly ticketType: string | null;
  /** null: nobody is waited for. */
  readonly confirmWithinMs: number | null;
  readonly templates: readonly OwnTemplate[];
  readonly templateAccounts: readonly string[];
  readonly mediaHosts: readonly string[];
  readonly callsPerMinute: number | null;
}

/** The checked form. Throws an Error that names the setting which cannot work, never its value. */
export function readSettings(settings: Settings): SocialhubSettings {
  const value = (key: string) => settings[key] ?? SOCIALHUB_SETTINGS.find((spec) => spec.key === key)?.default ?? null;
  const text = (key: string): string => String(value(key) ?? '').trim();
  const words = (key: string): readonly string[] => {
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
    templateAccounts: words('templateAccounts'),
    mediaHosts: words('mediaHosts'),
    callsPerMinute: callsPerMinuteOf(settings),
  };
}

/** Calls a minute of our own limit; null for none. */
export function callsPerMinuteOf(settings: Settings): number | null {
  const given = settings['callsPerMinute'] ?? 1000;
  return typeof given === 'number' && given > 0 ? given : null;
}
