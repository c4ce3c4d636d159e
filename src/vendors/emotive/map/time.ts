// Parses Emotive's times, which the vendor declares as plain strings without a format.

const HAS_ZONE = /(?:[zZ]|[+-]\d{2}:?\d{2}|\bGMT\b.*|\bUTC\b.*)$/;
const ISO = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}.*))?$/;
/** A smaller number is unix seconds, a larger one milliseconds. */
const MIN_MILLISECONDS = 100_000_000_000;
/** 2000 to 2100: no text message has a time outside these years. */
const MIN_AT = 946_684_800_000;
const MAX_AT = 4_102_444_800_000;

function fromText(text: string): number {
  if (/^\d+(\.\d+)?$/.test(text)) return fromNumber(Number(text));
  const iso = ISO.exec(text);
  const day = iso?.[1];
  if (day === undefined) return Date.parse(HAS_ZONE.test(text) ? text : `${text} UTC`);
  const time = iso?.[2] ?? '00:00';
  return Date.parse(`${day}T${time.replace(/ (?=[+-])/, '')}${HAS_ZONE.test(time) ? '' : 'Z'}`);
}

function fromNumber(value: number): number {
  return Math.round(value < MIN_MILLISECONDS ? value * 1000 : value);
}

/**
 * Epoch milliseconds of a vendor time: ISO, the format of e-mail dates, or unix seconds or milliseconds. A time without a
 * zone is taken as UTC. Null for a missing or unreadable time, and for years outside 2000 to 2100.
 */
export function toInstant(value: string | number | null | undefined): number | null {
  if (value === null || value === undefined) return null;
  const at = typeof value === 'number' ? fromNumber(value) : fromText(value.trim());
  return at >= MIN_AT && at < MAX_AT ? at : null;
}
