// Reads Emotive's times, which the vendor declares as plain strings without a form.

const HAS_ZONE = /(?:[zZ]|[+-]\d{2}:?\d{2}|\bGMT\b.*|\bUTC\b.*)$/;
const ISO = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}.*))?$/;
const SECONDS_BELOW = 100_000_000_000;
/** 2000 to 2100: anything else is not a time of a text message. */
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
  return Math.round(value < SECONDS_BELOW ? value * 1000 : value);
}

/**
 * Epoch milliseconds of a vendor time: ISO, the form of e-mail dates, or unix seconds or milliseconds. A time without a
 * zone is taken as UTC. Null for what is absent or unreadable, and for years outside 2000 to 2100.
 */
export function toInstant(value: string | number | null | undefined): number | null {
  if (value === null || value === undefined) return null;
  const at = typeof value === 'number' ? fromNumber(value) : fromText(value.trim());
  return at >= MIN_AT && at < MAX_AT ? at : null;
}
