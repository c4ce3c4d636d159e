// Idempotency keys, versions, and the effects of a vendor failure.

import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { startGateway, type TestGateway } from '../../kit/gateway/gateway.ts';
import { expectNothingOpen } from '../../kit/leaks.ts';
import { codes, createActs, DESK_NOTE, DESK_REPLY, DESK_STATUS, EMOTIVE_REPLY } from './write-operations.ts';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startGateway({ ticketCount: 24 });
});
afterAll(() => gateway.stop());
afterEach(async () => {
  gateway.desk360.faults.clear();
  gateway.emotive.faults.clear();
  await expectNothingOpen(gateway.url);
});
const { newKey, deskTicket, emotiveTicket, reply, note, setStatus, textsAt } = createActs(() => gateway);
const deskCalls = (route: string): number => gateway.desk360.journal.count({ route });

describe('a write happens once', () => {
  test('with the same key the result is repeated and nothing is sent again, even after a restart', async () => {
    const ticket = await deskTicket();
    const idempotencyKey = newKey();
    gateway.desk360.journal.clear();
    const first = await reply(ticket.id, 'only once', { idempotencyKey, clientMutationId: 'a' });
    const again = await reply(ticket.id, 'only once', { idempotencyKey, clientMutationId: 'b' });
    expect(again).toMatchObject({
      clientMutationId: 'b',
      userErrors: [],
      replayedFromIdempotencyKey: true,
      message: { id: first.message.id },
      eventCursor: first.eventCursor,
    });
    await gateway.restart();
    expect(await reply(ticket.id, 'only once', { idempotencyKey })).toMatchObject({ replayedFromIdempotencyKey: true });
    expect(deskCalls(DESK_REPLY)).toBe(1);
    const other = await reply(ticket.id, 'something else', { idempotencyKey });
    expect(other.userErrors).toMatchObject([{ code: 'IDEMPOTENCY_KEY_REUSED', field: ['input', 'idempotencyKey'] }]);
    expect(codes(await note(ticket.id, 'only once', { idempotencyKey }))).toEqual(['IDEMPOTENCY_KEY_REUSED']);
    expect(deskCalls(DESK_REPLY) + deskCalls(DESK_NOTE)).toBe(1);
  });

  test('when ten requests with one key arrive at once', async () => {
    const ticket = await emotiveTicket();
    const idempotencyKey = newKey();
    gateway.emotive.faults.add({ route: `POST ${EMOTIVE_REPLY}`, delayMs: 80 });
    gateway.emotive.journal.clear();
    const all = await Promise.all(Array.from({ length: 10 }, () => reply(ticket.id, 'one of ten', { idempotencyKey })));
    expect(gateway.emotive.journal.count({ method: 'POST' })).toBe(1);
    expect(all.every((payload) => codes(payload).length === 0)).toBe(true);
    expect(new Set(all.map(({ message }) => message.id)).size).toBe(1);
    expect(all.filter((payload) => !payload.replayedFromIdempotencyKey)).toHaveLength(1);
  });

  test('and an invalid key is rejected', async () => {
    const ticket = await deskTicket();
    expect(codes(await reply(ticket.id, 'x', { idempotencyKey: '' }))).toEqual(['REQUIRED']);
    expect(codes(await reply(ticket.id, 'x', { idempotencyKey: 'k'.repeat(256) }))).toEqual(['TOO_LONG']);
  });

  test('and not at all when the ticket has a newer version', async () => {
    const ticket = await deskTicket();
    await note(ticket.id, 'a colleague was faster');
    gateway.desk360.journal.clear();
    const stale = await reply(ticket.id, 'late', { expectedVersion: ticket.version });
    expect(stale).toMatchObject({
      userErrors: [{ code: 'STALE_VERSION', field: ['input', 'expectedVersion'] }],
      message: null,
    });
    expect(codes(await setStatus(ticket.id, 'PENDING', { expectedVersion: ticket.version }))).toEqual([
      'STALE_VERSION',
    ]);
    expect(gateway.desk360.journal.count({ method: 'POST' })).toBe(0);
    const { version } = (await gateway.query('query ($id: ID!) { ticket(id: $id) { version } }', { id: ticket.id }))
      .data['ticket'];
    const two = await Promise.all([1, 2].map(() => reply(ticket.id, 'me first', { expectedVersion: version })));
    expect(two.flatMap(codes)).toEqual(['STALE_VERSION']);
    expect(deskCalls(DESK_REPLY)).toBe(1);
  });
});

describe('when the vendor fails', () => {
  test.each([
    ['its answer is cut', { cutBodyAfterBytes: 10 }],
    ['the connection breaks after it acted', { reset: 'after' as const }],
    ['a gateway before it says 504', { status: 504, acts: true }],
    ['its answer is a page', { replaceBody: 'html' as const }],
  ])('the outcome is unknown and nothing is sent again: %s', async (_how, fault) => {
    const ticket = await deskTicket();
    const idempotencyKey = newKey();
    gateway.desk360.faults.add({ route: `POST ${DESK_REPLY}`, times: 1, ...fault });
    gateway.desk360.journal.clear();
    const payload = await reply(ticket.id, 'did it arrive?', { idempotencyKey });
    expect(payload.userErrors).toMatchObject([{ code: 'OUTCOME_UNKNOWN', vendor: 'DESK360', retryable: false }]);
    const again = await reply(ticket.id, 'did it arrive?', { idempotencyKey });
    expect(codes(again)).toEqual(['OUTCOME_UNKNOWN']);
    expect(deskCalls(DESK_REPLY)).toBe(1);
    expect(textsAt(ticket.nativeId)).toEqual(['please help', 'did it arrive?']);
  });

  test('its rejection is returned with its code and message, and the same key may be retried', async () => {
    const ticket = await deskTicket();
    const idempotencyKey = newKey();
    const body = { error: { code: 'email_error', message: 'The email could not be sent.' } };
    gateway.desk360.faults.add({ route: `POST ${DESK_REPLY}`, times: 1, status: 422, body });
    const refused = await reply(ticket.id, 'please', { idempotencyKey });
    expect(refused.userErrors).toMatchObject([
      {
        code: 'VENDOR_REJECTED',
        vendor: 'DESK360',
        vendorCode: 'email_error',
        vendorMessage: 'The email could not be sent.',
      },
    ]);
    expect(refused).toMatchObject({ eventCursor: null, message: null });
    expect(codes(await reply(ticket.id, 'please', { idempotencyKey }))).toEqual([]);
    const emotive = await emotiveTicket();
    gateway.emotive.faults.add({
      route: `POST ${EMOTIVE_REPLY}`,
      times: 1,
      status: 400,
      body: { message: 'The subscriber has another active ticket.' },
    });
    expect((await reply(emotive.id, 'please')).userErrors).toMatchObject([
      { code: 'VENDOR_REJECTED', vendorMessage: 'The subscriber has another active ticket.' },
    ]);
  });

  test('a vendor that is down did nothing, and the same key may be retried', async () => {
    const ticket = await deskTicket();
    const idempotencyKey = newKey();
    gateway.desk360.faults.add({ route: `POST ${DESK_STATUS}`, times: 1, status: 503 });
    const down = await setStatus(ticket.id, 'PENDING', { idempotencyKey });
    expect(down.userErrors).toMatchObject([{ code: 'VENDOR_UNAVAILABLE', retryable: true }]);
    expect(await setStatus(ticket.id, 'PENDING', { idempotencyKey })).toMatchObject({
      userErrors: [],
      ticket: { status: 'PENDING' },
    });
  });

  test('credentials that the vendor rejects are reported as the cause', async () => {
    const ticket = await emotiveTicket();
    gateway.emotive.faults.add({
      route: `POST ${EMOTIVE_REPLY}`,
      times: 1,
      status: 401,
      body: { message: 'Invalid token.' },
    });
    expect(codes(await reply(ticket.id, 'x'))).toEqual(['FORBIDDEN']);
  });
});
