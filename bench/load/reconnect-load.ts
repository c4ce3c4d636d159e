// All sockets are cut at once and come back with old cursors: how long until all have caught up, and with what.

import { setTimeout as sleep } from 'node:timers/promises';
import type { Publisher } from './publisher.ts';
import type { OnDelivery, Seats } from './slots.ts';

export interface StormRequest {
  /** Events that happen while everybody is away. */
  readonly missed: number;
  /** Everybody comes back after a wait of at most so long. */
  readonly jitterMs: number;
}
export interface StormResult {
  readonly sockets: number;
  /** From the first coming back until the last one got the last missed event. */
  readonly caughtUpMs: number;
  readonly deliveries: number;
  readonly missing: number;
  readonly doubled: number;
  /** Events that happened while they came back; they are among what everybody has to get. */
  readonly meanwhile: number;
}

const PER_BODY = 50;
const MEANWHILE = 10;
const WITHIN_MS = 90_000;
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

export async function storm(seats: Seats, publisher: Publisher, request: StormRequest): Promise<StormResult> {
  await takeCursors(seats, publisher);
  const sockets = seats.all.length;
  seats.cutAll();
  const first = publisher.last() + 1;
  for (let told = 0; told < request.missed; told += PER_BODY) {
    // oxlint-disable-next-line no-await-in-loop -- in order
    await publisher.publish(Math.min(PER_BODY, request.missed - told));
  }
  const lastMissed = publisher.last();
  const last = lastMissed + MEANWHILE;
  const next = seats.all.map(() => first);
  const counts = { deliveries: 0, missing: 0, doubled: 0, caughtUp: 0, done: 0 };
  let caughtUpAt = 0;
  const onDelivery: OnDelivery = (seat, bytes, from) => {
    const number = numberIn(bytes, from);
    const expected = next[seat] ?? 0;
    counts.deliveries += 1;
    if (number < expected) return void (counts.doubled += 1);
    counts.missing += number - expected;
    next[seat] = number + 1;
    if (expected <= lastMissed && number >= lastMissed && (counts.caughtUp += 1) === sockets)
      caughtUpAt = performance.now();
    if (number === last) counts.done += 1;
  };
  seats.listen(onDelivery);
  const startedAt = performance.now();
  const back = Promise.all(
    seats.all.map(async (_seat, index) => {
      await sleep(Math.random() * request.jitterMs);
      await seats.take(index);
    }),
  );
  for (let told = 0; told < MEANWHILE; told += 1) {
    // oxlint-disable-next-line no-await-in-loop -- spread over the time of coming back
    await sleep(request.jitterMs / MEANWHILE);
    // oxlint-disable-next-line no-await-in-loop -- as above
    await publisher.publish();
  }
  await back;
  // oxlint-disable-next-line no-await-in-loop -- waits for the sockets
  while (counts.done < sockets && performance.now() - startedAt < WITHIN_MS) await sleep(20);
  // What came twice may come late.
  await sleep(500);
  seats.listen(null);
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

/** One more event, of which everybody keeps the cursor. */
async function takeCursors(seats: Seats, publisher: Publisher): Promise<void> {
  let taken = 0;
  seats.listen((seat, bytes, from, to) => {
    const place = seats.all[seat];
    if (place !== undefined) place.cursor = CURSOR.exec(bytes.toString('utf8', from, to))?.[1] ?? null;
    taken += 1;
  });
  await publisher.publish();
  const deadlineAt = performance.now() + 10_000;
  // oxlint-disable-next-line no-await-in-loop -- waits for the sockets
  while (taken < seats.all.length && performance.now() < deadlineAt) await sleep(10);
  seats.listen(null);
  if (taken < seats.all.length) throw new Error(`${seats.all.length - taken} sockets have no cursor`);
}
