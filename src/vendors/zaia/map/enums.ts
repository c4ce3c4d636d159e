// The enum values of Zaia that its reference documents.

import type { ChannelType } from '../../../domain/ticket.ts';
import type { AdapterLog } from '../../../domain/ports/vendor/module.ts';

const CHANNEL_TYPES: Readonly<Record<string, ChannelType>> = {
  widget: 'WEB_CHAT',
  waha: 'WHATSAPP',
  whatsapp: 'WHATSAPP',
  instagram: 'INSTAGRAM_DIRECT',
  api: 'API',
};

/** An unrecognised value is counted and becomes UNKNOWN; null, for a ticket without a channel, is not counted. */
export function toChannelType(value: string | null, log: AdapterLog): ChannelType {
  if (value === null) return 'UNKNOWN';
  const known = Object.hasOwn(CHANNEL_TYPES, value) ? CHANNEL_TYPES[value] : undefined;
  if (known === undefined) log.unknownValue('channelType', value);
  return known ?? 'UNKNOWN';
}

/** The sender entities that are AI responders. */
export const RESPONDER_ENTITIES: ReadonlySet<string> = new Set(['agents', 'squads', 'workflows']);

/** Tag colors: digits as text. */
export const TAG_COLORS: ReadonlySet<string> = new Set('0123456789');
