// Numbered events, appended directly to a gateway’s log, and the losses of their subscribers.

import type { LoggedEvent } from '../../../src/domain/events/event.ts';
import type { Store } from '../../../src/domain/ports/storage/store.ts';
import { DESK_ACCOUNT } from '../../kit/gateway/gateway.ts';
import { newEvent } from '../../kit/domain/records.ts';

/** A document that selects neither cursor nor type. */
export const NUMBERS = 'subscription { events { ... on UnmappedVendorEvent { nativeType } } }';

let keyCount = 0;

/** Appends one event per number in one commit. */
export function appendNumbers(store: Store, ...numbers: readonly number[]): Promise<readonly LoggedEvent[]> {
  return appendNumbersWithRaw(store, numbers, null);
}

/** The same with a raw body that makes each event larger. */
export function appendNumbersWithRaw(
  store: Store,
  numbers: readonly number[],
  raw: unknown,
): Promise<readonly LoggedEvent[]> {
  return store.commit((tx) =>
    tx.log.append(
      numbers.map((number) =>
        newEvent({
          key: `numbered-${(keyCount += 1)}`,
          account: DESK_ACCOUNT,
          ticketKey: null,
          data: { type: 'UNMAPPED', nativeType: String(number), raw },
        }),
      ),
    ),
  );
}

export interface NumberSource {
  /** How many events are in the log. */
  readonly appendedCount: () => number;
  stop(): Promise<void>;
}

/** Appends 1, 2, 3 … at about this rate, one commit each, until it is stopped. */
export function startNumberSource(store: Store, perSecond: number): NumberSource {
  const startedAt = performance.now();
  let appended = 0;
  let running = true;
  const done = (async () => {
    while (running) {
      const due = Math.floor(((performance.now() - startedAt) / 1000) * perSecond);
      const numbers = Array.from({ length: due - appended }, (_none, index) => appended + index + 1);
      await Promise.all(numbers.map((number) => appendNumbers(store, number)));
      appended += numbers.length;
      await new Promise((resolve) => setTimeout(resolve, 4));
    }
  })();
  return {
    appendedCount: () => appended,
    async stop() {
      running = false;
      await done;
    },
  };
}

/** The numbers that an answer to NUMBERS carries. */
export function numbersIn(answer: { readonly data?: unknown }): number[] {
  const { events } = (answer.data ?? {}) as { events?: { nativeType?: string } };
  return events?.nativeType === undefined ? [] : [Number(events.nativeType)];
}

/** How the received numbers differ from 1 … `appended`. */
export function lossesOf(received: readonly number[], appended: number) {
  const unique = new Set(received);
  return {
    missing: appended - unique.size,
    duplicates: received.length - unique.size,
    inOrder: received.every((number, index) => index === 0 || number > (received[index - 1] ?? 0)),
  };
}
