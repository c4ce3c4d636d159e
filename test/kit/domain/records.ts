// Builds records for tests: whole ones, with only what a test cares about given.

import type { CatalogRecord } from '../../../src/domain/catalog.ts';
import type { NewEvent } from '../../../src/domain/events/event.ts';
import type { MessageRecord } from '../../../src/domain/message.ts';
import type { NewDelivery } from '../../../src/domain/ports/storage/delivery-inbox.ts';
import { BLANK_TICKET_FIELDS, type TicketRecord } from '../../../src/domain/ticket.ts';

/** A ticket of account `desk-one`; equal input gives equal records. */
export function ticketRecord(given: Partial<TicketRecord> = {}): TicketRecord {
  const key = given.key ?? 'ticket-1';
  return {
    ...BLANK_TICKET_FIELDS,
    status: 'OPEN',
    nativeStatus: { code: 'open', label: 'Open' },
    vendor: 'DESK360',
    account: 'desk-one',
    key,
    nativeId: `native-${key}`,
    version: 1,
    observedAt: 1_000,
    threadObservedAt: null,
    timelineObservedAt: null,
    threadBehind: false,
    ...given,
  };
}

/** A plain text message of ticket `ticket-1`. */
export function messageRecord(given: Partial<MessageRecord> = {}): MessageRecord {
  const key = given.key ?? 'message-1';
  return {
    ticketKey: 'ticket-1',
    direction: 'INBOUND',
    visibility: 'PUBLIC',
    author: null,
    automated: false,
    text: '',
    html: null,
    content: { kind: 'TEXT' },
    attachments: [],
    replyToKey: null,
    deliveryStatus: 'RECEIVED',
    deliveryError: null,
    createdAt: 1_000,
    editedAt: null,
    vendor: 'DESK360',
    account: 'desk-one',
    key,
    nativeId: `native-${key}`,
    observedAt: 1_000,
    ...given,
  };
}

/** A `TICKET_CREATED` event of ticket `ticket-1`. */
export function newEvent(given: Partial<NewEvent> = {}): NewEvent {
  return {
    key: 'event-1',
    vendor: 'DESK360',
    account: 'desk-one',
    ticketKey: 'ticket-1',
    assigneeKey: null,
    teamKey: null,
    channelType: null,
    occurredAt: 1_000,
    receivedAt: 1_000,
    replayed: false,
    cause: null,
    data: { type: 'TICKET_CREATED' },
    ...given,
  };
}

/** An accepted delivery whose dedupe key is its own key. */
export function newDelivery(given: Partial<NewDelivery> = {}): NewDelivery {
  const key = given.key ?? 'delivery-1';
  return {
    key,
    vendor: 'DESK360',
    account: 'desk-one',
    receivedAt: 1_000,
    state: 'ACCEPTED',
    reason: null,
    dedupeKey: key,
    headers: { 'content-type': 'application/json' },
    body: new TextEncoder().encode('{}'),
    error: null,
    ...given,
  };
}

/** An agent of account `desk-one` of whom nothing is known but the key. */
export function agentRecord(key: string, given: Partial<CatalogRecord<'agent'>> = {}): CatalogRecord<'agent'> {
  return {
    kind: 'agent',
    vendor: 'DESK360',
    account: 'desk-one',
    key,
    nativeId: key,
    displayName: null,
    email: null,
    avatarUrl: null,
    presence: null,
    teamKeys: null,
    active: null,
    observedAt: 1_000,
    ...given,
  };
}

/** A plain tag of account `desk-one`. */
export function tagRecord(key: string, given: Partial<CatalogRecord<'tag'>> = {}): CatalogRecord<'tag'> {
  return {
    kind: 'tag',
    vendor: 'DESK360',
    account: 'desk-one',
    key,
    nativeId: key,
    tagKind: 'TAG',
    name: `tag ${key}`,
    color: null,
    description: null,
    active: true,
    editable: true,
    observedAt: 1_000,
    ...given,
  };
}
