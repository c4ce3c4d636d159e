// Glassix's times: UTC whether they say so or not, up to seven digits of a second, and the year 1 for never.

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const TIME = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})?$/i;
const NEVER = /^0001-01-01T/;

/** True for a day as `YYYY-MM-DD` that there is in the calendar. */
export function isDay(text: string): boolean {
  if (!DAY.test(text)) return false;
  const at = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}

/** Epoch milliseconds; null for nothing, for never, and for what is no time. */
export function toInstant(text: string | null): number | null {
  if (text === null || NEVER.test(text)) return null;
  const [, seconds, fraction = '', zone = 'Z'] = TIME.exec(text) ?? [];
  if (seconds === undefined) return null;
  const at = Date.parse(`${seconds}${fraction.slice(0, 4)}${zone}`);
  return Number.isNaN(at) ? null : at;
}

const two = (value: number): string => String(value).padStart(2, '0');

/** An instant as the list wants it: `dd/MM/yyyy HH:mm:ss:ff`, UTC, hundredths of a second. */
export function toListTime(at: number): string {
  const date = new Date(at);
  const day = `${two(date.getUTCDate())}/${two(date.getUTCMonth() + 1)}/${date.getUTCFullYear()}`;
  const time = [date.getUTCHours(), date.getUTCMinutes(), date.getUTCSeconds()].map(two).join(':');
  return `${day} ${time}:${two(Math.floor(date.getUTCMilliseconds() / 10))}`;
}
