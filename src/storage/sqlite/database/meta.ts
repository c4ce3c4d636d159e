// Small facts about the store itself: its name, its secret, how far its log was pruned.

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

/** The value under this name, made and kept at the first asking. */
export function readOrMakeMeta<T extends string | Uint8Array>(statements: Statements, name: string, make: () => T): T {
  const known = readMeta(statements, name);
  if (known !== null) return known as T;
  const made = make();
  writeMeta(statements, name, made);
  return made;
}
