// Appends events to the log of a gateway directly, without a vendor.

import type { EventData, LoggedEvent, NewEvent } from '../../../src/domain/events/event.ts';
import type { Store } from '../../../src/domain/ports/storage/store.ts';
import { toEventCursor } from '../../../src/domain/events/event-cursor.ts';
import { DESK_ACCOUNT, EMOTIVE_ACCOUNT } from '../../kit/gateway/gateway.ts';
import { newEvent } from '../../kit/domain/records.ts';

let made = 0;

/** An event of the Desk360 account with a unique key. */
export function deskEvent(given: Partial<NewEvent> = {}): NewEvent {
  made += 1;
  return newEvent({ key: `fed-${made}`, account: DESK_ACCOUNT, vendor: 'DESK360', ticketKey: null, ...given });
}

/** An event of the Emotive account with a unique key. */
export function emotiveEvent(given: Partial<NewEvent> = {}): NewEvent {
  return deskEvent({ account: EMOTIVE_ACCOUNT, vendor: 'EMOTIVE', ...given });
}

/** The data of an event with a number that identifies it. */
export function numbered(number: number, padding = ''): EventData {
  return { type: 'UNMAPPED', nativeType: String(number), raw: padding === '' ? null : padding };
}

/** Appends the events in commits of `perCommit` each. */
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
