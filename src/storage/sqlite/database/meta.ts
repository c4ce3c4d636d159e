// Values about the store itself: its log id, its secret, the position up to which its log was pruned.

import type { Statements } from './statements.ts';

export function readMeta(statements: Statements, name: string): string | Uint8Array | null {
  return statements.get<{ value: string | Uint8Array }>('SELECT value FROM meta WHERE name = ?', name)?.value ?? null;
}

export function writeMeta(statements: Statements, name: string, value: string | Uint8Array): void {
  statements.run(
    'INSERT INTO meta (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
    name,
    value,
  );
}

/** The value under this name. The first call creates and stores it. */
export function readOrCreateMeta<T extends string | Uint8Array>(
  statements: Statements,
  name: string,
  create: () => T,
): T {
  const stored = readMeta(statements, name);
  // The type of a name never changes, so the stored value has the type that `create` returns.
  if (stored !== null) return stored as T;
  const value = create();
  writeMeta(statements, name, value);
  return value;
}
