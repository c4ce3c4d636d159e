// Writes parsed JSON so that equal contents give equal text, whatever the order of keys.

import { WireProblem } from '../wire/index.ts';

const MAX_DEPTH = 64;

/** Canonical text of a parsed JSON value. Throws WireSurprise for a value nested deeper than anything we can keep. */
export function toCanonicalJson(value: unknown, depth = 0): string {
  if (depth > MAX_DEPTH) throw new WireProblem('body', 'nested too deep');
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  if (Array.isArray(value)) return `[${value.map((item) => toCanonicalJson(item, depth + 1)).join(',')}]`;
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${toCanonicalJson(item, depth + 1)}`).join(',')}}`;
}
