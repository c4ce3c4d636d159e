// Serialises parsed JSON so that equal contents give equal text, in whatever order their keys are.

import { FieldProblemError } from '../wire/index.ts';

const MAX_DEPTH = 64;

/** Canonical text of a parsed JSON value. Throws FieldProblemError for a value nested deeper than the store accepts. */
export function toCanonicalJson(value: unknown, depth = 0): string {
  if (depth > MAX_DEPTH) throw new FieldProblemError('body', 'nested too deep');
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  if (Array.isArray(value)) return `[${value.map((item) => toCanonicalJson(item, depth + 1)).join(',')}]`;
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${toCanonicalJson(item, depth + 1)}`).join(',')}}`;
}
