// Documented enums, patterns and limits of the vendor.

export const actionTypes = ['reply', 'template_reply', 'button', 'delete'] as const;
export type ActionType = (typeof actionTypes)[number];

export const ticketTypes = [
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

/** The complete pattern of the Swagger file; the table of the page truncates it at the bar. */
export const networkItemIdPattern = /^[a-zA-Z0-9/|@&$!?()[\]{}+*~,;.:=_-]{6,256}$/;
export const actionIdPattern = /^[a-zA-Z0-9-_]{1,256}$/;
export const mimeTypePattern = /^[a-zA-Z]+\/[a-zA-Z0-9]+((\.|\+|-)[a-zA-Z0-9]+)*$/;

export const maxMessageLength = 10_000;
export const minInteractorIdLength = 3;
export const maxRatingScale = 100;
export const maxLabelLength = 256;
export const secretLength = { min: 32, max: 512 } as const;

/** Returns the member of `values` that equals `value`, or null. */
export function oneOf<Value extends string>(values: readonly Value[], value: unknown): Value | null {
  return values.find((one) => one === value) ?? null;
}
