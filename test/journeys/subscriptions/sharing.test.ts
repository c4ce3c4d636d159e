// Equal subscriptions share one execution and one read of the log; no event is missed, repeated or reordered.

import fc from 'fast-check';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, onTestFinished, test } from 'vitest';
import { parseGlobalId } from '../../../src/domain/ids.ts';
import type { EventSelection } from '../../../src/domain/events/event.ts';
import type { Topic } from '../../../src/domain/ports/broadcaster.ts';
import type { Store } from '../../../src/domain/ports/storage/store.ts';
import { createBroadcaster } from '../../../src/events/delivery/broadcaster.ts';
import { openTail } from '../../../src/events/delivery/tail.ts';
import { systemClock } from '../../../src/platform/clock.ts';
import { openSqliteStore } from '../../../src/storage/sqlite/open-sqlite-store.ts';
import { DESK_ACCOUNT, startGateway } from '../../kit/gateway/gateway.ts';
import { eventually } from '../../kit/eventually.ts';
import { expectNothingOpen, metricOf } from '../../kit/leaks.ts';
import { cursorAt, deskEvent, feed, numbered } from './feed.ts';
import { openFollower, range } from '../crashes/follower.ts';

const ALL: EventSelection = {
  accounts: [DESK_ACCOUNT],
  types: null,
  vendors: null,
  tickets: null,
  assignees: null,
  teams: null,
  channelTypes: null,
};
const RUNS = Number(process.env['FUZZ_RUNS'] ?? 60);
const nap = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
const some = (count: number) => range(1, count).map((number) => deskEvent({ data: numbered(number) }));

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

interface Counted {
  readonly store: Store;
  reads: number;
}
async function openStore(): Promise<Counted> {
  const directory = await mkdtemp(join(tmpdir(), 'deskgraph-broadcaster-'));
  closing.push(() => rm(directory, { recursive: true, force: true }));
  const store = await openSqliteStore({ path: join(directory, 'store.sqlite'), clock: systemClock });
  closing.push(() => store.close());
  const read: Store['log']['read'] = (query) => {
    counted.reads += 1;
    return store.log.read(query);
  };
  const counted: Counted = { store: { ...store, log: { ...store.log, read } }, reads: 0 };
  return counted;
}
async function openBroadcaster(store: Store, given: { readonly windowSize?: number } = {}) {
  const tail = await openTail({ store, clock: systemClock, pollMs: 600_000, ...given });
  closing.push(() => tail.close());
  return { tail, broadcaster: createBroadcaster({ tail, clock: systemClock }) };
}
function countingTopic(key = 'one', selection = ALL): { topic: Topic; rendered: () => number } {
  let rendered = 0;
  const render: Topic['render'] = async (item) => {
    rendered += 1;
    await nap();
    return Buffer.from(item.type === 'gap' ? 'gap' : String(item.event.position));
  };
  return { topic: { key, selection, render }, rendered: () => rendered };
}
/** A subscriber that collects positions and is ready at once or after some turns. */
function noting(slowness = 0) {
  const positions: number[] = [];
  const wait = async (): Promise<void> => {
    for (let turn = 0; turn < slowness; turn += 1) await nap();
  };
  const receiver = {
    deliver: (payload: Buffer) => void positions.push(Number(payload.toString())),
    ready: () => (slowness === 0 ? null : wait()),
  };
  return { positions, receiver };
}

describe('over sockets', () => {
  test('two hundred equal subscriptions are executed once per event, whatever their ids and starting points', async () => {
    const running = await startGateway({ ticketCount: 5 });
    onTestFinished(() => running.stop());
    const { store } = running.gateway;
    const [first] = (await running.query('{ tickets(first: 1, filter: { vendor: [DESK360] }) { nodes { id } } }')).data[
      'tickets'
    ].nodes;
    const ticketKey = parseGlobalId(first.id)?.key ?? '';
    let reads = 0;
    const state = store.state as { tickets: Store['state']['tickets'] };
    const tickets = state.tickets.bind(store.state);
    state.tickets = (...asked) => {
      reads += 1;
      return tickets(...asked);
    };
    const query = `subscription Numbers($after: EventCursor, $filter: EventFilter) {
      events(after: $after, filter: $filter) { ticket { subject } ... on UnmappedVendorEvent { nativeType } } }`;
    const start = cursorAt(store, await store.log.head());
    const followers = await Promise.all(
      range(1, 200).map((index) =>
        openFollower(running.url, { id: `own-${index}`, query, after: index % 2 === 0 ? start : null }),
      ),
    );
    const others = await Promise.all([
      openFollower(running.url, { query, variables: { filter: { vendor: ['DESK360'] } } }),
      openFollower(running.url, { query, variables: { filter: { types: ['UNMAPPED'] } } }),
      openFollower(running.url, { query, variables: { filter: { vendor: ['EMOTIVE'] } } }),
    ]);
    reads = 0;
    await feed(
      store,
      range(1, 40).map((number) => deskEvent({ ticketKey, data: numbered(number) })),
      4,
    );
    for (const follower of [...followers, ...others.slice(0, 2)]) {
      await follower.until(40);
      expect(follower.numbers).toEqual(range(1, 40));
    }
    expect(others[2]?.numbers).toEqual([]);
    // One execution for the two hundred, and one for each of the two other groups with these events.
    expect(reads).toBe(40 * 3);
    expect(await metricOf(running.url, 'deskgraph_deliveries_total')).toBe(202 * 40);
    await Promise.all([...followers, ...others].map((one) => one.close()));
    await expectNothingOpen(running.url);
  });
});

describe('over the broadcaster', () => {
  test('each event is rendered once for the subscribers that are up to date and those that catch up', async () => {
    const { store } = await openStore();
    await feed(store, some(300));
    const { broadcaster } = await openBroadcaster(store);
    const { topic, rendered } = countingTopic();
    const noted = range(1, 200).map(() => noting());
    const leaves = noted.map(({ receiver }, index) => broadcaster.join(topic, BigInt(100 + (index % 100)), receiver));
    await eventually(() => expect(noted.every(({ positions }) => positions.at(-1) === 300)).toBe(true));
    await feed(store, some(50), 10);
    await eventually(() => expect(noted.every(({ positions }) => positions.at(-1) === 350)).toBe(true));
    for (const [index, { positions }] of noted.entries()) expect(positions).toEqual(range(101 + (index % 100), 350));
    expect(rendered()).toBe(250);
    expect(broadcaster.topics()).toBe(1);
    for (const leave of leaves) leave();
    expect(broadcaster.topics()).toBe(0);
  });

  test('an event that cannot be rendered is retried, and later events follow', async () => {
    const { store } = await openStore();
    const { broadcaster } = await openBroadcaster(store);
    const { topic } = countingTopic();
    let refusals = 0;
    const failing: Topic = {
      ...topic,
      async render(item) {
        if (item.type === 'event' && item.event.position === 2n && (refusals += 1) === 1) throw new Error('not now');
        return topic.render(item);
      },
    };
    const { receiver, positions } = noting();
    const leave = broadcaster.join(failing, null, receiver);
    await feed(store, some(4));
    await eventually(() => expect(positions).toEqual([1, 2, 3, 4]));
    expect(refusals).toBe(2);
    leave();
  });

  test('two hundred subscribers that resume two hundred events late after a restart share the read of every page', async () => {
    const counted = await openStore();
    await feed(counted.store, some(6000), 1000);
    const { broadcaster } = await openBroadcaster(counted.store);
    const { topic } = countingTopic();
    counted.reads = 0;
    const noted = range(1, 200).map(() => noting(1));
    const leaves: (() => void)[] = [];
    for (const { receiver } of noted) {
      leaves.push(broadcaster.join(topic, BigInt(5800 - (leaves.length % 7)), receiver));
      await nap();
    }
    await eventually(() => expect(noted.every(({ positions }) => positions.at(-1) === 6000)).toBe(true));
    for (const [index, { positions }] of noted.entries()) expect(positions).toEqual(range(5801 - (index % 7), 6000));
    expect(counted.reads).toBeLessThanOrEqual(2);
    for (const leave of leaves) leave();
  });

  test('subscribers from old positions share pages too, although their positions differ and the log grows', async () => {
    const counted = await openStore();
    await feed(counted.store, some(3000), 1000);
    const { broadcaster } = await openBroadcaster(counted.store, { windowSize: 200 });
    const { topic } = countingTopic();
    counted.reads = 0;
    const noted = range(1, 20).map(() => noting());
    const leaves: (() => void)[] = [];
    for (const { receiver } of noted) {
      leaves.push(broadcaster.join(topic, BigInt(leaves.length * 3), receiver));
      await nap();
    }
    await feed(counted.store, some(1300), 100);
    await eventually(() => expect(noted.every(({ positions }) => positions.at(-1) === 4300)).toBe(true));
    for (const [index, { positions }] of noted.entries()) expect(positions).toEqual(range(index * 3 + 1, 4300));
    // Nine pages of the log, and the reads of the tail at each of the thirteen commits.
    expect(counted.reads).toBeLessThanOrEqual(9 + 2 * 13 + 5);
    for (const leave of leaves) leave();
  });

  test(
    'subscribers that join anywhere, leave or are slow miss no event and get none twice or out of order',
    async () => {
      const step = fc.oneof(
        fc.record({ do: fc.constant('feed' as const), count: fc.integer({ min: 1, max: 30 }) }),
        fc.record({
          do: fc.constant('join' as const),
          back: fc.nat(60),
          slow: fc.nat(3),
          group: fc.nat(2),
          at: fc.nat(),
        }),
        fc.record({ do: fc.constant('leave' as const), who: fc.nat() }),
        fc.record({ do: fc.constant('turn' as const), turns: fc.nat(6) }),
      );
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 60 }), async (steps) => {
          const { store } = await openStore();
          const { broadcaster, tail } = await openBroadcaster(store);
          const topics = [
            countingTopic('all'),
            countingTopic('none', { ...ALL, accounts: [] }),
            countingTopic('some', { ...ALL, types: ['UNMAPPED'] }),
          ];
          const selectors: ((position: number) => boolean)[] = [
            () => true,
            () => false,
            (position) => position % 3 === 0,
          ];
          const members: {
            group: number;
            after: number;
            positions: number[];
            leave: () => void;
            left: number | null;
          }[] = [];
          let fed = 0;
          for (const one of steps) {
            if (one.do === 'feed') {
              const events = range(fed + 1, fed + one.count).map((position) =>
                deskEvent(position % 3 === 0 ? { data: numbered(position) } : {}),
              );
              fed += one.count;
              void feed(store, events);
            } else if (one.do === 'join') {
              const head = Number(tail.head());
              const after = Math.max(0, head - one.back);
              const { positions, receiver } = noting(one.slow);
              const leave = broadcaster.join(
                topics[one.group]!.topic,
                one.at % 4 === 0 ? null : BigInt(after),
                receiver,
              );
              members.push({ group: one.group, after: one.at % 4 === 0 ? head : after, positions, leave, left: null });
            } else if (one.do === 'leave') {
              const member = members[one.who % Math.max(1, members.length)];
              member?.leave();
              if (member !== undefined) member.left ??= member.positions.length;
            } else for (let turn = 0; turn < one.turns; turn += 1) await nap();
          }
          const expectedOf = ({ group, after }: { group: number; after: number }): number[] =>
            range(after + 1, fed).filter((position) => selectors[group]!(position));
          await eventually(() => {
            for (const member of members) {
              if (member.left === null) expect(member.positions).toHaveLength(expectedOf(member).length);
            }
          });
          for (const member of members) {
            const { positions, left, leave } = member;
            expect(positions).toEqual(expectedOf(member).slice(0, left ?? fed));
            leave();
          }
          expect(broadcaster.topics()).toBe(0);
          for (const close of closing.splice(0).reverse()) await close();
        }),
        { numRuns: RUNS },
      );
    },
    30_000 + RUNS * 500,
  );
});
