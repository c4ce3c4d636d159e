// The events of the log, and the gap that replaces dropped events.

import type { EventData } from '../../../domain/events/event.ts';
import { vendorFailure, VendorCallError } from '../../../domain/errors/error-codes.ts';
import { toGlobalId } from '../../../domain/ids.ts';
import type {
  EventCauseResolvers,
  EventConnectionResolvers,
  EventResolvers,
  Resolvers,
  StreamGapEventResolvers,
  Vendor,
} from '../../../generated/schema.ts';
import { loadActor } from '../../queries/actors.ts';
import type { GraphContext } from '../../context.ts';
import { accountOf } from '../../nodes/accounts.ts';
import { cursorOf } from '../../nodes/event-cursor.ts';
import type { EventNode, FieldChangeNode } from '../../nodes/node-types.ts';
import { pageInfoOf } from '../../queries/paging.ts';
import { loadTags } from './timeline.ts';

type DataOf<T extends EventData['type']> = Extract<EventData, { type: T }>;

const TYPES = {
  TICKET_CREATED: 'TicketCreatedEvent',
  TICKET_UPDATED: 'TicketUpdatedEvent',
  TICKET_STATUS_CHANGED: 'TicketStatusChangedEvent',
  TICKET_ASSIGNED: 'TicketAssignedEvent',
  TICKET_TAGS_CHANGED: 'TicketTagsChangedEvent',
  MESSAGE_ADDED: 'MessageAddedEvent',
  MESSAGE_UPDATED: 'MessageUpdatedEvent',
  MESSAGE_DELIVERY_CHANGED: 'MessageDeliveryChangedEvent',
  ACTION_REQUESTED: 'ActionRequestedEvent',
  ACTION_FAILED: 'ActionFailedEvent',
  AGENT_PRESENCE_CHANGED: 'AgentPresenceChangedEvent',
  SURVEY_SUBMITTED: 'SurveySubmittedEvent',
  CONTACT_OPTED_OUT: 'ContactOptedOutEvent',
  VENDOR_HEALTH_CHANGED: 'VendorHealthChangedEvent',
  UNMAPPED: 'UnmappedVendorEvent',
} as const satisfies Record<EventData['type'], string>;

const common = {
  id: ({ event }: EventNode): string => toGlobalId('event', event.account, event.key),
  cursor: (node: EventNode, _args: object, context: GraphContext): string => cursorOf(context, node),
  type: ({ event }: EventNode) => event.data.type,
  vendor: ({ event }: EventNode) => event.vendor as Vendor,
  occurredAt: ({ event }: EventNode): number => event.occurredAt,
  receivedAt: ({ event }: EventNode): number => event.receivedAt,
  replayed: ({ event }: EventNode): boolean => event.replayed,
  ticketId: ({ event }: EventNode) =>
    event.ticketKey === null ? null : toGlobalId('ticket', event.account, event.ticketKey),
  ticket: ({ event }: EventNode, _args: object, { loaders }: GraphContext) =>
    event.ticketKey === null ? null : loaders.ticket(event.account, event.ticketKey),
  cause: ({ event }: EventNode) => (event.cause === null ? null : { account: event.account, ...event.cause }),
};

function data<T extends EventData['type']>(node: EventNode, _type: T): DataOf<T> {
  return node.event.data as DataOf<T>;
}

async function messageOf({ event }: EventNode, key: string, { loaders }: GraphContext) {
  const message = await loaders.message(event.account, key);
  if (message === null)
    throw new VendorCallError(
      vendorFailure('NOT_FOUND', { message: 'The message of this event is no longer stored.' }),
    );
  return message;
}

const agentOf = ({ event }: EventNode, key: string | null, { loaders }: GraphContext) =>
  key === null ? null : loaders.catalog(event.account, 'agent', key);

function changesOf({ event }: EventNode): FieldChangeNode[] {
  const { changes } = event.data as DataOf<'TICKET_UPDATED'>;
  return changes.map((delta, index) => ({
    account: event.account,
    change: {
      type: 'FIELD',
      key: `event/${event.key}/${index}`,
      at: event.occurredAt,
      actor: event.cause?.actor ?? null,
      ...delta,
    },
  }));
}

const Event: EventResolvers = {
  __resolveType: (node) => ('gap' in node ? 'StreamGapEvent' : TYPES[node.event.data.type]),
};

const EventCause: EventCauseResolvers = {
  clientMutationId: ({ clientMutationId }) => clientMutationId,
  actor: ({ account, actor }, _args, context) => loadActor(context, account, actor),
  webhookDeliveryId: ({ account, webhookDeliveryKey }) =>
    webhookDeliveryKey === null ? null : toGlobalId('delivery', account, webhookDeliveryKey),
};

const StreamGapEvent: StreamGapEventResolvers = {
  id: ({ gap }) => toGlobalId('event', 'gap', String(gap.resumeAfter)),
  cursor: (node, _args, context) => cursorOf(context, node),
  type: () => 'STREAM_GAP',
  vendor: () => null,
  occurredAt: ({ at }) => at,
  receivedAt: ({ at }) => at,
  replayed: () => false,
  ticketId: () => null,
  ticket: () => null,
  cause: () => null,
  oldestAvailable: ({ gap }, _args, { services }) => services.eventLog.cursorAt(gap.oldestAvailable),
  resumeAfter: ({ gap }, _args, { services }) => services.eventLog.cursorAt(gap.resumeAfter),
};

const EventConnection: EventConnectionResolvers = {
  edges: ({ events }, _args, context) => events.map((node) => ({ cursor: cursorOf(context, node), node })),
  nodes: ({ events }) => events,
  pageInfo: ({ events, hasNextPage, hasPreviousPage, endPosition }, _args, context) => {
    const edges = events.map((node) => ({ cursor: cursorOf(context, node) }));
    // With a selective filter the page ends after its last event, so that the next page skips what was already read.
    const endCursor = context.services.eventLog.cursorAt(endPosition);
    return { ...pageInfoOf(edges, hasNextPage, hasPreviousPage), endCursor };
  },
  oldestAvailable: async (_events, _args, { services }) =>
    services.eventLog.cursorAt((await services.eventLog.prunedThrough()) + 1n),
};

export const eventTypes: Resolvers = {
  Event,
  EventCause,
  EventConnection,
  StreamGapEvent,
  TicketCreatedEvent: common,
  TicketUpdatedEvent: { ...common, changes: changesOf },
  TicketStatusChangedEvent: {
    ...common,
    from: (node) => data(node, 'TICKET_STATUS_CHANGED').from,
    to: (node) => data(node, 'TICKET_STATUS_CHANGED').to,
  },
  TicketAssignedEvent: {
    ...common,
    from: (node, _args, context) => agentOf(node, data(node, 'TICKET_ASSIGNED').fromAgentKey, context),
    to: (node, _args, context) => agentOf(node, data(node, 'TICKET_ASSIGNED').toAgentKey, context),
  },
  TicketTagsChangedEvent: {
    ...common,
    added: (node, _args, context) => loadTags(context, node.event.account, data(node, 'TICKET_TAGS_CHANGED').addedKeys),
    removed: (node, _args, context) =>
      loadTags(context, node.event.account, data(node, 'TICKET_TAGS_CHANGED').removedKeys),
  },
  MessageAddedEvent: {
    ...common,
    message: (node, _args, context) => messageOf(node, data(node, 'MESSAGE_ADDED').messageKey, context),
  },
  MessageUpdatedEvent: {
    ...common,
    message: (node, _args, context) => messageOf(node, data(node, 'MESSAGE_UPDATED').messageKey, context),
  },
  MessageDeliveryChangedEvent: {
    ...common,
    messageId: (node) => toGlobalId('message', node.event.account, data(node, 'MESSAGE_DELIVERY_CHANGED').messageKey),
    deliveryStatus: (node) => data(node, 'MESSAGE_DELIVERY_CHANGED').deliveryStatus,
  },
  ActionRequestedEvent: {
    ...common,
    kind: (node) => data(node, 'ACTION_REQUESTED').action,
    actionId: (node) => data(node, 'ACTION_REQUESTED').actionId,
    followupId: (node) => data(node, 'ACTION_REQUESTED').followupId,
    optionId: (node) => data(node, 'ACTION_REQUESTED').optionId ?? null,
    message: (node, _args, { loaders }) => {
      const { messageKey } = data(node, 'ACTION_REQUESTED');
      return messageKey === null ? null : loaders.message(node.event.account, messageKey);
    },
  },
  ActionFailedEvent: {
    ...common,
    actionId: (node) => data(node, 'ACTION_FAILED').actionId,
    reason: (node) => data(node, 'ACTION_FAILED').reason,
  },
  AgentPresenceChangedEvent: {
    ...common,
    agent: (node, _args, context) => agentOf(node, data(node, 'AGENT_PRESENCE_CHANGED').agentKey, context),
    presence: (node) => data(node, 'AGENT_PRESENCE_CHANGED').presence,
  },
  SurveySubmittedEvent: { ...common, rating: (node) => data(node, 'SURVEY_SUBMITTED').rating },
  ContactOptedOutEvent: {
    ...common,
    contact: (node, _args, { loaders }) =>
      loaders.catalog(node.event.account, 'contact', data(node, 'CONTACT_OPTED_OUT').contactKey),
  },
  VendorHealthChangedEvent: {
    ...common,
    account: ({ event }, _args, { services }) => accountOf(services.accounts, event.account),
    health: ({ event }, _args, { services }) => accountOf(services.accounts, event.account),
  },
  UnmappedVendorEvent: {
    ...common,
    nativeType: (node) => data(node, 'UNMAPPED').nativeType,
    raw: (node) => data(node, 'UNMAPPED').raw,
  },
};
