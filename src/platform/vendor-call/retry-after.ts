// When a vendor wants to be called again, by our clock although the vendor writes by its own.

import type { RateReading } from '../../domain/ports/vendor/calls.ts';

type Headers = Readonly<Record<string, string>>;

const NOTICEABLE_SKEW_MS = 5000;
const MINUTE_MS = 60_000;

/** How far the vendor's clock is ahead of ours (ms); 0 where it tells no time or is near enough. */
export function clockSkewMs(headers: Headers, now: number): number {
  const at = Date.parse(headers['date'] ?? '');
  if (Number.isNaN(at)) return 0;
  return Math.abs(at - now) < NOTICEABLE_SKEW_MS ? 0 : at - now;
}

/** The instant of a Retry-After header, seconds or date; null where there is none that can be read. */
export function retryAtOf(headers: Headers, now: number): number | null {
  const text = headers['retry-after']?.trim() ?? '';
  if (/^\d{1,10}(\.\d{1,6})?$/.test(text)) return now + Number(text) * 1000;
  // Only what looks like a date: Date.parse takes "-5" and other numbers for years.
  const at = /^[A-Za-z]{3,9},? /.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(at) ? null : Math.max(now, at - clockSkewMs(headers, now));
}

/**
 * A reading by our clock. Vendors state an instant or a distance and the reading does not tell which: a reset that lies
 * within the next minute is believed, otherwise the vendor's wrong clock is taken out where that brings it there.
 */
export function withoutSkew(reading: RateReading, headers: Headers, now: number): RateReading {
  if (reading.resetAt === null) return reading;
  const isSoon = (at: number): boolean => at > now - NOTICEABLE_SKEW_MS && at <= now + MINUTE_MS + NOTICEABLE_SKEW_MS;
  const corrected = reading.resetAt - clockSkewMs(headers, now);
  return isSoon(reading.resetAt) || !isSoon(corrected) ? reading : { ...reading, resetAt: corrected };
}
