// Snapshot, then stream: `eventCursor` with the data, a subscription from it, and concurrent writes.

import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { resumable } from '../../../src/client/resumable.ts';
import { eventually } from '../../kit/eventually.ts';
import { DESK_ACCOUNT, startGateway, type TestGateway } from '../../kit/gateway/gateway.ts';
import { expectNothingOpen } from '../../kit/leaks.ts';
import { newEvent, ticketRecord } from '../../kit/domain/records.ts';
import { numbersIn } from './numbered-events.ts';

const TICKETS = 5;
const AFTER =
  'subscription ($after: EventCursor) { events(after: $after) { ... on UnmappedVendorEvent { nativeType } } }';
let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startGateway({ ticketCount: 1 });
});
afterEach(() => expectNothingOpen(gateway.url));
afterAll(() => gateway.stop());

const ticketOf = (number: number): string => `numbered-${number % TICKETS}`;

/** One write: the ticket's subject and its event, in one commit. */
function write(number: number): Promise<unknown> {
  const key = ticketOf(number);
  const now = Date.now();
  return gateway.gateway.store.commit(async (tx) => {
    const record = ticketRecord({
      key,
      nativeId: key,
      account: DESK_ACCOUNT,
      subject: String(number),
      observedAt: now,
    });
    await tx.state.putTicket({ ...record, createdAt: now, updatedAt: now }, null);
    const data = { type: 'UNMAPPED', nativeType: String(number), raw: null } as const;
    await tx.log.append([newEvent({ key: `write-${number}`, account: DESK_ACCOUNT, ticketKey: key, data })]);
  });
}

async function snapshot(): Promise<{ cursor: string; subjects: Map<string, number> }> {
  const { data } = await gateway.query('{ eventCursor tickets(first: 50) { nodes { nativeId subject } } }');
  const nodes: { nativeId: string; subject: string }[] = data['tickets'].nodes;
  const own = nodes.filter(({ nativeId }) => nativeId.startsWith('numbered-'));
  return { cursor: data['eventCursor'], subjects: new Map(own.map((node) => [node.nativeId, Number(node.subject)])) };
}

test('no event is missed or repeated, whenever the snapshot is taken', async () => {
  const client = createClient(
    resumable({ url: `${gateway.url.replace('http', 'ws')}/graphql`, webSocketImpl: WebSocket }),
  );
  let written = 0;
  let writing = true;
  const done = (async () => {
    while (writing) await write((written += 1));
  })();
  const views: { subjects: Map<string, number>; numbers: number[] }[] = [];
  const unsubscribes: (() => void)[] = [];
  for (let view = 0; view < 12; view += 1) {
    const target = written + 20;
    await eventually(() => expect(written).toBeGreaterThan(target));
    const { cursor, subjects } = await snapshot();
    const numbers: number[] = [];
    views.push({ subjects, numbers });
    unsubscribes.push(
      client.subscribe(
        { query: AFTER, variables: { after: cursor } },
        {
          next: (answer) => {
            for (const number of numbersIn(answer)) {
              numbers.push(number);
              subjects.set(ticketOf(number), number);
            }
          },
          error: (failure) => expect.unreachable(String(failure)),
          complete: () => {},
        },
      ),
    );
  }
  writing = false;
  await done;
  const last = new Map(Array.from({ length: TICKETS }, (_none, back) => [ticketOf(written - back), written - back]));
  await eventually(() => {
    for (const { numbers } of views) expect(numbers.at(-1)).toBe(written);
  });
  for (const { subjects, numbers } of views) {
    expect(subjects).toEqual(last);
    const first = numbers[0] ?? 0;
    expect(numbers).toEqual(Array.from({ length: written - first + 1 }, (_none, index) => first + index));
  }
  for (const unsubscribe of unsubscribes) unsubscribe();
  await client.dispose();
});
