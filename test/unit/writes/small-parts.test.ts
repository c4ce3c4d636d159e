// Parts of the write path: the keyed queue and the capabilities of a ticket.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ALLOWED, capabilities, TICKET_ACTIONS } from '../../../src/domain/commands/capabilities.ts';
import { createKeyedQueue } from '../../../src/writes/keyed-queue.ts';
import { actionOfStatus, capabilitiesOf, denialError } from '../../../src/writes/ticket-capabilities.ts';
import { handAccount } from '../events/fold/fold-harness.ts';
import { ticketRecord } from '../../kit/domain/records.ts';

describe('the queue', () => {
  it('never runs two works of one key at once, keeps their order and runs each, even after a failure', async () => {
    const aPiece = fc.record({ key: fc.constantFrom('a', 'b', 'c'), turns: fc.nat(5), fails: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(fc.array(aPiece, { maxLength: 30 }), async (pieces) => {
        const queue = createKeyedQueue();
        const running = new Set<string>();
        const ended = new Map<string, number[]>();
        const work = pieces.map(({ key, turns, fails }, index) =>
          queue.run(key, async () => {
            expect(running.has(key)).toBe(false);
            running.add(key);
            for (let turn = 0; turn < turns; turn += 1) await Promise.resolve();
            running.delete(key);
            ended.set(key, [...(ended.get(key) ?? []), index]);
            if (fails) throw new Error(String(index));
            return index;
          }),
        );
        const outcomes = await Promise.allSettled(work);
        for (const [index, outcome] of outcomes.entries()) {
          expect(outcome.status).toBe(pieces[index]?.fails === true ? 'rejected' : 'fulfilled');
          if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ message: String(index) });
        }
        for (const order of ended.values()) expect(order).toEqual(order.toSorted((one, other) => one - other));
      }),
    );
  });
});

describe('the capabilities of a ticket', () => {
  const ticket = ticketRecord();

  it('are those of the adapter while the account works', () => {
    const own = capabilities({ reply: ALLOWED });
    expect(capabilitiesOf(handAccount({ capabilities: () => own }), ticket, null, 0)).toBe(own);
  });

  it('are reduced by the account, but a denial of the adapter keeps its reason', () => {
    const own = capabilities({ reply: ALLOWED });
    const account = handAccount({ capabilities: () => own });
    const paused = { ...account, health: () => ({ ...account.health(), circuit: 'OPEN' as const }) };
    const reduced = capabilitiesOf(paused, ticket, null, 0);
    for (const action of TICKET_ACTIONS) {
      expect(reduced[action].reasons).toEqual([action === 'reply' ? 'VENDOR_UNAVAILABLE' : 'VENDOR_UNSUPPORTED']);
    }
    expect(reduced.attach).toBe(own.attach);
  });

  it('are not reduced by a half-open circuit, an unknown limit or a window that is over', () => {
    const account = handAccount();
    const half = { ...account, health: () => ({ ...account.health(), circuit: 'HALF_OPEN' as const }) };
    const spent = { ...account.rate(), limit: 5, remaining: 0, resetAt: 1_000 };
    const over = { ...account, rate: () => spent };
    expect(capabilitiesOf(half, ticket, null, 0).reply.allowed).toBe(true);
    expect(capabilitiesOf(over, ticket, null, 1_000).reply.allowed).toBe(true);
    expect(capabilitiesOf(over, ticket, null, 999).reply).toMatchObject({
      allowed: false,
      reasons: ['RATE_BUDGET_EXHAUSTED'],
      retryAfterSeconds: 1,
    });
  });

  it('make no error when the action is allowed', () => {
    expect(denialError(ALLOWED, 'HAND')).toBeNull();
    expect(denialError({ allowed: false, reasons: [], message: null, retryAfterSeconds: null }, 'HAND')).toMatchObject({
      code: 'NOT_SUPPORTED_BY_VENDOR',
      vendor: 'HAND',
    });
  });

  it('have an action for each status that can be set', () => {
    expect((['OPEN', 'PENDING', 'SNOOZED', 'RESOLVED', 'CLOSED'] as const).map(actionOfStatus)).toEqual([
      'reopen',
      'markPending',
      'snooze',
      'close',
      'close',
    ]);
  });
});
