// A repeated request is performed once, and writes to one ticket run one after the other.

import { describe, expect, it } from 'vitest';
import type { NoteCommand } from '../../../src/domain/commands/message-commands.ts';
import { createKeyedQueue } from '../../../src/writes/keyed-queue.ts';
import { createWritePath } from '../../../src/writes/write-path.ts';
import type { WriteResult } from '../../../src/writes/write-request.ts';
import { gate, handAccount } from '../events/fold/fold-harness.ts';
import { eventually } from '../../kit/eventually.ts';
import { codes, open } from './write-harness.ts';

describe('an idempotency key', () => {
  it('returns the stored result for the same request, also after a restart and after the ticket has changed', async () => {
    const { act, harness, write } = await open();
    const request = { idempotencyKey: 'k1', expectedVersion: '1' };
    const first = await write(request);
    expect(await write(request)).toEqual({ ...first, replayed: true });
    expect(act.performed).toHaveLength(1);
    const again = await harness.reopen();
    const writes = createWritePath({
      store: again.store,
      recorder: again.recorder,
      queue: createKeyedQueue(),
      now: again.clock.now,
      loadTicket: async () => null,
      loadContact: async () => null,
    });
    const result = await writes.perform<NoteCommand>({
      viewer: { id: 'ada', displayName: 'Ada' },
      mutation: 'ticketAddNote',
      account: handAccount(),
      ticketKey: 't1',
      input: { ticketId: 't1', text: 'hello' },
      clientMutationId: 'another',
      action: 'addNote',
      selectAction: () => null,
      command: () => {
        throw new Error('nothing is sent');
      },
      ...request,
    });
    expect(result).toEqual({ ...first, replayed: true });
  });

  it('that is used for another write is refused', async () => {
    const { act, write } = await open();
    await write({ idempotencyKey: 'k1' });
    for (const other of [{ text: 'other' }, { mutation: 'ticketReply' }, { ticketKey: 't2' }]) {
      const { errors } = await write({ ...other, idempotencyKey: 'k1' });
      expect(errors).toMatchObject([{ code: 'IDEMPOTENCY_KEY_REUSED', field: ['input', 'idempotencyKey'] }]);
    }
    expect(act.performed).toHaveLength(1);
  });

  it('of one viewer is not the key of another', async () => {
    const { act, write } = await open();
    await write({ idempotencyKey: 'k1' });
    const other = await write({ idempotencyKey: 'k1', viewer: { id: 'bob', displayName: null }, text: 'mine' });
    expect(other).toMatchObject({ errors: [], replayed: false });
    expect(act.performed).toHaveLength(2);
  });

  it('that is sent fifty times at once is performed once, and all get the same result', async () => {
    const { act, harness, write } = await open();
    const results = await Promise.all(Array.from({ length: 50 }, () => write({ idempotencyKey: 'k1' })));
    expect(act.performed).toHaveLength(1);
    expect(results.filter(({ replayed }) => !replayed)).toHaveLength(1);
    expect(new Set(results.map(({ messageKey, position }) => `${messageKey} ${position}`)).size).toBe(1);
    expect(await harness.log()).toHaveLength(3);
  });

  it('reports a first request that is still running, and after two minutes an unknown outcome', async () => {
    const { act, harness, write } = await open();
    // The first request runs in another process.
    const began = gate();
    const vendor = gate();
    act.answer = async () => {
      began.open();
      await vendor.promise;
      throw new Error('died');
    };
    const first = write({ idempotencyKey: 'k1' });
    await began.promise;
    const secondPath = createWritePath({
      store: harness.store,
      recorder: harness.recorder,
      queue: createKeyedQueue(),
      now: harness.clock.now,
      loadTicket: async (_, key) => (await harness.ticket(key)) ?? null,
      loadContact: async () => null,
    });
    const again = (): Promise<WriteResult> =>
      secondPath.perform<NoteCommand>({
        viewer: { id: 'ada', displayName: 'Ada' },
        mutation: 'ticketAddNote',
        account: handAccount({ acts: { note: act } }),
        ticketKey: 't1',
        input: { ticketId: 't1', text: 'hello' },
        idempotencyKey: 'k1',
        expectedVersion: null,
        clientMutationId: null,
        action: null,
        selectAction: (actions) => actions.note,
        command: (ticket, now) => ({ ticket, text: 'hello', files: [], now }),
      });
    expect((await again()).errors).toMatchObject([{ code: 'IDEMPOTENCY_IN_PROGRESS', retryable: true }]);
    await harness.clock.advance(120_000);
    expect(codes(await again())).toEqual(['IDEMPOTENCY_IN_PROGRESS']);
    await harness.clock.advance(1);
    expect(codes(await again())).toEqual(['OUTCOME_UNKNOWN']);
    vendor.open();
    await expect(first).rejects.toThrow('died');
    expect(act.performed).toHaveLength(1);
  });
});

describe('writes to one ticket', () => {
  it('with one expected version: exactly one succeeds, the others are stale', async () => {
    const { act, write } = await open();
    const results = await Promise.all(
      Array.from({ length: 20 }, (_, index) => write({ text: `n${index}`, expectedVersion: '1' })),
    );
    expect(results.filter(({ errors }) => errors.length === 0)).toHaveLength(1);
    expect(results.filter((result) => codes(result)[0] === 'STALE_VERSION')).toHaveLength(19);
    expect(act.performed).toHaveLength(1);
  });

  it('run one after the other, concurrently with those to other tickets, and a failure blocks none', async () => {
    const { act, write } = await open();
    const vendor = gate();
    const order: string[] = [];
    const { answer } = act;
    act.answer = async (command) => {
      order.push(`begin ${command.text}`);
      if (command.text === 'a') await vendor.promise;
      if (command.text === 'b') throw new Error('no');
      order.push(`end ${command.text}`);
      return answer(command);
    };
    const [a, b, c] = [write({ text: 'a' }), write({ text: 'b' }), write({ text: 'c' })];
    await eventually(() => expect(order).toEqual(['begin a']));
    await write({ text: 'other', ticketKey: 't2' });
    expect(order).toEqual(['begin a', 'begin other', 'end other']);
    vendor.open();
    const outcomes = await Promise.allSettled([a, b, c]);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(order.slice(3)).toEqual(['end a', 'begin b', 'begin c', 'end c']);
  });
});
