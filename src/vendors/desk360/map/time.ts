// Desk360's two kinds of time, `2021-01-17 15:58:41` without a zone and epoch seconds, as epoch milliseconds.

const LOCAL = /^(\d{4})-(\d{2})-(\d{2})[ T](\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,6}))?(Z|[+-]\d{2}:?\d{2})?$/;
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en-US', {
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
  formats.set(zone, made);
  return made;
}

/** How far the zone is ahead of UTC at that instant, in milliseconds. */
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
 * Reads a vendor time in the account's zone; epoch milliseconds. A time that is written with an offset keeps it. In the
 * hour that happens twice the first one is meant; one that never happens moves forward. Null for anything else.
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

/** The day of an instant (epoch milliseconds) in the zone, written as `2012-08-18`. */
export function toDay(at: number, zone: string): string {
  return new Date(at + offsetMs(zone, at)).toISOString().slice(0, 10);
}

function writtenOffsetMs(offset: string): number {
  if (offset === 'Z') return 0;
  const digits = offset.replaceAll(/\D/g, '');
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2));
  return (offset.startsWith('-') ? -minutes : minutes) * 60_000;
}

/** Epoch seconds as milliseconds; a number that is plainly milliseconds already stays as it is. */
export function secondsToMs(seconds: number): number {
  return seconds >= 100_000_000_000 ? seconds : seconds * 1000;
}

/** True for a day of the calendar written as `2012-08-18`. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const at = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}
