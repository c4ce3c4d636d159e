// Reads an emulated vendor's journal: how often each of its routes was called.

import type { SandboxJournal } from '../../src/sandbox/index.ts';

/** Calls per `METHOD route` since the journal was cleared. */
export function callsOf({ journal }: { readonly journal: SandboxJournal }): Record<string, number> {
  const calls: Record<string, number> = {};
  for (const { method, route } of journal.entries()) {
    const name = `${method} ${route ?? 'unknown'}`;
    calls[name] = (calls[name] ?? 0) + 1;
  }
  return calls;
}
