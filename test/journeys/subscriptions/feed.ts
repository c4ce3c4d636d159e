// Puts events straight into the log of a gateway: as many and as fast as a test needs, without a vendor behind them.

import type { EventData, LoggedEvent, NewEvent } from '../../../src/domain/events/event.ts';
import type { Store } from '../../../src/domain/ports/storage/store.ts';
import { toEventCursor } from '../../../src/domain/events/event-cursor.ts';
import { DESK_ACCOUNT, EMOTIVE_ACCOUNT } from '../../kit/gateway/gateway.ts';
import { newEvent } from '../../kit/domain/records.ts';

let made = 0;

/** An event of the desk account; every one has a key of its own. */
export function deskEvent(given: Partial<NewEvent> = {}): NewEvent {
  made += 1;
  return newEvent({ key: `fed-${made}`, account: DESK_ACCOUNT, vendor: 'DESK360', ticketKey: null, ...given });
}

/** An event of the emotive account. */
export function emotiveEvent(given: Partial<NewEvent> = {}): NewEvent {
  return deskEvent({ account: EMOTIVE_ACCOUNT, vendor: 'EMOTIVE', ...given });
}

/** An event that carries a number, to find again which one it was. */
export function numbered(number: number, padding = ''): EventData {
  return { type: 'UNMAPPED', nativeType: String(number), raw: padding === '' ? null : padding };
}

/** Appends in commits of so many events each. */
export async function feed(
  store: Store,
  events: readonly NewEvent[],
  perCommit = events.length,
): Promise<LoggedEvent[]> {
  const logged: LoggedEvent[] = [];
  for (let index = 0; index < events.length; index += perCommit) {
    const batch = events.slice(index, index + perCommit);
    logged.push(...(await store.commit((tx) => tx.log.append(batch))));
  }
  return logged;
}

/** The cursor of a position in the log of this store. */
export function cursorAt(store: Store, position: bigint): string {
  return toEventCursor(store.log.id, position);
}
