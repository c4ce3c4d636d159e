// Many raw sockets with one subscription each, every one under its own operation id, and what they receive.

import { randomUUID } from 'node:crypto';
import { openLeanSocket, type LeanSocket, type OnText } from './lean-socket.ts';

export interface Seat {
  readonly id: string;
  /** Where it stands; kept for coming back. */
  cursor: string | null;
  socket: LeanSocket | null;
}
/** Somebody to tell of each delivery: the number of the seat, and the bytes of the message. */
export type OnDelivery = (seat: number, bytes: Buffer, from: number, to: number) => void;

export interface Seats {
  readonly all: readonly Seat[];
  /** Who is told of deliveries from now on. */
  listen(onDelivery: OnDelivery | null): void;
  /** Opens seats until there are so many. */
  fill(amount: number): Promise<void>;
  /** Connects a seat, again or for the first time; one that has a cursor goes on behind it. */
  take(index: number): Promise<void>;
  cutAll(): void;
}

const NEXT = Buffer.from('"type":"next"');
/** An id and the type stand at the start of a message, in whatever order a server writes them. */
const START_BYTES = 100;
const AT_ONCE = 50;

export function createSeats(url: URL, query: string): Seats {
  const all: Seat[] = [];
  let listener: OnDelivery | null = null;

  function take(index: number): Promise<void> {
    const seat = (all[index] ??= { id: randomUUID(), cursor: null, socket: null });
    const resume = seat.cursor === null ? {} : { payload: { resume: { [seat.id]: seat.cursor } } };
    return new Promise((resolve, reject) => {
      let isAcknowledged = false;
      const onText: OnText = (bytes, from, to) => {
        if (!isAcknowledged) {
          isAcknowledged = true;
          seat.socket?.send(JSON.stringify({ id: seat.id, type: 'subscribe', payload: { query } }));
          return resolve();
        }
        const isNext = bytes.subarray(from, Math.min(to, from + START_BYTES)).includes(NEXT);
        if (isNext) listener?.(index, bytes, from, to);
      };
      openLeanSocket(url, onText).then((socket) => {
        seat.socket = socket;
        socket.send(JSON.stringify({ type: 'connection_init', ...resume }));
      }, reject);
    });
  }

  return {
    all,
    take,
    listen: (onDelivery) => void (listener = onDelivery),
    async fill(amount) {
      while (all.length < amount) {
        const batch = Array.from(
          { length: Math.min(AT_ONCE, amount - all.length) },
          (_none, more) => all.length + more,
        );
        // oxlint-disable-next-line no-await-in-loop -- a crowd at the door is not what is measured
        await Promise.all(batch.map(take));
      }
    },
    cutAll() {
      for (const seat of all) seat.socket?.cut();
    },
  };
}
