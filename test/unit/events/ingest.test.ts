// Webhook deliveries: each is stored once with its events in one commit, or quarantined, or rejected.

import { describe, expect, it } from 'vitest';
import type { Observation } from '../../../src/domain/observation.ts';
import type { DeliveryState } from '../../../src/domain/ports/storage/delivery-inbox.ts';
import { StoreUnavailableError } from '../../../src/domain/ports/storage/store.ts';
import type { ParsedDelivery, RawDelivery, WebhookReader } from '../../../src/domain/ports/vendor/deliveries.ts';
import { openIngest, type Ingest } from '../../../src/events/ingest/ingest.ts';
import {
  ACCOUNT,
  advanceUntil,
  directoryOf,
  handAccount,
  openFoldHarness,
  saysMessage,
  saysTicket,
  VENDOR,
  type FoldHarness,
} from './fold/fold-harness.ts';

interface Body {
  readonly id: string;
  readonly says: readonly Observation[];
  /** Text of an unreadable entry. */
  readonly leftOut?: string;
}

/** Reads JSON of `Body` and rejects `x-forged: yes`. With `fixed`, it reads `unsupported` bodies too. */
function handReader(): WebhookReader & { fixed: boolean } {
  return {
    fixed: false,
    verify: ({ headers }) =>
      headers['x-forged'] === 'yes' ? { accepted: false, reason: 'BAD_SIGNATURE' } : { accepted: true },
    parse(delivery): ParsedDelivery {
      const text = new TextDecoder().decode(delivery.body);
      if (text === 'throw') throw new RangeError('unexpected content');
      if (!text.startsWith('{')) return { state: 'unreadable', reason: 'UNPARSABLE', error: 'the body is not JSON' };
      const body = JSON.parse(text) as Body;
      if (body.id === 'unsupported' && !this.fixed)
        return { state: 'unreadable', reason: 'SCHEMA_MISMATCH', error: 'says[0].type' };
      const leftOut =
        body.leftOut === undefined ? [] : [{ body: new TextEncoder().encode(body.leftOut), error: 'says[1]' }];
      return { state: 'read', dedupeKey: body.id, observations: body.says, leftOut };
    },
    answerHeaders: () => ({ 'x-challenge': 'answered' }),
  };
}

interface Setting {
  readonly harness: FoldHarness;
  readonly ingest: Ingest;
  readonly reader: ReturnType<typeof handReader>;
  readonly observed: (readonly [DeliveryState, string | null])[];
  send(body: Body | string, headers?: Record<string, string>): ReturnType<Ingest['receive']>;
  counts(): ReturnType<FoldHarness['store']['inbox']['counts']>;
}

async function open(given: { readonly maxPages?: number } = {}): Promise<Setting> {
  const harness = await openFoldHarness(given);
  const reader = handReader();
  const observed: [DeliveryState, string | null][] = [];
  const ingest = await openIngest({
    store: harness.store,
    accounts: directoryOf(handAccount({ webhook: reader }), handAccount({}, { id: 'hand-silent' })),
    clock: harness.clock,
    observe: (_, state, reason) => observed.push([state, reason]),
  });
  const send: Setting['send'] = (body, headers = {}) => ingest.receive(ACCOUNT, rawDelivery(harness, body, headers));
  return { harness, ingest, reader, observed, send, counts: () => harness.store.inbox.counts(ACCOUNT) };
}

function rawDelivery(harness: FoldHarness, body: Body | string, headers: Record<string, string> = {}): RawDelivery {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return { headers, body: new TextEncoder().encode(text), remoteAddress: '127.0.0.1', receivedAt: harness.clock.now() };
}

const good = (id: string): Body => ({ id, says: [saysTicket('t1', { subject: 'Hi' }), saysMessage(`m-${id}`)] });
/** Is readable and breaks the fold. */
const unprocessable: Body = { id: 'unprocessable', says: [saysTicket('t9', {}), null as unknown as Observation] };

describe('a delivery with an unreadable entry', () => {
  it('is stored, and the entry is quarantined once as a delivery of its own that can be replayed', async () => {
    const { harness, ingest, reader, send, counts } = await open();
    const entry = JSON.stringify({ id: 'unsupported', says: [saysMessage('m-late')] });
    const body = { ...good('d1'), leftOut: entry };
    expect(await send(body)).toMatchObject({ state: 'accepted' });
    expect(await send(body)).toMatchObject({ state: 'duplicate' });
    expect(await counts()).toMatchObject({ accepted: 1, duplicates: 1, quarantined: 1 });
    const quarantined = await harness.store.inbox.list({
      accounts: [ACCOUNT],
      vendors: null,
      states: ['QUARANTINED'],
      receivedFrom: null,
      receivedBefore: null,
      after: null,
      limit: 10,
    });
    const key = quarantined[0]?.key ?? '';
    expect(quarantined[0]).toMatchObject({ reason: 'SCHEMA_MISMATCH', error: 'says[1]' });
    reader.fixed = true;
    expect(await ingest.replay(key)).toMatchObject({ state: 'REPLAYED' });
  });
});

describe('a readable delivery', () => {
  it('is stored with its events, which refer to it, and the vendor gets its response', async () => {
    const { harness, send, observed } = await open();
    const headers = {
      'content-type': 'application/json',
      'x-secret': 'token',
      authorization: 'Bearer x',
      'user-agent': 'v',
    };
    const outcome = await send(good('d1'), headers);
    expect(outcome).toMatchObject({ state: 'accepted', reason: null, answerHeaders: { 'x-challenge': 'answered' } });
    const key = outcome.deliveryKey ?? '';
    const kept = (await harness.store.inbox.byKeys([key])).get(key);
    expect(kept).toMatchObject({
      vendor: VENDOR,
      account: ACCOUNT,
      state: 'ACCEPTED',
      reason: null,
      error: null,
      dedupeKey: 'd1',
      attempts: 1,
      receivedAt: harness.clock.now(),
      eventPositions: [1n, 2n],
      headers: { 'content-type': 'application/json', 'user-agent': 'v' },
    });
    expect(Object.keys(kept?.headers ?? {}).toSorted()).toEqual(['content-type', 'user-agent']);
    const cause = { clientMutationId: null, actor: null, webhookDeliveryKey: key };
    expect(await harness.log()).toMatchObject([
      { cause, data: { type: 'TICKET_CREATED' } },
      { cause, data: { type: 'MESSAGE_ADDED' } },
    ]);
    expect(observed).toEqual([['ACCEPTED', null]]);
  });

  it('is stored even if it makes no events', async () => {
    const { send, counts, harness } = await open();
    expect(await send({ id: 'd1', says: [] })).toMatchObject({ state: 'accepted' });
    expect([await counts(), await harness.log()]).toMatchObject([{ accepted: 1 }, []]);
  });

  it('is stored once when it is sent a hundred times at once, and every response is a success', async () => {
    const { harness, ingest, send, counts } = await open();
    const outcomes = await Promise.all(Array.from({ length: 100 }, () => send(good('d1'))));
    expect(outcomes.every(({ state }) => state === 'accepted' || state === 'duplicate')).toBe(true);
    await advanceUntil(harness.clock, ingest.drained());
    expect(await harness.log()).toHaveLength(2);
    expect(await counts()).toMatchObject({ accepted: 1, duplicates: 99 });
    const key = outcomes[0]?.deliveryKey ?? '';
    expect((await harness.store.inbox.byKeys([key])).get(key)).toMatchObject({ attempts: 100, state: 'ACCEPTED' });
  });

  it('is a duplicate of an earlier one with the same id, whatever its body contains', async () => {
    const { harness, send } = await open();
    await send(good('d1'));
    expect(await send({ id: 'd1', says: [saysTicket('t2', {})] })).toMatchObject({ state: 'duplicate' });
    expect(await harness.ticket('t2')).toBeUndefined();
  });
});

describe('an unreadable delivery', () => {
  it.each([
    ['is not JSON', 'not json', 'UNPARSABLE', 'the body is not JSON'],
    ['matches no schema', { id: 'unsupported', says: [] }, 'SCHEMA_MISMATCH', 'says[0].type'],
    ['makes the reader throw', 'throw', 'SCHEMA_MISMATCH', 'the reader failed (RangeError)'],
  ])(
    'that %s is quarantined with the reason, and the vendor gets a success response',
    async (_, body, reason, error) => {
      const { harness, send, counts, observed } = await open();
      const outcome = await send(body);
      expect(outcome).toMatchObject({ state: 'quarantined', reason, answerHeaders: { 'x-challenge': 'answered' } });
      const key = outcome.deliveryKey ?? '';
      expect((await harness.store.inbox.byKeys([key])).get(key)).toMatchObject({ state: 'QUARANTINED', reason, error });
      expect(await counts()).toMatchObject({ quarantined: 1, accepted: 0 });
      expect(observed).toEqual([['QUARANTINED', reason]]);
    },
  );

  it('that the gateway fails to process is quarantined whole, stores nothing else and does not stop others', async () => {
    const { harness, send, counts } = await open();
    const [before, broken, behind] = await Promise.all([send(good('d1')), send(unprocessable), send(good('d2'))]);
    expect([before.state, behind.state]).toEqual(['accepted', 'accepted']);
    expect(broken).toMatchObject({ state: 'quarantined', reason: 'HANDLER_ERROR' });
    expect(await harness.ticket('t9')).toBeUndefined();
    expect(await harness.log()).toHaveLength(3);
    expect(await counts()).toMatchObject({ accepted: 2, quarantined: 1 });
    const key = broken.deliveryKey ?? '';
    const kept = (await harness.store.inbox.byKeys([key])).get(key);
    expect(kept).toMatchObject({ reason: 'HANDLER_ERROR', error: 'handling failed (TypeError)' });
    expect(new TextDecoder().decode(kept?.body)).toBe(JSON.stringify(unprocessable));
  });
});

describe('a rejected delivery', () => {
  it('is stored truncated ten times a minute, and only counted beyond that', async () => {
    const { harness, send, observed } = await open();
    const forged = (): ReturnType<Setting['send']> => send('x'.repeat(10_000), { 'x-forged': 'yes' });
    const outcomes = await Promise.all(Array.from({ length: 50 }, forged));
    for (const outcome of outcomes)
      expect(outcome).toMatchObject({ state: 'rejected', reason: 'BAD_SIGNATURE', answerHeaders: {} });
    const kept = outcomes.flatMap(({ deliveryKey }) => deliveryKey ?? []);
    expect(kept).toHaveLength(10);
    for (const record of (await harness.store.inbox.byKeys(kept)).values()) {
      expect(record).toMatchObject({ state: 'REJECTED', reason: 'BAD_SIGNATURE', dedupeKey: null });
      expect(record.body).toHaveLength(4_096);
    }
    expect(observed).toHaveLength(50);
    await harness.clock.advance(60_000);
    expect((await forged()).deliveryKey).not.toBeNull();
    expect(await harness.log()).toEqual([]);
  });

  it('is not stored when its account is unknown or has no webhooks', async () => {
    const { harness, ingest, observed } = await open();
    for (const account of ['unknown', 'hand-silent']) {
      const outcome = await ingest.receive(account, rawDelivery(harness, good('d1')));
      expect(outcome).toEqual({ state: 'rejected', reason: 'UNKNOWN_ENDPOINT', deliveryKey: null, answerHeaders: {} });
    }
    expect(observed).toEqual([]);
  });
});

describe('a full disk', () => {
  it('makes the vendor retry: nothing of the delivery is stored, and a retry succeeds when there is space', async () => {
    const { harness, send } = await open({ maxPages: 400 });
    const huge: Body = { id: 'd1', says: [saysMessage('m1', { text: 'x'.repeat(3_000_000) })] };
    await expect(send(huge)).rejects.toBeInstanceOf(StoreUnavailableError);
    expect(await harness.log()).toEqual([]);
    expect(await send({ id: 'd1', says: [saysMessage('m1')] })).toMatchObject({ state: 'accepted' });
  });
});

describe('a replay', () => {
  it('processes a quarantined delivery with the fixed reader and marks its events as replayed', async () => {
    const { harness, ingest, reader, send, counts } = await open();
    const { deliveryKey } = await send({ id: 'unsupported', says: [saysTicket('t1', {})] });
    const receivedAt = harness.clock.now();
    await harness.clock.advance(3_600_000);
    expect(await ingest.replay(deliveryKey ?? '')).toMatchObject({ state: 'QUARANTINED' });
    reader.fixed = true;
    expect(await ingest.replay(deliveryKey ?? '')).toMatchObject({
      state: 'REPLAYED',
      reason: null,
      error: null,
      dedupeKey: 'unsupported',
      eventPositions: [1n],
    });
    expect(await harness.log()).toMatchObject([
      { replayed: true, receivedAt: harness.clock.now(), cause: { webhookDeliveryKey: deliveryKey } },
    ]);
    expect(await harness.ticket('t1')).toMatchObject({ observedAt: receivedAt });
    expect(await counts()).toMatchObject({ quarantined: 0 });
    expect(await send({ id: 'unsupported', says: [] })).toMatchObject({ state: 'duplicate', deliveryKey });
  });

  it('of an accepted delivery makes no event twice', async () => {
    const { harness, ingest, send } = await open();
    const { deliveryKey } = await send(good('d1'));
    expect(await ingest.replay(deliveryKey ?? '')).toMatchObject({ state: 'REPLAYED', eventPositions: [1n, 2n] });
    expect(await harness.log()).toHaveLength(2);
  });

  it('of a delivery that the vendor has sent again meanwhile marks it as a duplicate', async () => {
    const { harness, ingest, reader, send } = await open();
    const { deliveryKey } = await send({ id: 'unsupported', says: [saysTicket('t1', {})] });
    reader.fixed = true;
    await send({ id: 'unsupported', says: [saysTicket('t1', {})] });
    expect(await ingest.replay(deliveryKey ?? '')).toMatchObject({ state: 'DUPLICATE' });
    expect(await harness.log()).toHaveLength(1);
  });

  it('that fails again leaves the delivery unchanged', async () => {
    const { harness, ingest, send } = await open();
    const { deliveryKey } = await send(unprocessable);
    await ingest.replay(deliveryKey ?? '').catch(() => undefined);
    const kept = (await harness.store.inbox.byKeys([deliveryKey ?? ''])).get(deliveryKey ?? '');
    expect(kept).toMatchObject({ state: 'QUARANTINED', reason: 'HANDLER_ERROR' });
    expect(await harness.log()).toEqual([]);
  });

  it('of an unknown key is null', async () => {
    const { ingest } = await open();
    expect(await ingest.replay('never-was')).toBeNull();
  });
});
