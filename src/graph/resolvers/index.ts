// All resolvers of the contract.

import type { Resolvers } from '../../generated/schema.ts';
import { WebhookDelivery } from '../deliveries.ts';
import { Node, VendorResource } from '../node.ts';
import { DateTime, EventCursor, JSONScalar, URLScalar } from '../scalars.ts';
import { SourceStatus, VendorAccount, VendorError, VendorHealth } from './account.ts';
import { Actor, Agent, Bot, Contact, SystemActor } from './actor.ts';
import { Brand, Channel, Tag, Team, Template } from './catalog.ts';
import { connectionTypes } from './connections.ts';
import { eventTypes } from './event.ts';
import { contentTypes } from './message-content.ts';
import { Attachment, Message } from './message.ts';
import { Mutation } from './mutation.ts';
import { payloadTypes } from './payload.ts';
import { Query } from './query.ts';
import { FreshnessFields } from './resource.ts';
import { Subscription } from './subscription.ts';
import { Participant, Ticket } from './ticket.ts';
import { AssignmentChange, FieldChange, StatusChange, TagChange, TimelineItem } from './timeline.ts';

export const resolvers: Resolvers = {
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
};
