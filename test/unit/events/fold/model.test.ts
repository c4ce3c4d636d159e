// Random histories, reported out of order and more than once, end in the same projection as in order.

import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { DeliveryStatus } from '../../../../src/domain/message.ts';
import type { LoggedEvent } from '../../../../src/domain/events/event.ts';
import type { Observation } from '../../../../src/domain/observation.ts';
import type { TicketFields, TicketRecord } from '../../../../src/domain/ticket.ts';
import { openFoldHarness, saysMessage, saysTicket, VENDOR, type FoldHarness } from './fold-harness.ts';

interface Observed {
  readonly observation: Observation;
  readonly observedAt: number;
}

const KEYS = ['t1', 't2', 't3'];
const aKey = fc.constantFrom(...KEYS);

/** A complete ticket at one instant of the vendor; equal instants have equal tickets, as at a real vendor. */
const aHead = fc.record({ key: aKey, at: fc.integer({ min: 1, max: 40 }) }).map(({ key, at }): Observed => ({
  observation: saysTicket(key, headAt(key, at)),
  observedAt: at * 1_000,
}));

function headAt(key: string, at: number): Partial<TicketFields> {
  const status = (['OPEN', 'PENDING', 'CLOSED'] as const)[at % 3] ?? 'OPEN';
  return {
    subject: `subject ${Math.floor(at / 4)}`,
    status,
    nativeStatus: { code: status, label: status },
    priority: at % 2 === 0 ? 'HIGH' : 'LOW',
    assigneeKey: `agent-${at % 5}`,
    tagKeys: [`tag-${at % 4}`],
    customFields: [{ key: 'plan', label: null, value: String(at % 6) }],
    contactKey: `contact-of-${key}`,
    createdAt: 1,
    updatedAt: at * 1_000,
  };
}

const aMessage = fc.record({ ticketKey: aKey, number: fc.nat(5) }).map(({ ticketKey, number }): Observed => ({
  observation: saysMessage(`${ticketKey}-m${number}`, {
    ticketKey,
    direction: number % 2 === 0 ? 'OUTBOUND' : 'INBOUND',
    deliveryStatus: number % 2 === 0 ? 'QUEUED' : 'RECEIVED',
    createdAt: 500 + number,
  }),
  observedAt: 1_000,
}));
const STATES: readonly DeliveryStatus[] = ['SENT', 'FAILED', 'DELIVERED', 'READ'];
const aDelivery = fc
  .record({ ticketKey: aKey, number: fc.constantFrom(0, 2, 4), status: fc.constantFrom(...STATES) })
  .map(({ ticketKey, number, status }): Observed => ({
    observation: { type: 'delivery', messageKey: `${ticketKey}-m${number}`, status, error: null, at: null },
    observedAt: 2_000,
  }));

/** Records a history; each has an account of its own in one store. */
async function report(harness: FoldHarness, account: string, observed: readonly Observed[]): Promise<void> {
  for (const { observation, observedAt } of observed) {
    await harness.recorder.record({
      vendor: VENDOR,
      account,
      observations: [observation],
      origin: 'webhook',
      observedAt,
    });
  }
}

/** The projection without what depends on the order: versions, ages and the effect of messages on their ticket. */
async function picture(harness: FoldHarness, account: string): Promise<unknown> {
  const tickets = await harness.store.state.tickets(account, KEYS);
  const messageKeys = KEYS.flatMap((key) => [0, 1, 2, 3, 4, 5].map((number) => `${key}-m${number}`));
  const messages = await harness.store.state.messages(account, messageKeys);
  const heads = KEYS.map((key) => withoutHistory(tickets.get(key)));
  return [heads, messageKeys.map((key) => [key, messages.get(key)?.text, messages.get(key)?.deliveryStatus])];
}

function withoutHistory(ticket: TicketRecord | undefined): unknown {
  if (ticket === undefined) return null;
  const { status, nativeStatus, updatedAt } = ticket;
  const { subject, priority, assigneeKey, tagKeys, customFields, contactKey, createdAt } = ticket;
  return {
    status,
    nativeStatus,
    updatedAt,
    subject,
    priority,
    assigneeKey,
    tagKeys,
    customFields,
    contactKey,
    createdAt,
  };
}

it('the projection is the same in the end, in whatever order and however often a vendor reports a history', async () => {
  const harness = await openFoldHarness();
  let runs = 0;
  const aHistory = fc.array(fc.oneof(aHead, aMessage, aDelivery), { minLength: 1, maxLength: 25 });
  await fc.assert(
    fc.asyncProperty(aHistory, fc.infiniteStream(fc.nat()), async (history, choices) => {
      const inOrder = history.toSorted((one, other) => one.observedAt - other.observedAt);
      const shuffled = shuffle([...history, ...history.filter((_, index) => index % 3 === 0)], choices);
      runs += 1;
      const [ordered, scrambled] = [`ordered-${runs}`, `scrambled-${runs}`];
      await Promise.all([report(harness, ordered, inOrder), report(harness, scrambled, shuffled)]);
      expect(await picture(harness, scrambled)).toEqual(await picture(harness, ordered));
    }),
    { numRuns: 40 },
  );
});

it('each change makes exactly one event: the log and the projection agree', async () => {
  const harness = await openFoldHarness();
  let runs = 0;
  const aHistory = fc.array(fc.oneof(aHead, aMessage, aDelivery), { minLength: 1, maxLength: 30 });
  await fc.assert(
    fc.asyncProperty(aHistory, fc.infiniteStream(fc.nat()), async (history, choices) => {
      runs += 1;
      const account = `hand-${runs}`;
      const after = await harness.store.log.head();
      await report(harness, account, shuffle([...history, ...history], choices));
      const { events: log } = await harness.store.log.read({ after, limit: 10_000, selection: null });
      const of = (type: string) => log.filter(({ data }) => data.type === type);
      const distinct = (type: Observation['type']) =>
        new Set(
          history.flatMap(({ observation }) =>
            observation.type === type && 'key' in observation ? [observation.key] : [],
          ),
        );
      expect(
        of('TICKET_CREATED')
          .map(({ ticketKey }) => ticketKey ?? '')
          .toSorted(),
      ).toEqual([...distinct('ticket')].toSorted());
      const added = log.flatMap(({ data }) => (data.type === 'MESSAGE_ADDED' ? [data.messageKey] : []));
      expect(added.toSorted()).toEqual([...distinct('message')].toSorted());
      expect(of('MESSAGE_UPDATED')).toEqual([]);
      await expectToReplay(harness, account, log);
    }),
    { numRuns: 40 },
  );
});

/** The state that followers derive from the events alone equals the projection. */
async function expectToReplay(harness: FoldHarness, account: string, log: readonly LoggedEvent[]): Promise<void> {
  const status = new Map<string, string>();
  const delivery = new Map<string, string>();
  for (const { ticketKey, data } of log) {
    if (data.type === 'TICKET_STATUS_CHANGED') {
      if (status.has(ticketKey ?? '')) expect(data.from).toBe(status.get(ticketKey ?? ''));
      expect(data.to).not.toBe(data.from);
      status.set(ticketKey ?? '', data.to);
    }
    if (data.type === 'MESSAGE_DELIVERY_CHANGED') {
      expect(data.deliveryStatus).not.toBe(delivery.get(data.messageKey));
      delivery.set(data.messageKey, data.deliveryStatus);
    }
  }
  const tickets = await harness.store.state.tickets(account, [...status.keys()]);
  for (const [key, last] of status) expect(tickets.get(key)?.status).toBe(last);
  const messages = await harness.store.state.messages(account, [...delivery.keys()]);
  for (const [key, last] of delivery) expect(messages.get(key)?.deliveryStatus).toBe(last);
}

function shuffle<T>(items: readonly T[], choices: Iterable<number>): T[] {
  const left = [...items];
  const taken: T[] = [];
  for (const choice of choices) {
    if (left.length === 0) return taken;
    taken.push(...left.splice(choice % left.length, 1));
  }
  return taken;
}
