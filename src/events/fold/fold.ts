// Folds what a vendor told us into the projection and answers with the events that it makes, inside one transaction.

import type { EventData, NewEvent } from '../../domain/events/event.ts';
import type { Observation } from '../../domain/observation.ts';
import type { StateWriter } from '../../domain/ports/storage/projection.ts';
import { isDone, type TicketRecord } from '../../domain/ticket.ts';
import { createChangedTickets, type ChangedTickets } from './changed-tickets.ts';
import { CatalogFold } from './catalog.ts';
import type { FoldContext } from './context.ts';
import { directEvent, toEvents, type DirectObservation, type Subject } from './change-events.ts';
import { createMessage, mergeMessage, messageChanges, withDelivery, withMessage, withNativeId } from './message.ts';
import { createTicket, mergeTicket, movedTicket, ticketChanges } from './ticket.ts';

type Of<T extends Observation['type']> = Extract<Observation, { type: T }>;

/**
 * Folds the observations in their order. Tickets and messages that history brings (a backfill, the first read of a
 * thread) are kept without making news; everything else that is new or different becomes an event.
 */
export async function fold(
  state: StateWriter,
  observations: readonly Observation[],
  context: FoldContext,
): Promise<NewEvent[]> {
  const folding = new Fold(state, context);
  for (const observation of observations) await folding.take(observation);
  await folding.flush();
  return folding.events;
}

class Fold {
  readonly events: NewEvent[] = [];
  readonly #state: StateWriter;
  readonly #context: FoldContext;
  readonly #tickets: ChangedTickets;
  readonly #catalog: CatalogFold;

  constructor(state: StateWriter, context: FoldContext) {
    this.#state = state;
    this.#context = context;
    this.#tickets = createChangedTickets(state, context.account);
    this.#catalog = new CatalogFold({
      state,
      context,
      findTicket: (key) => this.#tickets.find(key),
      tell: (news, subject) => this.#tell(news, subject),
    });
  }

  async take(observation: Observation): Promise<void> {
    switch (observation.type) {
      case 'ticket':
        return this.#ticket(observation);
      case 'ticket-removed':
        return this.#removeTicket(observation);
      case 'ticket-moved':
        return this.#moveTicket(observation);
      case 'message':
        return this.#message(observation);
      case 'delivery':
        return this.#delivery(observation);
      case 'thread-complete':
        return this.#completeThread(observation.ticketKey);
      case 'timeline':
        return this.#timeline(observation);
      case 'timeline-complete':
        return this.#completeTimeline(observation.ticketKey);
      case 'catalog':
        return this.#catalog.entry(observation);
      case 'collection-complete':
        return this.#catalog.collection(observation);
      case 'contact-opted-out':
        return this.#catalog.optOut(observation);
      case 'presence':
        return this.#catalog.presence(observation);
      case 'account-switched':
        return this.#catalog.switched(observation);
      case 'task':
      case 'task-done':
        return; // Kept in the outbox, not in the projection.
      default:
        return this.#plainNews(observation);
    }
  }

  flush(): Promise<void> {
    return this.#tickets.flush();
  }

  async #ticket(observation: Of<'ticket'>): Promise<void> {
    const before = await this.#tickets.find(observation.key);
    if (before === null && observation.existence === 'known-only') return;
    if (before === null) return this.#newTicket(observation);
    // What is said of a former ticket says nothing about the one that goes on.
    if (before.key !== observation.key) return;
    this.#putTicket(before, mergeTicket(before, observation, this.#context), observation.raw);
  }

  async #newTicket(observation: Of<'ticket'>): Promise<void> {
    const ticket = createTicket(observation, this.#context);
    const rivals = observation.onlyActiveOfContact === true ? await this.#rivalsOf(ticket) : [];
    const superseded = ticket.superseded || rivals.some((rival) => isYounger(rival, ticket));
    this.#putTicket(null, { ...ticket, superseded }, observation.raw);
    for (const rival of rivals.filter((one) => !one.superseded && !isYounger(one, ticket))) {
      this.#putTicket(rival, { ...rival, superseded: true, version: rival.version + 1 }, undefined);
    }
  }

  #putTicket(before: TicketRecord | null, after: TicketRecord, raw: unknown): void {
    this.#tickets.put(after, raw);
    if (this.#context.origin === 'backfill') return;
    // A change that moved the vendor's time of the last one not at all is as old as our knowing of it.
    const at = before !== null && before.updatedAt === after.updatedAt ? this.#context.receivedAt : null;
    this.#tell(ticketChanges(before, after, this.#context), { ticket: after, at });
  }

  /** The other active tickets of a contact whose vendor allows one only. */
  async #rivalsOf(ticket: TicketRecord): Promise<readonly TicketRecord[]> {
    if (ticket.contactKey === null || isDone(ticket)) return [];
    await this.#tickets.flush();
    const active = await this.#state.activeTicketsOf(ticket.account, ticket.contactKey);
    return active.filter(({ key }) => key !== ticket.key);
  }

  async #message(observation: Of<'message'>): Promise<void> {
    const { account } = this.#context;
    const before = await this.#state.message(account, observation.key);
    const early = before === null ? await this.#state.takeEarlyDelivery(account, observation.key) : null;
    const after =
      before === null
        ? createMessage(observation, early, this.#context)
        : mergeMessage(before, observation, this.#context);
    if (before === after) return;
    const ticket = await this.#tickets.find(after.ticketKey);
    // A ticket that moved keeps its messages, also those that were said under its former key.
    const kept = ticket === null || ticket.key === after.ticketKey ? after : { ...after, ticketKey: ticket.key };
    await this.#state.putMessage(kept, observation.raw);
    const touched = ticket !== null && before === null ? withMessage(ticket, kept) : ticket;
    if (touched !== null && touched !== ticket) this.#tickets.put(touched);
    if (before !== null || this.#isNews(ticket))
      this.#tell(messageChanges(before, kept), { ticket: touched, message: kept });
  }

  /** A read of a thread that was never whole before brings history, not news. */
  #isNews(ticket: TicketRecord | null): boolean {
    if (this.#context.origin === 'backfill') return false;
    return this.#context.origin !== 'read' || (ticket !== null && ticket.threadObservedAt !== null);
  }

  async #delivery(observation: Of<'delivery'>): Promise<void> {
    const { account } = this.#context;
    const before = await this.#state.message(account, observation.messageKey);
    if (before === null) {
      return this.#state.putEarlyDelivery(account, observation.messageKey, {
        status: observation.status,
        error: observation.error,
      });
    }
    const moved = withDelivery(before, observation.status, observation.error);
    if (moved === before) return;
    const after = withNativeId(moved, observation.nativeId);
    await this.#state.putMessage(after, undefined);
    const ticket = await this.#tickets.find(after.ticketKey);
    this.#tell(messageChanges(before, after), { ticket, message: after, at: observation.at });
  }

  /** A look that began before the ticket was heard of says nothing about it. */
  async #removeTicket({ key }: Of<'ticket-removed'>): Promise<void> {
    const { observedAt } = this.#context;
    const ticket = await this.#tickets.find(key);
    if (ticket === null || ticket.observedAt > observedAt) return;
    await this.#tickets.remove(key);
  }

  /**
   * The head goes on under the new key; its thread is read anew there. Who follows the old key hears of it once, with the
   * id to go on with.
   */
  async #moveTicket({ key, toKey, toNativeId }: Of<'ticket-moved'>): Promise<void> {
    const { account, origin } = this.#context;
    const before = await this.#tickets.find(key);
    await this.#state.putTicketAlias(account, key, toKey);
    if (before === null || before.key !== key) return;
    const known = await this.#tickets.find(toKey);
    await this.#tickets.remove(key);
    if (known === null) this.#tickets.put(movedTicket(before, toKey, toNativeId));
    // From here on the old key is looked up by its alias, which leads to what is written only.
    await this.#tickets.flush();
    const change = { field: 'nativeId', before: before.nativeId, after: toNativeId };
    if (origin !== 'backfill') this.#tell([{ type: 'TICKET_UPDATED', changes: [change] }], { ticket: before });
  }

  /** A thread that was read before its ticket's head was seen to move may lack what moved it. */
  async #completeThread(ticketKey: string): Promise<void> {
    const ticket = await this.#tickets.find(ticketKey);
    if (ticket === null) return;
    const { observedAt } = this.#context;
    const threadBehind = ticket.threadBehind && ticket.observedAt > observedAt;
    const threadObservedAt = Math.max(ticket.threadObservedAt ?? 0, observedAt);
    this.#tickets.put({ ...ticket, threadObservedAt, threadBehind });
  }

  async #completeTimeline(ticketKey: string): Promise<void> {
    const ticket = await this.#tickets.find(ticketKey);
    if (ticket === null) return;
    const timelineObservedAt = Math.max(ticket.timelineObservedAt ?? 0, this.#context.observedAt);
    this.#tickets.put({ ...ticket, timelineObservedAt });
  }

  async #timeline({ ticketKey, changes }: Of<'timeline'>): Promise<void> {
    for (const change of changes) await this.#state.putTimelineChange(this.#context.account, ticketKey, change);
  }

  async #plainNews(observation: DirectObservation): Promise<void> {
    const ticket = await this.#tickets.find(observation.ticketKey);
    this.#tell([directEvent(observation)], { ticket, at: observation.at });
  }

  #tell(news: readonly EventData[], subject: Subject): void {
    this.events.push(...toEvents(news, subject, this.#context));
  }
}

/** Where the vendor does not say when they were made, the one heard of last is the younger. */
function isYounger(one: TicketRecord, than: TicketRecord): boolean {
  return one.createdAt !== null && than.createdAt !== null && one.createdAt > than.createdAt;
}
