// The outcomes of a write: refused before the call, done, refused by the vendor, or unknown.

import { describe, expect, it } from 'vitest';
import { ALLOWED, capabilities, denied, type TicketAction } from '../../../src/domain/commands/capabilities.ts';
import {
  userError,
  UserErrors,
  type UserErrorCode,
  type VendorErrorCode,
} from '../../../src/domain/errors/error-codes.ts';
import type { OpenAccount } from '../../../src/domain/ports/account.ts';
import { currentTrace, createTrace, runWithTrace } from '../../../src/platform/observability/call-trace.ts';
import { ACCOUNT, saysMessage, VENDOR } from '../events/fold/fold-harness.ts';
import { codes, failing, open, type Request } from './write-harness.ts';

describe('a write', () => {
  it('calls the vendor once, records the result and returns its position in the log', async () => {
    const { harness, act, write } = await open();
    const result = await write({ clientMutationId: 'mutation-1' });
    expect(result).toEqual({
      errors: [],
      account: ACCOUNT,
      ticketKey: 't1',
      messageKey: 'note-hello',
      messageKeys: [],
      tagKey: null,
      recipients: [],
      position: 3n,
      replayed: false,
    });
    expect(act.performed).toMatchObject([
      { ticket: { key: 't1', version: 1 }, text: 'hello', now: harness.clock.now() },
    ]);
    expect((await harness.log()).at(-1)).toMatchObject({
      position: 3n,
      data: { type: 'MESSAGE_ADDED', messageKey: 'note-hello' },
      cause: {
        clientMutationId: 'mutation-1',
        actor: { kind: 'AGENT', key: null, displayName: 'Ada' },
        webhookDeliveryKey: null,
      },
    });
  });

  it('to a ticket that moved uses its new key, in one queue with writes to the new key', async () => {
    const { act, harness, write } = await open();
    await harness.record([{ type: 'ticket-moved', key: 't1', toKey: 't9', toNativeId: 'native-t9' }]);
    const order: string[] = [];
    act.answer = async ({ text }) => {
      order.push(`${text} begins`);
      await new Promise((resolve) => setImmediate(resolve));
      order.push(`${text} ends`);
      return { observations: [], messageKey: null };
    };
    const results = await Promise.all([write({ text: 'old' }), write({ text: 'new', ticketKey: 't9' })]);
    expect(results.map(({ errors, ticketKey }) => [errors, ticketKey])).toEqual([
      [[], 't9'],
      [[], 't9'],
    ]);
    expect(act.performed.map(({ ticket }) => ticket.key)).toEqual(['t9', 't9']);
    expect(order).toEqual(['old begins', 'old ends', 'new begins', 'new ends']);
  });

  it('that makes no events returns the head of the log', async () => {
    const { act, write } = await open();
    act.answer = async () => ({ observations: [], messageKey: null });
    expect(await write()).toMatchObject({ errors: [], messageKey: null, position: 2n });
  });

  it('that succeeded in part records that part and reports the rest, also when repeated', async () => {
    const { act, harness, write } = await open();
    const left = userError('VENDOR_UNAVAILABLE', { field: ['messageIds', '1'], vendor: VENDOR });
    const observations = [saysMessage('done', { ticketKey: 't1', createdAt: 9_000 })];
    act.answer = async () => ({ observations, messageKey: 'done', errors: [left] });
    const first = await write({ idempotencyKey: 'k1' });
    expect(first).toMatchObject({ errors: [{ ...left, field: ['input', 'messageIds', '1'] }], messageKey: 'done' });
    expect((await harness.log()).at(-1)).toMatchObject({ data: { type: 'MESSAGE_ADDED', messageKey: 'done' } });
    expect(await write({ idempotencyKey: 'k1' })).toEqual({ ...first, replayed: true });
  });

  it('that was refused in every part releases its key, unless the outcome of one is unknown', async () => {
    const { act, harness, write } = await open();
    for (const [code, isStored] of [
      ['VENDOR_UNAVAILABLE', false],
      ['OUTCOME_UNKNOWN', true],
    ] as const) {
      act.answer = async () => {
        throw new UserErrors([userError('VENDOR_REJECTED'), userError(code, { field: ['parts', '1'] })]);
      };
      const { errors, position } = await write({ idempotencyKey: code });
      expect([errors[1]?.field, position]).toEqual([['input', 'parts', '1'], null]);
      expect((await harness.store.ledger.entry(`ada\n${code}`)) !== null).toBe(isStored);
    }
  });

  it('calls the vendor with the priority of a write, in the trace of its request', async () => {
    const { act, write } = await open();
    const trace = createTrace('interactive');
    let priority: unknown;
    let calls: unknown;
    act.answer = async () => {
      priority = currentTrace()?.priority;
      calls = currentTrace()?.calls;
      return { observations: [], messageKey: null };
    };
    await runWithTrace(trace, () => write());
    expect([priority, calls]).toEqual(['write', trace.calls]);
    expect(calls).toBe(trace.calls);
  });
});

describe('a write that is refused before the vendor is called', () => {
  it.each<[string, Parameters<typeof open>[0], Partial<Request>, UserErrorCode, readonly string[] | null]>([
    ['the ticket does not exist', {}, { ticketKey: 'unknown' }, 'NOT_FOUND', ['input', 'ticketId']],
    ['the vendor has no such action', { adapter: { acts: {} } }, {}, 'NOT_SUPPORTED_BY_VENDOR', null],
    ['another version was expected', {}, { expectedVersion: '7' }, 'STALE_VERSION', ['input', 'expectedVersion']],
    ['the version is not a number', {}, { expectedVersion: '1.0' }, 'STALE_VERSION', ['input', 'expectedVersion']],
  ])('because %s', async (_, setting, request, code, field) => {
    const { act, harness, write } = await open(setting);
    const result = await write({ ...request, idempotencyKey: 'k1' });
    expect(result).toMatchObject({ errors: [{ code, field }], messageKey: null, position: null, replayed: false });
    expect(act.performed).toEqual([]);
    expect(await harness.store.ledger.entry('ada\nk1')).toBeNull();
  });

  it('because the ticket is unknown and the vendor does not respond', async () => {
    const { write } = await open({ loadTicket: failing('TIMEOUT') });
    expect(await write()).toMatchObject({ errors: [{ code: 'VENDOR_UNAVAILABLE', vendor: VENDOR, retryable: true }] });
  });

  it('because its input is invalid, with the paths of all errors', async () => {
    const { act, write } = await open();
    act.faults = [userError('REQUIRED', { field: ['text'] }), userError('INVALID')];
    const { errors } = await write();
    expect(errors).toMatchObject([
      { code: 'REQUIRED', field: ['input', 'text'], vendor: VENDOR },
      { code: 'INVALID', field: null, vendor: VENDOR },
    ]);
    expect(act.performed).toEqual([]);
  });

  it.each<[Parameters<typeof denied>[0], UserErrorCode]>([
    ['VENDOR_UNSUPPORTED', 'NOT_SUPPORTED_BY_VENDOR'],
    ['TICKET_CLOSED', 'NOT_ALLOWED_IN_STATE'],
    ['ALREADY_IN_STATE', 'NOT_ALLOWED_IN_STATE'],
    ['MISSING_EXTERNAL_ID', 'NOT_ALLOWED_IN_STATE'],
    ['MESSAGING_WINDOW_EXPIRED', 'MESSAGING_WINDOW_EXPIRED'],
    ['TEMPLATE_REQUIRED', 'MESSAGING_WINDOW_EXPIRED'],
    ['CONTACT_OPTED_OUT', 'CONTACT_OPTED_OUT'],
    ['CONTACT_BLOCKED', 'CONTACT_OPTED_OUT'],
    ['INSUFFICIENT_SCOPE', 'FORBIDDEN'],
    ['VENDOR_UNAVAILABLE', 'VENDOR_UNAVAILABLE'],
    ['RATE_BUDGET_EXHAUSTED', 'VENDOR_RATE_LIMITED'],
    ['NOT_CONFIGURED', 'NOT_SUPPORTED_BY_VENDOR'],
  ])('because the adapter reports %s', async (reason, code) => {
    const { act, write, account } = await open({
      adapter: { capabilities: () => capabilities({ addNote: denied(reason, 'Not now.') }) },
    });
    const withAct = { ...account, adapter: { ...account.adapter, acts: { ...account.adapter.actions, note: act } } };
    expect((await write({ account: withAct })).errors).toMatchObject([{ code, message: 'Not now.', vendor: VENDOR }]);
    expect(act.performed).toEqual([]);
  });

  it('because the account is paused or has no calls left, even if the adapter allows it', async () => {
    const { account, act, write, harness } = await open();
    const health = { ...account.health(), circuit: 'OPEN' as const };
    expect((await write({ account: { ...account, health: () => health } })).errors).toMatchObject([
      { code: 'VENDOR_UNAVAILABLE', retryable: true },
    ]);
    const rate = { ...account.rate(), limit: 10, remaining: 0, resetAt: harness.clock.now() + 1_500 };
    const limited: OpenAccount = { ...account, rate: () => rate };
    expect((await write({ account: limited })).errors).toMatchObject([
      { code: 'VENDOR_RATE_LIMITED', retryAfterSeconds: 2 },
    ]);
    expect(act.performed).toEqual([]);
    await harness.clock.advance(1_500);
    expect(await write({ account: limited })).toMatchObject({ errors: [] });
  });

  it('because of the contact, which the adapter gets', async () => {
    const { write, harness, account } = await open();
    await harness.record([{ type: 'contact-opted-out', contactKey: 'c1', ticketKey: null, at: 1 }]);
    const adapter: OpenAccount['adapter'] = {
      ...account.adapter,
      capabilities: (_, contact) =>
        capabilities({ addNote: contact?.optedOut === true ? denied('CONTACT_OPTED_OUT', 'Left.') : ALLOWED }),
    };
    expect(codes(await write({ account: { ...account, adapter } }))).toEqual(['CONTACT_OPTED_OUT']);
    expect(codes(await write({ account: { ...account, adapter }, ticketKey: 't2' }))).toEqual([]);
  });

  it('is not refused for a capability if it names no action', async () => {
    const none: TicketAction | null = null;
    const { act, account, write } = await open();
    const adapter: OpenAccount['adapter'] = { ...account.adapter, capabilities: () => capabilities({}) };
    expect(await write({ account: { ...account, adapter }, action: none })).toMatchObject({ errors: [] });
    expect(act.performed).toHaveLength(1);
  });
});

describe('a vendor that refuses or fails', () => {
  it.each<[VendorErrorCode, UserErrorCode]>([
    ['TIMEOUT', 'VENDOR_UNAVAILABLE'],
    ['UNAVAILABLE', 'VENDOR_UNAVAILABLE'],
    ['CIRCUIT_OPEN', 'VENDOR_UNAVAILABLE'],
    ['BAD_RESPONSE', 'VENDOR_UNAVAILABLE'],
    ['RATE_LIMITED', 'VENDOR_RATE_LIMITED'],
    ['RATE_BUDGET_EXHAUSTED', 'VENDOR_RATE_LIMITED'],
    ['UNAUTHORIZED', 'FORBIDDEN'],
    ['FORBIDDEN', 'FORBIDDEN'],
    ['NOT_FOUND', 'NOT_FOUND'],
    ['CONFLICT', 'CONFLICT'],
    ['INVALID_REQUEST', 'VENDOR_REJECTED'],
    ['UNSUPPORTED', 'NOT_SUPPORTED_BY_VENDOR'],
  ])('with %s, having done nothing, reports %s and allows a retry with the same key', async (code, reported) => {
    const { act, harness, write } = await open();
    const { answer } = act;
    act.answer = failing(code);
    expect((await write({ idempotencyKey: 'k1' })).errors).toMatchObject([
      { code: reported, vendor: VENDOR, vendorCode: 'v1', vendorMessage: 'No.', retryAfterSeconds: 7 },
    ]);
    expect(await harness.store.ledger.entry('ada\nk1')).toBeNull();
    act.answer = answer;
    expect(await write({ idempotencyKey: 'k1' })).toMatchObject({ errors: [], replayed: false });
    expect(act.performed).toHaveLength(2);
  });

  it('without a response has an unknown outcome: it is never sent again, and the key keeps that result', async () => {
    const { act, harness, write } = await open();
    act.answer = failing('TIMEOUT', true);
    const first = await write({ idempotencyKey: 'k1' });
    expect(first).toMatchObject({ errors: [{ code: 'OUTCOME_UNKNOWN', retryable: false }], replayed: false });
    await harness.clock.advance(3_600_000);
    expect(await write({ idempotencyKey: 'k1' })).toMatchObject({
      errors: first.errors,
      ticketKey: 't1',
      replayed: true,
    });
    expect(act.performed).toHaveLength(1);
  });

  it('is reported as it is even if the store fails meanwhile', async () => {
    for (const [unknown, reported] of [
      [true, 'OUTCOME_UNKNOWN'],
      [false, 'VENDOR_UNAVAILABLE'],
    ] as const) {
      const { act, harness, write } = await open();
      act.answer = async () => {
        await harness.store.close();
        return failing('TIMEOUT', unknown)();
      };
      expect(codes(await write({ idempotencyKey: 'k1' }))).toEqual([reported]);
    }
  });

  it('with an unexpected failure is an internal error, and the key is not released', async () => {
    const { act, harness, write } = await open();
    act.answer = async () => {
      throw new RangeError('ours');
    };
    await expect(write({ idempotencyKey: 'k1' })).rejects.toThrow(RangeError);
    expect(codes(await write({ idempotencyKey: 'k1' }))).toEqual(['IDEMPOTENCY_IN_PROGRESS']);
    await harness.clock.advance(120_001);
    expect(codes(await write({ idempotencyKey: 'k1' }))).toEqual(['OUTCOME_UNKNOWN']);
    expect(act.performed).toHaveLength(1);
  });
});

describe('a store that fails after the call', () => {
  it('makes the outcome unknown, and the same key sends nothing again', async () => {
    const { act, harness, write } = await open({ maxPages: 400 });
    act.answer = async () => ({ observations: [saysMessage('m1', { text: 'x'.repeat(3_000_000) })], messageKey: 'm1' });
    const result = await write({ idempotencyKey: 'k1' });
    expect(result).toMatchObject({ errors: [{ code: 'OUTCOME_UNKNOWN', retryable: false }], position: null });
    expect(result.errors[0]?.message).toContain('could not be recorded');
    expect(codes(await write({ idempotencyKey: 'k1' }))).toEqual(['IDEMPOTENCY_IN_PROGRESS']);
    await harness.clock.advance(120_001);
    expect(codes(await write({ idempotencyKey: 'k1' }))).toEqual(['OUTCOME_UNKNOWN']);
    expect(act.performed).toHaveLength(1);
    expect(await harness.log()).toHaveLength(2);
  });

  it('before the call prevents it', async () => {
    const { act, harness, write } = await open();
    await harness.store.close();
    await expect(write({ idempotencyKey: 'k1', action: null })).rejects.toThrow();
    expect(act.performed).toEqual([]);
  });
});
