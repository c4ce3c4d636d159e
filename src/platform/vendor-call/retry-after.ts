// Reads Retry-After and quota resets, corrected for a vendor whose clock is wrong.

import type { RateReading } from '../../domain/ports/vendor/calls.ts';

type Headers = Readonly<Record<string, string>>;

const NOTICEABLE_SKEW_MS = 5000;
const MINUTE_MS = 60_000;

/** How far the vendor's clock is ahead of ours, milliseconds; 0 if it states no time or is within 5 s. */
function clockSkewMs(headers: Headers, now: number): number {
  const at = Date.parse(headers['date'] ?? '');
  if (Number.isNaN(at)) return 0;
  return Math.abs(at - now) < NOTICEABLE_SKEW_MS ? 0 : at - now;
}

/** The instant of a Retry-After header in seconds or as a date, epoch milliseconds; null if absent or invalid. */
export function retryAtOf(headers: Headers, now: number): number | null {
  const text = headers['retry-after']?.trim() ?? '';
  if (/^\d{1,10}(\.\d{1,6})?$/.test(text)) return now + Number(text) * 1000;
  // Only text that looks like a date, because Date.parse reads "-5" and other numbers as years.
  const at = /^[A-Za-z]{3,9},? /.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(at) ? null : Math.max(now, at - clockSkewMs(headers, now));
}

/**
 * Converts a reading to our clock. Vendors state an instant or a duration, and the reading does not show which. A reset
 * within the next minute is taken as it is; otherwise it is corrected for the vendor's clock, if that puts it there.
 */
export function withoutSkew(reading: RateReading, headers: Headers, now: number): RateReading {
  if (reading.resetAt === null) return reading;
  const isSoon = (at: number): boolean => at > now - NOTICEABLE_SKEW_MS && at <= now + MINUTE_MS + NOTICEABLE_SKEW_MS;
  const corrected = reading.resetAt - clockSkewMs(headers, now);
  return isSoon(reading.resetAt) || !isSoon(corrected) ? reading : { ...reading, resetAt: corrected };
}
