// The forms of config values, and how the text of an environment variable becomes a value.

import { randomBytes } from 'node:crypto';
import { isIP } from 'node:net';
import { z } from 'zod';
import { isLoopback } from '../loopback.ts';

/** How the text of a variable is parsed before it is validated. */
export type ValueKind = 'text' | 'number' | 'switch' | 'list';

const SWITCH_VALUES: Readonly<Record<string, boolean>> = {
  on: true,
  true: true,
  yes: true,
  '1': true,
  off: false,
  false: false,
  no: false,
  '0': false,
};

/** Parses a variable's text. Text that does not fit is returned unchanged, so that validation refuses it. */
export function fromText(kind: ValueKind, text: string): unknown {
  const trimmed = text.trim();
  if (kind === 'number') return /^-?\d{1,15}(?:\.\d{1,9})?$/.test(trimmed) ? Number(trimmed) : trimmed;
  if (kind === 'switch') return SWITCH_VALUES[trimmed.toLowerCase()] ?? trimmed;
  if (kind === 'list') return toList(trimmed);
  return trimmed;
}

/** The items of a comma-separated list, without empty ones. */
export function toList(text: string): string[] {
  return text
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');
}

/** An http or https URL without credentials, query and fragment, and without a trailing slash; null for anything else. */
export function parseHttpUrl(text: string): string | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  const isPlain = url.username === '' && url.password === '' && !text.includes('?') && !text.includes('#');
  if (!isPlain || (url.protocol !== 'http:' && url.protocol !== 'https:')) return null;
  return url.origin + url.pathname.replace(/\/+$/, '');
}

/** True if traffic to this URL could be read on the way: plain http to anything but this machine. */
export function isPlaintextUrl(url: string): boolean {
  const { protocol, hostname } = new URL(url);
  return protocol === 'http:' && !isLoopback(hostname);
}

function isNetwork(text: string): boolean {
  const [address = '', prefix, ...rest] = text.split('/');
  const family = isIP(address);
  if (family === 0 || rest.length > 0) return false;
  return prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= (family === 4 ? 32 : 128));
}

function isHost(text: string): boolean {
  return isIP(text) !== 0 || /^[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?$/i.test(text);
}

/** Whole numbers from `min` to `max`, both included. */
export const toInteger = (min: number, max: number): z.ZodType<number> => z.int().min(min).max(max);
export const toDecimal = (min: number, max: number): z.ZodType<number> => z.number().min(min).max(max);
export const toBoolean: z.ZodType<boolean> = z.boolean();
export const httpUrl: z.ZodType<string> = z.string().transform((text, context) => {
  const url = parseHttpUrl(text);
  if (url === null) context.addIssue({ code: 'custom' });
  return url ?? '';
});
export const host: z.ZodType<string> = z.string().refine(isHost);
export const networks: z.ZodType<readonly string[]> = z.array(z.string().refine(isNetwork));
export const origins: z.ZodType<readonly string[]> = z.array(
  z.string().refine((text) => parseHttpUrl(text) !== null && new URL(text).origin === text),
);
/** Account ids and client names. */
export const shortName: z.ZodType<string> = z.string().regex(/^[a-z0-9-]{1,40}$/);
export const label: z.ZodType<string> = z.string().trim().min(1).max(120);
export const MIN_SECRET_LENGTH = 24;
/** A webhook path or token: long enough to be unguessable, of characters that are safe in URLs and headers. */
export const unguessable: z.ZodType<string> = z
  .string()
  .regex(/^[A-Za-z0-9_-]+$/)
  .min(MIN_SECRET_LENGTH)
  .max(200);

/** Creates a secret of 43 URL-safe characters (256 bits). */
export function createSecret(): string {
  return randomBytes(32).toString('base64url');
}
