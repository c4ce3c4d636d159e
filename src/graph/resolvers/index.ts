// All resolvers of the schema.

import type { Resolvers } from '../../generated/schema.ts';
import { WebhookDelivery } from '../queries/event-log/deliveries.ts';
import { Node, VendorResource } from '../queries/load-node.ts';
import { DateTime, EventCursor, JSONScalar, URLScalar } from '../scalars.ts';
import { SourceStatus, VendorAccount, VendorError, VendorHealth } from './types/account.ts';
import { Actor, Agent, Bot, Contact, SystemActor } from './types/actor.ts';
import { Brand, Channel, Tag, Team, Template } from './types/catalog.ts';
import { connectionTypes } from './types/connections.ts';
import { eventTypes } from './types/event.ts';
import { contentTypes } from './types/message-content.ts';
import { Attachment, Message } from './types/message.ts';
import { Mutation } from './roots/mutation.ts';
import { payloadTypes } from './types/payload.ts';
import { Query } from './roots/query.ts';
import { FreshnessFields } from './types/resource.ts';
import { Subscription } from './roots/subscription.ts';
import { Participant, Ticket } from './types/ticket.ts';
import { AssignmentChange, FieldChange, StatusChange, TagChange, TimelineItem } from './types/timeline.ts';

export const resolvers = {
  DateTime,
  EventCursor,
  JSON: JSONScalar,
  URL: URLScalar,
  Node,
  VendorResource,
  Query,
  Mutation,
  Subscription,
  Ticket,
  Participant,
  Message,
  Attachment,
  Actor,
  Agent,
  Bot,
  Contact,
  SystemActor,
  Team,
  Tag,
  Channel,
  Brand,
  Template,
  Freshness: FreshnessFields,
  VendorAccount,
  VendorHealth,
  VendorError,
  SourceStatus,
  TimelineItem,
  StatusChange,
  AssignmentChange,
  TagChange,
  FieldChange,
  WebhookDelivery,
  ...contentTypes,
  ...eventTypes,
  ...payloadTypes,
  ...connectionTypes,
} satisfies Resolvers;
