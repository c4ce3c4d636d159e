// Many raw sockets with one subscription each, every one with its own operation id.

import { randomUUID } from 'node:crypto';
import { openLeanSocket, type LeanSocket, type OnText } from './lean-socket.ts';

export interface Slot {
  readonly id: string;
  /** Cursor to resume from after a reconnect. */
  cursor: string | null;
  socket: LeanSocket | null;
}
/** Receives each delivery: the index of the slot and the bytes of the message. */
export type OnDelivery = (slot: number, bytes: Buffer, from: number, to: number) => void;

export interface Slots {
  readonly all: readonly Slot[];
  /** Sets the receiver of deliveries; null: none. */
  listen(onDelivery: OnDelivery | null): void;
  /** Opens slots up to this number. */
  fill(amount: number): Promise<void>;
  /** Connects or reconnects a slot. A slot with a cursor resumes after it. */
  connect(index: number): Promise<void>;
  cutAll(): void;
}

const NEXT = Buffer.from('"type":"next"');
/** The id and the type are at the start of a message, in any order. */
const START_BYTES = 100;
const AT_ONCE = 50;

export function createSlots(url: URL, query: string): Slots {
  const all: Slot[] = [];
  let listener: OnDelivery | null = null;

  function connect(index: number): Promise<void> {
    const slot = (all[index] ??= { id: randomUUID(), cursor: null, socket: null });
    const resume = slot.cursor === null ? {} : { payload: { resume: { [slot.id]: slot.cursor } } };
    return new Promise((resolve, reject) => {
      let isAcknowledged = false;
      const onText: OnText = (bytes, from, to) => {
        if (!isAcknowledged) {
          isAcknowledged = true;
          slot.socket?.send(JSON.stringify({ id: slot.id, type: 'subscribe', payload: { query } }));
          return resolve();
        }
        const isNext = bytes.subarray(from, Math.min(to, from + START_BYTES)).includes(NEXT);
        if (isNext) listener?.(index, bytes, from, to);
      };
      openLeanSocket(url, onText).then((socket) => {
        slot.socket = socket;
        socket.send(JSON.stringify({ type: 'connection_init', ...resume }));
      }, reject);
    });
  }

  return {
    all,
    connect,
    listen: (onDelivery) => void (listener = onDelivery),
    async fill(amount) {
      while (all.length < amount) {
        const batch = Array.from(
          { length: Math.min(AT_ONCE, amount - all.length) },
          (_none, more) => all.length + more,
        );
        // oxlint-disable-next-line no-await-in-loop -- connecting is not measured
        await Promise.all(batch.map(connect));
      }
    },
    cutAll() {
      for (const slot of all) slot.socket?.cut();
    },
  };
}
