// The words of Zaia that the reference does show, in ours.

import type { ChannelType } from '../../../domain/ticket.ts';
import type { AdapterLog } from '../../../domain/ports/vendor/module.ts';

const CHANNEL_TYPES: Readonly<Record<string, ChannelType>> = {
  widget: 'WEB_CHAT',
  waha: 'WHATSAPP',
  whatsapp: 'WHATSAPP',
  instagram: 'INSTAGRAM_DIRECT',
  api: 'API',
};

/** An unknown word is told and counts as UNKNOWN; a ticket without a channel has none. */
export function toChannelType(word: string | null, log: AdapterLog): ChannelType {
  if (word === null) return 'UNKNOWN';
  const known = Object.hasOwn(CHANNEL_TYPES, word) ? CHANNEL_TYPES[word] : undefined;
  if (known === undefined) log.unknownValue('channelType', word);
  return known ?? 'UNKNOWN';
}

/** Entities of senders that are AI responders. */
export const RESPONDER_ENTITIES: ReadonlySet<string> = new Set(['agents', 'squads', 'workflows']);

/** Colors of tags: digits as text. */
export const TAG_COLORS: ReadonlySet<string> = new Set('0123456789');
