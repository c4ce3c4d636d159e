// Events that carry a number, put straight into the log of a gateway, and what subscribers made of them.

import type { LoggedEvent } from '../../../src/domain/events/event.ts';
import type { Store } from '../../../src/domain/ports/storage/store.ts';
import { DESK_ACCOUNT } from '../../kit/gateway/gateway.ts';
import { newEvent } from '../../kit/domain/records.ts';

/** A document that selects neither cursor nor type. */
export const NUMBERS = 'subscription { events { ... on UnmappedVendorEvent { nativeType } } }';

let keys = 0;

/** Appends one event per number in one commit. */
export function tell(store: Store, ...numbers: readonly number[]): Promise<readonly LoggedEvent[]> {
  return tellWith(store, numbers, null);
}

/** The same with something in each event that makes it bigger. */
export function tellWith(store: Store, numbers: readonly number[], raw: unknown): Promise<readonly LoggedEvent[]> {
  return store.commit((tx) =>
    tx.log.append(
      numbers.map((number) =>
        newEvent({
          key: `numbered-${(keys += 1)}`,
          account: DESK_ACCOUNT,
          ticketKey: null,
          data: { type: 'UNMAPPED', nativeType: String(number), raw },
        }),
      ),
    ),
  );
}

export interface Pump {
  /** How many events are in the log. */
  readonly told: () => number;
  stop(): Promise<void>;
}

/** Tells 1, 2, 3 … at about this rate, one commit each, until it is stopped. */
export function startPump(store: Store, perSecond: number): Pump {
  const startedAt = performance.now();
  let told = 0;
  let running = true;
  const done = (async () => {
    while (running) {
      const due = Math.floor(((performance.now() - startedAt) / 1000) * perSecond);
      const numbers = Array.from({ length: due - told }, (_none, index) => told + index + 1);
      await Promise.all(numbers.map((number) => tell(store, number)));
      told += numbers.length;
      await new Promise((resolve) => setTimeout(resolve, 4));
    }
  })();
  return {
    told: () => told,
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

/** How what was received differs from 1 … `told`. */
export function lossesOf(received: readonly number[], told: number) {
  const unique = new Set(received);
  return {
    missing: told - unique.size,
    doubled: received.length - unique.size,
    inOrder: received.every((number, index) => index === 0 || number > (received[index - 1] ?? 0)),
  };
}
