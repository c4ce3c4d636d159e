// The parent value of each GraphQL type's resolvers: stored records with their age, never GraphQL objects.

import type { ActorRef } from '../../domain/actor.ts';
import type { CatalogRecord } from '../../domain/catalog.ts';
import type { RecipientResult } from '../../domain/commands/message-commands.ts';
import type { LoggedEvent } from '../../domain/events/event.ts';
import type { AccountId } from '../../domain/ids.ts';
import type { AttachmentRecord, MessageContent, MessageRecord } from '../../domain/message.ts';
import type { OpenAccount } from '../../domain/ports/account.ts';
import type { DeliveryRecord } from '../../domain/ports/storage/delivery-inbox.ts';
import type { Participant, TicketRecord } from '../../domain/ticket.ts';
import type { TimelineChange } from '../../domain/timeline.ts';
import type { UserError } from '../../domain/errors/error-codes.ts';
import type { Cached } from '../../reads/cached.ts';
import type { Edge } from '../../reads/page-cursor.ts';
import type { Source, TicketList } from '../../reads/ticket-list.ts';

export type TicketNode = Cached<TicketRecord>;
export type MessageNode = Cached<MessageRecord>;
export type AgentNode = Cached<CatalogRecord<'agent'>>;
export type BotNode = Cached<CatalogRecord<'bot'>>;
export type TeamNode = Cached<CatalogRecord<'team'>>;
export type ContactNode = Cached<CatalogRecord<'contact'>>;
export type TagNode = Cached<CatalogRecord<'tag'>>;
export type ChannelNode = Cached<CatalogRecord<'channel'>>;
export type BrandNode = Cached<CatalogRecord<'brand'>>;
export type TemplateNode = Cached<CatalogRecord<'template'>>;
export interface SystemActorNode {
  readonly system: true;
  readonly account: AccountId;
  readonly displayName: string | null;
}
export type ActorNode = AgentNode | BotNode | ContactNode | SystemActorNode;
export type VendorAccountNode = OpenAccount;
export interface AttachmentNode {
  readonly account: AccountId;
  readonly attachment: AttachmentRecord;
}
export interface ParticipantNode {
  readonly account: AccountId;
  readonly participant: Participant;
}
/** The content with its message, which holds the text and the attachments. */
export type ContentNode<K extends MessageContent['kind'] = MessageContent['kind']> = K extends MessageContent['kind']
  ? { readonly message: MessageNode; readonly content: Extract<MessageContent, { kind: K }> }
  : never;
export type TextContentNode = ContentNode<'TEXT'>;
export type MediaContentNode = ContentNode<'MEDIA'>;
export type LocationContentNode = ContentNode<'LOCATION'>;
export type LocationRequestContentNode = ContentNode<'LOCATION_REQUEST'>;
export type ContactCardContentNode = ContentNode<'CONTACT_CARD'>;
export type InteractiveContentNode = ContentNode<'INTERACTIVE'>;
export type InteractiveReplyContentNode = ContentNode<'INTERACTIVE_REPLY'>;
export type TemplateContentNode = ContentNode<'TEMPLATE'>;
export type CardsContentNode = ContentNode<'CARDS'>;
export type RatingContentNode = ContentNode<'RATING'>;
export type LinkContentNode = ContentNode<'LINK'>;
export type SystemContentNode = ContentNode<'SYSTEM'>;
export type UnsupportedContentNode = ContentNode<'UNSUPPORTED'>;
export type ChangeNode<T extends TimelineChange['type'] = TimelineChange['type']> = T extends TimelineChange['type']
  ? { readonly account: AccountId; readonly change: Extract<TimelineChange, { type: T }> }
  : never;
export type StatusChangeNode = ChangeNode<'STATUS'>;
export type AssignmentChangeNode = ChangeNode<'ASSIGNMENT'>;
export type TagChangeNode = ChangeNode<'TAGS'>;
export type FieldChangeNode = ChangeNode<'FIELD'>;
export type TimelineNode = MessageNode | ChangeNode;
export interface PageNode {
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  readonly startCursor: string | null;
  readonly endCursor: string | null;
}
export interface ConnectionNode<T> {
  readonly edges: readonly Edge<T>[];
  readonly pageInfo: PageNode;
  readonly totalCount: number | null;
  readonly sources: readonly Source[];
}
export type TicketConnectionNode = TicketList;
export type MessageConnectionNode = ConnectionNode<MessageNode>;
export type AgentConnectionNode = ConnectionNode<AgentNode>;
export type TemplateConnectionNode = ConnectionNode<TemplateNode>;
export type TimelineConnectionNode = Pick<ConnectionNode<TimelineNode>, 'edges' | 'pageInfo'>;
export interface EventNode {
  readonly event: LoggedEvent;
}
/** Events that retention dropped before the subscriber received them. */
export interface GapNode {
  readonly gap: { readonly oldestAvailable: bigint; readonly resumeAfter: bigint };
  /** Epoch milliseconds. */
  readonly at: number;
}
/** The root value of one execution of a subscription. */
export type SubscriptionNode = EventNode | GapNode;
export interface EventConnectionNode {
  readonly events: readonly EventNode[];
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  readonly endPosition: bigint;
}
export interface EventCauseNode {
  readonly account: AccountId;
  readonly clientMutationId: string | null;
  readonly actor: ActorRef | null;
  readonly webhookDeliveryKey: string | null;
}
export type WebhookDeliveryNode = DeliveryRecord;
/** The payload of a mutation. Its objects are loaded when the client selects them. */
export interface PayloadNode {
  readonly clientMutationId: string | null;
  readonly userErrors: readonly UserError[];
  readonly position: bigint | null;
  readonly replayedFromIdempotencyKey: boolean;
  readonly account: AccountId | null;
  readonly ticketKey: string | null;
  readonly messageKey: string | null;
  /** The messages of a write to several messages; empty for every other write. */
  readonly messageKeys: readonly string[];
  readonly tagKey: string | null;
  readonly recipients: readonly RecipientResult[];
}
export interface WebhookReplayPayloadNode extends PayloadNode {
  readonly delivery: DeliveryRecord | null;
}

/** Objects that have the fields of the interface VendorResource. */
export type VendorResourceNode =
  | TicketNode
  | MessageNode
  | AgentNode
  | BotNode
  | TeamNode
  | ContactNode
  | TagNode
  | ChannelNode
  | BrandNode
  | TemplateNode;
/** Objects that `Query.node` loads. */
export type NodeNode = VendorResourceNode | AttachmentNode | ChangeNode | VendorAccountNode | WebhookDeliveryNode;
