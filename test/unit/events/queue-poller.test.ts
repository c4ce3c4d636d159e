// Deliveries in a vendor's queue: each is fetched into the inbox once and acknowledged when it is on disk.

import { describe, expect, it } from 'vitest';
import type { OpenAccount } from '../../../src/domain/ports/account.ts';
import { VendorCallError, vendorFailure } from '../../../src/domain/errors/error-codes.ts';
import { StoreUnavailableError } from '../../../src/domain/ports/storage/store.ts';
import type { DeliveryQueue, ParsedDelivery, WebhookReader } from '../../../src/domain/ports/vendor/deliveries.ts';
import { openIngest, type Ingest } from '../../../src/events/ingest/ingest.ts';
import { startQueuePollers } from '../../../src/events/ingest/queue-poller.ts';
import { eventually } from '../../kit/eventually.ts';
import {
  ACCOUNT,
  atEnd,
  directoryOf,
  handAccount,
  openFoldHarness,
  saysMessage,
  saysTicket,
} from './fold/fold-harness.ts';

/** Rejects every delivery that must be verified; fetched ones need no verification. */
const reader: WebhookReader = {
  verify: () => ({ accepted: false, reason: 'BAD_SIGNATURE' }),
  parse({ body }): ParsedDelivery {
    const id = new TextDecoder().decode(body);
    if (id.startsWith('unreadable'))
      return { state: 'unreadable', reason: 'UNPARSABLE', error: 'the body is not JSON' };
    return { state: 'read', dedupeKey: id, observations: [saysTicket('t1', {}), saysMessage(`m-${id}`)] };
  },
};

interface HandQueue extends DeliveryQueue {
  waiting: string[];
  polls: number;
  readonly acknowledged: string[];
  fails: boolean;
  ignoresAcknowledgements: boolean;
}
const handQueue = (...waiting: string[]): HandQueue => ({
  everyMs: 5_000,
  waiting,
  polls: 0,
  acknowledged: [],
  fails: false,
  ignoresAcknowledgements: false,
  receive() {
    this.polls += 1;
    if (this.fails) return Promise.reject(new VendorCallError(vendorFailure('UNAVAILABLE')));
    const batch = this.waiting.slice(0, 2);
    return Promise.resolve(batch.map((id) => ({ receipt: `receipt-${id}`, body: new TextEncoder().encode(id) })));
  },
  acknowledge(receipts) {
    this.acknowledged.push(...receipts);
    if (!this.ignoresAcknowledgements) this.waiting = this.waiting.filter((id) => !receipts.includes(`receipt-${id}`));
    return Promise.resolve();
  },
});

async function open(queue: HandQueue, wrap: (ingest: Ingest) => Pick<Ingest, 'receiveFetched'> = (ingest) => ingest) {
  const harness = await openFoldHarness();
  const accounts = directoryOf(handAccount({ webhook: reader, queue }), handAccount({}, { id: 'hand-other' }));
  const ingest = await openIngest({ store: harness.store, accounts, clock: harness.clock });
  const seen: [string, boolean][] = [];
  const pollers = startQueuePollers({
    accounts,
    ingest: wrap(ingest),
    clock: harness.clock,
    observe: ({ id }: OpenAccount, failure) => void seen.push([id, failure === null]),
  });
  atEnd(async () => {
    await pollers.stop();
    await ingest.close();
  });
  return {
    harness,
    pollers,
    seen,
    messages: async () =>
      (await harness.log()).flatMap(({ data }) => (data.type === 'MESSAGE_ADDED' ? [data.messageKey] : [])),
  };
}

describe('a queue of deliveries', () => {
  it('is fetched batch by batch until it is empty, and each delivery is acknowledged once it is stored', async () => {
    const queue = handQueue('a', 'b', 'c');
    const { messages, harness } = await open(queue);
    await eventually(async () => expect(await messages()).toEqual(['m-a', 'm-b', 'm-c']));
    await eventually(() => expect(queue.acknowledged).toEqual(['receipt-a', 'receipt-b', 'receipt-c']));
    expect(await harness.store.inbox.counts(ACCOUNT)).toMatchObject({ accepted: 3, rejected: 0 });
  });

  it('is polled again after its pause', async () => {
    const queue = handQueue();
    const { messages, harness } = await open(queue);
    await eventually(() => expect(queue.polls).toBe(1));
    queue.waiting.push('late');
    await harness.clock.advance(4_999);
    expect(queue.polls).toBe(1);
    await harness.clock.advance(1);
    await eventually(async () => expect(await messages()).toEqual(['m-late']));
  });

  it('acknowledges known and unreadable deliveries, and does not loop over a queue that ignores acknowledgements', async () => {
    const queue = handQueue('a', 'unreadable');
    queue.ignoresAcknowledgements = true;
    const { messages, harness } = await open(queue);
    await eventually(() => expect(queue.polls).toBeGreaterThan(1));
    await harness.clock.advance(0);
    const { polls } = queue;
    await harness.clock.advance(4_000);
    expect(queue.polls).toBe(polls);
    expect(await messages()).toEqual(['m-a']);
    expect(await harness.store.inbox.counts(ACCOUNT)).toMatchObject({ accepted: 1 });
    expect(queue.acknowledged).toContain('receipt-unreadable');
  });

  it('leaves the deliveries that the store refuses in the queue', async () => {
    const queue = handQueue('a', 'b');
    let full = true;
    const { messages, seen, harness } = await open(queue, (ingest) => ({
      receiveFetched: (account, delivery) =>
        full && new TextDecoder().decode(delivery.body) === 'b'
          ? Promise.reject(new StoreUnavailableError('the disk is full'))
          : ingest.receiveFetched(account, delivery),
    }));
    await eventually(() => expect(seen).toEqual([[ACCOUNT, false]]));
    expect([queue.acknowledged, queue.waiting]).toEqual([['receipt-a'], ['b']]);
    full = false;
    await harness.clock.advance(1_000);
    await eventually(async () => expect(await messages()).toEqual(['m-a', 'm-b']));
    await eventually(() => expect(queue.waiting).toEqual([]));
  });

  it('backs off while the vendor fails, reports it once, and continues afterwards', async () => {
    const queue = handQueue('a');
    queue.fails = true;
    const { messages, seen, harness } = await open(queue);
    await eventually(() => expect(queue.polls).toBe(1));
    await harness.clock.advance(1_000);
    await harness.clock.advance(1_999);
    expect(queue.polls).toBe(2);
    queue.fails = false;
    await harness.clock.advance(1);
    await eventually(async () => expect(await messages()).toEqual(['m-a']));
    expect(seen).toEqual([
      [ACCOUNT, false],
      [ACCOUNT, true],
    ]);
  });

  it('stops after the batch in flight and leaves no timer', async () => {
    const queue = handQueue('a');
    const { pollers, harness } = await open(queue);
    await eventually(() => expect(queue.waiting).toEqual([]));
    await pollers.stop();
    expect(harness.clock.pending()).toBe(0);
  });
});
