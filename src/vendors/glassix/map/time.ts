// Glassix's times: UTC with or without a zone, up to seven decimals of a second, and the year 1 for never.

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const TIME = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})?$/i;
const NEVER = /^0001-01-01T/;

/** True for an existing day in the form `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  if (!DAY.test(text)) return false;
  const at = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}

/** Epoch milliseconds; null for null, never, and anything but a time. */
export function toInstant(text: string | null): number | null {
  if (text === null || NEVER.test(text)) return null;
  const [, seconds, fraction = '', zone = 'Z'] = TIME.exec(text) ?? [];
  if (seconds === undefined) return null;
  const at = Date.parse(`${seconds}${fraction.slice(0, 4)}${zone}`);
  return Number.isNaN(at) ? null : at;
}

const twoDigits = (value: number): string => String(value).padStart(2, '0');

/** An instant in the format of the ticket list: `dd/MM/yyyy HH:mm:ss:ff`, UTC, with hundredths of a second. */
export function toListTime(at: number): string {
  const date = new Date(at);
  const day = `${twoDigits(date.getUTCDate())}/${twoDigits(date.getUTCMonth() + 1)}/${date.getUTCFullYear()}`;
  const time = [date.getUTCHours(), date.getUTCMinutes(), date.getUTCSeconds()].map(twoDigits).join(':');
  return `${day} ${time}:${twoDigits(Math.floor(date.getUTCMilliseconds() / 10))}`;
}
