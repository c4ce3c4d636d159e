// Tickets as one fold leaves them: what several observations change is written once, at its end.

import type { AccountId } from '../../domain/ids.ts';
import type { StateWriter } from '../../domain/ports/storage/projection.ts';
import type { TicketRecord } from '../../domain/ticket.ts';

export interface ChangedTickets {
  /** As it stands now, changed or not; null when there is none. */
  find(key: string | null): Promise<TicketRecord | null>;
  /** `undefined` raw keeps the one that is there. */
  put(record: TicketRecord, raw?: unknown): void;
  remove(key: string): Promise<void>;
  /** Writes what was changed; until then the state does not know of it. */
  flush(): Promise<void>;
}

export function createChangedTickets(state: StateWriter, account: AccountId): ChangedTickets {
  const changed = new Map<string, { readonly record: TicketRecord; readonly raw: unknown }>();
  return {
    async find(key) {
      if (key === null) return null;
      const found = changed.get(key)?.record ?? (await state.ticket(account, key));
      // Found by a former key, it may have been changed under its key of today.
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
