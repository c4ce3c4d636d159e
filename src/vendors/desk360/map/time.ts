// Desk360's two forms of time as epoch milliseconds: `2021-01-17 15:58:41` without a zone, and epoch seconds.

import { SchemaMismatchError } from '../../../platform/adapter/wire.ts';

const LOCAL = /^(\d{4})-(\d{2})-(\d{2})[ T](\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,6}))?(Z|[+-]\d{2}:?\d{2})?$/;
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  const cached = formats.get(zone);
  if (cached !== undefined) return cached;
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    era: 'short',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formats.set(zone, format);
  return format;
}

/** The zone's offset from UTC at an instant, in milliseconds; positive east of Greenwich. */
function offsetMs(zone: string, at: number): number {
  if (zone === 'UTC') return 0;
  const parts = new Map(
    formatOf(zone)
      .formatToParts(at)
      .map((part) => [part.type, Number(part.value)]),
  );
  const get = (name: Intl.DateTimeFormatPartTypes): number => parts.get(name) ?? 0;
  const local = Date.UTC(get('year'), get('month') - 1, get('day'), get('hour'), get('minute'), get('second'));
  return local - Math.floor(at / 1000) * 1000;
}

/**
 * Parses a vendor time in the account's zone; epoch milliseconds. A written offset overrides the zone. When clocks are set
 * back, the first of the two possible instants is used; a time that clocks skip moves forward. Null for anything else.
 */
export function toEpochMs(text: string | null, zone: string): number | null {
  const match = text === null ? null : LOCAL.exec(text.trim());
  if (match === null) return null;
  const [, year, month, day, hour, minute, second, fraction, offset] = match;
  const milliseconds = Number((fraction ?? '').padEnd(3, '0').slice(0, 3));
  const wall = Date.UTC(
    Number(year),
    Number(month) - 1,
    Number(day),
    Number(hour),
    Number(minute),
    Number(second),
    milliseconds,
  );
  if (new Date(wall).getUTCDate() !== Number(day) || Number(year) < 1970) return null;
  if (offset !== undefined) return wall - writtenOffsetMs(offset);
  const before = wall - offsetMs(zone, wall - 86_400_000);
  const after = wall - offsetMs(zone, wall + 86_400_000);
  const fits = [before, after].filter((at) => at + offsetMs(zone, at) === wall);
  return fits.length === 0 ? before : Math.min(...fits);
}

/** Like `toEpochMs`. Throws SchemaMismatchError with the field's name for a text that is not a time. */
export function requiredTime(text: string, field: string, zone: string): number {
  const at = toEpochMs(text, zone);
  if (at === null) throw new SchemaMismatchError(field);
  return at;
}

/** The day of an instant (epoch milliseconds) in the zone, such as `2012-08-18`. */
export function toDay(at: number, zone: string): string {
  return new Date(at + offsetMs(zone, at)).toISOString().slice(0, 10);
}

function writtenOffsetMs(offset: string): number {
  if (offset === 'Z') return 0;
  const digits = offset.replaceAll(/\D/g, '');
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2));
  return (offset.startsWith('-') ? -minutes : minutes) * 60_000;
}

/** Epoch seconds as milliseconds; a number too large for seconds is taken as milliseconds. */
export function secondsToMs(seconds: number): number {
  return seconds >= 100_000_000_000 ? seconds : seconds * 1000;
}

/** WhatsApp's year of foundation: an earlier time is not the time of a message. */
const MIN_WEBHOOK_TIME = Date.UTC(2009, 0, 1);
/** Vendors' clocks may be ahead by this much. */
const MAX_AHEAD_MS = 10 * 60_000;
const NUMBER = /^[+-]?\d{1,20}(\.\d{1,20})?$/;

/** What decides about the time of an entry: when it arrived, and the account's zone for times without one. */
export interface TimeContext {
  /** Epoch milliseconds. */
  readonly receivedAt: number;
  readonly zone: string;
}

/** The time of a webhook entry; null if it is missing, not a time, too old to be true or later than its receipt. */
export function statedTime(text: string | null, { receivedAt, zone }: TimeContext): number | null {
  const at = parseWebhookTime(text ?? '', zone);
  return at !== null && at >= MIN_WEBHOOK_TIME && at <= receivedAt + MAX_AHEAD_MS ? at : null;
}

/** Like `statedTime`, with the time of receipt for null. Throws SchemaMismatchError for a text that is not a time. */
export function statedOrReceiptTime(text: string | null, field: string, context: TimeContext): number {
  const isMissing = text === null || text.trim() === '';
  if (!isMissing && parseWebhookTime(text, context.zone) === null) throw new SchemaMismatchError(field);
  return statedTime(text, context) ?? context.receivedAt;
}

function parseWebhookTime(text: string, zone: string): number | null {
  const trimmed = text.trim();
  if (NUMBER.test(trimmed)) return Math.floor(secondsToMs(Number(trimmed)));
  return toEpochMs(trimmed, zone);
}

/** True for an existing day in the form `2012-08-18`. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const at = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}
