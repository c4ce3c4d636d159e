// All sockets are cut at once and reconnect with old cursors. Measures the time until all have caught up.

import { setTimeout as sleep } from 'node:timers/promises';
import type { Publisher } from './publisher.ts';
import type { OnDelivery, Slots } from './slots.ts';

export interface ReconnectRequest {
  /** Events while all sockets are disconnected. */
  readonly missed: number;
  /** Each socket reconnects after a random wait of at most this. */
  readonly jitterMs: number;
}
export interface ReconnectResult {
  readonly sockets: number;
  /** From the first reconnect until the last socket received the last missed event. */
  readonly caughtUpMs: number;
  readonly deliveries: number;
  readonly missing: number;
  readonly doubled: number;
  /** Events during the reconnects, which all sockets must receive too. */
  readonly meanwhile: number;
}

const PER_BODY = 50;
const MEANWHILE = 10;
const TIMEOUT_MS = 90_000;
const TEXT = Buffer.from('"text":"');
const CURSOR = /"cursor":"([^"]+)"/;

/** The number that the text of a message begins with. */
function numberIn(bytes: Buffer, from: number): number {
  let at = bytes.indexOf(TEXT, from) + TEXT.length;
  let number = 0;
  for (let digit = (bytes[at] ?? 0) - 48; digit >= 0 && digit <= 9; digit = (bytes[at] ?? 0) - 48) {
    number = number * 10 + digit;
    at += 1;
  }
  return number;
}

export async function reconnect(
  slots: Slots,
  publisher: Publisher,
  request: ReconnectRequest,
): Promise<ReconnectResult> {
  await takeCursors(slots, publisher);
  const sockets = slots.all.length;
  slots.cutAll();
  const first = publisher.last() + 1;
  for (let published = 0; published < request.missed; published += PER_BODY) {
    // oxlint-disable-next-line no-await-in-loop -- in order
    await publisher.publish(Math.min(PER_BODY, request.missed - published));
  }
  const lastMissed = publisher.last();
  const last = lastMissed + MEANWHILE;
  const next = slots.all.map(() => first);
  const counts = { deliveries: 0, missing: 0, doubled: 0, caughtUp: 0, done: 0 };
  let caughtUpAt = 0;
  const onDelivery: OnDelivery = (slot, bytes, from) => {
    const number = numberIn(bytes, from);
    const expected = next[slot] ?? 0;
    counts.deliveries += 1;
    if (number < expected) return void (counts.doubled += 1);
    counts.missing += number - expected;
    next[slot] = number + 1;
    if (expected <= lastMissed && number >= lastMissed && (counts.caughtUp += 1) === sockets)
      caughtUpAt = performance.now();
    if (number === last) counts.done += 1;
  };
  slots.listen(onDelivery);
  const startedAt = performance.now();
  const reconnected = Promise.all(
    slots.all.map(async (_slot, index) => {
      await sleep(Math.random() * request.jitterMs);
      await slots.connect(index);
    }),
  );
  for (let published = 0; published < MEANWHILE; published += 1) {
    // oxlint-disable-next-line no-await-in-loop -- spread over the reconnects
    await sleep(request.jitterMs / MEANWHILE);
    // oxlint-disable-next-line no-await-in-loop -- as above
    await publisher.publish();
  }
  await reconnected;
  // oxlint-disable-next-line no-await-in-loop -- waits for the sockets
  while (counts.done < sockets && performance.now() - startedAt < TIMEOUT_MS) await sleep(20);
  // Duplicates can arrive late.
  await sleep(500);
  slots.listen(null);
  const never = next.reduce((sum, expected) => sum + Math.max(0, last + 1 - expected), 0);
  return {
    sockets,
    caughtUpMs: caughtUpAt === 0 ? Number.POSITIVE_INFINITY : caughtUpAt - startedAt,
    deliveries: counts.deliveries,
    missing: counts.missing + never,
    doubled: counts.doubled,
    meanwhile: MEANWHILE,
  };
}

/** Publishes one event and stores its cursor for every socket. */
async function takeCursors(slots: Slots, publisher: Publisher): Promise<void> {
  let taken = 0;
  slots.listen((slot, bytes, from, to) => {
    const target = slots.all[slot];
    if (target !== undefined) target.cursor = CURSOR.exec(bytes.toString('utf8', from, to))?.[1] ?? null;
    taken += 1;
  });
  await publisher.publish();
  const deadlineAt = performance.now() + 10_000;
  // oxlint-disable-next-line no-await-in-loop -- waits for the sockets
  while (taken < slots.all.length && performance.now() < deadlineAt) await sleep(10);
  slots.listen(null);
  if (taken < slots.all.length) throw new Error(`${slots.all.length - taken} sockets have no cursor`);
}
