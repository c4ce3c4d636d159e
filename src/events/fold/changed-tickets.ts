// The tickets that one fold changes. A ticket that several observations change is written once.

import type { AccountId } from '../../domain/ids.ts';
import type { StateWriter } from '../../domain/ports/storage/projection.ts';
import type { TicketRecord } from '../../domain/ticket.ts';

export interface ChangedTickets {
  /** The ticket with the changes so far, by its current or a former key; null when there is none. */
  find(key: string | null): Promise<TicketRecord | null>;
  /** With `raw` undefined, the stored raw object stays. */
  put(record: TicketRecord, raw?: unknown): void;
  remove(key: string): Promise<void>;
  /** Writes the changes to the projection. */
  flush(): Promise<void>;
}

export function createChangedTickets(state: StateWriter, account: AccountId): ChangedTickets {
  const changed = new Map<string, { readonly record: TicketRecord; readonly raw: unknown }>();
  return {
    async find(key) {
      if (key === null) return null;
      const found = changed.get(key)?.record ?? (await state.ticket(account, key));
      // A ticket found by a former key may have changes under its current key.
      return found === null ? null : (changed.get(found.key)?.record ?? found);
    },
    put: (record, raw) => void changed.set(record.key, { record, raw: raw ?? changed.get(record.key)?.raw }),
    async remove(key) {
      changed.delete(key);
      await state.removeTicket(account, key);
    },
    async flush() {
      for (const { record, raw } of changed.values()) await state.putTicket(record, raw);
      changed.clear();
    },
  };
}
