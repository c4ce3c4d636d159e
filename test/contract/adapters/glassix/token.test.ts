// The access token: shared by concurrent callers, renewed before it expires, fetched again when it expires early.

import { describe, expect, it } from 'vitest';
import { failureOf } from '../../../kit/vendor-account.ts';
import { NOW, type GlassixAccount, openTicketOf, perform, recordOf, startGlassixAccount } from './account.ts';

const TOKEN = '/token/get';
const TAGS = '/tenants/gettags';

async function check({ adapter }: GlassixAccount): Promise<void> {
  await adapter.checkAccount?.();
}

async function tags({ adapter }: GlassixAccount): Promise<void> {
  await adapter.reads.collections.tag?.read();
}

describe('the access token', () => {
  it('is fetched once for a hundred calls that wait for it', async () => {
    const account = await startGlassixAccount();
    const [ticket] = [...account.vendor.state.tickets.keys()];
    const reads = Array.from({ length: 99 }, () => account.adapter.reads.tickets?.read([String(ticket)]));
    await Promise.all([...reads, check(account)]);
    expect(account.calls(TOKEN)).toBe(1);
    expect([account.calls('/tickets/get/:ticketId'), account.calls('/users/allusers')]).toEqual([99, 1]);
  });

  it('is renewed five minutes before it ends, once for a hundred calls', async () => {
    const account = await startGlassixAccount();
    await check(account);
    account.clock.set(NOW + 10_800_000 - 5 * 60_000 - 2_000);
    await check(account);
    expect(account.calls(TOKEN)).toBe(1);
    account.clock.set(NOW + 10_800_000 - 5 * 60_000 + 2_000);
    await Promise.all(Array.from({ length: 100 }, () => tags(account)));
    expect([account.calls(TOKEN), account.calls(TAGS)]).toEqual([2, 100]);
  });

  it('that lives for less than five minutes is used for half its life', async () => {
    const account = await startGlassixAccount({ tokenSeconds: 60 });
    await check(account);
    await check(account);
    expect(account.calls(TOKEN)).toBe(1);
    account.clock.advance(31_000);
    await check(account);
    expect(account.calls(TOKEN)).toBe(2);
  });

  it('that the vendor forgot is renewed and the call is made again, a write too', async () => {
    const account = await startGlassixAccount();
    await check(account);
    account.clock.advance(11_000);
    account.vendor.state.tokens.clear();
    await Promise.all(Array.from({ length: 20 }, () => tags(account)));
    expect(account.calls(TOKEN)).toBe(2);
  });

  it('that is fresh and refused all the same is not renewed for every call', async () => {
    const account = await startGlassixAccount();
    account.vendor.faults.add({ route: '/tenants/gettags', status: 401 });
    for (let tried = 0; tried < 5; tried += 1) expect((await failureOf(tags(account))).code).toBe('UNAUTHORIZED');
    expect([account.calls(TOKEN), account.calls(TAGS)]).toEqual([1, 5]);
  });

  it('is not asked for again and again with credentials that are refused, and says so without a secret', async () => {
    const account = await startGlassixAccount({}, { apiSecret: 'wrong-secret-0123456789' });
    const failures = [];
    for (let tried = 0; tried < 5; tried += 1) failures.push(await failureOf(check(account)));
    expect(new Set(failures.map(({ code }) => code))).toEqual(new Set(['UNAUTHORIZED']));
    expect(account.calls(TOKEN)).toBe(1);
    expect(JSON.stringify(failures)).not.toContain('wrong-secret');
    account.clock.advance(11_000);
    await failureOf(check(account));
    expect(account.calls(TOKEN)).toBe(2);
  });

  it('that cannot be had leaves a write surely undone', async () => {
    const account = await startGlassixAccount();
    account.vendor.faults.add({ route: TOKEN, reset: 'after' });
    const ticket = recordOf(account, openTicketOf(account).id);
    const failure = await failureOf(
      perform(account.adapter.actions.note, { ticket, text: 'Hello', files: [], now: NOW }),
    );
    expect(failure.outcomeUnknown).toBe(false);
    expect(account.calls('/tickets/addnote/:ticketId')).toBe(0);
  });
});
