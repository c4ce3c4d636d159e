// The closed lists of words that the vendor's reference shows.

export const channelTypes = ['widget', 'waha', 'whatsapp', 'instagram', 'api'] as const;
export type ChannelType = (typeof channelTypes)[number];

export const responderEntities = ['agents', 'squads', 'workflows'] as const;
export type ResponderEntity = (typeof responderEntities)[number];

export type OwnerEntity = 'external-users' | 'users';
export type Circumstance = 'takeover' | 'handover';

/** Colors of tags are digits as text. */
export const tagColors = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;
export type TagColor = (typeof tagColors)[number];

/** The one of `words` that `value` is, or null. */
export function oneOf<Word extends string>(words: readonly Word[], value: unknown): Word | null {
  return words.find((word) => word === value) ?? null;
}
