// Replaces lone surrogates by U+FFFD. Strict JSON readers refuse a whole document that has one.

/**
 * The same value with well-formed texts and property names, at any depth. Returns the value itself when nothing changes.
 * Only lists and plain objects are searched; all other objects stay as they are.
 */
export function wellFormed<T>(value: T): T {
  return isWellFormed(value) ? value : (repaired(value) as T);
}

function isWellFormed(value: unknown): boolean {
  if (typeof value === 'string') return value.isWellFormed();
  if (typeof value !== 'object' || value === null) return true;
  if (Array.isArray(value)) return value.every(isWellFormed);
  return !isPlainObject(value) || hasWellFormedProperties(value);
}

/** A loop, because this runs for every observation and every raw object. */
function hasWellFormedProperties(value: Readonly<Record<string, unknown>>): boolean {
  for (const key of Object.keys(value)) if (!key.isWellFormed() || !isWellFormed(value[key])) return false;
  return true;
}

function repaired(value: unknown): unknown {
  if (typeof value === 'string') return value.toWellFormed();
  if (Array.isArray(value)) return value.map(wellFormed);
  if (!isPlainObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key.toWellFormed(), wellFormed(inner)]));
}

function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
