// The contract of every store: lists and counts match the reference evaluation of predicates over random tickets.

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TicketPosition } from '../../../src/domain/ports/storage/projection.ts';
import type { Store } from '../../../src/domain/ports/storage/store.ts';
import { CHANNEL_TYPES, TICKET_PRIORITIES, TICKET_STATUSES, type TicketRecord } from '../../../src/domain/ticket.ts';
import type { TicketPredicate, TicketSort } from '../../../src/domain/ticket-query.ts';
import { eventually } from '../../kit/eventually.ts';
import { messageRecord, ticketRecord } from '../../kit/domain/records.ts';
import { inOrder, matches } from '../../kit/domain/ticket-reference.ts';
import { freshStores, type StoreFactory } from './stores.ts';

// Few values, so that conditions match often.
const accounts = ['desk-one', 'desk-two', 'emo'];
const keys = ['k1', 'k2', 'k3'];
const words = ['Größe', 'grosse', 'red', 'Reddish', '東京', '京都', 'a', "o'neil", '100%', ''];
const account = fc.constantFrom(...accounts);
const key = fc.constantFrom(...keys);
const word = fc.oneof(fc.constantFrom(...words), fc.string({ maxLength: 4 }));
const phrase = fc.array(word, { maxLength: 3 }).map((parts) => parts.join(' '));
const instant = fc.integer({ min: 0, max: 6 });
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });

const ticket: fc.Arbitrary<Partial<TicketRecord>> = fc.record({
  account,
  status: fc.constantFrom(...TICKET_STATUSES),
  priority: maybe(fc.constantFrom(...TICKET_PRIORITIES)),
  channelType: fc.constantFrom(...CHANNEL_TYPES.slice(0, 3)),
  channelKey: maybe(key),
  assigneeKey: maybe(key),
  teamKey: maybe(key),
  contactKey: maybe(key),
  tagKeys: maybe(fc.array(key, { maxLength: 3 })),
  subject: maybe(phrase),
  preview: maybe(phrase),
  email: maybe(fc.constantFrom('Anna@shop.example', 'bob@shop.example')),
  phone: maybe(fc.constantFrom('+4930123456', '+12025550123')),
  externalReferences: fc.array(
    word.map((value) => ({ system: 's', value })),
    { maxLength: 2 },
  ),
  createdAt: maybe(instant),
  updatedAt: maybe(instant),
  lastActivityAt: maybe(instant),
});

const refs = fc.array(fc.record({ account, key }), { maxLength: 3 });
const refField = fc.constantFrom('channel', 'assignee', 'team', 'contact', 'tag');
const valuesOf = {
  account: [...accounts, 'unknown'],
  vendor: ['V-desk-one', 'V-desk-two', 'V-emo', 'unknown'],
  status: TICKET_STATUSES,
  priority: [...TICKET_PRIORITIES, 'nothing'],
  channelType: CHANNEL_TYPES.slice(0, 4),
} as const;
const inEnum = fc
  .constantFrom(...(Object.keys(valuesOf) as (keyof typeof valuesOf)[]))
  .chain((field) =>
    fc.record({ op: fc.constant('in'), field: fc.constant(field), values: fc.subarray([...valuesOf[field]]) }),
  );

const { predicate } = fc.letrec<{ predicate: TicketPredicate; leaf: TicketPredicate }>((tie) => ({
  predicate: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    tie('leaf'),
    fc.record({ op: fc.constant('and'), of: fc.array(tie('predicate'), { maxLength: 3 }) }),
    fc.record({ op: fc.constant('or'), of: fc.array(tie('predicate'), { maxLength: 3 }) }),
    fc.record({ op: fc.constant('not'), of: tie('predicate') }),
  ),
  leaf: fc.oneof(
    inEnum,
    fc.record({ op: fc.constant('ref'), field: refField, refs }),
    fc.record({ op: fc.constant('unset'), field: refField }),
    fc.record({
      op: fc.constant('time'),
      field: fc.constantFrom('createdAt', 'updatedAt'),
      is: fc.constantFrom('gte', 'gt', 'lte', 'lt'),
      value: instant,
    }),
    fc.record({
      op: fc.constant('text'),
      field: fc.constantFrom('subject', 'email', 'phone', 'externalReference'),
      is: fc.constantFrom('eq', 'contains', 'startsWith'),
      value: fc.oneof(word, phrase, fc.constantFrom('ANNA@SHOP.EXAMPLE', '@shop', '+49')),
    }),
    fc.record({ op: fc.constant('search'), text: fc.oneof(phrase, fc.constantFrom('anna', 'shop bob', '3456')) }),
    // Alternatives that one index answers.
    fc.record({
      op: fc.constant('or'),
      of: fc.array(fc.record({ op: fc.constant('search'), text: fc.oneof(phrase, fc.constantFrom('anna', '3456')) }), {
        maxLength: 3,
      }),
    }),
    fc.constantFrom('phone', 'externalReference').chain((field) =>
      fc.record({
        op: fc.constant('or'),
        of: fc.array(
          fc.record({
            ...{ op: fc.constant('text'), field: fc.constant(field), is: fc.constant('eq') },
            value: fc.oneof(word, fc.constantFrom('+4930123456', '+12025550123')),
          }),
          { maxLength: 3 },
        ),
      }),
    ),
  ),
})) as { predicate: fc.Arbitrary<TicketPredicate> };

const sort: fc.Arbitrary<TicketSort> = fc.record({
  field: fc.constantFrom('UPDATED_AT', 'CREATED_AT', 'PRIORITY', 'LAST_ACTIVITY_AT'),
  direction: fc.constantFrom('ASC', 'DESC'),
});

async function listPaged(store: Store, requested: TicketPredicate, sorted: TicketSort, limit: number) {
  const found: string[] = [];
  let after: TicketPosition | null = null;
  for (;;) {
    const rows = await store.state.listTickets({ predicate: requested, sort: sorted, after, limit });
    found.push(...rows.map((row) => row.ticket.key));
    const last = rows.at(-1);
    if (last === undefined) return found;
    after = last.position;
  }
}

interface Stored {
  readonly tickets: readonly TicketRecord[];
  readonly texts: ReadonlyMap<string, readonly string[]>;
}

async function fill(
  store: Store,
  given: readonly (readonly [Partial<TicketRecord>, readonly string[]])[],
): Promise<Stored> {
  const tickets = given.map(([fields], index) =>
    ticketRecord({ ...fields, key: `t${index}`, vendor: `V-${fields.account ?? ''}` }),
  );
  await store.commit(async (tx) => {
    for (const [index, record] of tickets.entries()) {
      // Written twice, so that every compared ticket was updated.
      await tx.state.putTicket(
        ticketRecord({ ...record, subject: 'before', tagKeys: ['k3'], assigneeKey: 'k1' }),
        undefined,
      );
      await tx.state.putTicket(record, undefined);
      for (const [position, text] of given[index]![1].entries()) {
        const { account: of, key: ticketKey } = record;
        await tx.state.putMessage(
          messageRecord({ account: of, ticketKey, key: `m${index}-${position}`, text }),
          undefined,
        );
      }
    }
  });
  return { tickets, texts: new Map(tickets.map((record, index) => [record.key, given[index]![1]])) };
}

export function describeTicketLists(factory: StoreFactory): void {
  describe('ticket lists', () => {
    const open = freshStores(factory);

    it('match, sort, page and count like the reference', async () => {
      const given = fc.array(fc.tuple(ticket, fc.array(phrase, { maxLength: 2 })), { minLength: 1, maxLength: 40 });
      const queries = fc.array(fc.tuple(predicate, sort, fc.integer({ min: 1, max: 7 })), {
        minLength: 12,
        maxLength: 12,
      });
      await fc.assert(
        fc.asyncProperty(given, queries, async (rows, requests) => {
          const { store, destroy } = await open();
          const stored = await fill(store, rows);
          for (const [requested, sorted, limit] of requests) {
            const expected = inOrder(stored.tickets, sorted)
              .filter((record) => matches(requested, record, stored.texts.get(record.key)!))
              .map((record) => record.key);
            expect(await listPaged(store, requested, sorted, limit)).toEqual(expected);
            expect(await store.state.countTickets(requested)).toBe(expected.length);
          }
          await destroy();
        }),
        { numRuns: 60, endOnFailure: true },
      );
    });

    it('match the reference when most tickets match and an index is followed', async () => {
      const { store } = await open();
      const seed = 20_261_121;
      const rows = fc.sample(ticket, { numRuns: 4_800, seed }).map((fields): [typeof fields, string[]] => [fields, []]);
      const stored = await fill(store, rows);
      // The search index processes a large import in steps.
      const red = stored.tickets.filter((record) => matches({ op: 'search', text: 'red' }, record, [])).length;
      await eventually(async () => expect(await store.state.countTickets({ op: 'search', text: 'red' })).toBe(red));
      const many: fc.Arbitrary<TicketPredicate> = fc.oneof(
        predicate,
        fc.record({ op: fc.constant('in'), field: fc.constant('status'), values: fc.subarray([...TICKET_STATUSES]) }),
        fc.record({ op: fc.constant('unset'), field: fc.constantFrom('assignee', 'team', 'tag') }),
        fc.record({ op: fc.constant('search'), text: fc.constantFrom('red', '京都', 'gr') }),
      );
      const both = fc.tuple(many, many).map((of): TicketPredicate => ({ op: 'and', of }));
      for (const [requested, sorted] of fc.sample(fc.tuple(fc.oneof(many, both), sort), { numRuns: 60, seed })) {
        const expected = inOrder(stored.tickets, sorted)
          .filter((record) => matches(requested, record, []))
          .map((record) => record.key);
        const found = await listPaged(store, requested, sorted, 1_500);
        expect(found, JSON.stringify([requested, sorted])).toEqual(expected);
        expect(await store.state.countTickets(requested)).toBe(expected.length);
      }
    });

    it('include a ticket without a value in the negation of that value', async () => {
      const { store } = await open();
      await fill(store, [[{ priority: null, assigneeKey: null, subject: null, createdAt: null }, []]]);
      const not = (of: TicketPredicate) => store.state.countTickets({ op: 'not', of });
      expect(await not({ op: 'in', field: 'priority', values: ['LOW'] })).toBe(1);
      expect(await not({ op: 'ref', field: 'assignee', refs: [{ account: 'desk-one', key: 'k1' }] })).toBe(1);
      expect(await not({ op: 'text', field: 'subject', is: 'contains', value: '' })).toBe(1);
      expect(await not({ op: 'time', field: 'createdAt', is: 'lt', value: 5 })).toBe(1);
    });

    it('find all committed text, even after many commits', async () => {
      const { store } = await open();
      const many = Array.from({ length: 3_000 }, (_, index) => ({ key: `t${index}`, subject: `red ${index}` }));
      await Promise.all(many.map((given) => store.commit((tx) => tx.state.putTicket(ticketRecord(given), undefined))));
      expect(await store.state.countTickets({ op: 'search', text: 'red' })).toBe(many.length);
    });

    it('keep the order of pages while a ticket before the cursor changes', async () => {
      const { store } = await open();
      const rows = Array.from({ length: 6 }, (_, index): [Partial<TicketRecord>, string[]] => [
        { account: 'emo', updatedAt: index },
        [],
      ]);
      const { tickets } = await fill(store, rows);
      const query = { predicate: { op: 'and', of: [] }, sort: { field: 'UPDATED_AT', direction: 'DESC' } } as const;
      const first = await store.state.listTickets({ ...query, after: null, limit: 3 });
      await store.commit((tx) => tx.state.putTicket({ ...tickets[4]!, updatedAt: 99 }, undefined));
      const rest = await store.state.listTickets({ ...query, after: first.at(-1)!.position, limit: 3 });
      expect(rest.map((row) => row.ticket.key)).toEqual(['t2', 't1', 't0']);
    });
  });
}
