// The enums of the vendor's reference.

export const channelTypes = ['widget', 'waha', 'whatsapp', 'instagram', 'api'] as const;
export type ChannelType = (typeof channelTypes)[number];

export const responderEntities = ['agents', 'squads', 'workflows'] as const;
export type ResponderEntity = (typeof responderEntities)[number];

export type OwnerEntity = 'external-users' | 'users';
export type Circumstance = 'takeover' | 'handover';

/** Tag colors are digits as text. */
export const tagColors = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;
export type TagColor = (typeof tagColors)[number];

/** Returns the member of `values` that equals `value`, or null. */
export function oneOf<Value extends string>(values: readonly Value[], value: unknown): Value | null {
  return values.find((one) => one === value) ?? null;
}
