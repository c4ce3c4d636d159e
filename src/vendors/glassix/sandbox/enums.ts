// The documented enums of Glassix.

export const STATES = ['Open', 'Closed', 'Pending', 'Snoozed'] as const;
export type State = (typeof STATES)[number];

export const PROTOCOLS = [
  'Undefined',
  'SMS',
  'WhatsApp',
  'Mail',
  'Web',
  'FBmessenger',
  'WebViaSMS',
  'TelegramBot',
  'FacebookFeed',
  'InstagramFeed',
  'InstagramDM',
  'PhoneCall',
  'Viber',
  'Twitter',
  'AppleBusinessChat',
  'GoogleBusinessMessages',
  'GoogleBusinessReviews',
] as const;
export type Protocol = (typeof PROTOCOLS)[number];

export const SUB_PROTOCOLS = ['Undefined', 'MailTo', 'MailCc', 'MailBcc'] as const;
export type SubProtocol = (typeof SUB_PROTOCOLS)[number];
export const PARTICIPANT_TYPES = ['Client', 'User', 'System'] as const;
export type ParticipantType = (typeof PARTICIPANT_TYPES)[number];
export const CULTURES = ['en-US', 'he-IL', 'pt-PT', 'es-ES'] as const;
export type Culture = (typeof CULTURES)[number];
export type UserStatus = 'Offline' | 'Break' | 'Break2' | 'Break3' | 'Break4' | 'Break5' | 'Online';

/** Returns the member of `values` that equals `value`, or null. */
export function enumValueOf<T extends string>(values: readonly T[], value: unknown): T | null {
  return values.find((one) => one === value) ?? null;
}
