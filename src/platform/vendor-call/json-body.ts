// Parses a JSON body without rounding its numbers. Refuses nesting that would overflow the stack of later code.

import { parseExactJson } from '../adapter/exact-json.ts';

const MAX_DEPTH = 64;

export type JsonBody =
  | { readonly state: 'empty' }
  | { readonly state: 'read'; readonly json: unknown }
  | { readonly state: 'unreadable' };

function isDeeperThan(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (levels === 0) return true;
  if (Array.isArray(value)) {
    for (const item of value) if (isDeeperThan(item, levels - 1)) return true;
    return false;
  }
  for (const item of Object.values(value)) if (isDeeperThan(item, levels - 1)) return true;
  return false;
}

/** Parses a body. White space counts as empty; more than 64 levels, or anything but JSON, as unreadable. */
export function readJson(body: Buffer): JsonBody {
  const text = body.toString('utf8').replace(/^\uFEFF/, '');
  if (text.trim() === '') return { state: 'empty' };
  try {
    const json = parseExactJson(text);
    return isDeeperThan(json, MAX_DEPTH) ? { state: 'unreadable' } : { state: 'read', json };
  } catch {
    return { state: 'unreadable' };
  }
}
