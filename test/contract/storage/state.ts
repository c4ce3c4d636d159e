// The contract of every store: tickets, messages, timelines, catalog and checkpoints.

import { describe, expect, it } from 'vitest';
import type { CatalogRecord } from '../../../src/domain/catalog.ts';
import type { MessageRecord } from '../../../src/domain/message.ts';
import type { ThreadQuery } from '../../../src/domain/ports/storage/projection.ts';
import type { Store } from '../../../src/domain/ports/storage/store.ts';
import type { TicketRecord } from '../../../src/domain/ticket.ts';
import type { TimelineChange } from '../../../src/domain/timeline.ts';
import { messageRecord, ticketRecord } from '../../kit/domain/records.ts';
import { freshStores, type StoreFactory } from './stores.ts';

const put = (store: Store, given: Partial<TicketRecord> = {}, raw?: unknown) =>
  store.commit((tx) => tx.state.putTicket(ticketRecord(given), raw));
const addMessage = (store: Store, given: Partial<MessageRecord> = {}, raw?: unknown) =>
  store.commit((tx) => tx.state.putMessage(messageRecord(given), raw));
const find = async (store: Store, text: string) => {
  const rows = await store.state.listTickets({
    predicate: { op: 'search', text },
    sort: { field: 'UPDATED_AT', direction: 'ASC' },
    after: null,
    limit: 50,
  });
  return rows.map((row) => row.ticket.key).join(' ');
};

export function describeState(factory: StoreFactory): void {
  const open = freshStores(factory);

  describe('tickets', () => {
    it('returns the whole record and the raw object, which an undefined raw leaves unchanged', async () => {
      const { store } = await open();
      const whole = ticketRecord({
        subject: 'Größe "42" \u0000 \ud800',
        customFields: [{ key: 'a', label: null, value: 'b' }],
        participants: [{ actor: null, role: 'BOT', channelType: 'SMS', active: true }],
        rating: { value: 4, scale: 5 },
        tagKeys: ['b', 'a', 'b'],
      });
      await store.commit((tx) => tx.state.putTicket(whole, { native: [1] }));
      await store.commit((tx) => tx.state.putTicket({ ...whole, version: 2 }, undefined));
      expect((await store.state.tickets('desk-one', ['ticket-1', 'x'])).get('ticket-1')).toEqual({
        ...whole,
        version: 2,
      });
      expect(await store.state.raw('desk-one', 'ticket', 'ticket-1')).toEqual({ native: [1] });
      expect(await store.state.raw('desk-one', 'ticket', 'x')).toBeNull();
    });

    it('finds a ticket by its native id, in the order of the accounts', async () => {
      const { store } = await open();
      await put(store, { key: 'a', nativeId: '7' });
      await put(store, { key: 'b', nativeId: '7', account: 'desk-two' });
      const byNativeId = async (accounts: string[]) => (await store.state.ticketByNativeId(accounts, '7'))?.key ?? null;
      expect(await byNativeId(['desk-one', 'desk-two'])).toBe('a');
      expect(await byNativeId(['desk-two', 'desk-one'])).toBe('b');
      expect(await byNativeId(['desk-three'])).toBeNull();
    });

    it('lists the tickets of a contact that are not done', async () => {
      const { store } = await open();
      await put(store, { key: 'a', contactKey: 'c' });
      await put(store, { key: 'b', contactKey: 'c', status: 'CLOSED' });
      await put(store, { key: 'c', contactKey: 'c', account: 'desk-two' });
      const active = await store.commit((tx) => tx.state.activeTicketsOf('desk-one', 'c'));
      expect(active.map((ticket) => ticket.key)).toEqual(['a']);
    });

    it('removes a ticket with its messages, its timeline and its search text', async () => {
      const { store } = await open();
      await put(store, { subject: 'unicorn', tagKeys: ['t'] });
      await addMessage(store, { text: 'pegasus' });
      expect(await find(store, 'unicorn')).toBe('ticket-1');
      await store.commit((tx) => tx.state.removeTicket('desk-one', 'ticket-1'));
      await store.commit((tx) => tx.state.removeTicket('desk-one', 'ticket-1'));
      expect((await store.state.tickets('desk-one', ['ticket-1'])).size).toBe(0);
      expect((await store.state.messages('desk-one', ['message-1'])).size).toBe(0);
      expect(await find(store, 'unicorn')).toBe('');
      await put(store, { subject: 'griffin' });
      expect([await find(store, 'pegasus'), await find(store, 'griffin')]).toEqual(['', 'ticket-1']);
    });
  });

  describe('former keys of a ticket', () => {
    const rename = (store: Store, key: string, toKey: string) =>
      store.commit((tx) => tx.state.putTicketAlias('desk-one', key, toKey));
    const currentKeyOf = async (store: Store, key: string) =>
      (await store.state.tickets('desk-one', [key])).get(key)?.key ?? null;

    it('find the ticket under its current key, after several renames and a reopening', async () => {
      const { store, reopen } = await open();
      await put(store, { key: 'new' });
      await rename(store, 'old', 'middle');
      await rename(store, 'middle', 'new');
      expect([await currentKeyOf(store, 'old'), await currentKeyOf(store, 'middle')]).toEqual(['new', 'new']);
      const again = await reopen();
      expect(await currentKeyOf(again, 'old')).toBe('new');
      expect(await again.commit(async (tx) => (await tx.state.ticket('desk-one', 'old'))?.key)).toBe('new');
      expect(await again.state.ticketAliases('desk-one', ['old', 'middle', 'new'])).toEqual(
        new Map([
          ['old', 'new'],
          ['middle', 'new'],
        ]),
      );
    });

    it('apply within their account, and a current key takes precedence', async () => {
      const { store } = await open();
      await put(store, { key: 'new' });
      await put(store, { key: 'old', account: 'desk-two' });
      await rename(store, 'old', 'new');
      expect((await store.state.tickets('desk-two', ['old'])).get('old')?.key).toBe('old');
      await put(store, { key: 'old' });
      expect(await currentKeyOf(store, 'old')).toBe('old');
    });

    it('never form a cycle', async () => {
      const { store } = await open();
      await put(store, { key: 'a' });
      await rename(store, 'a', 'b');
      await rename(store, 'b', 'a');
      expect([await currentKeyOf(store, 'a'), await currentKeyOf(store, 'b')]).toEqual(['a', 'a']);
    });

    it('remove nothing, and find nothing once the ticket is removed', async () => {
      const { store } = await open();
      await put(store, { key: 'new' });
      await rename(store, 'old', 'new');
      await store.commit((tx) => tx.state.removeTicket('desk-one', 'old'));
      expect(await currentKeyOf(store, 'old')).toBe('new');
      await store.commit((tx) => tx.state.removeTicket('desk-one', 'new'));
      expect(await currentKeyOf(store, 'old')).toBeNull();
    });
  });

  describe('search', () => {
    it('finds words of every field and message, across several messages of one ticket', async () => {
      const { store } = await open();
      await put(store, { key: 'a', subject: 'Broken Übung', contactName: 'Zoë', number: 'INV-2041', nativeId: 'N77' });
      await put(store, { key: 'b', preview: 'all fine', email: 'anna.berg@shop.example', phone: '+49 30 1234567' });
      await addMessage(store, { key: 'm1', ticketKey: 'a', text: 'parcel arrived' });
      await addMessage(store, { key: 'm2', ticketKey: 'a', text: 'wrong colour' });
      await addMessage(store, { key: 'm3', ticketKey: 'b', text: 'wrong size' });
      const found = await Promise.all(
        ['BROKEN ubung', 'zoe', '2041', 'n77', 'parcel colour', 'wrong', 'wron', 'parcel size', '', '!?'].map((text) =>
          find(store, text),
        ),
      );
      expect(found).toEqual(['a', 'a', 'a', 'a', 'a', 'a b', 'a b', '', '', '']);
      const parts = ['anna', 'berg@shop', 'shop.example', '1234567', '4567', '+49 30', '030'];
      expect(await Promise.all(parts.map((text) => find(store, text)))).toEqual(['b', 'b', 'b', 'b', 'b', 'b', '']);
    });

    it('finds words of scripts without spaces, including single letters', async () => {
      const { store } = await open();
      await put(store, { key: 'a', subject: '東京都の天気' });
      const texts = ['東京', '京都', '都', '天', '気', '京東', '大阪'];
      expect(await Promise.all(texts.map((text) => find(store, text)))).toEqual(['a', 'a', 'a', 'a', 'a', '', '']);
    });

    it('no longer finds the old words of a changed ticket or of an edited or moved message', async () => {
      const { store } = await open();
      await put(store, { key: 'a', subject: 'first' });
      await put(store, { key: 'b' });
      await addMessage(store, { key: 'm', ticketKey: 'a', text: 'apple' });
      expect([await find(store, 'first'), await find(store, 'apple')]).toEqual(['a', 'a']);
      await put(store, { key: 'a', subject: 'second' });
      await addMessage(store, { key: 'm', ticketKey: 'a', text: 'banana' });
      expect([await find(store, 'first'), await find(store, 'apple'), await find(store, 'banana')]).toEqual([
        '',
        '',
        'a',
      ]);
      await addMessage(store, { key: 'm', ticketKey: 'b', text: 'banana' });
      expect([await find(store, 'second'), await find(store, 'banana')]).toEqual(['a', 'b']);
    });

    it('treats operators of the query language as plain text', async () => {
      const { store } = await open();
      await put(store, { key: 'a', subject: 'NEAR OR "quoted" col:x' });
      for (const text of ['"', '*', 'near(', 'NOT', 'a AND', 'col:', 'words:x', '-', '^', "'; DROP TABLE tickets"]) {
        await find(store, text);
      }
      expect(await find(store, 'near or')).toBe('a');
      expect(await find(store, '"quoted"')).toBe('a');
    });
  });

  describe('threads', () => {
    const query = (given: Partial<ThreadQuery> = {}): ThreadQuery => ({
      ticketKey: 'ticket-1',
      after: null,
      before: null,
      limit: 10,
      fromEnd: false,
      filter: null,
      ...given,
    });
    const filter = { directions: null, visibilities: null, contentKinds: null, automated: null };
    const seed = async () => {
      const { store } = await open();
      // Two have the same instant: the order in which they were stored decides.
      for (const [key, createdAt] of Object.entries({ e: 50, a: 10, b: 20, c: 20, d: 40 })) {
        const direction = key === 'c' ? 'OUTBOUND' : 'INBOUND';
        await addMessage(store, { key, createdAt, direction, text: key, automated: key === 'd' });
      }
      const page = async (given: Partial<ThreadQuery>) => {
        const found = (await store.state.threads('desk-one', [query(given)])).get('ticket-1')!;
        const keys = found.messages.map((row) => row.message.key).join('');
        return `${found.hasBefore ? '<' : ''}${keys}${found.hasAfter ? '>' : ''} ${found.totalCount}`;
      };
      const all = (await store.state.threads('desk-one', [query()])).get('ticket-1')!;
      const at = (key: string) => all.messages.find((row) => row.message.key === key)!.position;
      return { store, page, at };
    };

    it('pages in both directions, oldest first, and reports what is on either side', async () => {
      const { page, at } = await seed();
      expect(await page({})).toBe('abcde 5');
      expect(await page({ limit: 2 })).toBe('ab> 5');
      expect(await page({ limit: 2, after: at('b') })).toBe('<cd> 5');
      expect(await page({ limit: 2, after: at('d') })).toBe('<e 5');
      expect(await page({ limit: 2, fromEnd: true })).toBe('<de 5');
      expect(await page({ limit: 2, fromEnd: true, before: at('d') })).toBe('<bc> 5');
      expect(await page({ after: at('a'), before: at('d') })).toBe('<bc> 5');
      expect(await page({ after: at('e') })).toBe('< 5');
      expect(await page({ before: at('a'), fromEnd: true })).toBe('> 5');
      expect(await page({ limit: 0 })).toBe('> 5');
    });

    it('counts and pages only messages that match the filter', async () => {
      const { page } = await seed();
      expect(await page({ filter: { ...filter, directions: ['OUTBOUND'] } })).toBe('c 1');
      expect(await page({ filter: { ...filter, automated: false }, limit: 3 })).toBe('abc> 4');
      expect(await page({ filter: { ...filter, visibilities: [] } })).toBe(' 0');
      expect(await page({ filter: { ...filter, contentKinds: ['MEDIA'] } })).toBe(' 0');
    });

    it('returns a thread for every requested ticket, and the last message of those that have one', async () => {
      const { store } = await seed();
      const threads = await store.state.threads('desk-one', [query(), query({ ticketKey: 'nothing' })]);
      expect(threads.get('nothing')).toEqual({ messages: [], hasBefore: false, hasAfter: false, totalCount: 0 });
      const last = await store.state.lastMessages('desk-one', ['ticket-1', 'nothing']);
      expect([...last].map(([ticket, message]) => [ticket, message.key])).toEqual([['ticket-1', 'e']]);
    });

    it('updates a message at its position and keeps its raw object', async () => {
      const { store, page } = await seed();
      await addMessage(store, { key: 'b', createdAt: 20, text: 'edited' }, { raw: 1 });
      await addMessage(store, { key: 'b', createdAt: 20, text: 'edited twice' });
      expect(await page({})).toBe('abcde 5');
      expect((await store.state.messages('desk-one', ['b'])).get('b')!.text).toBe('edited twice');
      expect(await store.state.raw('desk-one', 'message', 'b')).toEqual({ raw: 1 });
      expect(await store.state.raw('desk-one', 'message', 'a')).toBeNull();
    });

    it('returns an early delivery status once, the furthest of several', async () => {
      const { store } = await open();
      await store.commit((tx) => tx.state.putEarlyDelivery('desk-one', 'm', { status: 'READ', error: null }));
      await store.commit((tx) => tx.state.putEarlyDelivery('desk-one', 'm', { status: 'SENT', error: null }));
      const take = () => store.commit((tx) => tx.state.takeEarlyDelivery('desk-one', 'm'));
      expect(await take()).toEqual({ status: 'READ', error: null });
      expect(await take()).toBeNull();
    });
  });

  describe('timelines, catalog and checkpoints', () => {
    it('returns changes oldest first, and one by its key', async () => {
      const { store } = await open();
      const change = (key: string, at: number): TimelineChange => ({
        ...{ key, at, actor: null, type: 'FIELD', field: 'subject', before: null, after: key },
      });
      await store.commit(async (tx) => {
        await tx.state.putTimelineChange('desk-one', 'ticket-1', change('late', 30));
        await tx.state.putTimelineChange('desk-one', 'ticket-1', change('early', 10));
        await tx.state.putTimelineChange('desk-one', 'ticket-1', change('early', 20));
      });
      const timelines = await store.state.timelines('desk-one', ['ticket-1', 'other']);
      expect(timelines.get('ticket-1')).toEqual([change('early', 20), change('late', 30)]);
      expect(timelines.get('other')).toEqual([]);
      const range = async (from: number | null, limit: number) =>
        (await store.state.timelines('desk-one', ['ticket-1'], { from, limit })).get('ticket-1');
      expect(await range(null, 1)).toEqual([change('early', 20)]);
      expect(await range(20, 2)).toEqual([change('early', 20), change('late', 30)]);
      expect(await range(21, 2)).toEqual([change('late', 30)]);
      expect(await store.state.timelineChange('desk-one', 'late')).toEqual({
        ticketKey: 'ticket-1',
        change: change('late', 30),
      });
      expect(await store.state.timelineChange('desk-two', 'late')).toBeNull();
      expect(await store.commit((tx) => tx.state.timelineKnown('desk-one', 'early'))).toBe(true);
    });

    it('lists entries by account and key, and deletes missing ones', async () => {
      const { store } = await open();
      const tag = (account: string, key: string): CatalogRecord<'tag'> => ({
        ...{ vendor: 'DESK360', account, key, nativeId: key, kind: 'tag', tagKind: 'TAG', name: key, color: null },
        ...{ description: null, active: true, editable: true, observedAt: 5 },
      });
      const entries = [tag('desk-two', 'x'), tag('desk-one', 'b'), tag('desk-one', 'a'), tag('desk-one', 'p:1')];
      await store.commit(async (tx) => {
        for (const entry of entries) await tx.state.putCatalog(entry);
      });
      const list = async (
        after: { account: string; key: string } | null,
        limit: number,
        accounts = ['desk-one', 'desk-two'],
      ) => (await store.state.listCatalog('tag', { accounts, after, limit })).map((entry) => entry.key).join(' ');
      expect(await list(null, 9)).toBe('a b p:1 x');
      expect(await list(null, 9, ['desk-two'])).toBe('x');
      expect(await list({ account: 'desk-one', key: 'a' }, 2)).toBe('b p:1');
      expect(await list({ account: 'desk-one', key: 'p:1' }, 2)).toBe('x');
      expect((await store.state.catalog('desk-one', 'tag', ['a', 'zz'])).get('a')).toEqual(tag('desk-one', 'a'));
      await store.commit((tx) => tx.state.deleteMissing('desk-one', 'tag', [], 'p:'));
      expect(await list(null, 9)).toBe('a b x');
      await store.commit((tx) => tx.state.deleteMissing('desk-one', 'tag', ['a'], null));
      expect(await list(null, 9)).toBe('a x');
      expect(await store.commit((tx) => tx.state.catalogEntry('desk-one', 'tag', 'b'))).toBeNull();
    });

    it('keeps collections and checkpoints across a restart', async () => {
      const { store, reopen } = await open();
      const checkpoint = {
        ...({ phase: 'BACKFILL', cursor: 'c', ticketsSeen: 3, ticketsExpected: null } as const),
        ...{ startedAt: 1, completedAt: null, lastReadAt: 2 },
      };
      expect(await store.state.checkpoint('desk-one')).toBeNull();
      expect(await store.state.collectionObservedAt('desk-one', 'tag')).toBeNull();
      await store.commit(async (tx) => {
        await tx.state.putCheckpoint('desk-one', checkpoint);
        await tx.state.putCollectionObservedAt('desk-one', 'tag', 77);
      });
      const again = await reopen();
      expect(await again.state.checkpoint('desk-one')).toEqual(checkpoint);
      expect(await again.state.collectionObservedAt('desk-one', 'tag')).toBe(77);
    });

    it('keeps across a restart which accounts are disabled, until they are enabled again', async () => {
      const { store, reopen } = await open();
      expect(await store.state.disabledAt('desk-one')).toBeNull();
      await store.commit((tx) => tx.state.putDisabledAt('desk-one', 5_000));
      const again = await reopen();
      expect(await again.state.disabledAt('desk-one')).toBe(5_000);
      expect(await again.state.disabledAt('desk-two')).toBeNull();
      await again.commit(async (tx) => {
        expect(await tx.state.disabledAt('desk-one')).toBe(5_000);
        await tx.state.putDisabledAt('desk-one', null);
      });
      expect(await again.state.disabledAt('desk-one')).toBeNull();
    });
  });
}
