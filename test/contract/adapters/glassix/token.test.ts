// The access token: shared by concurrent callers, renewed before it expires, fetched again when it expires early.

import { describe, expect, it } from 'vitest';
import { failureOf } from '../../../kit/vendor-account.ts';
import { NOW, type Omni, openTicketOf, perform, recordOf, startOmni } from './account.ts';

const TOKEN = '/token/get';
const TAGS = '/tenants/gettags';

async function check({ adapter }: Omni): Promise<void> {
  await adapter.checkAccount?.();
}

async function tags({ adapter }: Omni): Promise<void> {
  await adapter.reads.collections.tag?.read();
}

describe('the access token', () => {
  it('is fetched once for a hundred calls that wait for it', async () => {
    const omni = await startOmni();
    const [ticket] = [...omni.vendor.state.tickets.keys()];
    const reads = Array.from({ length: 99 }, () => omni.adapter.reads.tickets?.read([String(ticket)]));
    await Promise.all([...reads, check(omni)]);
    expect(omni.calls(TOKEN)).toBe(1);
    expect([omni.calls('/tickets/get/:ticketId'), omni.calls('/users/allusers')]).toEqual([99, 1]);
  });

  it('is renewed five minutes before it ends, once for a hundred calls', async () => {
    const omni = await startOmni();
    await check(omni);
    omni.clock.set(NOW + 10_800_000 - 5 * 60_000 - 2_000);
    await check(omni);
    expect(omni.calls(TOKEN)).toBe(1);
    omni.clock.set(NOW + 10_800_000 - 5 * 60_000 + 2_000);
    await Promise.all(Array.from({ length: 100 }, () => tags(omni)));
    expect([omni.calls(TOKEN), omni.calls(TAGS)]).toEqual([2, 100]);
  });

  it('that lives for less than five minutes is used for half its life', async () => {
    const omni = await startOmni({ tokenSeconds: 60 });
    await check(omni);
    await check(omni);
    expect(omni.calls(TOKEN)).toBe(1);
    omni.clock.advance(31_000);
    await check(omni);
    expect(omni.calls(TOKEN)).toBe(2);
  });

  it('that the vendor forgot is renewed and the call is made again, a write too', async () => {
    const omni = await startOmni();
    await check(omni);
    omni.clock.advance(11_000);
    omni.vendor.state.tokens.clear();
    await Promise.all(Array.from({ length: 20 }, () => tags(omni)));
    expect(omni.calls(TOKEN)).toBe(2);
  });

  it('that is fresh and refused all the same is not renewed for every call', async () => {
    const omni = await startOmni();
    omni.vendor.faults.add({ route: '/tenants/gettags', status: 401 });
    for (let tried = 0; tried < 5; tried += 1) expect((await failureOf(tags(omni))).code).toBe('UNAUTHORIZED');
    expect([omni.calls(TOKEN), omni.calls(TAGS)]).toEqual([1, 5]);
  });

  it('is not asked for again and again with credentials that are refused, and says so without a secret', async () => {
    const omni = await startOmni({}, { apiSecret: 'wrong-secret-0123456789' });
    const failures = [];
    for (let tried = 0; tried < 5; tried += 1) failures.push(await failureOf(check(omni)));
    expect(new Set(failures.map(({ code }) => code))).toEqual(new Set(['UNAUTHORIZED']));
    expect(omni.calls(TOKEN)).toBe(1);
    expect(JSON.stringify(failures)).not.toContain('wrong-secret');
    omni.clock.advance(11_000);
    await failureOf(check(omni));
    expect(omni.calls(TOKEN)).toBe(2);
  });

  it('that cannot be had leaves a write surely undone', async () => {
    const omni = await startOmni();
    omni.vendor.faults.add({ route: TOKEN, reset: 'after' });
    const ticket = recordOf(omni, openTicketOf(omni).id);
    const failure = await failureOf(perform(omni.adapter.actions.note, { ticket, text: 'Hello', files: [], now: NOW }));
    expect(failure.outcomeUnknown).toBe(false);
    expect(omni.calls('/tickets/addnote/:ticketId')).toBe(0);
  });
});
