import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { SubscriptionNode, TicketNode, MessageNode, AgentNode, BotNode, TeamNode, ContactNode, TagNode, ChannelNode, BrandNode, TemplateNode, SystemActorNode, VendorAccountNode, AttachmentNode, ParticipantNode, TicketConnectionNode, MessageConnectionNode, AgentConnectionNode, TemplateConnectionNode, TimelineConnectionNode, EventConnectionNode, EventCauseNode, WebhookDeliveryNode, TextContentNode, MediaContentNode, LocationContentNode, LocationRequestContentNode, ContactCardContentNode, InteractiveContentNode, InteractiveReplyContentNode, TemplateContentNode, CardsContentNode, RatingContentNode, LinkContentNode, SystemContentNode, UnsupportedContentNode, StatusChangeNode, AssignmentChangeNode, TagChangeNode, FieldChangeNode, EventNode, GapNode, PayloadNode, WebhookReplayPayloadNode } from '../graph/nodes/node-types.ts';
import type { Source } from '../reads/ticket-list.ts';
import type { VendorFailure, UserError as UserErrorNode } from '../domain/errors/error-codes.ts';
import type { Freshness as FreshnessNode } from '../domain/freshness.ts';
import type { OpenAccount } from '../domain/ports/account.ts';
import type { RateSnapshot, SyncProgress } from '../domain/health.ts';
import type { Capability as CapabilityNode, AttachmentCapability as AttachmentCapabilityNode, TicketCapabilities as TicketCapabilitiesNode } from '../domain/commands/capabilities.ts';
import type { GraphContext } from '../graph/context.ts';
export type Maybe<T> = T | null;
export type InputMaybe<T> = T | null | undefined;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** A UTC timestamp in ISO 8601, such as `2026-03-01T09:30:00.000Z`. Inputs may use another offset. */
  DateTime: { input: number; output: number; }
  /** Opaque, ordered position in the event log. Page cursors are plain strings, so the two cannot be confused. */
  EventCursor: { input: string; output: string; }
  /** Any JSON value as received. Its shape belongs to the vendor and may change without notice. */
  JSON: { input: unknown; output: unknown; }
  /** An absolute URL, such as `https://example.com/a.png`. */
  URL: { input: string; output: string; }
};

/** Progress of the sync of an account's tickets. */
export type AccountSync = {
  readonly __typename?: 'AccountSync';
  /** When the backfill first completed. Null until then. */
  readonly completedAt: Maybe<Scalars['DateTime']['output']>;
  /** When the last read succeeded. Null when none has. */
  readonly lastReadAt: Maybe<Scalars['DateTime']['output']>;
  /** When the next read is scheduled. Null when none is. */
  readonly nextReadAt: Maybe<Scalars['DateTime']['output']>;
  /** Current phase. */
  readonly phase: SyncPhase;
  /** When the backfill started. Null before it starts and with EVENTS_ONLY. */
  readonly startedAt: Maybe<Scalars['DateTime']['output']>;
  /** Total number of tickets at the vendor, for a progress bar. Null when the vendor does not report it. */
  readonly ticketsExpected: Maybe<Scalars['Int']['output']>;
  /** Tickets read since the backfill started. With EVENTS_ONLY, tickets received by webhook. */
  readonly ticketsSeen: Scalars['Int']['output'];
};

/** SocialHub: a requested action failed on the network. */
export type ActionFailedEvent = Event & {
  readonly __typename?: 'ActionFailedEvent';
  /** SocialHub's id of the action. */
  readonly actionId: Scalars['String']['output'];
  /** The write or webhook that caused the event. Null when unknown. */
  readonly cause: Maybe<EventCause>;
  /** Position in the event log. Pass it as `after` to resume after this event. */
  readonly cursor: Scalars['EventCursor']['output'];
  /** Opaque id of the event. It does not change after a reconnect, so clients can use it to drop duplicates. */
  readonly id: Scalars['ID']['output'];
  /** When it happened by the vendor's clock. The time of receipt when the vendor gives none. */
  readonly occurredAt: Scalars['DateTime']['output'];
  /** Why it failed, as a message for agents. Null when unknown. */
  readonly reason: Maybe<Scalars['String']['output']>;
  /** When the gateway received it. */
  readonly receivedAt: Scalars['DateTime']['output'];
  /** True when it came from a replayed webhook delivery. Resuming from a cursor does not set it. */
  readonly replayed: Scalars['Boolean']['output'];
  /** The ticket in its current state, not as it was then. Null when there is none or it cannot be read; see `errors`. */
  readonly ticket: Maybe<Ticket>;
  /** Id of the ticket concerned. Null when the event is not about one ticket. */
  readonly ticketId: Maybe<Scalars['ID']['output']>;
  /** Type of the event. It identifies the concrete type without `__typename`. */
  readonly type: EventType;
  /** The vendor where it happened. Null for events of the gateway itself. */
  readonly vendor: Maybe<Vendor>;
};

/** SocialHub: an agent requests an action on the network. Answer with `ticketReplyConfirm` or `ticketActionFail`. */
export type ActionRequestedEvent = Event & {
  readonly __typename?: 'ActionRequestedEvent';
  /** SocialHub's id of the action, for `ticketActionFail`. */
  readonly actionId: Scalars['String']['output'];
  /** The write or webhook that caused the event. Null when unknown. */
  readonly cause: Maybe<EventCause>;
  /** Position in the event log. Pass it as `after` to resume after this event. */
  readonly cursor: Scalars['EventCursor']['output'];
  /** SocialHub's id of the reply, for `ticketReplyConfirm`. Null when no reply is requested. */
  readonly followupId: Maybe<Scalars['String']['output']>;
  /** Opaque id of the event. It does not change after a reconnect, so clients can use it to drop duplicates. */
  readonly id: Scalars['ID']['output'];
  /** Requested action. */
  readonly kind: RequestedActionKind;
  /** The reply to publish. It stays QUEUED until it is confirmed; null when no reply is requested. */
  readonly message: Maybe<Message>;
  /** When it happened by the vendor's clock. The time of receipt when the vendor gives none. */
  readonly occurredAt: Scalars['DateTime']['output'];
  /** Option of the action that the agent selected. Null when it has none. */
  readonly optionId: Maybe<Scalars['String']['output']>;
  /** When the gateway received it. */
  readonly receivedAt: Scalars['DateTime']['output'];
  /** True when it came from a replayed webhook delivery. Resuming from a cursor does not set it. */
  readonly replayed: Scalars['Boolean']['output'];
  /** The ticket in its current state, not as it was then. Null when there is none or it cannot be read; see `errors`. */
  readonly ticket: Maybe<Ticket>;
  /** Id of the ticket concerned. Null when the event is not about one ticket. */
  readonly ticketId: Maybe<Scalars['ID']['output']>;
  /** Type of the event. It identifies the concrete type without `__typename`. */
  readonly type: EventType;
  /** The vendor where it happened. Null for events of the gateway itself. */
  readonly vendor: Maybe<Vendor>;
};

/** A person, bot or system that writes messages or changes tickets. */
export type Actor = {
  /** Profile picture. Null when the vendor gives none. */
  readonly avatarUrl: Maybe<Scalars['URL']['output']>;
  /** Display name. Null when the vendor gives none. */
  readonly displayName: Maybe<Scalars['String']['output']>;
  /** Opaque global id. Pass it to `node` to fetch the object again. */
  readonly id: Scalars['ID']['output'];
  /** Kind of actor: human agent, customer, bot or system. */
  readonly kind: ActorKind;
};

/** Kind of actor. */
export type ActorKind =
  /** A person who works in the helpdesk. */
  | 'AGENT'
  /** An AI agent, a chatbot or an automatic reply. */
  | 'BOT'
  /** A customer. */
  | 'CONTACT'
  /** The vendor's system. */
  | 'SYSTEM';

/** A person who works in the helpdesk. Desk360 agents, Glassix and Zaia users. */
export type Agent = Actor & Node & VendorResource & {
  readonly __typename?: 'Agent';
  /** False when the agent is deactivated. Null when the vendor does not report it. */
  readonly active: Maybe<Scalars['Boolean']['output']>;
  /** Profile picture. Null when the vendor gives none. */
  readonly avatarUrl: Maybe<Scalars['URL']['output']>;
  /** Display name. Null when the vendor gives none. */
  readonly displayName: Maybe<Scalars['String']['output']>;
  /** Work e-mail address. Null when the vendor does not expose it. */
  readonly email: Maybe<Scalars['String']['output']>;
  /** Source and age of this data. */
  readonly freshness: Freshness;
  /** Opaque global id. Pass it to `node` to fetch the object again. */
  readonly id: Scalars['ID']['output'];
  /** Kind of actor: human agent, customer, bot or system. */
  readonly kind: ActorKind;
  /** The vendor's own identifier. Quote it to the vendor's support. */
  readonly nativeId: Scalars['String']['output'];
  /** Presence of the agent. Set for Glassix, null for other vendors. */
  readonly presence: Maybe<AgentPresence>;
  /** Teams of the agent. Null when the vendor does not report them. */
  readonly teams: Maybe<ReadonlyArray<Team>>;
  /** The vendor that holds this object. */
  readonly vendor: Vendor;
};

/** A page of agents of all vendors. */
export type AgentConnection = {
  readonly __typename?: 'AgentConnection';
  /** Agents of this page with their cursors. */
  readonly edges: ReadonlyArray<AgentEdge>;
  /** Agents of this page without cursors, in the order of `edges`. */
  readonly nodes: ReadonlyArray<Agent>;
  /** Cursors of this page, and whether there are more pages. */
  readonly pageInfo: PageInfo;
  /** One entry per vendor account: what it contributed, how old the data is, and any error. */
  readonly sources: ReadonlyArray<SourceStatus>;
};

/** An agent and its cursor. */
export type AgentEdge = {
  readonly __typename?: 'AgentEdge';
  /** Page cursor of this entry. Pass it as `after` or `before` to the same list. */
  readonly cursor: Scalars['String']['output'];
  /** The agent. */
  readonly node: Agent;
};

/** Presence of an agent. */
export type AgentPresence =
  /** On a break. */
  | 'BREAK'
  /** Offline. */
  | 'OFFLINE'
  /** Online and available. */
  | 'ONLINE'
  /** The vendor does not report it, or sends an unrecognised value. */
  | 'UNKNOWN';

/** The presence of an agent changed. Reported by Glassix. */
export type AgentPresenceChangedEvent = Event & {
  readonly __typename?: 'AgentPresenceChangedEvent';
  /** The agent. Null when the agent cannot be read. */
  readonly agent: Maybe<Agent>;
  /** The write or webhook that caused the event. Null when unknown. */
  readonly cause: Maybe<EventCause>;
  /** Position in the event log. Pass it as `after` to resume after this event. */
  readonly cursor: Scalars['EventCursor']['output'];
  /** Opaque id of the event. It does not change after a reconnect, so clients can use it to drop duplicates. */
  readonly id: Scalars['ID']['output'];
  /** When it happened by the vendor's clock. The time of receipt when the vendor gives none. */
  readonly occurredAt: Scalars['DateTime']['output'];
  /** New presence. */
  readonly presence: AgentPresence;
  /** When the gateway received it. */
  readonly receivedAt: Scalars['DateTime']['output'];
  /** True when it came from a replayed webhook delivery. Resuming from a cursor does not set it. */
  readonly replayed: Scalars['Boolean']['output'];
  /** The ticket in its current state, not as it was then. Null when there is none or it cannot be read; see `errors`. */
  readonly ticket: Maybe<Ticket>;
  /** Id of the ticket concerned. Null when the event is not about one ticket. */
  readonly ticketId: Maybe<Scalars['ID']['output']>;
  /** Type of the event. It identifies the concrete type without `__typename`. */
  readonly type: EventType;
  /** The vendor where it happened. Null for events of the gateway itself. */
  readonly vendor: Maybe<Vendor>;
};

/** The assigned agent or team of a ticket changed. */
export type AssignmentChange = Node & {
  readonly __typename?: 'AssignmentChange';
  /** Who made the change. Null when the vendor does not report it. */
  readonly actor: Maybe<Actor>;
  /** When the change was made. */
  readonly at: Scalars['DateTime']['output'];
  /** Agent before. Null when there was none or it is unknown. */
  readonly from: Maybe<Agent>;
  /** Team before. Null when there was none or it is unknown. */
  readonly fromTeam: Maybe<Team>;
  /** Opaque global id. Pass it to `node` to fetch the object again. */
  readonly id: Scalars['ID']['output'];
  /** Agent after. Null when the ticket is unassigned. */
  readonly to: Maybe<Agent>;
  /** Team after. Null when no team is assigned. */
  readonly toTeam: Maybe<Team>;
};

/** A file attached to a message. */
export type Attachment = Node & {
  readonly __typename?: 'Attachment';
  /** Size in bytes, which may exceed 2^31. Null when the vendor gives none. */
  readonly byteSize: Maybe<Scalars['Float']['output']>;
  /** Opaque global id. Pass it to `node` to fetch the object again. */
  readonly id: Scalars['ID']['output'];
  /** Media type such as `image/png`. Null when the vendor gives none. */
  readonly mimeType: Maybe<Scalars['String']['output']>;
  /** File name. Null when the vendor gives none. */
  readonly name: Maybe<Scalars['String']['output']>;
  /** Result of the vendor's scan. */
  readonly scanState: AttachmentScanState;
  /** SHA-256 of the content as 64 hexadecimal digits. Null when the vendor gives none. */
  readonly sha256: Maybe<Scalars['String']['output']>;
  /** Thumbnail. Null when there is none. */
  readonly thumbnailUrl: Maybe<Scalars['URL']['output']>;
  /** URL of the file, served by the gateway when the vendor requires credentials. Null when the file is blocked or gone. */
  readonly url: Maybe<Scalars['URL']['output']>;
};


/** A file attached to a message. */
export type AttachmentUrlArgs = {
  expiresInSeconds?: InputMaybe<Scalars['Int']['input']>;
};

/** Whether files can be attached, and the limits. */
export type AttachmentCapability = {
  readonly __typename?: 'AttachmentCapability';
  /** True when files are accepted. */
  readonly allowed: Scalars['Boolean']['output'];
  /** Maximum size of one file in bytes. Null when the vendor documents no limit. */
  readonly maxBytes: Maybe<Scalars['Int']['output']>;
  /** Maximum number of files per message. Null when the vendor documents no limit. */
  readonly maxCount: Maybe<Scalars['Int']['output']>;
  /** Accepted media types. Null when the vendor documents none. */
  readonly mimeTypes: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** Why files are not accepted. Empty when `allowed` is true. */
  readonly reasons: ReadonlyArray<CapabilityDenialReason>;
};

/** Result of the vendor's scan of a file. */
export type AttachmentScanState =
  /** The file is safe to open. */
  | 'ALLOWED'
  /** The file is blocked and `url` is null. */
  | 'BLOCKED'
  /** The scan is not finished. */
  | 'PROCESSING'
  /** The vendor does not scan files, or does not report the result. */
  | 'UNKNOWN';

/** A file, given by its public URL. */
export type AttachmentUrlInput = {
  /** Size in bytes. Null when unknown. */
  readonly byteSize?: InputMaybe<Scalars['Int']['input']>;
  /** Media type such as `image/png`. Null leaves it to the vendor. */
  readonly mimeType?: InputMaybe<Scalars['String']['input']>;
  /** File name to display. Null leaves it to the vendor. */
  readonly name?: InputMaybe<Scalars['String']['input']>;
  /** Public URL of a thumbnail. Null for none. */
  readonly thumbnailUrl?: InputMaybe<Scalars['URL']['input']>;
  /** Public https URL from which the vendor fetches the file. */
  readonly url: Scalars['URL']['input'];
};

/** How requests are batched into vendor calls. */
export type BatchStrategy =
  /** One call per item, with limited concurrency. */
  | 'BOUNDED_FAN_OUT'
  /** Served from stored webhooks, without a call. */
  | 'EVENT_STORE'
  /** The whole list is read once and indexed by id. */
  | 'LIST_AND_INDEX'
  /** The vendor accepts many ids in one call. */
  | 'NATIVE_BULK'
  /** One call per item. */
  | 'NONE'
  /** One read of a time range that contains all requested items. */
  | 'WINDOW_SCAN';

/** An automated responder. Zaia AI agents, Glassix bots, the Desk360 chatbot. */
export type Bot = Actor & Node & VendorResource & {
  readonly __typename?: 'Bot';
  /** Profile picture. Null when the vendor gives none. */
  readonly avatarUrl: Maybe<Scalars['URL']['output']>;
  /** Display name. Null when the vendor gives none. */
  readonly displayName: Maybe<Scalars['String']['output']>;
  /** Source and age of this data. */
  readonly freshness: Freshness;
  /** Opaque global id. Pass it to `node` to fetch the object again. */
  readonly id: Scalars['ID']['output'];
  /** Kind of actor: human agent, customer, bot or system. */
  readonly kind: ActorKind;
  /** The vendor's own identifier. Quote it to the vendor's support. */
  readonly nativeId: Scalars['String']['output'];
  /** The vendor that holds this object. */
  readonly vendor: Vendor;
  /** Version of the bot. Set for Zaia, null for other vendors. */
  readonly versionLabel: Maybe<Scalars['String']['output']>;
};

/** The product or brand that tickets belong to. A Desk360 product or an Emotive brand. */
export type Brand = Node & VendorResource & {
  readonly __typename?: 'Brand';
  /** Channels of this brand. Empty when none is configured. */
  readonly channels: ReadonlyArray<Channel>;
  /** Source and age of this data. */
  readonly freshness: Freshness;
  /** Opaque global id. Pass it to `node` to fetch the object again. */
  readonly id: Scalars['ID']['output'];
  /** Logo. Null when the vendor gives none. */
  readonly logoUrl: Maybe<Scalars['URL']['output']>;
  /** Display name. */
  readonly name: Scalars['String']['output'];
  /** The vendor's own identifier. Quote it to the vendor's support. */
  readonly nativeId: Scalars['String']['output'];
  /** The vendor that holds this object. */
  readonly vendor: Vendor;
};

/** What to do when some rows of a bulk send are invalid. */
export type BulkErrorPolicy =
  /** Send nothing. */
  | 'REJECT_EVERYTHING'
  /** Send to the valid numbers. */
  | 'REJECT_FAILED_ROWS';

/** Result for one phone number of a bulk send. */
export type BulkSendResult = {
  readonly __typename?: 'BulkSendResult';
  /** True when the vendor accepted the message. */
  readonly accepted: Scalars['Boolean']['output'];
  /** The phone number as given in the input. */
  readonly phoneNumber: Scalars['String']['output'];
  /** Why it was not accepted. Empty when it was. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Whether an action is available, and if not, why. */
export type Capability = {
  readonly __typename?: 'Capability';
  /** True when the mutation would be attempted. */
  readonly allowed: Scalars['Boolean']['output'];
  /** Message that can be shown to users. Null when `allowed` is true. */
  readonly message: Maybe<Scalars['String']['output']>;
  /** Why the action is not available. Empty when `allowed` is true. */
  readonly reasons: ReadonlyArray<CapabilityDenialReason>;
  /** Seconds until the action may become available. Null when waiting does not help. */
  readonly retryAfterSeconds: Maybe<Scalars['Int']['output']>;
};

/** Why an action is not available. */
export type CapabilityDenialReason =
  /** The ticket is already in that state. */
  | 'ALREADY_IN_STATE'
  /** The customer is blocked at the vendor. */
  | 'CONTACT_BLOCKED'
  /** The customer has opted out of messages. */
  | 'CONTACT_OPTED_OUT'
  /** The token lacks the required scope. */
  | 'INSUFFICIENT_SCOPE'
  /** The messaging window has expired: the customer wrote too long ago for free text. */
  | 'MESSAGING_WINDOW_EXPIRED'
  /** The vendor requires an external id on the ticket first (Emotive). Set it with `ticketExternalReferenceSet`. */
  | 'MISSING_EXTERNAL_ID'
  /** A required account setting is missing. */
  | 'NOT_CONFIGURED'
  /** The account's rate budget is used up; see `retryAfterSeconds`. */
  | 'RATE_BUDGET_EXHAUSTED'
  /** Only an approved template can be sent now. */
  | 'TEMPLATE_REQUIRED'
  /** The ticket is closed and the vendor accepts no more changes. */
  | 'TICKET_CLOSED'
  /** The vendor is currently unavailable. */
  | 'VENDOR_UNAVAILABLE'
  /** The vendor's API does not support it. */
  | 'VENDOR_UNSUPPORTED';

/** A card with picture, title and buttons. */
export type Card = {
  readonly __typename?: 'Card';
  /** Buttons, in order. Empty when there are none. */
  readonly buttons: ReadonlyArray<InteractiveButton>;
  /** URL of the picture. Null when there is none. */
  readonly imageUrl: Maybe<Scalars['URL']['output']>;
  /** Subtitle. Null when there is none. */
  readonly subtitle: Maybe<Scalars['String']['output']>;
  /** Title of the card. */
  readonly title: Scalars['String']['output'];
};

/** A card to send. */
export type CardInput = {
  /** Buttons, in order. Null for none. */
  readonly buttons?: InputMaybe<ReadonlyArray<InteractiveButtonInput>>;
  /** Public URL of the picture. Null for none. */
  readonly imageUrl?: InputMaybe<Scalars['URL']['input']>;
  /** Subtitle. Null for none. */
  readonly subtitle?: InputMaybe<Scalars['String']['input']>;
  /** Title of the card. */
  readonly title: Scalars['String']['input'];
};

/** Cards with a picture, a title and buttons. Glassix. */
export type CardsContent = {
  readonly __typename?: 'CardsContent';
  /** Cards, in order. */
  readonly cards: ReadonlyArray<Card>;
};

/** One product, department or number on one network. */
export type Channel = Node & VendorResource & {
  readonly __typename?: 'Channel';
  /** The vendor account of this channel. */
  readonly account: VendorAccount;
  /** Brand of its tickets. Null when the vendor has no brands. */
  readonly brand: Maybe<Brand>;
  /** Source and age of this data. */
  readonly freshness: Freshness;
  /** Opaque global id. Pass it to `node` to fetch the object again. */
  readonly id: Scalars['ID']['output'];
  /** True when customers can send messages to it. */
  readonly inbound: Scalars['Boolean']['output'];
  /** Display name. */
  readonly name: Scalars['String']['output'];
  /** The vendor's own identifier. Quote it to the vendor's support. */
  readonly nativeId: Scalars['String']['output'];
  /** Type of the network as the vendor names it. Null when the vendor has only one. */
  readonly nativeType: Maybe<Scalars['String']['output']>;
  /** True when messages can be sent from it. */
  readonly outbound: Scalars['Boolean']['output'];
  /** Content that can be sent from it. Empty when nothing can. */
  readonly supportedContent: ReadonlyArray<ContentKind>;
  /** Normalised type of the network. */
  readonly type: ChannelType;
  /** The vendor that holds this object. */
  readonly vendor: Vendor;
};

/** Type of network that a conversation runs on. */
export type ChannelType =
  /** Tickets created through an API. */
  | 'API'
  /** Apple Messages for Business. */
  | 'APPLE_MESSAGES'
  /** A custom network added by the vendor's customer. */
  | 'CUSTOM'
  /** E-mail. */
  | 'EMAIL'
  /** Posts and comments on Facebook. */
  | 'FACEBOOK_FEED'
  /** Direct messages on Facebook. */
  | 'FACEBOOK_MESSENGER'
  /** Google Business Messages. */
  | 'GOOGLE_MESSAGES'
  /** Google reviews. */
  | 'GOOGLE_REVIEWS'
  /** Direct messages on Instagram. */
  | 'INSTAGRAM_DIRECT'
  /** Posts and comments on Instagram. */
  | 'INSTAGRAM_FEED'
  /** Support chat inside a mobile app. */
  | 'MOBILE_APP'
  /** SMS text messages: Emotive. */
  | 'SMS'
  /** Telegram. */
  | 'TELEGRAM'
  /** TikTok. */
  | 'TIKTOK'
  /** An unrecognised network; see `nativeType`. */
  | 'UNKNOWN'
  /** Viber. */
  | 'VIBER'
  /** Phone calls. */
  | 'VOICE'
  /** Chat on a website. */
  | 'WEB_CHAT'
  /** WhatsApp. */
  | 'WHATSAPP'
  /** Posts and direct messages on X. */
  | 'X';

/** State of the circuit breaker for calls to a vendor. */
export type CircuitState =
  /** Calls are allowed. */
  | 'CLOSED'
  /** One trial call decides whether the breaker closes again. */
  | 'HALF_OPEN'
  /** Calls are blocked after repeated failures. */
  | 'OPEN';

/** The client's allowance at this gateway. `VendorAccount.rateLimit` has the vendors' limits. */
export type ClientRateLimit = {
  readonly __typename?: 'ClientRateLimit';
  /** Points charged for this request. */
  readonly cost: Scalars['Int']['output'];
  /** Points per period. */
  readonly limit: Scalars['Int']['output'];
  /** Points left in this period. */
  readonly remaining: Scalars['Int']['output'];
  /** When the next period starts. */
  readonly resetAt: Scalars['DateTime']['output'];
};

/** An object that can be closed. */
export type Closable = {
  /** True when the status is RESOLVED or CLOSED. */
  readonly closed: Scalars['Boolean']['output'];
  /** When it was last closed. Null while it is open, or when the vendor does not report it. */
  readonly closedAt: Maybe<Scalars['DateTime']['output']>;
};

/** A customer, as known to one vendor. */
export type Contact = Actor & Node & VendorResource & {
  readonly __typename?: 'Contact';
  /** Profile picture. Null when the vendor gives none. */
  readonly avatarUrl: Maybe<Scalars['URL']['output']>;
  /** True when the customer is blocked at the vendor. Null when the vendor does not report it. */
  readonly blocked: Maybe<Scalars['Boolean']['output']>;
  /** Display name. Null when the vendor gives none. */
  readonly displayName: Maybe<Scalars['String']['output']>;
  /** Source and age of this data. */
  readonly freshness: Freshness;
  /** Opaque global id. Pass it to `node` to fetch the object again. */
  readonly id: Scalars['ID']['output'];
  /** Phone numbers, addresses and network accounts of the customer. Empty when none is known. */
  readonly identities: ReadonlyArray<ContactIdentity>;
  /** Kind of actor: human agent, customer, bot or system. */
  readonly kind: ActorKind;
  /** The same person at other vendors, matched by verified identities. Null when it cannot be determined. */
  readonly linkedContacts: Maybe<ReadonlyArray<Contact>>;
  /** The vendor's own identifier. Quote it to the vendor's support. */
  readonly nativeId: Scalars['String']['output'];
  /** True when the customer has opted out of messages (Emotive). Null when unknown. */
  readonly optedOut: Maybe<Scalars['Boolean']['output']>;
  /** Tickets of the customer, most recently changed first. Null when they cannot be read. */
  readonly tickets: Maybe<TicketConnection>;
  /** The vendor that holds this object. */
  readonly vendor: Vendor;
};


/** A customer, as known to one vendor. */
export type ContactTicketsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** A contact card. */
export type ContactCard = {
  readonly __typename?: 'ContactCard';
  /** Postal addresses. Empty when there are none. */
  readonly addresses: ReadonlyArray<PostalAddress>;
  /** Birthday as `YYYY-MM-DD`. Null when the card has none. */
  readonly birthday: Maybe<Scalars['String']['output']>;
  /** Full name as written on the card. */
  readonly displayName: Scalars['String']['output'];
  /** E-mail addresses. Empty when there are none. */
  readonly emails: ReadonlyArray<LabeledValue>;
  /** Given name. Null when the card has none. */
  readonly firstName: Maybe<Scalars['String']['output']>;
  /** Family name. Null when the card has none. */
  readonly lastName: Maybe<Scalars['String']['output']>;
  /** Company. Null when the card has none. */
  readonly organization: Maybe<Scalars['String']['output']>;
  /** Phone numbers. Empty when there are none. */
  readonly phones: ReadonlyArray<LabeledValue>;
  /** URLs. Empty when there are none. */
  readonly urls: ReadonlyArray<LabeledValue>;
};

/** Contact cards. Desk360 WhatsApp. */
export type ContactCardContent = {
  readonly __typename?: 'ContactCardContent';
  /** The cards. */
  readonly cards: ReadonlyArray<ContactCard>;
};

/** A contact card to send. */
export type ContactCardInput = {
  /** Postal addresses. Null for none. */
  readonly addresses?: InputMaybe<ReadonlyArray<PostalAddressInput>>;
  /** Birthday as `YYYY-MM-DD`. Null for none. */
  readonly birthday?: InputMaybe<Scalars['String']['input']>;
  /** Company. Null for none. */
  readonly company?: InputMaybe<Scalars['String']['input']>;
  /** Department. Null for none. */
  readonly department?: InputMaybe<Scalars['String']['input']>;
  /** Full name as shown on the card. */
  readonly displayName: Scalars['String']['input'];
  /** E-mail addresses. Null for none. */
  readonly emails?: InputMaybe<ReadonlyArray<LabeledValueInput>>;
  /** Given name. */
  readonly firstName: Scalars['String']['input'];
  /** Family name. */
  readonly lastName: Scalars['String']['input'];
  /** Middle name. Null for none. */
  readonly middleName?: InputMaybe<Scalars['String']['input']>;
  /** Phone numbers. Null for none. */
  readonly phones?: InputMaybe<ReadonlyArray<PhoneInput>>;
  /** Name prefix, such as `Dr.`. Null for none. */
  readonly prefix?: InputMaybe<Scalars['String']['input']>;
  /** Name suffix, such as `Jr.`. Null for none. */
  readonly suffix?: InputMaybe<Scalars['String']['input']>;
  /** Job title. Null for none. */
  readonly title?: InputMaybe<Scalars['String']['input']>;
  /** URLs. Null for none. */
  readonly urls?: InputMaybe<ReadonlyArray<LabeledValueInput>>;
};

/** A phone number, address or network account of a customer. */
export type ContactIdentity = {
  readonly __typename?: 'ContactIdentity';
  /** Kind of identity. */
  readonly kind: ContactIdentityKind;
  /** The number, address or account id. */
  readonly value: Scalars['String']['output'];
  /** True when the network has verified it. Null when the vendor does not report it. */
  readonly verified: Maybe<Scalars['Boolean']['output']>;
};

/** A phone number, address or network account of a customer. */
export type ContactIdentityInput = {
  /** Kind of identity. */
  readonly kind: ContactIdentityKind;
  /** The number, address or account id. */
  readonly value: Scalars['String']['input'];
};

/** Kind of a customer's identity. */
export type ContactIdentityKind =
  /** Apple Messages id. */
  | 'APPLE'
  /** E-mail address. */
  | 'EMAIL'
  /** Id in your own systems. */
  | 'EXTERNAL'
  /** Facebook account. */
  | 'FACEBOOK'
  /** Google account. */
  | 'GOOGLE'
  /** Instagram account. */
  | 'INSTAGRAM'
  /** Phone number with country code. */
  | 'PHONE'
  /** Telegram account. */
  | 'TELEGRAM'
  /** TikTok account. */
  | 'TIKTOK'
  /** An unrecognised kind. */
  | 'UNKNOWN'
  /** Viber account. */
  | 'VIBER'
  /** Visitor of a web chat. */
  | 'WEB'
  /** WhatsApp id. */
  | 'WHATSAPP';

/** The customer of a ticket. Omitted fields stay unchanged. */
export type ContactInput = {
  /** Public URL of the customer's picture. SocialHub only. */
  readonly avatarUrl?: InputMaybe<Scalars['URL']['input']>;
  /** E-mail address. Required by Desk360 to create a ticket. */
  readonly email?: InputMaybe<Scalars['String']['input']>;
  /** The customer's id in your own systems or on the network. SocialHub: `interactorId`. */
  readonly externalUserId?: InputMaybe<Scalars['String']['input']>;
  /** Phone numbers, addresses and network accounts of the customer. */
  readonly identities?: InputMaybe<ReadonlyArray<ContactIdentityInput>>;
  /** Display name. */
  readonly name?: InputMaybe<Scalars['String']['input']>;
  /** URL of the customer's profile on the network. SocialHub only. */
  readonly profileUrl?: InputMaybe<Scalars['URL']['input']>;
};

/** Opts the customer of a ticket out of messages. Emotive only; other vendors return `NOT_SUPPORTED_BY_VENDOR`. */
export type ContactOptOutInput = {
  /** Arbitrary client text. Returned in the payload and in `cause` of the resulting events. */
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** Unique key of this action. The same key and input is sent once; a different input returns `IDEMPOTENCY_KEY_REUSED`. */
  readonly idempotencyKey: Scalars['String']['input'];
  /** Id of the ticket. An unknown id returns `NOT_FOUND`. */
  readonly ticketId: Scalars['ID']['input'];
};

/** A customer opted out of messages. Emotive. */
export type ContactOptedOutEvent = Event & {
  readonly __typename?: 'ContactOptedOutEvent';
  /** The write or webhook that caused the event. Null when unknown. */
  readonly cause: Maybe<EventCause>;
  /** The customer. Null when the customer cannot be read. */
  readonly contact: Maybe<Contact>;
  /** Position in the event log. Pass it as `after` to resume after this event. */
  readonly cursor: Scalars['EventCursor']['output'];
  /** Opaque id of the event. It does not change after a reconnect, so clients can use it to drop duplicates. */
  readonly id: Scalars['ID']['output'];
  /** When it happened by the vendor's clock. The time of receipt when the vendor gives none. */
  readonly occurredAt: Scalars['DateTime']['output'];
  /** When the gateway received it. */
  readonly receivedAt: Scalars['DateTime']['output'];
  /** True when it came from a replayed webhook delivery. Resuming from a cursor does not set it. */
  readonly replayed: Scalars['Boolean']['output'];
  /** The ticket in its current state, not as it was then. Null when there is none or it cannot be read; see `errors`. */
  readonly ticket: Maybe<Ticket>;
  /** Id of the ticket concerned. Null when the event is not about one ticket. */
  readonly ticketId: Maybe<Scalars['ID']['output']>;
  /** Type of the event. It identifies the concrete type without `__typename`. */
  readonly type: EventType;
  /** The vendor where it happened. Null for events of the gateway itself. */
  readonly vendor: Maybe<Vendor>;
};

/** Result of a write to a customer. */
export type ContactPayload = MutationPayload & {
  readonly __typename?: 'ContactPayload';
  /** The value from the input. Null when none was given. */
  readonly clientMutationId: Maybe<Scalars['String']['output']>;
  /** The customer after the write. Null when nothing was written. */
  readonly contact: Maybe<Contact>;
  /** Log position after this write: read your own write by waiting for it. Null when nothing was written. */
  readonly eventCursor: Maybe<Scalars['EventCursor']['output']>;
  /** True when the result of an earlier request with this key is returned. Nothing was sent. */
  readonly replayedFromIdempotencyKey: Scalars['Boolean']['output'];
  /** Expected failures. Empty when the write succeeded. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Kind of content. It identifies the member of `MessageContent` without `__typename`. */
export type ContentKind =
  /** Cards with a picture, a title and buttons. */
  | 'CARDS'
  /** Contact cards. */
  | 'CONTACT_CARD'
  /** Text with buttons. */
  | 'INTERACTIVE'
  /** The button that the customer pressed. */
  | 'INTERACTIVE_REPLY'
  /** A link with a title. */
  | 'LINK'
  /** A location. */
  | 'LOCATION'
  /** A request for the customer's location. */
  | 'LOCATION_REQUEST'
  /** Images, audio, videos or documents. */
  | 'MEDIA'
  /** A rating by the customer. */
  | 'RATING'
  /** A system message about the ticket. */
  | 'SYSTEM'
  /** A template with its variables. */
  | 'TEMPLATE'
  /** Plain or formatted text. */
  | 'TEXT'
  /** Unrecognised content. */
  | 'UNSUPPORTED';

/** A custom field of a ticket, defined at the vendor. */
export type CustomField = {
  readonly __typename?: 'CustomField';
  /** The vendor's key of the field. */
  readonly key: Scalars['String']['output'];
  /** Display name. Null when the vendor has none. */
  readonly label: Maybe<Scalars['String']['output']>;
  /** Value as text. Null when the field is empty. */
  readonly value: Maybe<Scalars['String']['output']>;
};

/** Value of a custom field of a ticket. */
export type CustomFieldInput = {
  /** The vendor's key of the field, as in `CustomField.key`. */
  readonly key: Scalars['String']['input'];
  /** Value as text. */
  readonly value: Scalars['String']['input'];
};

/** Range of a point in time. Every given bound must match. */
export type DateTimeFilter = {
  /** After this time. */
  readonly gt?: InputMaybe<Scalars['DateTime']['input']>;
  /** At or after this time. */
  readonly gte?: InputMaybe<Scalars['DateTime']['input']>;
  /** Before this time. */
  readonly lt?: InputMaybe<Scalars['DateTime']['input']>;
  /** At or before this time. */
  readonly lte?: InputMaybe<Scalars['DateTime']['input']>;
};

/** Delivery status of a message. It only moves forward. */
export type DeliveryStatus =
  /** Delivered to the customer's device. Reported by Desk360 and Glassix. */
  | 'DELIVERED'
  /** Not delivered; see `deliveryError`. */
  | 'FAILED'
  /** Accepted by the vendor, not yet sent on the network. */
  | 'QUEUED'
  /** Read by the customer. Reported by Desk360 and Glassix. */
  | 'READ'
  /** Received from the customer. */
  | 'RECEIVED'
  /** Sent on the network. */
  | 'SENT'
  /** The vendor does not report it, or sends an unrecognised value. */
  | 'UNKNOWN';

/** An entry of the event log. New event types may be added. */
export type Event = {
  /** The write or webhook that caused the event. Null when unknown. */
  readonly cause: Maybe<EventCause>;
  /** Position in the event log. Pass it as `after` to resume after this event. */
  readonly cursor: Scalars['EventCursor']['output'];
  /** Opaque id of the event. It does not change after a reconnect, so clients can use it to drop duplicates. */
  readonly id: Scalars['ID']['output'];
  /** When it happened by the vendor's clock. The time of receipt when the vendor gives none. */
  readonly occurredAt: Scalars['DateTime']['output'];
  /** When the gateway received it. */
  readonly receivedAt: Scalars['DateTime']['output'];
  /** True when it came from a replayed webhook delivery. Resuming from a cursor does not set it. */
  readonly replayed: Scalars['Boolean']['output'];
  /** The ticket in its current state, not as it was then. Null when there is none or it cannot be read; see `errors`. */
  readonly ticket: Maybe<Ticket>;
  /** Id of the ticket concerned. Null when the event is not about one ticket. */
  readonly ticketId: Maybe<Scalars['ID']['output']>;
  /** Type of the event. It identifies the concrete type without `__typename`. */
  readonly type: EventType;
  /** The vendor where it happened. Null for events of the gateway itself. */
  readonly vendor: Maybe<Vendor>;
};

/** Links an event to its cause, so that clients can confirm optimistic updates. */
export type EventCause = {
  readonly __typename?: 'EventCause';
  /** Who caused it. Null when unknown. */
  readonly actor: Maybe<Actor>;
  /** Value that the client passed to its mutation. Null when it passed none or the write came from elsewhere. */
  readonly clientMutationId: Maybe<Scalars['String']['output']>;
  /** Id of the webhook delivery that reported it. Null when there was none. */
  readonly webhookDeliveryId: Maybe<Scalars['ID']['output']>;
};

/** A page of the event log, oldest first. */
export type EventConnection = {
  readonly __typename?: 'EventConnection';
  /** Events of this page with their cursors. */
  readonly edges: ReadonlyArray<EventEdge>;
  /** Events of this page without cursors, in the order of `edges`. */
  readonly nodes: ReadonlyArray<Event>;
  /** Oldest position in the log. A page after an older cursor starts with a StreamGapEvent. */
  readonly oldestAvailable: Scalars['EventCursor']['output'];
  /** Cursors of this page, and whether there are more pages. */
  readonly pageInfo: PageInfo;
};

/** An event and its cursor. */
export type EventEdge = {
  readonly __typename?: 'EventEdge';
  /** Position in the event log. Pass it as `after` to resume after this event. */
  readonly cursor: Scalars['EventCursor']['output'];
  /** The event. */
  readonly node: Event;
};

/** Filters events. Every given field must match; StreamGapEvent is always delivered. */
export type EventFilter = {
  /** The ticket is assigned to this agent. */
  readonly assigneeId?: InputMaybe<IdFilter>;
  /** The ticket's channel type is one of these. */
  readonly channelType?: InputMaybe<ReadonlyArray<ChannelType>>;
  /** The ticket is assigned to this team. */
  readonly teamId?: InputMaybe<IdFilter>;
  /** The ticket is one of these. */
  readonly ticketIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** The type is one of these. */
  readonly types?: InputMaybe<ReadonlyArray<EventType>>;
  /** The vendor is one of these. */
  readonly vendor?: InputMaybe<ReadonlyArray<Vendor>>;
};

/** Type of an event. */
export type EventType =
  /** A requested action failed. */
  | 'ACTION_FAILED'
  /** SocialHub requests an action on the network. */
  | 'ACTION_REQUESTED'
  /** The presence of an agent changed. */
  | 'AGENT_PRESENCE_CHANGED'
  /** A customer opted out of messages. */
  | 'CONTACT_OPTED_OUT'
  /** A message or note was added. */
  | 'MESSAGE_ADDED'
  /** The delivery status of a message advanced. */
  | 'MESSAGE_DELIVERY_CHANGED'
  /** A message was edited. */
  | 'MESSAGE_UPDATED'
  /** Events before this point are no longer stored. */
  | 'STREAM_GAP'
  /** A customer answered a survey. */
  | 'SURVEY_SUBMITTED'
  /** The assigned agent changed. */
  | 'TICKET_ASSIGNED'
  /** A ticket was created, or was seen for the first time. */
  | 'TICKET_CREATED'
  /** The status of a ticket changed. */
  | 'TICKET_STATUS_CHANGED'
  /** Tags were added or removed. */
  | 'TICKET_TAGS_CHANGED'
  /** Fields of a ticket changed. */
  | 'TICKET_UPDATED'
  /** A webhook that has no event type of its own. */
  | 'UNMAPPED'
  /** The health of a vendor account changed. */
  | 'VENDOR_HEALTH_CHANGED';

/** An identifier of the ticket in another system. */
export type ExternalReference = {
  readonly __typename?: 'ExternalReference';
  /** The vendor's name of the identifier, such as `external_ticket_id` or `networkItemId`. */
  readonly system: Scalars['String']['output'];
  /** The identifier. */
  readonly value: Scalars['String']['output'];
};

/** Another field of a ticket changed. */
export type FieldChange = Node & {
  readonly __typename?: 'FieldChange';
  /** Who made the change. Null when the vendor does not report it. */
  readonly actor: Maybe<Actor>;
  /** Value after, as text. Null when it is empty. */
  readonly after: Maybe<Scalars['String']['output']>;
  /** When the change was made. */
  readonly at: Scalars['DateTime']['output'];
  /** Value before, as text. Null when it was empty or is unknown. */
  readonly before: Maybe<Scalars['String']['output']>;
  /** Name of the field, as in `Ticket`, or the key of a custom field. */
  readonly field: Scalars['String']['output'];
  /** Opaque global id. Pass it to `node` to fetch the object again. */
  readonly id: Scalars['ID']['output'];
};

/** A message exchanged before the ticket was created. */
export type FirstMessageInput = {
  /** Address of the author. It must belong to a participant. */
  readonly fromIdentifier: Scalars['String']['input'];
  /** Role of the author. */
  readonly role: ParticipantRole;
  /** The message as plain text. */
  readonly text: Scalars['String']['input'];
};

/** Source and age of data. */
export type Freshness = {
  readonly __typename?: 'Freshness';
  /** Age in seconds: the time since `fetchedAt`. */
  readonly ageSeconds: Scalars['Int']['output'];
  /** When the vendor last confirmed the data, by a read or a webhook. */
  readonly fetchedAt: Scalars['DateTime']['output'];
  /** Source of the data. */
  readonly source: FreshnessSource;
  /** True when the data is older than requested and could not be refreshed. */
  readonly stale: Scalars['Boolean']['output'];
  /** Why it could not be refreshed. Null when `stale` is false. */
  readonly staleReason: Maybe<StaleReason>;
};

/** Source of the data. */
export type FreshnessSource =
  /** Read from the vendor earlier. */
  | 'CACHE'
  /** Built from webhooks and the gateway's own writes, without a call to the vendor. */
  | 'EVENT_STORE'
  /** Read from the vendor during this request. */
  | 'LIVE';

/** Conditions on a reference to another object. Every given condition must match. */
export type IdFilter = {
  /** References this object. */
  readonly eq?: InputMaybe<Scalars['ID']['input']>;
  /** References one of these objects. An empty list matches nothing. */
  readonly in?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** True matches a missing reference. False matches an existing one. */
  readonly isNull?: InputMaybe<Scalars['Boolean']['input']>;
};

/** A button of a message. */
export type InteractiveButton = {
  readonly __typename?: 'InteractiveButton';
  /** Value returned as `InteractiveReplyContent.buttonId` when the customer presses the button. */
  readonly id: Scalars['String']['output'];
  /** Label of the button. */
  readonly title: Scalars['String']['output'];
  /** URL that the button opens. Null when it sends a reply instead. */
  readonly url: Maybe<Scalars['URL']['output']>;
};

/** A button to send. */
export type InteractiveButtonInput = {
  /** Value returned when the customer presses the button. Unique in the message, at most 200 characters at Desk360. */
  readonly id: Scalars['String']['input'];
  /** Label of the button. Unique in the message, at most 20 characters at Desk360. */
  readonly title: Scalars['String']['input'];
};

/** Text with buttons. Desk360 WhatsApp and Glassix quick replies. */
export type InteractiveContent = {
  readonly __typename?: 'InteractiveContent';
  /** Text of the message. */
  readonly body: Scalars['String']['output'];
  /** Buttons, in order. */
  readonly buttons: ReadonlyArray<InteractiveButton>;
  /** Footer below the text. Null when there is none. */
  readonly footer: Maybe<Scalars['String']['output']>;
  /** Header above the text. Null when there is none. */
  readonly header: Maybe<InteractiveHeader>;
};

/** Text with buttons to send. */
export type InteractiveContentInput = {
  /** Text of the message. At most 1024 characters at Desk360. */
  readonly body: Scalars['String']['input'];
  /** Buttons, in order. 1 to 10 at Desk360. */
  readonly buttons: ReadonlyArray<InteractiveButtonInput>;
  /** Footer below the text, at most 60 characters at Desk360. Null for none. */
  readonly footer?: InputMaybe<Scalars['String']['input']>;
  /** Header above the text. Null for none. */
  readonly header?: InputMaybe<InteractiveHeaderInput>;
};

/** Header of an interactive message. */
export type InteractiveHeader = {
  readonly __typename?: 'InteractiveHeader';
  /** URL of the file. Null when `type` is TEXT or NONE. */
  readonly link: Maybe<Scalars['URL']['output']>;
  /** Heading. Null unless `type` is TEXT. */
  readonly text: Maybe<Scalars['String']['output']>;
  /** Type of the header. */
  readonly type: TemplateHeaderType;
};

/** Header of an interactive message. */
export type InteractiveHeaderInput = {
  /** File name to display for a document. Null leaves it to the network. */
  readonly filename?: InputMaybe<Scalars['String']['input']>;
  /** Public URL of the file. Required when `type` is IMAGE, VIDEO or DOCUMENT. */
  readonly link?: InputMaybe<Scalars['URL']['input']>;
  /** Heading, at most 60 characters at Desk360. Required when `type` is TEXT. */
  readonly text?: InputMaybe<Scalars['String']['input']>;
  /** Type of the header. */
  readonly type: TemplateHeaderType;
};

/** The button that the customer pressed. Desk360. */
export type InteractiveReplyContent = {
  readonly __typename?: 'InteractiveReplyContent';
  /** `id` of the button. Null when the vendor sends only the label. */
  readonly buttonId: Maybe<Scalars['String']['output']>;
  /** Label of the button. */
  readonly title: Scalars['String']['output'];
};

/** A labelled value of a contact card. */
export type LabeledValue = {
  readonly __typename?: 'LabeledValue';
  /** Label, such as `WORK`. Null when the card has none. */
  readonly label: Maybe<Scalars['String']['output']>;
  /** The number or address. */
  readonly value: Scalars['String']['output'];
};

/** A labelled value of a contact card. */
export type LabeledValueInput = {
  /** Label, such as `WORK`. Null for none. */
  readonly label?: InputMaybe<Scalars['String']['input']>;
  /** The number or address. */
  readonly value: Scalars['String']['input'];
};

/** A link with a title. SocialHub. */
export type LinkContent = {
  readonly __typename?: 'LinkContent';
  /** Title of the page. Null when the vendor sends none. */
  readonly title: Maybe<Scalars['String']['output']>;
  /** URL of the page. */
  readonly url: Scalars['URL']['output'];
};

/** A location. Desk360 WhatsApp. */
export type LocationContent = {
  readonly __typename?: 'LocationContent';
  /** Address of the location. Null when none was sent. */
  readonly address: Maybe<Scalars['String']['output']>;
  /** Latitude in degrees, -90 to 90. */
  readonly latitude: Scalars['Float']['output'];
  /** Longitude in degrees, -180 to 180. */
  readonly longitude: Scalars['Float']['output'];
  /** Name of the location. Null when none was sent. */
  readonly name: Maybe<Scalars['String']['output']>;
};

/** A location to send. */
export type LocationContentInput = {
  /** Address of the location. */
  readonly address: Scalars['String']['input'];
  /** Latitude in degrees, -90 to 90. */
  readonly latitude: Scalars['Float']['input'];
  /** Longitude in degrees, -180 to 180. */
  readonly longitude: Scalars['Float']['input'];
  /** Name of the location. */
  readonly name: Scalars['String']['input'];
};

/** A request for the customer's location, sent through Desk360 WhatsApp. */
export type LocationRequestContent = {
  readonly __typename?: 'LocationRequestContent';
  /** Text of the request. */
  readonly body: Scalars['String']['output'];
};

/** A request for the customer's location. */
export type LocationRequestInput = {
  /** Text of the request. */
  readonly body: Scalars['String']['input'];
  /** Public URL of a picture above the text. Null for none. */
  readonly headerImageUrl?: InputMaybe<Scalars['URL']['input']>;
  /** Heading above the text. Null for none. */
  readonly headerText?: InputMaybe<Scalars['String']['input']>;
};

/** Files, with or without a caption. SocialHub, Desk360 and Glassix. */
export type MediaContent = {
  readonly __typename?: 'MediaContent';
  /** The files. */
  readonly attachments: ReadonlyArray<Attachment>;
  /** Caption of the files. Null when there is none. */
  readonly caption: Maybe<Scalars['String']['output']>;
  /** Kind of media. */
  readonly kind: MediaKind;
};

/** Files to send with one caption. */
export type MediaContentInput = {
  /** Caption. Null for none. */
  readonly caption?: InputMaybe<Scalars['String']['input']>;
  /** Upload ids from `POST /uploads`. Desk360 accepts at most 5 files of 20 MB each, of the types in `capabilities.attach`. */
  readonly uploadIds: ReadonlyArray<Scalars['ID']['input']>;
};

/** Kind of media. */
export type MediaKind =
  /** An audio file or voice message. */
  | 'AUDIO'
  /** A document. */
  | 'DOCUMENT'
  /** An image. */
  | 'IMAGE'
  /** Other files, or files of several kinds. */
  | 'OTHER'
  /** A sticker. */
  | 'STICKER'
  /** A video. */
  | 'VIDEO';

/** A message or note of a ticket. */
export type Message = Node & VendorResource & {
  readonly __typename?: 'Message';
  /** Attached files. Empty when there are none. */
  readonly attachments: ReadonlyArray<Attachment>;
  /** Author. Null when the vendor does not report it or the author cannot be read. */
  readonly author: Maybe<Actor>;
  /** True when a bot, an automatic reply or the system wrote it. */
  readonly automated: Scalars['Boolean']['output'];
  /** Content of the message. */
  readonly content: MessageContent;
  /** Kind of content. */
  readonly contentKind: ContentKind;
  /** When it was written. The time of receipt when the vendor gives none. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** Why delivery failed, as a message for users. Null unless FAILED. */
  readonly deliveryError: Maybe<Scalars['String']['output']>;
  /** New delivery status. */
  readonly deliveryStatus: DeliveryStatus;
  /** Direction of the message. */
  readonly direction: MessageDirection;
  /** When it was last edited. Null when it never was. */
  readonly editedAt: Maybe<Scalars['DateTime']['output']>;
  /** Source and age of this data. */
  readonly freshness: Freshness;
  /** The same text as sanitised HTML. Null when the vendor sends plain text. */
  readonly html: Maybe<Scalars['String']['output']>;
  /** Opaque global id. Pass it to `node` to fetch the object again. */
  readonly id: Scalars['ID']['output'];
  /** The vendor's own identifier. Quote it to the vendor's support. */
  readonly nativeId: Scalars['String']['output'];
  /** The message as the vendor sent it, for debugging. Null when it is not stored. */
  readonly raw: Maybe<Scalars['JSON']['output']>;
  /** Message that this one replies to. Null when there is none or the vendor does not report it. */
  readonly replyTo: Maybe<Message>;
  /** Plain text of the message, always present, so simple clients can ignore `content`. Empty for media without a caption. */
  readonly text: Scalars['String']['output'];
  /** Ticket of the message. Null when it was sent outside a ticket or the ticket cannot be read. */
  readonly ticket: Maybe<Ticket>;
  /** The vendor that holds this object. */
  readonly vendor: Vendor;
  /** Who can see it. */
  readonly visibility: MessageVisibility;
};

/** A message or note was added to a conversation. */
export type MessageAddedEvent = Event & {
  readonly __typename?: 'MessageAddedEvent';
  /** The write or webhook that caused the event. Null when unknown. */
  readonly cause: Maybe<EventCause>;
  /** Position in the event log. Pass it as `after` to resume after this event. */
  readonly cursor: Scalars['EventCursor']['output'];
  /** Opaque id of the event. It does not change after a reconnect, so clients can use it to drop duplicates. */
  readonly id: Scalars['ID']['output'];
  /** The new message in its current state. Null when it is no longer stored; see `errors`. */
  readonly message: Maybe<Message>;
  /** When it happened by the vendor's clock. The time of receipt when the vendor gives none. */
  readonly occurredAt: Scalars['DateTime']['output'];
  /** When the gateway received it. */
  readonly receivedAt: Scalars['DateTime']['output'];
  /** True when it came from a replayed webhook delivery. Resuming from a cursor does not set it. */
  readonly replayed: Scalars['Boolean']['output'];
  /** The ticket in its current state, not as it was then. Null when there is none or it cannot be read; see `errors`. */
  readonly ticket: Maybe<Ticket>;
  /** Id of the ticket concerned. Null when the event is not about one ticket. */
  readonly ticketId: Maybe<Scalars['ID']['output']>;
  /** Type of the event. It identifies the concrete type without `__typename`. */
  readonly type: EventType;
  /** The vendor where it happened. Null for events of the gateway itself. */
  readonly vendor: Maybe<Vendor>;
};

/** A page of messages of one ticket, oldest first. */
export type MessageConnection = {
  readonly __typename?: 'MessageConnection';
  /** Messages of this page with their cursors. */
  readonly edges: ReadonlyArray<MessageEdge>;
  /** Messages of this page without cursors, in the order of `edges`. */
  readonly nodes: ReadonlyArray<Message>;
  /** Cursors of this page, and whether there are more pages. */
  readonly pageInfo: PageInfo;
  /** One entry per vendor account: what it contributed, how old the data is, and any error. */
  readonly sources: ReadonlyArray<SourceStatus>;
  /** Total number of matching messages. Null when the vendor returns them page by page. */
  readonly totalCount: Maybe<Scalars['Int']['output']>;
};

/** Content of a message. New types may be added, so fall back to `Message.text`. */
export type MessageContent = CardsContent | ContactCardContent | InteractiveContent | InteractiveReplyContent | LinkContent | LocationContent | LocationRequestContent | MediaContent | RatingContent | SystemContent | TemplateContent | TextContent | UnsupportedContent;

/** Content to send; set exactly one field. Unsupported content returns `NOT_SUPPORTED_BY_VENDOR`. */
export type MessageContentInput =
  /** Cards with a picture, a title and buttons. Glassix. */
  { readonly cards: ReadonlyArray<CardInput>; readonly contactCards?: never; readonly interactive?: never; readonly location?: never; readonly locationRequest?: never; readonly media?: never; readonly template?: never; readonly text?: never; }
  |  /** Contact cards. Desk360 WhatsApp. */
  { readonly cards?: never; readonly contactCards: ReadonlyArray<ContactCardInput>; readonly interactive?: never; readonly location?: never; readonly locationRequest?: never; readonly media?: never; readonly template?: never; readonly text?: never; }
  |  /** Text with buttons. Desk360 WhatsApp and Glassix. */
  { readonly cards?: never; readonly contactCards?: never; readonly interactive: InteractiveContentInput; readonly location?: never; readonly locationRequest?: never; readonly media?: never; readonly template?: never; readonly text?: never; }
  |  /** A location. Desk360 WhatsApp. */
  { readonly cards?: never; readonly contactCards?: never; readonly interactive?: never; readonly location: LocationContentInput; readonly locationRequest?: never; readonly media?: never; readonly template?: never; readonly text?: never; }
  |  /** A request for the customer's location. Desk360 WhatsApp. */
  { readonly cards?: never; readonly contactCards?: never; readonly interactive?: never; readonly location?: never; readonly locationRequest: LocationRequestInput; readonly media?: never; readonly template?: never; readonly text?: never; }
  |  /** Files with one caption. Desk360 and Glassix. */
  { readonly cards?: never; readonly contactCards?: never; readonly interactive?: never; readonly location?: never; readonly locationRequest?: never; readonly media: MediaContentInput; readonly template?: never; readonly text?: never; }
  |  /** An approved template. Desk360 WhatsApp. */
  { readonly cards?: never; readonly contactCards?: never; readonly interactive?: never; readonly location?: never; readonly locationRequest?: never; readonly media?: never; readonly template: TemplateContentInput; readonly text?: never; }
  |  /** Text, with files where the vendor accepts them. Desk360, Emotive and Glassix. */
  { readonly cards?: never; readonly contactCards?: never; readonly interactive?: never; readonly location?: never; readonly locationRequest?: never; readonly media?: never; readonly template?: never; readonly text: TextContentInput; };

/** The delivery status of a message advanced. It is never reported going backwards. */
export type MessageDeliveryChangedEvent = Event & {
  readonly __typename?: 'MessageDeliveryChangedEvent';
  /** The write or webhook that caused the event. Null when unknown. */
  readonly cause: Maybe<EventCause>;
  /** Position in the event log. Pass it as `after` to resume after this event. */
  readonly cursor: Scalars['EventCursor']['output'];
  /** New delivery status. */
  readonly deliveryStatus: DeliveryStatus;
  /** Opaque id of the event. It does not change after a reconnect, so clients can use it to drop duplicates. */
  readonly id: Scalars['ID']['output'];
  /** Id of the message. */
  readonly messageId: Scalars['ID']['output'];
  /** When it happened by the vendor's clock. The time of receipt when the vendor gives none. */
  readonly occurredAt: Scalars['DateTime']['output'];
  /** When the gateway received it. */
  readonly receivedAt: Scalars['DateTime']['output'];
  /** True when it came from a replayed webhook delivery. Resuming from a cursor does not set it. */
  readonly replayed: Scalars['Boolean']['output'];
  /** The ticket in its current state, not as it was then. Null when there is none or it cannot be read; see `errors`. */
  readonly ticket: Maybe<Ticket>;
  /** Id of the ticket concerned. Null when the event is not about one ticket. */
  readonly ticketId: Maybe<Scalars['ID']['output']>;
  /** Type of the event. It identifies the concrete type without `__typename`. */
  readonly type: EventType;
  /** The vendor where it happened. Null for events of the gateway itself. */
  readonly vendor: Maybe<Vendor>;
};

/** Direction of a message. */
export type MessageDirection =
  /** From the customer. */
  | 'INBOUND'
  /** Between agents. The customer never sees it. */
  | 'INTERNAL'
  /** To the customer. */
  | 'OUTBOUND';

/** A message and its cursor. */
export type MessageEdge = {
  readonly __typename?: 'MessageEdge';
  /** Page cursor of this entry. Pass it as `after` or `before` to the same list. */
  readonly cursor: Scalars['String']['output'];
  /** The message. */
  readonly node: Message;
};

/** Filters messages. Every given field must match; a list field matches any of its values. */
export type MessageFilter = {
  /** True matches automated messages. False matches messages written by people. */
  readonly automated?: InputMaybe<Scalars['Boolean']['input']>;
  /** The kind of content is one of these. */
  readonly contentKind?: InputMaybe<ReadonlyArray<ContentKind>>;
  /** The direction is one of these. */
  readonly direction?: InputMaybe<ReadonlyArray<MessageDirection>>;
  /** The visibility is one of these. */
  readonly visibility?: InputMaybe<ReadonlyArray<MessageVisibility>>;
};

/** Result of a write to one message. */
export type MessagePayload = MutationPayload & {
  readonly __typename?: 'MessagePayload';
  /** The value from the input. Null when none was given. */
  readonly clientMutationId: Maybe<Scalars['String']['output']>;
  /** Log position after this write: read your own write by waiting for it. Null when nothing was written. */
  readonly eventCursor: Maybe<Scalars['EventCursor']['output']>;
  /** The message. Null when it was not created. */
  readonly message: Maybe<Message>;
  /** True when the result of an earlier request with this key is returned. Nothing was sent. */
  readonly replayedFromIdempotencyKey: Scalars['Boolean']['output'];
  /** Its ticket after the write. Null when there is none or it could not be read. */
  readonly ticket: Maybe<Ticket>;
  /** Expected failures. Empty when the write succeeded. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A message to a recipient without a given ticket. In a known conversation it joins that conversation's ticket. */
export type MessageSendInput = {
  /** Channel to send from, such as a WhatsApp number at Desk360. */
  readonly channelId: Scalars['ID']['input'];
  /** Arbitrary client text. Returned in the payload and in `cause` of the resulting events. */
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** Content to send. Unsupported content returns `NOT_SUPPORTED_BY_VENDOR`. */
  readonly content: MessageContentInput;
  /** Unique key of this action. The same key and input is sent once; a different input returns `IDEMPOTENCY_KEY_REUSED`. */
  readonly idempotencyKey: Scalars['String']['input'];
  /** Recipient's address on that channel. For WhatsApp, a phone number with country code. */
  readonly to: Scalars['String']['input'];
};

/** A message was edited. */
export type MessageUpdatedEvent = Event & {
  readonly __typename?: 'MessageUpdatedEvent';
  /** The write or webhook that caused the event. Null when unknown. */
  readonly cause: Maybe<EventCause>;
  /** Position in the event log. Pass it as `after` to resume after this event. */
  readonly cursor: Scalars['EventCursor']['output'];
  /** Opaque id of the event. It does not change after a reconnect, so clients can use it to drop duplicates. */
  readonly id: Scalars['ID']['output'];
  /** The message in its current state. Null when it is no longer stored; see `errors`. */
  readonly message: Maybe<Message>;
  /** When it happened by the vendor's clock. The time of receipt when the vendor gives none. */
  readonly occurredAt: Scalars['DateTime']['output'];
  /** When the gateway received it. */
  readonly receivedAt: Scalars['DateTime']['output'];
  /** True when it came from a replayed webhook delivery. Resuming from a cursor does not set it. */
  readonly replayed: Scalars['Boolean']['output'];
  /** The ticket in its current state, not as it was then. Null when there is none or it cannot be read; see `errors`. */
  readonly ticket: Maybe<Ticket>;
  /** Id of the ticket concerned. Null when the event is not about one ticket. */
  readonly ticketId: Maybe<Scalars['ID']['output']>;
  /** Type of the event. It identifies the concrete type without `__typename`. */
  readonly type: EventType;
  /** The vendor where it happened. Null for events of the gateway itself. */
  readonly vendor: Maybe<Vendor>;
};

/** Who can see a message. */
export type MessageVisibility =
  /** Agents only. */
  | 'INTERNAL'
  /** The customer and the agents. */
  | 'PUBLIC';

/** Messages to mark as read on the network. */
export type MessagesMarkReadInput = {
  /** Arbitrary client text. Returned in the payload and in `cause` of the resulting events. */
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** Inbound messages. Desk360 WhatsApp only; other vendors return `NOT_SUPPORTED_BY_VENDOR`. */
  readonly messageIds: ReadonlyArray<Scalars['ID']['input']>;
};

/** Result of a write to several messages. */
export type MessagesPayload = MutationPayload & {
  readonly __typename?: 'MessagesPayload';
  /** The value from the input. Null when none was given. */
  readonly clientMutationId: Maybe<Scalars['String']['output']>;
  /** Log position after this write: read your own write by waiting for it. Null when nothing was written. */
  readonly eventCursor: Maybe<Scalars['EventCursor']['output']>;
  /** The changed messages. Empty when none was changed. */
  readonly messages: ReadonlyArray<Message>;
  /** True when the result of an earlier request with this key is returned. Nothing was sent. */
  readonly replayedFromIdempotencyKey: Scalars['Boolean']['output'];
  /** Expected failures. Empty when the write succeeded. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** All write operations. Expected failures are returned as `userErrors`, and sends require an idempotency key. */
export type Mutation = {
  readonly __typename?: 'Mutation';
  /** Opt the customer of a ticket out of messages. Emotive. */
  readonly contactOptOut: ContactPayload;
  /** Send a message to a phone number or address. Desk360 WhatsApp. */
  readonly messageSend: MessagePayload;
  /** Mark messages as read on the network. Desk360 WhatsApp. */
  readonly messagesMarkRead: MessagesPayload;
  /** Create a tag. Desk360 reasons and types. */
  readonly tagCreate: TagPayload;
  /** Update a tag. Desk360 reasons and types. */
  readonly tagUpdate: TagPayload;
  /** Send a template to many phone numbers, with a result for each. Desk360 WhatsApp. */
  readonly templateBulkSend: TemplateBulkSendPayload;
  /** Send a template to one phone number. Desk360 WhatsApp. */
  readonly templateSend: MessagePayload;
  /** Report that a requested action failed. SocialHub. */
  readonly ticketActionFail: TicketPayload;
  /** Assign a ticket to an agent or a team. Glassix and Zaia. */
  readonly ticketAssign: TicketPayload;
  /** Create a ticket. SocialHub, Desk360, Glassix and Zaia. */
  readonly ticketCreate: TicketPayload;
  /** Set your own identifiers on a ticket. Emotive. */
  readonly ticketExternalReferenceSet: TicketPayload;
  /** Write a note that only agents can see. Desk360 and Glassix. */
  readonly ticketNoteAdd: MessagePayload;
  /** Read a ticket from the vendor now, whatever the age of the cached data. */
  readonly ticketRefresh: TicketPayload;
  /** Send a message to the customer of a ticket. Emotive, Desk360 and Glassix. */
  readonly ticketReply: MessagePayload;
  /** Confirm that a requested reply was published on the network. SocialHub. */
  readonly ticketReplyConfirm: MessagePayload;
  /** Change the status of a ticket. `capabilities` lists the statuses that its vendor accepts. */
  readonly ticketStatusSet: TicketPayload;
  /** Add tags to a ticket. Glassix and Zaia. */
  readonly ticketTagsAdd: TicketPayload;
  /** Remove tags from a ticket. Glassix and Zaia. */
  readonly ticketTagsRemove: TicketPayload;
  /** Take a conversation over from an AI agent. Zaia. */
  readonly ticketTakeOver: TicketPayload;
  /** Update a ticket, or reopen it. SocialHub and Glassix. */
  readonly ticketUpdate: TicketPayload;
  /** Process a stored webhook delivery again, for example after a parser fix. */
  readonly webhookReplay: WebhookReplayPayload;
};


/** All write operations. Expected failures are returned as `userErrors`, and sends require an idempotency key. */
export type MutationContactOptOutArgs = {
  input: ContactOptOutInput;
};


/** All write operations. Expected failures are returned as `userErrors`, and sends require an idempotency key. */
export type MutationMessageSendArgs = {
  input: MessageSendInput;
};


/** All write operations. Expected failures are returned as `userErrors`, and sends require an idempotency key. */
export type MutationMessagesMarkReadArgs = {
  input: MessagesMarkReadInput;
};


/** All write operations. Expected failures are returned as `userErrors`, and sends require an idempotency key. */
export type MutationTagCreateArgs = {
  input: TagCreateInput;
};


/** All write operations. Expected failures are returned as `userErrors`, and sends require an idempotency key. */
export type MutationTagUpdateArgs = {
  input: TagUpdateInput;
};


/** All write operations. Expected failures are returned as `userErrors`, and sends require an idempotency key. */
export type MutationTemplateBulkSendArgs = {
  input: TemplateBulkSendInput;
};


/** All write operations. Expected failures are returned as `userErrors`, and sends require an idempotency key. */
export type MutationTemplateSendArgs = {
  input: TemplateSendInput;
};


/** All write operations. Expected failures are returned as `userErrors`, and sends require an idempotency key. */
export type MutationTicketActionFailArgs = {
  input: TicketActionFailInput;
};


/** All write operations. Expected failures are returned as `userErrors`, and sends require an idempotency key. */
export type MutationTicketAssignArgs = {
  input: TicketAssignInput;
};


/** All write operations. Expected failures are returned as `userErrors`, and sends require an idempotency key. */
export type MutationTicketCreateArgs = {
  input: TicketCreateInput;
};


/** All write operations. Expected failures are returned as `userErrors`, and sends require an idempotency key. */
export type MutationTicketExternalReferenceSetArgs = {
  input: TicketExternalReferenceSetInput;
};


/** All write operations. Expected failures are returned as `userErrors`, and sends require an idempotency key. */
export type MutationTicketNoteAddArgs = {
  input: TicketNoteAddInput;
};


/** All write operations. Expected failures are returned as `userErrors`, and sends require an idempotency key. */
export type MutationTicketRefreshArgs = {
  input: TicketRefreshInput;
};


/** All write operations. Expected failures are returned as `userErrors`, and sends require an idempotency key. */
export type MutationTicketReplyArgs = {
  input: TicketReplyInput;
};


/** All write operations. Expected failures are returned as `userErrors`, and sends require an idempotency key. */
export type MutationTicketReplyConfirmArgs = {
  input: TicketReplyConfirmInput;
};


/** All write operations. Expected failures are returned as `userErrors`, and sends require an idempotency key. */
export type MutationTicketStatusSetArgs = {
  input: TicketStatusSetInput;
};


/** All write operations. Expected failures are returned as `userErrors`, and sends require an idempotency key. */
export type MutationTicketTagsAddArgs = {
  input: TicketTagsInput;
};


/** All write operations. Expected failures are returned as `userErrors`, and sends require an idempotency key. */
export type MutationTicketTagsRemoveArgs = {
  input: TicketTagsInput;
};


/** All write operations. Expected failures are returned as `userErrors`, and sends require an idempotency key. */
export type MutationTicketTakeOverArgs = {
  input: TicketTakeOverInput;
};


/** All write operations. Expected failures are returned as `userErrors`, and sends require an idempotency key. */
export type MutationTicketUpdateArgs = {
  input: TicketUpdateInput;
};


/** All write operations. Expected failures are returned as `userErrors`, and sends require an idempotency key. */
export type MutationWebhookReplayArgs = {
  input: WebhookReplayInput;
};

/** Common fields of every mutation payload. */
export type MutationPayload = {
  /** The value from the input. Null when none was given. */
  readonly clientMutationId: Maybe<Scalars['String']['output']>;
  /** Log position after this write: read your own write by waiting for it. Null when nothing was written. */
  readonly eventCursor: Maybe<Scalars['EventCursor']['output']>;
  /** True when the result of an earlier request with this key is returned. Nothing was sent. */
  readonly replayedFromIdempotencyKey: Scalars['Boolean']['output'];
  /** Expected failures. Empty when the write succeeded. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** The status as the vendor names it. */
export type NativeStatus = {
  readonly __typename?: 'NativeStatus';
  /** The vendor's value, such as `on_hold` or `2`. */
  readonly code: Scalars['String']['output'];
  /** Readable name of the value. The same as `code` when the vendor has none. */
  readonly label: Scalars['String']['output'];
};

/** An object that can be fetched by its id. */
export type Node = {
  /** Opaque global id. Pass it to `node` to fetch the object again. */
  readonly id: Scalars['ID']['output'];
};

/** Cost and vendor calls of an operation, estimated without executing it. */
export type OperationPlan = {
  readonly __typename?: 'OperationPlan';
  /** False when the operation would be rejected. */
  readonly allowed: Scalars['Boolean']['output'];
  /** Use of each vendor account's rate budget. Empty when no vendor is called. */
  readonly budgets: ReadonlyArray<PlanBudget>;
  /** Points that would be charged. */
  readonly cost: Scalars['Int']['output'];
  /** Why it would be rejected, as a message for users. Null when it would not. */
  readonly denialReason: Maybe<Scalars['String']['output']>;
  /** Vendor calls by kind, in dependency order. Empty when no vendor is called. */
  readonly steps: ReadonlyArray<PlanStep>;
  /** The plan as readable text. */
  readonly text: Scalars['String']['output'];
};

/** Sort direction. */
export type OrderDirection =
  /** Smallest or oldest first. */
  | 'ASC'
  /** Largest or newest first. */
  | 'DESC';

/** Page information for cursor pagination. */
export type PageInfo = {
  readonly __typename?: 'PageInfo';
  /** Cursor of the last entry; pass it as `after`. Null when the page is empty. */
  readonly endCursor: Maybe<Scalars['String']['output']>;
  /** True when there are entries after `endCursor`. */
  readonly hasNextPage: Scalars['Boolean']['output'];
  /** True when there are entries before `startCursor`. */
  readonly hasPreviousPage: Scalars['Boolean']['output'];
  /** Cursor of the first entry. Null when the page is empty. */
  readonly startCursor: Maybe<Scalars['String']['output']>;
};

/** A participant of a ticket. */
export type Participant = {
  readonly __typename?: 'Participant';
  /** False when the participant has left the conversation. */
  readonly active: Scalars['Boolean']['output'];
  /** The actor. Null when only the role is known. */
  readonly actor: Maybe<Actor>;
  /** Channel type that reaches the participant. Null when the vendor does not report it. */
  readonly channelType: Maybe<ChannelType>;
  /** Role of this participant. */
  readonly role: ParticipantRole;
};

/** A participant of a new ticket. */
export type ParticipantInput = {
  /** Channel type that reaches the participant. */
  readonly channelType: ChannelType;
  /** Address on that channel, such as a phone number or an e-mail address. */
  readonly identifier: Scalars['String']['input'];
  /** Display name. Null when unknown. */
  readonly name?: InputMaybe<Scalars['String']['input']>;
  /** Role of the participant. */
  readonly role: ParticipantRole;
};

/** Role of a participant in a ticket. */
export type ParticipantRole =
  /** A human agent. */
  | 'AGENT'
  /** A bot. */
  | 'BOT'
  /** The customer. */
  | 'CUSTOMER'
  /** The vendor's system. */
  | 'SYSTEM';

/** A phone number of a contact card. */
export type PhoneInput = {
  /** Label, such as `WORK`. Null for none. */
  readonly label?: InputMaybe<Scalars['String']['input']>;
  /** Phone number with country code. */
  readonly phone: Scalars['String']['input'];
  /** WhatsApp id of the number; the card then offers to start a chat. Null for none. */
  readonly whatsappId?: InputMaybe<Scalars['String']['input']>;
};

/** Use of one vendor account's rate budget by a plan. */
export type PlanBudget = {
  readonly __typename?: 'PlanBudget';
  /** The account. */
  readonly account: VendorAccount;
  /** Maximum number of calls to this account. */
  readonly maxCalls: Scalars['Int']['output'];
  /** Calls left in the vendor's rate limit. Null when unknown. */
  readonly remaining: Maybe<Scalars['Int']['output']>;
  /** True when `maxCalls` exceeds `remaining`. */
  readonly wouldExceed: Scalars['Boolean']['output'];
};

/** One kind of vendor call in a plan. */
export type PlanStep = {
  readonly __typename?: 'PlanStep';
  /** How requests are batched. */
  readonly batch: BatchStrategy;
  /** True when the cache is fresh enough and no call is made. */
  readonly cacheHit: Scalars['Boolean']['output'];
  /** Steps that must complete first. Empty when the step can start immediately. */
  readonly dependsOn: ReadonlyArray<Scalars['ID']['output']>;
  /** Id of the step within this plan. */
  readonly id: Scalars['ID']['output'];
  /** Maximum number of calls, with nothing cached. */
  readonly maxCalls: Scalars['Int']['output'];
  /** Minimum number of calls, with every cache entry fresh. */
  readonly minCalls: Scalars['Int']['output'];
  /** Name of the operation, as in `VendorOperation.name`. */
  readonly operation: Scalars['String']['output'];
  /** Fields of the document that need it, from the root. */
  readonly path: ReadonlyArray<Scalars['String']['output']>;
  /** The vendor to call. */
  readonly vendor: Vendor;
};

/** A postal address of a contact card. Missing parts are null. */
export type PostalAddress = {
  readonly __typename?: 'PostalAddress';
  /** City. Null when the card has none. */
  readonly city: Maybe<Scalars['String']['output']>;
  /** Country name. Null when the card has none. */
  readonly country: Maybe<Scalars['String']['output']>;
  /** Two-letter country code, such as `DE`. Null when the card has none. */
  readonly countryCode: Maybe<Scalars['String']['output']>;
  /** Label, such as `HOME`. Null when the card has none. */
  readonly label: Maybe<Scalars['String']['output']>;
  /** State or province. Null when the card has none. */
  readonly state: Maybe<Scalars['String']['output']>;
  /** Street and number. Null when the card has none. */
  readonly street: Maybe<Scalars['String']['output']>;
  /** Postal code. Null when the card has none. */
  readonly zip: Maybe<Scalars['String']['output']>;
};

/** A postal address of a contact card. */
export type PostalAddressInput = {
  /** City. Null for none. */
  readonly city?: InputMaybe<Scalars['String']['input']>;
  /** Country name. Null for none. */
  readonly country?: InputMaybe<Scalars['String']['input']>;
  /** Two-letter country code, such as `DE`. Null for none. */
  readonly countryCode?: InputMaybe<Scalars['String']['input']>;
  /** Label, such as `HOME`. Null for none. */
  readonly label?: InputMaybe<Scalars['String']['input']>;
  /** State or province. Null for none. */
  readonly state?: InputMaybe<Scalars['String']['input']>;
  /** Street and number. Null for none. */
  readonly street?: InputMaybe<Scalars['String']['input']>;
  /** Postal code. Null for none. */
  readonly zip?: InputMaybe<Scalars['String']['input']>;
};

/** All read operations. */
export type Query = {
  readonly __typename?: 'Query';
  /** Agents of the helpdesks. Desk360, Glassix and Zaia. */
  readonly agents: AgentConnection;
  /** Desk360 products and Emotive brands. Null when no vendor could be read; see `errors`. */
  readonly brands: Maybe<ReadonlyArray<Brand>>;
  /** Channels of all vendors. Null when no vendor could be read; see `errors`. */
  readonly channels: Maybe<ReadonlyArray<Channel>>;
  /** One customer. Null when the customer is unknown. */
  readonly contact: Maybe<Contact>;
  /** Position of the newest event. Query it together with a snapshot, then subscribe after it. */
  readonly eventCursor: Scalars['EventCursor']['output'];
  /** A page of the event log, oldest first. For clients that do not use subscriptions. */
  readonly events: EventConnection;
  /** Vendor calls that an operation would make, estimated without executing it. */
  readonly explain: OperationPlan;
  /** An object by its id; null when it is unknown. A malformed id returns BAD_USER_INPUT. */
  readonly node: Maybe<Node>;
  /** Objects by their ids, in the requested order. Unknown ids return null at their position. */
  readonly nodes: ReadonlyArray<Maybe<Node>>;
  /** Cost of this request and what is left of the client's allowance. */
  readonly rateLimit: ClientRateLimit;
  /** Tags, reasons and types of all vendors. Null when no vendor could be read; see `errors`. */
  readonly tags: Maybe<ReadonlyArray<Tag>>;
  /** Teams of agents (Glassix and Zaia). Null when no vendor could be read; see `errors`. */
  readonly teams: Maybe<ReadonlyArray<Team>>;
  /** Message templates. Desk360, Glassix and SocialHub. */
  readonly templates: TemplateConnection;
  /** One ticket; null when it is unknown. The vendor is called only when the cached data is too old. */
  readonly ticket: Maybe<Ticket>;
  /** One ticket by the vendor's own identifier. Null when it is unknown. */
  readonly ticketByNativeId: Maybe<Ticket>;
  /** Tickets of all vendors in one total order. A failing vendor contributes its last known tickets; see `sources`. */
  readonly tickets: TicketConnection;
  /** Vendor accounts configured in this gateway, with their health and limits. */
  readonly vendorAccounts: ReadonlyArray<VendorAccount>;
  /** The client that sent the request, identified by its token. */
  readonly viewer: Viewer;
  /** Webhook deliveries, newest first, including quarantined ones. */
  readonly webhookDeliveries: WebhookDeliveryConnection;
};


/** All read operations. */
export type QueryAgentsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  vendor?: InputMaybe<ReadonlyArray<Vendor>>;
};


/** All read operations. */
export type QueryBrandsArgs = {
  vendor?: InputMaybe<ReadonlyArray<Vendor>>;
};


/** All read operations. */
export type QueryChannelsArgs = {
  vendor?: InputMaybe<ReadonlyArray<Vendor>>;
};


/** All read operations. */
export type QueryContactArgs = {
  id: Scalars['ID']['input'];
};


/** All read operations. */
export type QueryEventsArgs = {
  after?: InputMaybe<Scalars['EventCursor']['input']>;
  filter?: InputMaybe<EventFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** All read operations. */
export type QueryExplainArgs = {
  operation: Scalars['String']['input'];
  operationName?: InputMaybe<Scalars['String']['input']>;
  variables?: InputMaybe<Scalars['JSON']['input']>;
};


/** All read operations. */
export type QueryNodeArgs = {
  id: Scalars['ID']['input'];
};


/** All read operations. */
export type QueryNodesArgs = {
  ids: ReadonlyArray<Scalars['ID']['input']>;
};


/** All read operations. */
export type QueryTagsArgs = {
  kind?: InputMaybe<ReadonlyArray<TagKind>>;
  vendor?: InputMaybe<ReadonlyArray<Vendor>>;
};


/** All read operations. */
export type QueryTeamsArgs = {
  vendor?: InputMaybe<ReadonlyArray<Vendor>>;
};


/** All read operations. */
export type QueryTemplatesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  channelType?: InputMaybe<ReadonlyArray<ChannelType>>;
  first?: InputMaybe<Scalars['Int']['input']>;
  vendor?: InputMaybe<ReadonlyArray<Vendor>>;
};


/** All read operations. */
export type QueryTicketArgs = {
  id: Scalars['ID']['input'];
};


/** All read operations. */
export type QueryTicketByNativeIdArgs = {
  account?: InputMaybe<Scalars['ID']['input']>;
  nativeId: Scalars['String']['input'];
  vendor: Vendor;
};


/** All read operations. */
export type QueryTicketsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<TicketFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  maxStalenessSeconds?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<TicketOrder>;
};


/** All read operations. */
export type QueryVendorAccountsArgs = {
  vendor?: InputMaybe<ReadonlyArray<Vendor>>;
};


/** All read operations. */
export type QueryWebhookDeliveriesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<WebhookDeliveryFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** Source of a rate limit. */
export type RateLimitSource =
  /** Set in the configuration. */
  | 'CONFIGURED'
  /** Inferred from a 429 response. */
  | 'OBSERVED_429'
  /** Reported by the vendor in response headers. */
  | 'VENDOR_HEADERS';

/** A rating by a customer. */
export type Rating = {
  readonly __typename?: 'Rating';
  /** Best possible rating, such as 5 for stars. */
  readonly scale: Scalars['Float']['output'];
  /** The rating, from 0 to `scale`. */
  readonly value: Scalars['Float']['output'];
};

/** A rating by the customer. SocialHub reviews and Glassix surveys. */
export type RatingContent = {
  readonly __typename?: 'RatingContent';
  /** Comment of the customer. Null when there is none. */
  readonly comment: Maybe<Scalars['String']['output']>;
  /** Best possible rating, such as 5 for stars. */
  readonly scale: Scalars['Float']['output'];
  /** The rating, from 0 to `scale`. */
  readonly value: Scalars['Float']['output'];
};

/** A rating by a customer. */
export type RatingInput = {
  /** Best possible rating, such as 5 for stars. */
  readonly scale: Scalars['Float']['input'];
  /** The rating, from 0 to `scale`. */
  readonly value: Scalars['Float']['input'];
};

/** Action that SocialHub requests on the network. */
export type RequestedActionKind =
  /** Perform the action of a button from the manifest. */
  | 'BUTTON'
  /** Delete the post from the network. */
  | 'DELETE'
  /** Publish a reply on the network. */
  | 'REPLY'
  /** Publish a reply made from a template on the network. */
  | 'TEMPLATE_REPLY';

/** Statuses that a client can set. Each vendor accepts only some of them; see `capabilities`. */
export type SettableTicketStatus =
  /** Done, and a reply creates a new ticket. Emotive, Glassix and Zaia. */
  | 'CLOSED'
  /** Reopen. SocialHub and Glassix. */
  | 'OPEN'
  /** Wait for another party. Desk360 and Glassix. */
  | 'PENDING'
  /** Done, and a reply reopens the ticket. Desk360. */
  | 'RESOLVED'
  /** Hide until a given time. Glassix. */
  | 'SNOOZED';

/** State of a vendor account as a source of data. */
export type SourceState =
  /** No data could be retrieved; see `error`. */
  | 'FAILED'
  /** Complete and fresh. */
  | 'OK'
  /** Incomplete, for example during the backfill. */
  | 'PARTIAL'
  /** Not queried, because the filter excludes it or it is disabled. */
  | 'SKIPPED'
  /** Complete, but older than requested. */
  | 'STALE';

/** What one vendor account contributed to a list. */
export type SourceStatus = {
  readonly __typename?: 'SourceStatus';
  /** The vendor account. */
  readonly account: VendorAccount;
  /** The error. Null when there was none. */
  readonly error: Maybe<VendorError>;
  /** When its data was last read or received. Null when never. */
  readonly fetchedAt: Maybe<Scalars['DateTime']['output']>;
  /** When the account is called again. Null when no call is scheduled. */
  readonly nextRetryAt: Maybe<Scalars['DateTime']['output']>;
  /** Number of entries on this page from this account. */
  readonly returned: Scalars['Int']['output'];
  /** State of the account's contribution. */
  readonly state: SourceState;
  /** True when the account has more entries than it could return. */
  readonly truncated: Scalars['Boolean']['output'];
  /** The vendor. */
  readonly vendor: Vendor;
};

/** Why stale data was returned. */
export type StaleReason =
  /** The circuit breaker is open after repeated failures. */
  | 'CIRCUIT_OPEN'
  /** The vendor has no read API for this. The data comes from webhooks. */
  | 'NO_READ_API'
  /** The account's rate budget is used up. */
  | 'RATE_BUDGET_EXHAUSTED'
  /** The vendor took longer than the request could wait. */
  | 'TIMEOUT'
  /** The vendor did not respond, or responded with an error. */
  | 'VENDOR_UNAVAILABLE';

/** The status of a ticket changed. */
export type StatusChange = Node & {
  readonly __typename?: 'StatusChange';
  /** Who made the change. Null when the vendor does not report it. */
  readonly actor: Maybe<Actor>;
  /** When the change was made. */
  readonly at: Scalars['DateTime']['output'];
  /** Status before. Null when unknown. */
  readonly from: Maybe<TicketStatus>;
  /** Opaque global id. Pass it to `node` to fetch the object again. */
  readonly id: Scalars['ID']['output'];
  /** Status before, as the vendor names it. Null when unknown. */
  readonly nativeFrom: Maybe<NativeStatus>;
  /** Status after, as the vendor names it. */
  readonly nativeTo: NativeStatus;
  /** Tag of kind REASON (Desk360). Null when none was given. */
  readonly reason: Maybe<Tag>;
  /** Status after. */
  readonly to: TicketStatus;
};

/** The requested cursor is older than the log. Reload your data, then resume from `resumeAfter`. */
export type StreamGapEvent = Event & {
  readonly __typename?: 'StreamGapEvent';
  /** The write or webhook that caused the event. Null when unknown. */
  readonly cause: Maybe<EventCause>;
  /** Position in the event log. Pass it as `after` to resume after this event. */
  readonly cursor: Scalars['EventCursor']['output'];
  /** Opaque id of the event. It does not change after a reconnect, so clients can use it to drop duplicates. */
  readonly id: Scalars['ID']['output'];
  /** When it happened by the vendor's clock. The time of receipt when the vendor gives none. */
  readonly occurredAt: Scalars['DateTime']['output'];
  /** Oldest position in the log. */
  readonly oldestAvailable: Scalars['EventCursor']['output'];
  /** When the gateway received it. */
  readonly receivedAt: Scalars['DateTime']['output'];
  /** True when it came from a replayed webhook delivery. Resuming from a cursor does not set it. */
  readonly replayed: Scalars['Boolean']['output'];
  /** Position to resume after once your data is reloaded. */
  readonly resumeAfter: Scalars['EventCursor']['output'];
  /** The ticket in its current state, not as it was then. Null when there is none or it cannot be read; see `errors`. */
  readonly ticket: Maybe<Ticket>;
  /** Id of the ticket concerned. Null when the event is not about one ticket. */
  readonly ticketId: Maybe<Scalars['ID']['output']>;
  /** Type of the event. It identifies the concrete type without `__typename`. */
  readonly type: EventType;
  /** The vendor where it happened. Null for events of the gateway itself. */
  readonly vendor: Maybe<Vendor>;
};

/** Conditions on a text, ignoring case. Every given condition must match. */
export type StringFilter = {
  /** Contains this text. */
  readonly contains?: InputMaybe<Scalars['String']['input']>;
  /** Equals this text. */
  readonly eq?: InputMaybe<Scalars['String']['input']>;
  /** Equals one of these texts. An empty list matches nothing. */
  readonly in?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Starts with this text. */
  readonly startsWith?: InputMaybe<Scalars['String']['input']>;
};

/** Realtime events. Every payload carries its position in `extensions.cursor`, whether selected or not. */
export type Subscription = {
  readonly __typename?: 'Subscription';
  /** Events of all vendors, in log order. */
  readonly events: Event;
  /** New messages and notes of all tickets. */
  readonly messageAdded: MessageAddedEvent;
  /** Events of one ticket, in log order. */
  readonly ticketEvents: Event;
};


/** Realtime events. Every payload carries its position in `extensions.cursor`, whether selected or not. */
export type SubscriptionEventsArgs = {
  after?: InputMaybe<Scalars['EventCursor']['input']>;
  filter?: InputMaybe<EventFilter>;
};


/** Realtime events. Every payload carries its position in `extensions.cursor`, whether selected or not. */
export type SubscriptionMessageAddedArgs = {
  after?: InputMaybe<Scalars['EventCursor']['input']>;
  filter?: InputMaybe<EventFilter>;
};


/** Realtime events. Every payload carries its position in `extensions.cursor`, whether selected or not. */
export type SubscriptionTicketEventsArgs = {
  after?: InputMaybe<Scalars['EventCursor']['input']>;
  ticketId: Scalars['ID']['input'];
};

/** A customer answered a survey. Reported by Glassix. */
export type SurveySubmittedEvent = Event & {
  readonly __typename?: 'SurveySubmittedEvent';
  /** The write or webhook that caused the event. Null when unknown. */
  readonly cause: Maybe<EventCause>;
  /** Position in the event log. Pass it as `after` to resume after this event. */
  readonly cursor: Scalars['EventCursor']['output'];
  /** Opaque id of the event. It does not change after a reconnect, so clients can use it to drop duplicates. */
  readonly id: Scalars['ID']['output'];
  /** When it happened by the vendor's clock. The time of receipt when the vendor gives none. */
  readonly occurredAt: Scalars['DateTime']['output'];
  /** The customer's rating. Null when the survey has none. */
  readonly rating: Maybe<Rating>;
  /** When the gateway received it. */
  readonly receivedAt: Scalars['DateTime']['output'];
  /** True when it came from a replayed webhook delivery. Resuming from a cursor does not set it. */
  readonly replayed: Scalars['Boolean']['output'];
  /** The ticket in its current state, not as it was then. Null when there is none or it cannot be read; see `errors`. */
  readonly ticket: Maybe<Ticket>;
  /** Id of the ticket concerned. Null when the event is not about one ticket. */
  readonly ticketId: Maybe<Scalars['ID']['output']>;
  /** Type of the event. It identifies the concrete type without `__typename`. */
  readonly type: EventType;
  /** The vendor where it happened. Null for events of the gateway itself. */
  readonly vendor: Maybe<Vendor>;
};

/** Phase of an account's sync. */
export type SyncPhase =
  /** First read of every ticket. */
  | 'BACKFILL'
  /** The vendor has no read API. Changes arrive by webhook only. */
  | 'EVENTS_ONLY'
  /** The backfill is complete. Periodic reconciling reads keep the tickets current. */
  | 'FOLLOWING'
  /** The sync is stopped. `health` gives the reason. */
  | 'PAUSED';

/** The vendor's system, for changes without another author. */
export type SystemActor = Actor & {
  readonly __typename?: 'SystemActor';
  /** Profile picture. Null when the vendor gives none. */
  readonly avatarUrl: Maybe<Scalars['URL']['output']>;
  /** Display name. Null when the vendor gives none. */
  readonly displayName: Maybe<Scalars['String']['output']>;
  /** Opaque global id. Pass it to `node` to fetch the object again. */
  readonly id: Scalars['ID']['output'];
  /** Kind of actor: human agent, customer, bot or system. */
  readonly kind: ActorKind;
};

/** A system message about the ticket. Glassix and Emotive. */
export type SystemContent = {
  readonly __typename?: 'SystemContent';
  /** Normalised kind. */
  readonly kind: SystemContentKind;
  /** Kind as the vendor names it. */
  readonly nativeType: Scalars['String']['output'];
  /** Text of the message. Null when the vendor sends none. */
  readonly text: Maybe<Scalars['String']['output']>;
};

/** Kind of a system message. */
export type SystemContentKind =
  /** The assigned agent changed. */
  | 'ASSIGNED'
  /** Another kind, such as Emotive's opt-out note; see `nativeType`. */
  | 'OTHER'
  /** The status changed. */
  | 'STATUS_CHANGED'
  /** The ticket was closed. */
  | 'TICKET_CLOSED'
  /** The ticket was opened. */
  | 'TICKET_OPENED'
  /** The ticket was transferred to another team. */
  | 'TRANSFERRED';

/** A tag on tickets. */
export type Tag = Node & VendorResource & {
  readonly __typename?: 'Tag';
  /** False when the tag can no longer be added to tickets. */
  readonly active: Scalars['Boolean']['output'];
  /** Colour as the vendor writes it, usually `#rrggbb`. Null when there is none. */
  readonly color: Maybe<Scalars['String']['output']>;
  /** Description. Null when there is none. */
  readonly description: Maybe<Scalars['String']['output']>;
  /** Source and age of this data. */
  readonly freshness: Freshness;
  /** Opaque global id. Pass it to `node` to fetch the object again. */
  readonly id: Scalars['ID']['output'];
  /** Use of the tag. */
  readonly kind: TagKind;
  /** Name of the tag. */
  readonly name: Scalars['String']['output'];
  /** The vendor's own identifier. Quote it to the vendor's support. */
  readonly nativeId: Scalars['String']['output'];
  /** The vendor that holds this object. */
  readonly vendor: Vendor;
};

/** Tags were added or removed. */
export type TagChange = Node & {
  readonly __typename?: 'TagChange';
  /** Who made the change. Null when the vendor does not report it. */
  readonly actor: Maybe<Actor>;
  /** Added tags. Empty when there are none. */
  readonly added: ReadonlyArray<Tag>;
  /** When the change was made. */
  readonly at: Scalars['DateTime']['output'];
  /** Opaque global id. Pass it to `node` to fetch the object again. */
  readonly id: Scalars['ID']['output'];
  /** Removed tags. Empty when there are none. */
  readonly removed: ReadonlyArray<Tag>;
};

/** A new tag. */
export type TagCreateInput = {
  /** Vendor account to create the tag in. Desk360 only; other vendors return `NOT_SUPPORTED_BY_VENDOR`. */
  readonly accountId: Scalars['ID']['input'];
  /** False creates the tag without offering it yet. */
  readonly active?: InputMaybe<Scalars['Boolean']['input']>;
  /** Desk360 product of the tag. Null for all products. */
  readonly brandId?: InputMaybe<Scalars['ID']['input']>;
  /** Arbitrary client text. Returned in the payload and in `cause` of the resulting events. */
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** Colour as `#rrggbb`. Ignored by vendors without colours. */
  readonly color?: InputMaybe<Scalars['String']['input']>;
  /** Description. Null for none. */
  readonly description?: InputMaybe<Scalars['String']['input']>;
  /** Use of the tag. */
  readonly kind: TagKind;
  /** Name of the tag. */
  readonly name: Scalars['String']['input'];
};

/** Use of a tag. */
export type TagKind =
  /** Why a ticket was opened or closed. Desk360 reasons. */
  | 'REASON'
  /** A free label. Glassix and Zaia. */
  | 'TAG'
  /** Subject area of a ticket. Desk360 types. */
  | 'TYPE';

/** Result of a write to a tag. */
export type TagPayload = MutationPayload & {
  readonly __typename?: 'TagPayload';
  /** The value from the input. Null when none was given. */
  readonly clientMutationId: Maybe<Scalars['String']['output']>;
  /** Log position after this write: read your own write by waiting for it. Null when nothing was written. */
  readonly eventCursor: Maybe<Scalars['EventCursor']['output']>;
  /** True when the result of an earlier request with this key is returned. Nothing was sent. */
  readonly replayedFromIdempotencyKey: Scalars['Boolean']['output'];
  /** The tag after the write. Null when nothing was written. */
  readonly tag: Maybe<Tag>;
  /** Expected failures. Empty when the write succeeded. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** New values of a tag; omitted fields stay unchanged. A built-in tag of the vendor returns `VENDOR_REJECTED`. */
export type TagUpdateInput = {
  /** False retires the tag without removing it from tickets. */
  readonly active?: InputMaybe<Scalars['Boolean']['input']>;
  /** Arbitrary client text. Returned in the payload and in `cause` of the resulting events. */
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** New description. */
  readonly description?: InputMaybe<Scalars['String']['input']>;
  /** New name. */
  readonly name?: InputMaybe<Scalars['String']['input']>;
  /** Id of the tag. */
  readonly tagId: Scalars['ID']['input'];
};

/** A team of agents. A Glassix department or a Zaia ticketing team. */
export type Team = Node & VendorResource & {
  readonly __typename?: 'Team';
  /** Members of the team. Null when the vendor does not list them. */
  readonly agents: Maybe<ReadonlyArray<Agent>>;
  /** Description. Null when there is none. */
  readonly description: Maybe<Scalars['String']['output']>;
  /** Source and age of this data. */
  readonly freshness: Freshness;
  /** Opaque global id. Pass it to `node` to fetch the object again. */
  readonly id: Scalars['ID']['output'];
  /** Display name. */
  readonly name: Scalars['String']['output'];
  /** The vendor's own identifier. Quote it to the vendor's support. */
  readonly nativeId: Scalars['String']['output'];
  /** The vendor that holds this object. */
  readonly vendor: Vendor;
};

/** A message template with variables. */
export type Template = Node & VendorResource & {
  readonly __typename?: 'Template';
  /** Channel that it can be sent from. Null when it is not bound to one. */
  readonly channel: Maybe<Channel>;
  /** Source and age of this data. */
  readonly freshness: Freshness;
  /** Opaque global id. Pass it to `node` to fetch the object again. */
  readonly id: Scalars['ID']['output'];
  /** Origin and use of the template. */
  readonly kind: TemplateKind;
  /** Name at the vendor. */
  readonly name: Scalars['String']['output'];
  /** The vendor's own identifier. Quote it to the vendor's support. */
  readonly nativeId: Scalars['String']['output'];
  /** One entry per language, at least one. */
  readonly translations: ReadonlyArray<TemplateTranslation>;
  /** The vendor that holds this object. */
  readonly vendor: Vendor;
};

/** A template to many phone numbers. Exactly one of `to` and `recipientsUploadId` is required. */
export type TemplateBulkSendInput = {
  /** Channel to send from. Desk360 WhatsApp. */
  readonly channelId: Scalars['ID']['input'];
  /** Arbitrary client text. Returned in the payload and in `cause` of the resulting events. */
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** What to do when some phone numbers are invalid. */
  readonly errorPolicy?: InputMaybe<BulkErrorPolicy>;
  /** Unique key of this action. The same key and input is sent once; a different input returns `IDEMPOTENCY_KEY_REUSED`. */
  readonly idempotencyKey: Scalars['String']['input'];
  /** Upload id of a CSV file of phone numbers, from `POST /uploads`. Null when `to` contains them. */
  readonly recipientsUploadId?: InputMaybe<Scalars['ID']['input']>;
  /** The template, its language and its variables. */
  readonly template: TemplateContentInput;
  /** Phone numbers with country code. Null when a file contains them. */
  readonly to?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};

/** Result of a bulk send. */
export type TemplateBulkSendPayload = MutationPayload & {
  readonly __typename?: 'TemplateBulkSendPayload';
  /** The value from the input. Null when none was given. */
  readonly clientMutationId: Maybe<Scalars['String']['output']>;
  /** Log position after this write: read your own write by waiting for it. Null when nothing was written. */
  readonly eventCursor: Maybe<Scalars['EventCursor']['output']>;
  /** True when the result of an earlier request with this key is returned. Nothing was sent. */
  readonly replayedFromIdempotencyKey: Scalars['Boolean']['output'];
  /** One result per phone number. Empty when nothing was sent. */
  readonly results: ReadonlyArray<BulkSendResult>;
  /** Expected failures. Empty when the write succeeded. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Component of a template that has variables. */
export type TemplateComponent =
  /** The text. */
  | 'BODY'
  /** A button below the text. */
  | 'BUTTON'
  /** The header above the text. */
  | 'HEADER';

/** A page of templates over all vendors. */
export type TemplateConnection = {
  readonly __typename?: 'TemplateConnection';
  /** Templates of this page with their cursors. */
  readonly edges: ReadonlyArray<TemplateEdge>;
  /** Templates of this page without cursors, in the order of `edges`. */
  readonly nodes: ReadonlyArray<Template>;
  /** Cursors of this page, and whether there are more pages. */
  readonly pageInfo: PageInfo;
  /** One entry per vendor account: what it contributed, how old the data is, and any error. */
  readonly sources: ReadonlyArray<SourceStatus>;
};

/** A template with its variables. Desk360 and SocialHub. */
export type TemplateContent = {
  readonly __typename?: 'TemplateContent';
  /** Language of the translation, such as `en` or `pt_BR`. */
  readonly languageCode: Scalars['String']['output'];
  /** Name of the template at the time of sending. */
  readonly name: Scalars['String']['output'];
  /** The template. Null when it is gone or cannot be read. */
  readonly template: Maybe<Template>;
  /** The vendor's id of the template. Null when the vendor sends only the name. */
  readonly templateNativeId: Maybe<Scalars['String']['output']>;
  /** Values of the template's variables. Empty when it has none. */
  readonly variables: ReadonlyArray<TemplateVariable>;
};

/** A template to send, with its variables. */
export type TemplateContentInput = {
  /** Language of the translation, such as `en` or `pt_BR`. */
  readonly languageCode: Scalars['String']['input'];
  /** Id of the template. */
  readonly templateId: Scalars['ID']['input'];
  /** Upload id of the header file, from `POST /uploads`. Null when the header has no file. */
  readonly uploadId?: InputMaybe<Scalars['ID']['input']>;
  /** Values of the template's variables; null when it has none. A missing value returns `REQUIRED`. */
  readonly variables?: InputMaybe<ReadonlyArray<TemplateVariableInput>>;
};

/** A template and its cursor. */
export type TemplateEdge = {
  readonly __typename?: 'TemplateEdge';
  /** Page cursor of this entry. Pass it as `after` or `before` to the same list. */
  readonly cursor: Scalars['String']['output'];
  /** The template. */
  readonly node: Template;
};

/** Type of a header. */
export type TemplateHeaderType =
  /** A document. */
  | 'DOCUMENT'
  /** An image. */
  | 'IMAGE'
  /** No header. */
  | 'NONE'
  /** A heading. */
  | 'TEXT'
  /** A video. */
  | 'VIDEO';

/** Origin and use of a template. */
export type TemplateKind =
  /** Canned reply that an agent may edit before sending. Glassix. */
  | 'CANNED_REPLY'
  /** Offered to SocialHub by the gateway's manifest. */
  | 'MANIFEST'
  /** Approved by WhatsApp, can be sent at any time. Desk360. */
  | 'WHATSAPP';

/** A variable of a template. */
export type TemplateParameter = {
  readonly __typename?: 'TemplateParameter';
  /** Component of the template, derived from `key`. */
  readonly component: TemplateComponent;
  /** Key of the variable, such as `body-1` at Desk360. Use it as `TemplateVariableInput.key`. */
  readonly key: Scalars['String']['output'];
  /** Number within the component, from 1, derived from `key`. Null when the variable has a name instead. */
  readonly position: Maybe<Scalars['Int']['output']>;
  /** True when the template cannot be sent without it. */
  readonly required: Scalars['Boolean']['output'];
};

/** A template to one phone number or address. */
export type TemplateSendInput = {
  /** Channel to send from. Desk360 WhatsApp. */
  readonly channelId: Scalars['ID']['input'];
  /** Arbitrary client text. Returned in the payload and in `cause` of the resulting events. */
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** Unique key of this action. The same key and input is sent once; a different input returns `IDEMPOTENCY_KEY_REUSED`. */
  readonly idempotencyKey: Scalars['String']['input'];
  /** The template, its language and its variables. */
  readonly template: TemplateContentInput;
  /** Phone number with country code. */
  readonly to: Scalars['String']['input'];
};

/** A translation of a template. */
export type TemplateTranslation = {
  readonly __typename?: 'TemplateTranslation';
  /** Text with its variables. */
  readonly body: Scalars['String']['output'];
  /** Heading with its variables. Null unless `headerType` is TEXT. */
  readonly headerText: Maybe<Scalars['String']['output']>;
  /** Type of the header. */
  readonly headerType: TemplateHeaderType;
  /** Language code as the vendor writes it, such as `en` or `pt_BR`. */
  readonly languageCode: Scalars['String']['output'];
  /** Name of the language. Null when the vendor gives none. */
  readonly languageName: Maybe<Scalars['String']['output']>;
  /** Variables of the translation. Empty when there are none. */
  readonly parameters: ReadonlyArray<TemplateParameter>;
};

/** Value of a template variable. */
export type TemplateVariable = {
  readonly __typename?: 'TemplateVariable';
  /** Variable that was filled, as in `TemplateParameter.key`. */
  readonly key: Scalars['String']['output'];
  /** The value as text. */
  readonly value: Scalars['String']['output'];
};

/** Value of a template variable. */
export type TemplateVariableInput = {
  /** Variable to fill, as in `TemplateParameter.key`. */
  readonly key: Scalars['String']['input'];
  /** The value as text. */
  readonly value: Scalars['String']['input'];
};

/** Plain or formatted text, from every vendor. */
export type TextContent = {
  readonly __typename?: 'TextContent';
  /** The same text as sanitised HTML. Null when the vendor sends plain text. */
  readonly html: Maybe<Scalars['String']['output']>;
  /** Plain text. */
  readonly text: Scalars['String']['output'];
};

/** Text to send. */
export type TextContentInput = {
  /** The same text as HTML. Ignored by vendors that accept plain text only. */
  readonly html?: InputMaybe<Scalars['String']['input']>;
  /** Plain text. Text above the vendor's limit returns `TOO_LONG` (Desk360 WhatsApp: 4096 characters). */
  readonly text: Scalars['String']['input'];
  /** Upload ids of files to attach, from `POST /uploads`. Null for none. */
  readonly uploadIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
};

/** A customer's request at one vendor, from the first message until it is closed. */
export type Ticket = Closable & Node & VendorResource & {
  readonly __typename?: 'Ticket';
  /** The vendor account of the ticket. */
  readonly account: VendorAccount;
  /** The assigned agent. Null when the ticket is unassigned, or when the agent cannot be read (see `errors`). */
  readonly assignee: Maybe<Agent>;
  /** Actions that are currently available, and why others are not. The mutations apply the same rules. */
  readonly capabilities: TicketCapabilities;
  /** Channel of the conversation. Null when the vendor does not report it or it cannot be read. */
  readonly channel: Maybe<Channel>;
  /** True when `status` is RESOLVED or CLOSED. */
  readonly closed: Scalars['Boolean']['output'];
  /** When it was last closed. Null while it is open, or when the vendor does not report it. */
  readonly closedAt: Maybe<Scalars['DateTime']['output']>;
  /** The customer. Null when the vendor does not report it. */
  readonly contact: Maybe<Contact>;
  /** Time of creation. Null when the vendor does not report it. */
  readonly createdAt: Maybe<Scalars['DateTime']['output']>;
  /** Custom fields of the vendor. Empty when there are none. */
  readonly customFields: ReadonlyArray<CustomField>;
  /** Identifiers of this ticket in other systems. Empty when there are none. */
  readonly externalReferences: ReadonlyArray<ExternalReference>;
  /** Time of the first reply by a human agent. Null when there was none or it is unknown. */
  readonly firstResponseAt: Maybe<Scalars['DateTime']['output']>;
  /** Source and age of this data. */
  readonly freshness: Freshness;
  /** Opaque global id. Pass it to `node` to fetch the object again. */
  readonly id: Scalars['ID']['output'];
  /** Time of the newest known message or change. Null when none is known. */
  readonly lastActivityAt: Maybe<Scalars['DateTime']['output']>;
  /** The newest message or note. Null when there is none or it is not cached. */
  readonly lastMessage: Maybe<Message>;
  /** Messages and notes, oldest first. Null when the vendor cannot be read and nothing is cached; see `errors`. */
  readonly messages: Maybe<MessageConnection>;
  /** The vendor's own identifier. Quote it to the vendor's support. */
  readonly nativeId: Scalars['String']['output'];
  /** Status as the vendor names it. */
  readonly nativeStatus: NativeStatus;
  /** Ticket number that people quote. Null when the vendor has none. */
  readonly number: Maybe<Scalars['String']['output']>;
  /** Participants of the conversation. Null when unknown, which differs from an empty list. */
  readonly participants: Maybe<ReadonlyArray<Participant>>;
  /** Start of the newest message as plain text. Null when there is none. */
  readonly preview: Maybe<Scalars['String']['output']>;
  /** Priority. Set for Desk360, null for other vendors. */
  readonly priority: Maybe<TicketPriority>;
  /** Rating by the customer. Set for Desk360 and SocialHub, null for other vendors. */
  readonly rating: Maybe<Rating>;
  /** The ticket as the vendor last sent it, for debugging. Null when it is not stored. */
  readonly raw: Maybe<Scalars['JSON']['output']>;
  /** The actor who currently replies: a human agent or an AI agent. Null when there is none or it is unknown. */
  readonly responder: Maybe<Actor>;
  /** When a SNOOZED ticket reappears. Null for other statuses. */
  readonly snoozedUntil: Maybe<Scalars['DateTime']['output']>;
  /** Normalised status. */
  readonly status: TicketStatus;
  /** Category of `status`. */
  readonly statusCategory: TicketStatusCategory;
  /** Subject of the ticket. Null on channels without one, such as SMS and WhatsApp. */
  readonly subject: Maybe<Scalars['String']['output']>;
  /** Summary of the conversation. Set for Zaia and Glassix, null for other vendors. */
  readonly summary: Maybe<Scalars['String']['output']>;
  /** Tags, reason and type of the ticket. Null when they cannot be read; Zaia reports tags only after a change. */
  readonly tags: Maybe<ReadonlyArray<Tag>>;
  /** The assigned team. Set for Glassix and Zaia, null for other vendors. */
  readonly team: Maybe<Team>;
  /** Messages and changes in one order, oldest first. Null when the vendor cannot be read and nothing is cached. */
  readonly timeline: Maybe<TimelineConnection>;
  /** Time of the last change at the vendor. Null when the vendor does not report it. */
  readonly updatedAt: Maybe<Scalars['DateTime']['output']>;
  /** URL of the ticket in the vendor's own application. Null when there is none. */
  readonly url: Maybe<Scalars['URL']['output']>;
  /** The vendor that holds this object. */
  readonly vendor: Vendor;
  /** Changes with every known change of the ticket. Pass it as `expectedVersion`. */
  readonly version: Scalars['String']['output'];
};


/** A customer's request at one vendor, from the first message until it is closed. */
export type TicketMessagesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<MessageFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** A customer's request at one vendor, from the first message until it is closed. */
export type TicketTimelineArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** SocialHub: the requested action failed on the network. */
export type TicketActionFailInput = {
  /** `actionId` of the ACTION_REQUESTED event. */
  readonly actionId: Scalars['String']['input'];
  /** Arbitrary client text. Returned in the payload and in `cause` of the resulting events. */
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** `followupId` of the event. Null for actions without a reply, such as buttons. */
  readonly followupId?: InputMaybe<Scalars['String']['input']>;
  /** Unique key of this action. The same key and input is sent once; a different input returns `IDEMPOTENCY_KEY_REUSED`. */
  readonly idempotencyKey: Scalars['String']['input'];
  /** Why it failed, as a message for agents. Null when unknown. */
  readonly reason?: InputMaybe<Scalars['String']['input']>;
  /** Id of the ticket. An unknown id returns `NOT_FOUND`. */
  readonly ticketId: Scalars['ID']['input'];
};

/** New assignee of a ticket. At least one of `agentId` and `teamId` is required. */
export type TicketAssignInput = {
  /** Agent to assign. Null leaves the choice to the team. */
  readonly agentId?: InputMaybe<Scalars['ID']['input']>;
  /** Arbitrary client text. Returned in the payload and in `cause` of the resulting events. */
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /**
   * Last seen `Ticket.version`; null skips the check. If the ticket has changed, nothing is sent and `STALE_VERSION` is
   * returned.
   */
  readonly expectedVersion?: InputMaybe<Scalars['String']['input']>;
  /** Unique key of this action, so that a retry is not executed twice. Null makes every call a new action. */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** True keeps the current agent as a participant. Glassix only. */
  readonly keepCurrentOwner?: InputMaybe<Scalars['Boolean']['input']>;
  /** Team to assign. Null leaves the team unchanged. */
  readonly teamId?: InputMaybe<Scalars['ID']['input']>;
  /** Id of the ticket. An unknown id returns `NOT_FOUND`. */
  readonly ticketId: Scalars['ID']['input'];
};

/** The assigned agent of a ticket changed. Emotive and SocialHub do not report it. */
export type TicketAssignedEvent = Event & {
  readonly __typename?: 'TicketAssignedEvent';
  /** The write or webhook that caused the event. Null when unknown. */
  readonly cause: Maybe<EventCause>;
  /** Position in the event log. Pass it as `after` to resume after this event. */
  readonly cursor: Scalars['EventCursor']['output'];
  /** Agent before. Null when there was none or it is unknown. */
  readonly from: Maybe<Agent>;
  /** Opaque id of the event. It does not change after a reconnect, so clients can use it to drop duplicates. */
  readonly id: Scalars['ID']['output'];
  /** When it happened by the vendor's clock. The time of receipt when the vendor gives none. */
  readonly occurredAt: Scalars['DateTime']['output'];
  /** When the gateway received it. */
  readonly receivedAt: Scalars['DateTime']['output'];
  /** True when it came from a replayed webhook delivery. Resuming from a cursor does not set it. */
  readonly replayed: Scalars['Boolean']['output'];
  /** The ticket in its current state, not as it was then. Null when there is none or it cannot be read; see `errors`. */
  readonly ticket: Maybe<Ticket>;
  /** Id of the ticket concerned. Null when the event is not about one ticket. */
  readonly ticketId: Maybe<Scalars['ID']['output']>;
  /** Agent after. Null when the ticket is unassigned. */
  readonly to: Maybe<Agent>;
  /** Type of the event. It identifies the concrete type without `__typename`. */
  readonly type: EventType;
  /** The vendor where it happened. Null for events of the gateway itself. */
  readonly vendor: Maybe<Vendor>;
};

/** Actions that are currently available on a ticket. */
export type TicketCapabilities = {
  readonly __typename?: 'TicketCapabilities';
  /** Write a note that only agents can see: `ticketNoteAdd`. */
  readonly addNote: Capability;
  /** Assign the ticket to an agent: `ticketAssign`. */
  readonly assign: Capability;
  /** Add files to a reply. */
  readonly attach: AttachmentCapability;
  /** Close the ticket: `ticketStatusSet` with RESOLVED or CLOSED, depending on the vendor. */
  readonly close: Capability;
  /** Mark the ticket as pending: `ticketStatusSet(PENDING)`. */
  readonly markPending: Capability;
  /** Mark messages as read on the network: `messagesMarkRead`. */
  readonly markRead: Capability;
  /** Stop messages to the customer: `contactOptOut`. */
  readonly optOutContact: Capability;
  /** Reopen a closed ticket: `ticketStatusSet(OPEN)` or `ticketUpdate(reopen: true)`. */
  readonly reopen: Capability;
  /** Send the customer a message: `ticketReply`. */
  readonly reply: Capability;
  /** Send the customer a message with buttons: `ticketReply` with interactive content. */
  readonly replyInteractive: Capability;
  /** Send the customer an approved template: `ticketReply` with template content. */
  readonly replyWithTemplate: Capability;
  /** Change the priority. No vendor supports it yet. */
  readonly setPriority: Capability;
  /** Snooze the ticket: `ticketStatusSet(SNOOZED)`. */
  readonly snooze: Capability;
  /** Add tags: `ticketTagsAdd`. */
  readonly tag: Capability;
  /** Take the conversation over from an AI agent: `ticketTakeOver`. */
  readonly takeOver: Capability;
  /** Transfer the ticket to another team: `ticketAssign` with a team. Glassix then gives the ticket a new id. */
  readonly transferTeam: Capability;
  /** Remove tags: `ticketTagsRemove`. */
  readonly untag: Capability;
};

/** A page of tickets of all vendors in one total order. */
export type TicketConnection = {
  readonly __typename?: 'TicketConnection';
  /** Tickets of this page with their cursors. */
  readonly edges: ReadonlyArray<TicketEdge>;
  /** Tickets of this page without cursors, in the order of `edges`. */
  readonly nodes: ReadonlyArray<Ticket>;
  /** Cursors of this page, and whether there are more pages. */
  readonly pageInfo: PageInfo;
  /** One entry per vendor account: what it contributed, how old the data is, and any error. */
  readonly sources: ReadonlyArray<SourceStatus>;
  /** Total number of matching tickets. Null when they cannot be counted without vendor calls. */
  readonly totalCount: Maybe<Scalars['Int']['output']>;
};

/** A new ticket. Required fields differ by vendor; a missing one is returned in `userErrors` as REQUIRED with its path. */
export type TicketCreateInput = {
  /** Vendor account to create the ticket in. */
  readonly accountId: Scalars['ID']['input'];
  /** Initially assigned agent. Desk360 and Zaia. */
  readonly assigneeId?: InputMaybe<Scalars['ID']['input']>;
  /** Files, given by their public https URLs. SocialHub only. */
  readonly attachments?: InputMaybe<ReadonlyArray<AttachmentUrlInput>>;
  /** Channel of the ticket. Required by Desk360, where it determines the product. */
  readonly channelId?: InputMaybe<Scalars['ID']['input']>;
  /** Zaia's id of the chat to hand over. Required by Zaia. */
  readonly chatNativeId?: InputMaybe<Scalars['String']['input']>;
  /** Arbitrary client text. Returned in the payload and in `cause` of the resulting events. */
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** The customer. Desk360 requires name and e-mail address, SocialHub the id on the network. */
  readonly contact?: InputMaybe<ContactInput>;
  /** When the message was written on its network; null means now. SocialHub only. */
  readonly createdAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** Language and region, such as `en-US`. Glassix only. */
  readonly culture?: InputMaybe<Scalars['String']['input']>;
  /** Values of custom fields. Desk360 and Glassix. */
  readonly customFields?: InputMaybe<ReadonlyArray<CustomFieldInput>>;
  /**
   * Your identifier of the ticket (SocialHub networkItemId, Glassix uniqueArgument). A used one returns
   * `DUPLICATE_EXTERNAL_ID`.
   */
  readonly externalId?: InputMaybe<Scalars['String']['input']>;
  /** Messages exchanged before the ticket was created. Glassix only. */
  readonly firstMessages?: InputMaybe<ReadonlyArray<FirstMessageInput>>;
  /** Unique key of this action. The same key and input is sent once; a different input returns `IDEMPOTENCY_KEY_REUSED`. */
  readonly idempotencyKey: Scalars['String']['input'];
  /** URL that the message links to. SocialHub only. */
  readonly link?: InputMaybe<Scalars['URL']['input']>;
  /** Participants of the conversation. Required by Glassix. */
  readonly participants?: InputMaybe<ReadonlyArray<ParticipantInput>>;
  /** Rating that came with the message. SocialHub only. */
  readonly rating?: InputMaybe<RatingInput>;
  /** Tag of kind REASON. Desk360 only. */
  readonly reasonTagId?: InputMaybe<Scalars['ID']['input']>;
  /** `externalId` of the ticket that starts the conversation. SocialHub only. */
  readonly rootExternalId?: InputMaybe<Scalars['String']['input']>;
  /** Initial status. Null leaves it to the vendor. */
  readonly status?: InputMaybe<SettableTicketStatus>;
  /** Subject, where the vendor has one. Null for none. */
  readonly subject?: InputMaybe<Scalars['String']['input']>;
  /** Names of tags to add. Glassix only. */
  readonly tagNames?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Initially assigned team. Zaia only. */
  readonly teamId?: InputMaybe<Scalars['ID']['input']>;
  /** First message as plain text. SocialHub accepts at most 10,000 characters. */
  readonly text?: InputMaybe<Scalars['String']['input']>;
  /** Upload ids of files to attach, from `POST /uploads`. Null for none. */
  readonly uploadIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** URL of the post on its network. SocialHub only. */
  readonly url?: InputMaybe<Scalars['URL']['input']>;
};

/** A ticket was created, or was seen for the first time. */
export type TicketCreatedEvent = Event & {
  readonly __typename?: 'TicketCreatedEvent';
  /** The write or webhook that caused the event. Null when unknown. */
  readonly cause: Maybe<EventCause>;
  /** Position in the event log. Pass it as `after` to resume after this event. */
  readonly cursor: Scalars['EventCursor']['output'];
  /** Opaque id of the event. It does not change after a reconnect, so clients can use it to drop duplicates. */
  readonly id: Scalars['ID']['output'];
  /** When it happened by the vendor's clock. The time of receipt when the vendor gives none. */
  readonly occurredAt: Scalars['DateTime']['output'];
  /** When the gateway received it. */
  readonly receivedAt: Scalars['DateTime']['output'];
  /** True when it came from a replayed webhook delivery. Resuming from a cursor does not set it. */
  readonly replayed: Scalars['Boolean']['output'];
  /** The ticket in its current state, not as it was then. Null when there is none or it cannot be read; see `errors`. */
  readonly ticket: Maybe<Ticket>;
  /** Id of the ticket concerned. Null when the event is not about one ticket. */
  readonly ticketId: Maybe<Scalars['ID']['output']>;
  /** Type of the event. It identifies the concrete type without `__typename`. */
  readonly type: EventType;
  /** The vendor where it happened. Null for events of the gateway itself. */
  readonly vendor: Maybe<Vendor>;
};

/** A ticket and its cursor. */
export type TicketEdge = {
  readonly __typename?: 'TicketEdge';
  /** Page cursor of this entry. Pass it as `after` or `before` to the same list. */
  readonly cursor: Scalars['String']['output'];
  /** The ticket. */
  readonly node: Ticket;
};

/** Your own identifiers for a ticket. Emotive requires them before a ticket can be closed. */
export type TicketExternalReferenceSetInput = {
  /** Arbitrary client text. Returned in the payload and in `cause` of the resulting events. */
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** Your identifier of the ticket. */
  readonly externalTicketId: Scalars['String']['input'];
  /** Your identifier of the customer. Null leaves it unchanged. */
  readonly externalUserId?: InputMaybe<Scalars['String']['input']>;
  /** Unique key of this action, so that a retry is not executed twice. Null makes every call a new action. */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Id of the ticket. An unknown id returns `NOT_FOUND`. */
  readonly ticketId: Scalars['ID']['input'];
};

/** Filters tickets. Every given field must match; a list field matches any of its values. */
export type TicketFilter = {
  /** Every one of these filters must match. */
  readonly and?: InputMaybe<ReadonlyArray<TicketFilter>>;
  /** The assigned agent. `isNull: true` lists unassigned tickets. */
  readonly assigneeId?: InputMaybe<IdFilter>;
  /** The ticket's channel. */
  readonly channelId?: InputMaybe<IdFilter>;
  /** The channel type is one of these. */
  readonly channelType?: InputMaybe<ReadonlyArray<ChannelType>>;
  /** The customer. */
  readonly contactId?: InputMaybe<IdFilter>;
  /** Time of creation. A ticket without that time does not match. */
  readonly createdAt?: InputMaybe<DateTimeFilter>;
  /** E-mail address of the customer. */
  readonly email?: InputMaybe<StringFilter>;
  /** Value of an identifier in another system, as in `Ticket.externalReferences`. */
  readonly externalReference?: InputMaybe<StringFilter>;
  /** This filter must not match. */
  readonly not?: InputMaybe<TicketFilter>;
  /** At least one of these filters must match. An empty list matches nothing. */
  readonly or?: InputMaybe<ReadonlyArray<TicketFilter>>;
  /** Phone number of the customer, with country code. */
  readonly phone?: InputMaybe<StringFilter>;
  /** The priority is one of these. Only Desk360 tickets have one. */
  readonly priority?: InputMaybe<ReadonlyArray<TicketPriority>>;
  /** The status is one of these. */
  readonly status?: InputMaybe<ReadonlyArray<TicketStatus>>;
  /** The status category is one of these. */
  readonly statusCategory?: InputMaybe<ReadonlyArray<TicketStatusCategory>>;
  /** Subject of the ticket. */
  readonly subject?: InputMaybe<StringFilter>;
  /** A tag, reason or type of the ticket. */
  readonly tagId?: InputMaybe<IdFilter>;
  /** The assigned team. */
  readonly teamId?: InputMaybe<IdFilter>;
  /** Full-text search over the ticket. */
  readonly text?: InputMaybe<Scalars['String']['input']>;
  /** Time of the last change. A ticket without that time does not match. */
  readonly updatedAt?: InputMaybe<DateTimeFilter>;
  /** The vendor is one of these. */
  readonly vendor?: InputMaybe<ReadonlyArray<Vendor>>;
};

/** A note that only agents can see. */
export type TicketNoteAddInput = {
  /** Arbitrary client text. Returned in the payload and in `cause` of the resulting events. */
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** Unique key of this action. The same key and input is sent once; a different input returns `IDEMPOTENCY_KEY_REUSED`. */
  readonly idempotencyKey: Scalars['String']['input'];
  /** The note as plain text. */
  readonly text: Scalars['String']['input'];
  /** Id of the ticket. An unknown id returns `NOT_FOUND`. */
  readonly ticketId: Scalars['ID']['input'];
  /** Upload ids of files to attach, from `POST /uploads`. Null for none. */
  readonly uploadIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
};

/** Sort order of a list of tickets. Ties are broken by id, so pages never overlap. */
export type TicketOrder = {
  /** Sort direction. */
  readonly direction: OrderDirection;
  /** Sort field. */
  readonly field: TicketOrderField;
};

/** Sort field of a list of tickets. */
export type TicketOrderField =
  /** Time of creation. */
  | 'CREATED_AT'
  /** Time of the newest known message or change. */
  | 'LAST_ACTIVITY_AT'
  /** Priority. Tickets without one sort lowest. */
  | 'PRIORITY'
  /** Time of the last change at the vendor. */
  | 'UPDATED_AT';

/** Result of a write to a ticket. */
export type TicketPayload = MutationPayload & {
  readonly __typename?: 'TicketPayload';
  /** The value from the input. Null when none was given. */
  readonly clientMutationId: Maybe<Scalars['String']['output']>;
  /** Log position after this write: read your own write by waiting for it. Null when nothing was written. */
  readonly eventCursor: Maybe<Scalars['EventCursor']['output']>;
  /** True when the result of an earlier request with this key is returned. Nothing was sent. */
  readonly replayedFromIdempotencyKey: Scalars['Boolean']['output'];
  /** The ticket after the write. Null when it could not be read or created. */
  readonly ticket: Maybe<Ticket>;
  /** Expected failures. Empty when the write succeeded. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Priority of a ticket. Only Desk360 has one. */
export type TicketPriority =
  /** High priority. */
  | 'HIGH'
  /** Low priority. */
  | 'LOW'
  /** Normal priority. */
  | 'MEDIUM'
  /** Highest priority. */
  | 'URGENT';

/** The ticket to refresh. */
export type TicketRefreshInput = {
  /** Arbitrary client text. Returned in the payload and in `cause` of the resulting events. */
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** Id of the ticket. An unknown id returns `NOT_FOUND`. */
  readonly ticketId: Scalars['ID']['input'];
};

/** SocialHub: the reply requested by an ACTION_REQUESTED event was published. */
export type TicketReplyConfirmInput = {
  /** Arbitrary client text. Returned in the payload and in `cause` of the resulting events. */
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** When the reply was published. Null means now. */
  readonly createdAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** `followupId` of the event. */
  readonly followupId: Scalars['String']['input'];
  /** Unique key of this action. The same key and input is sent once; a different input returns `IDEMPOTENCY_KEY_REUSED`. */
  readonly idempotencyKey: Scalars['String']['input'];
  /** Identifier of the reply on the network. */
  readonly networkItemId: Scalars['String']['input'];
  /** Id of the ticket. An unknown id returns `NOT_FOUND`. */
  readonly ticketId: Scalars['ID']['input'];
  /** URL of the reply on the network. Null when it has none. */
  readonly url?: InputMaybe<Scalars['URL']['input']>;
};

/** A message to the customer of a ticket. */
export type TicketReplyInput = {
  /** Arbitrary client text. Returned in the payload and in `cause` of the resulting events. */
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** Content to send. Unsupported content returns `NOT_SUPPORTED_BY_VENDOR`. */
  readonly content: MessageContentInput;
  /**
   * Last seen `Ticket.version`; null skips the check. If the ticket has changed, nothing is sent and `STALE_VERSION` is
   * returned.
   */
  readonly expectedVersion?: InputMaybe<Scalars['String']['input']>;
  /** Unique key of this action. The same key and input is sent once; a different input returns `IDEMPOTENCY_KEY_REUSED`. */
  readonly idempotencyKey: Scalars['String']['input'];
  /** Id of the ticket. An unknown id returns `NOT_FOUND`. */
  readonly ticketId: Scalars['ID']['input'];
};

/** Status of a ticket, normalised over all vendors. `nativeStatus` has the vendor's own value. */
export type TicketStatus =
  /** Done. A reply by the customer creates a new ticket. */
  | 'CLOSED'
  /** Not picked up yet. */
  | 'NEW'
  /** In progress. */
  | 'OPEN'
  /** Waiting for another party. */
  | 'PENDING'
  /** Done. A reply by the customer reopens this ticket. */
  | 'RESOLVED'
  /** Hidden until a given time. */
  | 'SNOOZED'
  /** An unrecognised value of the vendor; see `nativeStatus`. */
  | 'UNKNOWN';

/** Statuses in four coarse groups. */
export type TicketStatusCategory =
  /** NEW or OPEN. An agent should act. */
  | 'ACTIVE'
  /** RESOLVED or CLOSED. */
  | 'DONE'
  /** The status is UNKNOWN. */
  | 'UNKNOWN'
  /** PENDING or SNOOZED. No action is needed yet. */
  | 'WAITING';

/** The status of a ticket changed. */
export type TicketStatusChangedEvent = Event & {
  readonly __typename?: 'TicketStatusChangedEvent';
  /** The write or webhook that caused the event. Null when unknown. */
  readonly cause: Maybe<EventCause>;
  /** Position in the event log. Pass it as `after` to resume after this event. */
  readonly cursor: Scalars['EventCursor']['output'];
  /** Status before. Null when unknown. */
  readonly from: Maybe<TicketStatus>;
  /** Opaque id of the event. It does not change after a reconnect, so clients can use it to drop duplicates. */
  readonly id: Scalars['ID']['output'];
  /** When it happened by the vendor's clock. The time of receipt when the vendor gives none. */
  readonly occurredAt: Scalars['DateTime']['output'];
  /** When the gateway received it. */
  readonly receivedAt: Scalars['DateTime']['output'];
  /** True when it came from a replayed webhook delivery. Resuming from a cursor does not set it. */
  readonly replayed: Scalars['Boolean']['output'];
  /** The ticket in its current state, not as it was then. Null when there is none or it cannot be read; see `errors`. */
  readonly ticket: Maybe<Ticket>;
  /** Id of the ticket concerned. Null when the event is not about one ticket. */
  readonly ticketId: Maybe<Scalars['ID']['output']>;
  /** Status after. */
  readonly to: TicketStatus;
  /** Type of the event. It identifies the concrete type without `__typename`. */
  readonly type: EventType;
  /** The vendor where it happened. Null for events of the gateway itself. */
  readonly vendor: Maybe<Vendor>;
};

/** A new status of a ticket. */
export type TicketStatusSetInput = {
  /** Arbitrary client text. Returned in the payload and in `cause` of the resulting events. */
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /**
   * Last seen `Ticket.version`; null skips the check. If the ticket has changed, nothing is sent and `STALE_VERSION` is
   * returned.
   */
  readonly expectedVersion?: InputMaybe<Scalars['String']['input']>;
  /** Unique key of this action, so that a retry is not executed twice. Null makes every call a new action. */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Tag of kind REASON. Desk360 only. */
  readonly reasonTagId?: InputMaybe<Scalars['ID']['input']>;
  /** When the ticket reappears. Required with SNOOZED, null otherwise. */
  readonly snoozedUntil?: InputMaybe<Scalars['DateTime']['input']>;
  /** New status. One that the vendor lacks returns `NOT_SUPPORTED_BY_VENDOR`. */
  readonly status: SettableTicketStatus;
  /** Summary of the conversation. Glassix only. */
  readonly summary?: InputMaybe<Scalars['String']['input']>;
  /** Id of the ticket. An unknown id returns `NOT_FOUND`. */
  readonly ticketId: Scalars['ID']['input'];
};

/** Tags of a ticket were added or removed. */
export type TicketTagsChangedEvent = Event & {
  readonly __typename?: 'TicketTagsChangedEvent';
  /** Added tags. Empty when there are none. */
  readonly added: ReadonlyArray<Tag>;
  /** The write or webhook that caused the event. Null when unknown. */
  readonly cause: Maybe<EventCause>;
  /** Position in the event log. Pass it as `after` to resume after this event. */
  readonly cursor: Scalars['EventCursor']['output'];
  /** Opaque id of the event. It does not change after a reconnect, so clients can use it to drop duplicates. */
  readonly id: Scalars['ID']['output'];
  /** When it happened by the vendor's clock. The time of receipt when the vendor gives none. */
  readonly occurredAt: Scalars['DateTime']['output'];
  /** When the gateway received it. */
  readonly receivedAt: Scalars['DateTime']['output'];
  /** Removed tags. Empty when there are none. */
  readonly removed: ReadonlyArray<Tag>;
  /** True when it came from a replayed webhook delivery. Resuming from a cursor does not set it. */
  readonly replayed: Scalars['Boolean']['output'];
  /** The ticket in its current state, not as it was then. Null when there is none or it cannot be read; see `errors`. */
  readonly ticket: Maybe<Ticket>;
  /** Id of the ticket concerned. Null when the event is not about one ticket. */
  readonly ticketId: Maybe<Scalars['ID']['output']>;
  /** Type of the event. It identifies the concrete type without `__typename`. */
  readonly type: EventType;
  /** The vendor where it happened. Null for events of the gateway itself. */
  readonly vendor: Maybe<Vendor>;
};

/** Tags to add to or remove from a ticket. */
export type TicketTagsInput = {
  /** Arbitrary client text. Returned in the payload and in `cause` of the resulting events. */
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** Unique key of this action, so that a retry is not executed twice. Null makes every call a new action. */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Tags of the same vendor. Adding a present tag or removing an absent one is not an error. */
  readonly tagIds: ReadonlyArray<Scalars['ID']['input']>;
  /** Id of the ticket. An unknown id returns `NOT_FOUND`. */
  readonly ticketId: Scalars['ID']['input'];
};

/** Takes a conversation over from an AI agent. Zaia. */
export type TicketTakeOverInput = {
  /** Agent who takes over. */
  readonly agentId: Scalars['ID']['input'];
  /** Arbitrary client text. Returned in the payload and in `cause` of the resulting events. */
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /**
   * Last seen `Ticket.version`; null skips the check. If the ticket has changed, nothing is sent and `STALE_VERSION` is
   * returned.
   */
  readonly expectedVersion?: InputMaybe<Scalars['String']['input']>;
  /** Unique key of this action, so that a retry is not executed twice. Null makes every call a new action. */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Id of the ticket. An unknown id returns `NOT_FOUND`. */
  readonly ticketId: Scalars['ID']['input'];
};

/**
 * New values of a ticket; omitted fields stay unchanged. Fields that the vendor cannot change are rejected before the
 * call.
 */
export type TicketUpdateInput = {
  /** New list of files, given by their public https URLs. SocialHub only. */
  readonly attachments?: InputMaybe<ReadonlyArray<AttachmentUrlInput>>;
  /** Arbitrary client text. Returned in the payload and in `cause` of the resulting events. */
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** New values of the customer. SocialHub only. */
  readonly contact?: InputMaybe<ContactInput>;
  /** New values of custom fields. Glassix only. */
  readonly customFields?: InputMaybe<ReadonlyArray<CustomFieldInput>>;
  /**
   * Last seen `Ticket.version`; null skips the check. If the ticket has changed, nothing is sent and `STALE_VERSION` is
   * returned.
   */
  readonly expectedVersion?: InputMaybe<Scalars['String']['input']>;
  /** Unique key of this action, so that a retry is not executed twice. Null makes every call a new action. */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** New URL that the post links to. SocialHub only. */
  readonly link?: InputMaybe<Scalars['URL']['input']>;
  /** New rating. SocialHub only. */
  readonly rating?: InputMaybe<RatingInput>;
  /** True reopens a closed ticket. SocialHub only. */
  readonly reopen?: InputMaybe<Scalars['Boolean']['input']>;
  /** New text of the post. SocialHub only. */
  readonly text?: InputMaybe<Scalars['String']['input']>;
  /** Id of the ticket. An unknown id returns `NOT_FOUND`. */
  readonly ticketId: Scalars['ID']['input'];
  /** When the post changed on its network. Null means now. */
  readonly updatedAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** New URL of the post on its network. SocialHub only. */
  readonly url?: InputMaybe<Scalars['URL']['input']>;
};

/** Fields of a ticket changed that have no event type of their own. */
export type TicketUpdatedEvent = Event & {
  readonly __typename?: 'TicketUpdatedEvent';
  /** The write or webhook that caused the event. Null when unknown. */
  readonly cause: Maybe<EventCause>;
  /** The fields that changed. */
  readonly changes: ReadonlyArray<FieldChange>;
  /** Position in the event log. Pass it as `after` to resume after this event. */
  readonly cursor: Scalars['EventCursor']['output'];
  /** Opaque id of the event. It does not change after a reconnect, so clients can use it to drop duplicates. */
  readonly id: Scalars['ID']['output'];
  /** When it happened by the vendor's clock. The time of receipt when the vendor gives none. */
  readonly occurredAt: Scalars['DateTime']['output'];
  /** When the gateway received it. */
  readonly receivedAt: Scalars['DateTime']['output'];
  /** True when it came from a replayed webhook delivery. Resuming from a cursor does not set it. */
  readonly replayed: Scalars['Boolean']['output'];
  /** The ticket in its current state, not as it was then. Null when there is none or it cannot be read; see `errors`. */
  readonly ticket: Maybe<Ticket>;
  /** Id of the ticket concerned. Null when the event is not about one ticket. */
  readonly ticketId: Maybe<Scalars['ID']['output']>;
  /** Type of the event. It identifies the concrete type without `__typename`. */
  readonly type: EventType;
  /** The vendor where it happened. Null for events of the gateway itself. */
  readonly vendor: Maybe<Vendor>;
};

/** A page of messages and changes of one ticket, oldest first. */
export type TimelineConnection = {
  readonly __typename?: 'TimelineConnection';
  /** Entries of this page with their cursors. */
  readonly edges: ReadonlyArray<TimelineEdge>;
  /** Entries of this page without cursors, in the order of `edges`. */
  readonly nodes: ReadonlyArray<TimelineItem>;
  /** Cursors of this page, and whether there are more pages. */
  readonly pageInfo: PageInfo;
};

/** An entry and its cursor. */
export type TimelineEdge = {
  readonly __typename?: 'TimelineEdge';
  /** Page cursor of this entry. Pass it as `after` or `before` to the same list. */
  readonly cursor: Scalars['String']['output'];
  /** The message or change. */
  readonly node: TimelineItem;
};

/** An entry of a ticket's timeline. New types may be added. */
export type TimelineItem = AssignmentChange | FieldChange | Message | StatusChange | TagChange;

/** A parsed webhook that has no event type of its own, such as Glassix DOCUMENT_SIGNED. */
export type UnmappedVendorEvent = Event & {
  readonly __typename?: 'UnmappedVendorEvent';
  /** The write or webhook that caused the event. Null when unknown. */
  readonly cause: Maybe<EventCause>;
  /** Position in the event log. Pass it as `after` to resume after this event. */
  readonly cursor: Scalars['EventCursor']['output'];
  /** Opaque id of the event. It does not change after a reconnect, so clients can use it to drop duplicates. */
  readonly id: Scalars['ID']['output'];
  /** The vendor's name for it. */
  readonly nativeType: Scalars['String']['output'];
  /** When it happened by the vendor's clock. The time of receipt when the vendor gives none. */
  readonly occurredAt: Scalars['DateTime']['output'];
  /** Payload as the vendor sent it. Null when it is not stored. */
  readonly raw: Maybe<Scalars['JSON']['output']>;
  /** When the gateway received it. */
  readonly receivedAt: Scalars['DateTime']['output'];
  /** True when it came from a replayed webhook delivery. Resuming from a cursor does not set it. */
  readonly replayed: Scalars['Boolean']['output'];
  /** The ticket in its current state, not as it was then. Null when there is none or it cannot be read; see `errors`. */
  readonly ticket: Maybe<Ticket>;
  /** Id of the ticket concerned. Null when the event is not about one ticket. */
  readonly ticketId: Maybe<Scalars['ID']['output']>;
  /** Type of the event. It identifies the concrete type without `__typename`. */
  readonly type: EventType;
  /** The vendor where it happened. Null for events of the gateway itself. */
  readonly vendor: Maybe<Vendor>;
};

/** Unrecognised content. `Message.text` contains what could be parsed. */
export type UnsupportedContent = {
  readonly __typename?: 'UnsupportedContent';
  /** The vendor's name for it. */
  readonly nativeType: Scalars['String']['output'];
  /** Content as the vendor sent it. Null when it is not stored. */
  readonly raw: Maybe<Scalars['JSON']['output']>;
};

/** An expected failure of a write, returned as data. */
export type UserError = {
  readonly __typename?: 'UserError';
  /** Kind of failure. Decide by this code, never by `message`. */
  readonly code: UserErrorCode;
  /** Path of the input field concerned, starting at `input`. Null when no single field is concerned. */
  readonly field: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** Message that can be shown to users. */
  readonly message: Scalars['String']['output'];
  /** Seconds to wait before retrying. Null when unknown. */
  readonly retryAfterSeconds: Maybe<Scalars['Int']['output']>;
  /** True when the same write may succeed later. */
  readonly retryable: Scalars['Boolean']['output'];
  /** Vendor that rejected the write. Null when the gateway did. */
  readonly vendor: Maybe<Vendor>;
  /** The vendor's own error code. Null when there is none. */
  readonly vendorCode: Maybe<Scalars['String']['output']>;
  /** The vendor's message, where it is meant for users. Null otherwise. */
  readonly vendorMessage: Maybe<Scalars['String']['output']>;
};

/** Kinds of expected failures, the same for all writes and vendors. */
export type UserErrorCode =
  /** The write conflicts with the vendor's current state. */
  | 'CONFLICT'
  /** The customer has opted out of messages. */
  | 'CONTACT_OPTED_OUT'
  /** The external id is already used. The payload contains the existing ticket. */
  | 'DUPLICATE_EXTERNAL_ID'
  /** The token or the vendor credentials do not permit it. */
  | 'FORBIDDEN'
  /** A write with this key is in progress. Retry shortly. */
  | 'IDEMPOTENCY_IN_PROGRESS'
  /** The key was already used with a different input. */
  | 'IDEMPOTENCY_KEY_REUSED'
  /** A value is invalid. */
  | 'INVALID'
  /** The messaging window has expired; only templates can be sent. */
  | 'MESSAGING_WINDOW_EXPIRED'
  /** The action is not available in the current state. */
  | 'NOT_ALLOWED_IN_STATE'
  /** The object does not exist, or the client may not see it. */
  | 'NOT_FOUND'
  /** The vendor does not support this action. */
  | 'NOT_SUPPORTED_BY_VENDOR'
  /** The vendor did not respond in time and may have executed the write. It is never retried automatically. */
  | 'OUTCOME_UNKNOWN'
  /** A value required by this vendor is missing. */
  | 'REQUIRED'
  /** The ticket has changed since `expectedVersion`. Read it again. */
  | 'STALE_VERSION'
  /** A text or list exceeds the vendor's limit. */
  | 'TOO_LONG'
  /** The account's rate budget is used up; see `retryAfterSeconds`. */
  | 'VENDOR_RATE_LIMITED'
  /** The vendor rejected the write; see `vendorCode`. */
  | 'VENDOR_REJECTED'
  /** The vendor did not respond and nothing was written. */
  | 'VENDOR_UNAVAILABLE';

/** A supported helpdesk vendor. */
export type Vendor =
  /** Desk360. Products, tickets and WhatsApp conversations, with 10 to 100 calls per minute. */
  | 'DESK360'
  /** Emotive. SMS conversations: tickets arrive by webhook; replies, closing and external ids go back by REST. */
  | 'EMOTIVE'
  /** Glassix. Conversations of every channel, organised in departments; signed webhooks or an event queue. */
  | 'GLASSIX'
  /** SocialHub. Posts, comments and messages of social networks: clients create the tickets and publish the replies that agents request. */
  | 'SOCIALHUB'
  /** Zaia. Chats that AI agents lead and hand over to people: read in bulk, followed without webhooks. */
  | 'ZAIA';

/** One account at one vendor, as configured in this gateway. */
export type VendorAccount = Node & {
  readonly __typename?: 'VendorAccount';
  /** Current health of the vendor. */
  readonly health: VendorHealth;
  /** Opaque global id. Pass it to `node` to fetch the object again. */
  readonly id: Scalars['ID']['output'];
  /** Account name from the configuration. Unique per vendor. */
  readonly name: Scalars['String']['output'];
  /** Operations of the vendor, and how the gateway batches them. */
  readonly operations: ReadonlyArray<VendorOperation>;
  /** The vendor's rate limit. Null when no limit is known. */
  readonly rateLimit: Maybe<VendorRateLimit>;
  /** Progress of the sync of this account's tickets. */
  readonly sync: AccountSync;
  /** The vendor that holds this object. */
  readonly vendor: Vendor;
  /** Webhook deliveries received for this account. */
  readonly webhooks: WebhookHealth;
};

/** An error of a vendor call, described by the gateway. Text from the vendor is never included. */
export type VendorError = {
  readonly __typename?: 'VendorError';
  /** Kind of error. */
  readonly code: VendorErrorCode;
  /** HTTP status of the vendor's response. Null when there was no response. */
  readonly httpStatus: Maybe<Scalars['Int']['output']>;
  /** Message for users. */
  readonly message: Scalars['String']['output'];
  /** Seconds to wait before retrying. Null when the vendor gives none. */
  readonly retryAfterSeconds: Maybe<Scalars['Int']['output']>;
  /** True when the same call may succeed later. */
  readonly retryable: Scalars['Boolean']['output'];
  /** The vendor's own error code. Null when there is none. */
  readonly vendorCode: Maybe<Scalars['String']['output']>;
};

/** Kinds of vendor errors. */
export type VendorErrorCode =
  /** The vendor's response could not be parsed. */
  | 'BAD_RESPONSE'
  /** Not called, because the circuit breaker is open. */
  | 'CIRCUIT_OPEN'
  /** The request conflicts with the vendor's current state. */
  | 'CONFLICT'
  /** The credentials do not permit this call. */
  | 'FORBIDDEN'
  /** The vendor rejected the values. */
  | 'INVALID_REQUEST'
  /** The vendor does not know the object. */
  | 'NOT_FOUND'
  /** Not called, because the account's rate budget is used up. */
  | 'RATE_BUDGET_EXHAUSTED'
  /** The vendor rejected the call because of its rate limit. */
  | 'RATE_LIMITED'
  /** The vendor did not respond in time. */
  | 'TIMEOUT'
  /** The vendor rejected the credentials. */
  | 'UNAUTHORIZED'
  /** The connection failed, or the vendor returned a server error. */
  | 'UNAVAILABLE'
  /** The vendor's API does not support it. */
  | 'UNSUPPORTED';

/** Health of a vendor account. */
export type VendorHealth = {
  readonly __typename?: 'VendorHealth';
  /** State of the circuit breaker. */
  readonly circuit: CircuitState;
  /** The most recent failure. Null when there was none since the gateway started. */
  readonly lastError: Maybe<VendorError>;
  /** When a call last succeeded. Null when none has since the gateway started. */
  readonly lastSuccessAt: Maybe<Scalars['DateTime']['output']>;
  /** 95th percentile of the latency of recent calls, in milliseconds. Null without recent calls. */
  readonly latencyP95Ms: Maybe<Scalars['Int']['output']>;
  /** Overall state. */
  readonly state: SourceState;
};

/** The health of a vendor account changed. */
export type VendorHealthChangedEvent = Event & {
  readonly __typename?: 'VendorHealthChangedEvent';
  /** The account. */
  readonly account: VendorAccount;
  /** The write or webhook that caused the event. Null when unknown. */
  readonly cause: Maybe<EventCause>;
  /** Position in the event log. Pass it as `after` to resume after this event. */
  readonly cursor: Scalars['EventCursor']['output'];
  /** Current health of the vendor. */
  readonly health: VendorHealth;
  /** Opaque id of the event. It does not change after a reconnect, so clients can use it to drop duplicates. */
  readonly id: Scalars['ID']['output'];
  /** When it happened by the vendor's clock. The time of receipt when the vendor gives none. */
  readonly occurredAt: Scalars['DateTime']['output'];
  /** When the gateway received it. */
  readonly receivedAt: Scalars['DateTime']['output'];
  /** True when it came from a replayed webhook delivery. Resuming from a cursor does not set it. */
  readonly replayed: Scalars['Boolean']['output'];
  /** The ticket in its current state, not as it was then. Null when there is none or it cannot be read; see `errors`. */
  readonly ticket: Maybe<Ticket>;
  /** Id of the ticket concerned. Null when the event is not about one ticket. */
  readonly ticketId: Maybe<Scalars['ID']['output']>;
  /** Type of the event. It identifies the concrete type without `__typename`. */
  readonly type: EventType;
  /** The vendor where it happened. Null for events of the gateway itself. */
  readonly vendor: Maybe<Vendor>;
};

/** An operation of a vendor's API. */
export type VendorOperation = {
  readonly __typename?: 'VendorOperation';
  /** How requests are batched into vendor calls. */
  readonly batch: BatchStrategy;
  /** Maximum number of items per call. Null when there is no limit or no batching. */
  readonly maxBatchSize: Maybe<Scalars['Int']['output']>;
  /** Name of the operation, as in `PlanStep.operation`. */
  readonly name: Scalars['String']['output'];
  /** False when the vendor has no such operation. */
  readonly supported: Scalars['Boolean']['output'];
};

/** A vendor's rate limit and what is left of it. */
export type VendorRateLimit = {
  readonly __typename?: 'VendorRateLimit';
  /** Calls allowed per period. Null when unknown. */
  readonly limit: Maybe<Scalars['Int']['output']>;
  /** Calls left in this period. Null when unknown. */
  readonly remaining: Maybe<Scalars['Int']['output']>;
  /** Calls reserved for writes. Reads cannot use them. */
  readonly reservedForWrites: Scalars['Int']['output'];
  /** When the next period starts. Null when unknown. */
  readonly resetAt: Maybe<Scalars['DateTime']['output']>;
  /** Where these numbers come from. */
  readonly source: RateLimitSource;
};

/** An object that belongs to a vendor. */
export type VendorResource = {
  /** Source and age of this data. */
  readonly freshness: Freshness;
  /** Opaque global id. Pass it to `node` to fetch the object again. */
  readonly id: Scalars['ID']['output'];
  /** The vendor's own identifier. Quote it to the vendor's support. */
  readonly nativeId: Scalars['String']['output'];
  /** The vendor that holds this object. */
  readonly vendor: Vendor;
};

/** The client that sent the request. */
export type Viewer = {
  readonly __typename?: 'Viewer';
  /** Display name. Null when the token has none. */
  readonly displayName: Maybe<Scalars['String']['output']>;
  /** Id of the token's owner. */
  readonly id: Scalars['ID']['output'];
  /** Scopes of the token, such as `tickets:raw`. Empty when it has only the basic permissions. */
  readonly scopes: ReadonlyArray<Scalars['String']['output']>;
};

/** One webhook request of a vendor, stored as received. */
export type WebhookDelivery = Node & {
  readonly __typename?: 'WebhookDelivery';
  /** The account of the webhook URL. Null when the URL is unknown. */
  readonly account: Maybe<VendorAccount>;
  /** Number of times it was processed, including replays. */
  readonly attempts: Scalars['Int']['output'];
  /** Body as received, as a string when it is not JSON. Null when it is no longer stored. */
  readonly body: Maybe<Scalars['JSON']['output']>;
  /** Deduplication key: the vendor's event id or a hash. Null until the delivery is parsed. */
  readonly dedupeKey: Maybe<Scalars['String']['output']>;
  /** What went wrong, as a message for operators. Null when nothing did. */
  readonly error: Maybe<Scalars['String']['output']>;
  /** Events that it produced. Empty when there are none. */
  readonly events: ReadonlyArray<Event>;
  /** Headers as received, with secrets redacted. Null when they are no longer stored. */
  readonly headers: Maybe<Scalars['JSON']['output']>;
  /** Opaque global id. Pass it to `node` to fetch the object again. */
  readonly id: Scalars['ID']['output'];
  /** Why it was rejected or quarantined. Null when it was not. */
  readonly reason: Maybe<WebhookRejectReason>;
  /** When it was received. */
  readonly receivedAt: Scalars['DateTime']['output'];
  /** Outcome of the delivery. */
  readonly state: WebhookDeliveryState;
  /** The vendor of the webhook URL. */
  readonly vendor: Vendor;
};

/** A page of webhook deliveries, newest first. */
export type WebhookDeliveryConnection = {
  readonly __typename?: 'WebhookDeliveryConnection';
  /** Deliveries of this page with their cursors. */
  readonly edges: ReadonlyArray<WebhookDeliveryEdge>;
  /** Deliveries of this page without cursors, in the order of `edges`. */
  readonly nodes: ReadonlyArray<WebhookDelivery>;
  /** Cursors of this page, and whether there are more pages. */
  readonly pageInfo: PageInfo;
};

/** A delivery and its cursor. */
export type WebhookDeliveryEdge = {
  readonly __typename?: 'WebhookDeliveryEdge';
  /** Page cursor of this entry. Pass it as `after` or `before` to the same list. */
  readonly cursor: Scalars['String']['output'];
  /** The delivery. */
  readonly node: WebhookDelivery;
};

/** Filters deliveries. Every given field must match; a list field matches any of its values. */
export type WebhookDeliveryFilter = {
  /** Time of receipt. */
  readonly receivedAt?: InputMaybe<DateTimeFilter>;
  /** The state is one of these. */
  readonly state?: InputMaybe<ReadonlyArray<WebhookDeliveryState>>;
  /** The vendor is one of these. */
  readonly vendor?: InputMaybe<ReadonlyArray<Vendor>>;
};

/** Outcome of a webhook delivery. */
export type WebhookDeliveryState =
  /** It was processed and its events are in the log. */
  | 'ACCEPTED'
  /** It is a dead letter and will not be processed. */
  | 'DISCARDED'
  /** It had already been received and was not processed again. */
  | 'DUPLICATE'
  /** It could not be parsed and is stored for replay. */
  | 'QUARANTINED'
  /** It was rejected and produced no event. */
  | 'REJECTED'
  /** It was processed by a replay. */
  | 'REPLAYED';

/** Counts of the webhook deliveries of an account. */
export type WebhookHealth = {
  readonly __typename?: 'WebhookHealth';
  /** Deliveries that were processed into events. */
  readonly accepted: Scalars['Int']['output'];
  /** Deliveries that had already been received. */
  readonly duplicates: Scalars['Int']['output'];
  /** When the last delivery arrived. Null when none has. */
  readonly lastReceivedAt: Maybe<Scalars['DateTime']['output']>;
  /** Deliveries that could not be parsed and are stored for replay. */
  readonly quarantined: Scalars['Int']['output'];
  /** Deliveries that were rejected, for example for an invalid signature. */
  readonly rejected: Scalars['Int']['output'];
};

/** Why a delivery was rejected or quarantined. */
export type WebhookRejectReason =
  /** The signature is missing or invalid. */
  | 'BAD_SIGNATURE'
  /** The body exceeds the size limit. */
  | 'BODY_TOO_LARGE'
  /** The gateway failed to process it because of an internal error. */
  | 'HANDLER_ERROR'
  /** The body is valid JSON, but does not match the vendor's documentation. */
  | 'SCHEMA_MISMATCH'
  /** The signed timestamp is too far from the current time. */
  | 'STALE_TIMESTAMP'
  /** No account has this webhook URL. */
  | 'UNKNOWN_ENDPOINT'
  /** The body is not valid JSON. */
  | 'UNPARSABLE';

/** The delivery to replay. */
export type WebhookReplayInput = {
  /** Arbitrary client text. Returned in the payload and in `cause` of the resulting events. */
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** Id of a stored delivery. One that was rejected for its signature returns `NOT_ALLOWED_IN_STATE`. */
  readonly deliveryId: Scalars['ID']['input'];
};

/** Result of a webhook replay. */
export type WebhookReplayPayload = MutationPayload & {
  readonly __typename?: 'WebhookReplayPayload';
  /** The value from the input. Null when none was given. */
  readonly clientMutationId: Maybe<Scalars['String']['output']>;
  /** The delivery after the replay. Null when it is unknown. */
  readonly delivery: Maybe<WebhookDelivery>;
  /** Log position after this write: read your own write by waiting for it. Null when nothing was written. */
  readonly eventCursor: Maybe<Scalars['EventCursor']['output']>;
  /** True when the result of an earlier request with this key is returned. Nothing was sent. */
  readonly replayedFromIdempotencyKey: Scalars['Boolean']['output'];
  /** Expected failures. Empty when the write succeeded. */
  readonly userErrors: ReadonlyArray<UserError>;
};



export type ResolverTypeWrapper<T> = Promise<T> | T;


export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;



/** Mapping of union types */
export type ResolversUnionTypes<_RefType extends Record<string, unknown>> = {
  MessageContent:
    | ( CardsContentNode )
    | ( ContactCardContentNode )
    | ( InteractiveContentNode )
    | ( InteractiveReplyContentNode )
    | ( LinkContentNode )
    | ( LocationContentNode )
    | ( LocationRequestContentNode )
    | ( MediaContentNode )
    | ( RatingContentNode )
    | ( SystemContentNode )
    | ( TemplateContentNode )
    | ( TextContentNode )
    | ( UnsupportedContentNode )
  ;
  TimelineItem:
    | ( AssignmentChangeNode )
    | ( FieldChangeNode )
    | ( MessageNode )
    | ( StatusChangeNode )
    | ( TagChangeNode )
  ;
};

/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  Actor:
    | ( AgentNode )
    | ( BotNode )
    | ( ContactNode )
    | ( SystemActorNode )
  ;
  Closable: ( TicketNode );
  Event:
    | ( EventNode )
    | ( EventNode )
    | ( EventNode )
    | ( EventNode )
    | ( EventNode )
    | ( EventNode )
    | ( EventNode )
    | ( GapNode )
    | ( EventNode )
    | ( EventNode )
    | ( EventNode )
    | ( EventNode )
    | ( EventNode )
    | ( EventNode )
    | ( EventNode )
    | ( EventNode )
  ;
  MutationPayload:
    | ( PayloadNode )
    | ( PayloadNode )
    | ( PayloadNode )
    | ( PayloadNode )
    | ( PayloadNode )
    | ( PayloadNode )
    | ( WebhookReplayPayloadNode )
  ;
  Node:
    | ( AgentNode )
    | ( AssignmentChangeNode )
    | ( AttachmentNode )
    | ( BotNode )
    | ( BrandNode )
    | ( ChannelNode )
    | ( ContactNode )
    | ( FieldChangeNode )
    | ( MessageNode )
    | ( StatusChangeNode )
    | ( TagNode )
    | ( TagChangeNode )
    | ( TeamNode )
    | ( TemplateNode )
    | ( TicketNode )
    | ( VendorAccountNode )
    | ( WebhookDeliveryNode )
  ;
  VendorResource:
    | ( AgentNode )
    | ( BotNode )
    | ( BrandNode )
    | ( ChannelNode )
    | ( ContactNode )
    | ( MessageNode )
    | ( TagNode )
    | ( TeamNode )
    | ( TemplateNode )
    | ( TicketNode )
  ;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  AccountSync: ResolverTypeWrapper<SyncProgress>;
  ActionFailedEvent: ResolverTypeWrapper<EventNode>;
  ActionRequestedEvent: ResolverTypeWrapper<EventNode>;
  Actor: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Actor']>;
  ActorKind: ActorKind;
  Agent: ResolverTypeWrapper<AgentNode>;
  AgentConnection: ResolverTypeWrapper<AgentConnectionNode>;
  AgentEdge: ResolverTypeWrapper<Omit<AgentEdge, 'node'> & { node: ResolversTypes['Agent'] }>;
  AgentPresence: AgentPresence;
  AgentPresenceChangedEvent: ResolverTypeWrapper<EventNode>;
  AssignmentChange: ResolverTypeWrapper<AssignmentChangeNode>;
  Attachment: ResolverTypeWrapper<AttachmentNode>;
  AttachmentCapability: ResolverTypeWrapper<AttachmentCapabilityNode>;
  AttachmentScanState: AttachmentScanState;
  AttachmentUrlInput: AttachmentUrlInput;
  BatchStrategy: BatchStrategy;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  Bot: ResolverTypeWrapper<BotNode>;
  Brand: ResolverTypeWrapper<BrandNode>;
  BulkErrorPolicy: BulkErrorPolicy;
  BulkSendResult: ResolverTypeWrapper<Omit<BulkSendResult, 'userErrors'> & { userErrors: ReadonlyArray<ResolversTypes['UserError']> }>;
  Capability: ResolverTypeWrapper<CapabilityNode>;
  CapabilityDenialReason: CapabilityDenialReason;
  Card: ResolverTypeWrapper<Card>;
  CardInput: CardInput;
  CardsContent: ResolverTypeWrapper<CardsContentNode>;
  Channel: ResolverTypeWrapper<ChannelNode>;
  ChannelType: ChannelType;
  CircuitState: CircuitState;
  ClientRateLimit: ResolverTypeWrapper<ClientRateLimit>;
  Closable: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Closable']>;
  Contact: ResolverTypeWrapper<ContactNode>;
  ContactCard: ResolverTypeWrapper<ContactCard>;
  ContactCardContent: ResolverTypeWrapper<ContactCardContentNode>;
  ContactCardInput: ContactCardInput;
  ContactIdentity: ResolverTypeWrapper<ContactIdentity>;
  ContactIdentityInput: ContactIdentityInput;
  ContactIdentityKind: ContactIdentityKind;
  ContactInput: ContactInput;
  ContactOptOutInput: ContactOptOutInput;
  ContactOptedOutEvent: ResolverTypeWrapper<EventNode>;
  ContactPayload: ResolverTypeWrapper<PayloadNode>;
  ContentKind: ContentKind;
  CustomField: ResolverTypeWrapper<CustomField>;
  CustomFieldInput: CustomFieldInput;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  DateTimeFilter: DateTimeFilter;
  DeliveryStatus: DeliveryStatus;
  Event: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Event']>;
  EventCause: ResolverTypeWrapper<EventCauseNode>;
  EventConnection: ResolverTypeWrapper<EventConnectionNode>;
  EventCursor: ResolverTypeWrapper<Scalars['EventCursor']['output']>;
  EventEdge: ResolverTypeWrapper<Omit<EventEdge, 'node'> & { node: ResolversTypes['Event'] }>;
  EventFilter: EventFilter;
  EventType: EventType;
  ExternalReference: ResolverTypeWrapper<ExternalReference>;
  FieldChange: ResolverTypeWrapper<FieldChangeNode>;
  FirstMessageInput: FirstMessageInput;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  Freshness: ResolverTypeWrapper<FreshnessNode>;
  FreshnessSource: FreshnessSource;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  IdFilter: IdFilter;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  InteractiveButton: ResolverTypeWrapper<InteractiveButton>;
  InteractiveButtonInput: InteractiveButtonInput;
  InteractiveContent: ResolverTypeWrapper<InteractiveContentNode>;
  InteractiveContentInput: InteractiveContentInput;
  InteractiveHeader: ResolverTypeWrapper<InteractiveHeader>;
  InteractiveHeaderInput: InteractiveHeaderInput;
  InteractiveReplyContent: ResolverTypeWrapper<InteractiveReplyContentNode>;
  JSON: ResolverTypeWrapper<Scalars['JSON']['output']>;
  LabeledValue: ResolverTypeWrapper<LabeledValue>;
  LabeledValueInput: LabeledValueInput;
  LinkContent: ResolverTypeWrapper<LinkContentNode>;
  LocationContent: ResolverTypeWrapper<LocationContentNode>;
  LocationContentInput: LocationContentInput;
  LocationRequestContent: ResolverTypeWrapper<LocationRequestContentNode>;
  LocationRequestInput: LocationRequestInput;
  MediaContent: ResolverTypeWrapper<MediaContentNode>;
  MediaContentInput: MediaContentInput;
  MediaKind: MediaKind;
  Message: ResolverTypeWrapper<MessageNode>;
  MessageAddedEvent: ResolverTypeWrapper<EventNode>;
  MessageConnection: ResolverTypeWrapper<MessageConnectionNode>;
  MessageContent: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['MessageContent']>;
  MessageContentInput: MessageContentInput;
  MessageDeliveryChangedEvent: ResolverTypeWrapper<EventNode>;
  MessageDirection: MessageDirection;
  MessageEdge: ResolverTypeWrapper<Omit<MessageEdge, 'node'> & { node: ResolversTypes['Message'] }>;
  MessageFilter: MessageFilter;
  MessagePayload: ResolverTypeWrapper<PayloadNode>;
  MessageSendInput: MessageSendInput;
  MessageUpdatedEvent: ResolverTypeWrapper<EventNode>;
  MessageVisibility: MessageVisibility;
  MessagesMarkReadInput: MessagesMarkReadInput;
  MessagesPayload: ResolverTypeWrapper<PayloadNode>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  MutationPayload: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['MutationPayload']>;
  NativeStatus: ResolverTypeWrapper<NativeStatus>;
  Node: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Node']>;
  OperationPlan: ResolverTypeWrapper<Omit<OperationPlan, 'budgets'> & { budgets: ReadonlyArray<ResolversTypes['PlanBudget']> }>;
  OrderDirection: OrderDirection;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Participant: ResolverTypeWrapper<ParticipantNode>;
  ParticipantInput: ParticipantInput;
  ParticipantRole: ParticipantRole;
  PhoneInput: PhoneInput;
  PlanBudget: ResolverTypeWrapper<Omit<PlanBudget, 'account'> & { account: ResolversTypes['VendorAccount'] }>;
  PlanStep: ResolverTypeWrapper<PlanStep>;
  PostalAddress: ResolverTypeWrapper<PostalAddress>;
  PostalAddressInput: PostalAddressInput;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  RateLimitSource: RateLimitSource;
  Rating: ResolverTypeWrapper<Rating>;
  RatingContent: ResolverTypeWrapper<RatingContentNode>;
  RatingInput: RatingInput;
  RequestedActionKind: RequestedActionKind;
  SettableTicketStatus: SettableTicketStatus;
  SourceState: SourceState;
  SourceStatus: ResolverTypeWrapper<Source>;
  StaleReason: StaleReason;
  StatusChange: ResolverTypeWrapper<StatusChangeNode>;
  StreamGapEvent: ResolverTypeWrapper<GapNode>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  StringFilter: StringFilter;
  Subscription: ResolverTypeWrapper<SubscriptionNode>;
  SurveySubmittedEvent: ResolverTypeWrapper<EventNode>;
  SyncPhase: SyncPhase;
  SystemActor: ResolverTypeWrapper<SystemActorNode>;
  SystemContent: ResolverTypeWrapper<SystemContentNode>;
  SystemContentKind: SystemContentKind;
  Tag: ResolverTypeWrapper<TagNode>;
  TagChange: ResolverTypeWrapper<TagChangeNode>;
  TagCreateInput: TagCreateInput;
  TagKind: TagKind;
  TagPayload: ResolverTypeWrapper<PayloadNode>;
  TagUpdateInput: TagUpdateInput;
  Team: ResolverTypeWrapper<TeamNode>;
  Template: ResolverTypeWrapper<TemplateNode>;
  TemplateBulkSendInput: TemplateBulkSendInput;
  TemplateBulkSendPayload: ResolverTypeWrapper<PayloadNode>;
  TemplateComponent: TemplateComponent;
  TemplateConnection: ResolverTypeWrapper<TemplateConnectionNode>;
  TemplateContent: ResolverTypeWrapper<TemplateContentNode>;
  TemplateContentInput: TemplateContentInput;
  TemplateEdge: ResolverTypeWrapper<Omit<TemplateEdge, 'node'> & { node: ResolversTypes['Template'] }>;
  TemplateHeaderType: TemplateHeaderType;
  TemplateKind: TemplateKind;
  TemplateParameter: ResolverTypeWrapper<TemplateParameter>;
  TemplateSendInput: TemplateSendInput;
  TemplateTranslation: ResolverTypeWrapper<TemplateTranslation>;
  TemplateVariable: ResolverTypeWrapper<TemplateVariable>;
  TemplateVariableInput: TemplateVariableInput;
  TextContent: ResolverTypeWrapper<TextContentNode>;
  TextContentInput: TextContentInput;
  Ticket: ResolverTypeWrapper<TicketNode>;
  TicketActionFailInput: TicketActionFailInput;
  TicketAssignInput: TicketAssignInput;
  TicketAssignedEvent: ResolverTypeWrapper<EventNode>;
  TicketCapabilities: ResolverTypeWrapper<TicketCapabilitiesNode>;
  TicketConnection: ResolverTypeWrapper<TicketConnectionNode>;
  TicketCreateInput: TicketCreateInput;
  TicketCreatedEvent: ResolverTypeWrapper<EventNode>;
  TicketEdge: ResolverTypeWrapper<Omit<TicketEdge, 'node'> & { node: ResolversTypes['Ticket'] }>;
  TicketExternalReferenceSetInput: TicketExternalReferenceSetInput;
  TicketFilter: TicketFilter;
  TicketNoteAddInput: TicketNoteAddInput;
  TicketOrder: TicketOrder;
  TicketOrderField: TicketOrderField;
  TicketPayload: ResolverTypeWrapper<PayloadNode>;
  TicketPriority: TicketPriority;
  TicketRefreshInput: TicketRefreshInput;
  TicketReplyConfirmInput: TicketReplyConfirmInput;
  TicketReplyInput: TicketReplyInput;
  TicketStatus: TicketStatus;
  TicketStatusCategory: TicketStatusCategory;
  TicketStatusChangedEvent: ResolverTypeWrapper<EventNode>;
  TicketStatusSetInput: TicketStatusSetInput;
  TicketTagsChangedEvent: ResolverTypeWrapper<EventNode>;
  TicketTagsInput: TicketTagsInput;
  TicketTakeOverInput: TicketTakeOverInput;
  TicketUpdateInput: TicketUpdateInput;
  TicketUpdatedEvent: ResolverTypeWrapper<EventNode>;
  TimelineConnection: ResolverTypeWrapper<TimelineConnectionNode>;
  TimelineEdge: ResolverTypeWrapper<Omit<TimelineEdge, 'node'> & { node: ResolversTypes['TimelineItem'] }>;
  TimelineItem: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['TimelineItem']>;
  URL: ResolverTypeWrapper<Scalars['URL']['output']>;
  UnmappedVendorEvent: ResolverTypeWrapper<EventNode>;
  UnsupportedContent: ResolverTypeWrapper<UnsupportedContentNode>;
  UserError: ResolverTypeWrapper<UserErrorNode>;
  UserErrorCode: UserErrorCode;
  Vendor: Vendor;
  VendorAccount: ResolverTypeWrapper<VendorAccountNode>;
  VendorError: ResolverTypeWrapper<VendorFailure>;
  VendorErrorCode: VendorErrorCode;
  VendorHealth: ResolverTypeWrapper<OpenAccount>;
  VendorHealthChangedEvent: ResolverTypeWrapper<EventNode>;
  VendorOperation: ResolverTypeWrapper<VendorOperation>;
  VendorRateLimit: ResolverTypeWrapper<RateSnapshot>;
  VendorResource: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['VendorResource']>;
  Viewer: ResolverTypeWrapper<Viewer>;
  WebhookDelivery: ResolverTypeWrapper<WebhookDeliveryNode>;
  WebhookDeliveryConnection: ResolverTypeWrapper<Omit<WebhookDeliveryConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['WebhookDeliveryEdge']>, nodes: ReadonlyArray<ResolversTypes['WebhookDelivery']> }>;
  WebhookDeliveryEdge: ResolverTypeWrapper<Omit<WebhookDeliveryEdge, 'node'> & { node: ResolversTypes['WebhookDelivery'] }>;
  WebhookDeliveryFilter: WebhookDeliveryFilter;
  WebhookDeliveryState: WebhookDeliveryState;
  WebhookHealth: ResolverTypeWrapper<WebhookHealth>;
  WebhookRejectReason: WebhookRejectReason;
  WebhookReplayInput: WebhookReplayInput;
  WebhookReplayPayload: ResolverTypeWrapper<WebhookReplayPayloadNode>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  AccountSync: SyncProgress;
  ActionFailedEvent: EventNode;
  ActionRequestedEvent: EventNode;
  Actor: ResolversInterfaceTypes<ResolversParentTypes>['Actor'];
  Agent: AgentNode;
  AgentConnection: AgentConnectionNode;
  AgentEdge: Omit<AgentEdge, 'node'> & { node: ResolversParentTypes['Agent'] };
  AgentPresenceChangedEvent: EventNode;
  AssignmentChange: AssignmentChangeNode;
  Attachment: AttachmentNode;
  AttachmentCapability: AttachmentCapabilityNode;
  AttachmentUrlInput: AttachmentUrlInput;
  Boolean: Scalars['Boolean']['output'];
  Bot: BotNode;
  Brand: BrandNode;
  BulkSendResult: Omit<BulkSendResult, 'userErrors'> & { userErrors: ReadonlyArray<ResolversParentTypes['UserError']> };
  Capability: CapabilityNode;
  Card: Card;
  CardInput: CardInput;
  CardsContent: CardsContentNode;
  Channel: ChannelNode;
  ClientRateLimit: ClientRateLimit;
  Closable: ResolversInterfaceTypes<ResolversParentTypes>['Closable'];
  Contact: ContactNode;
  ContactCard: ContactCard;
  ContactCardContent: ContactCardContentNode;
  ContactCardInput: ContactCardInput;
  ContactIdentity: ContactIdentity;
  ContactIdentityInput: ContactIdentityInput;
  ContactInput: ContactInput;
  ContactOptOutInput: ContactOptOutInput;
  ContactOptedOutEvent: EventNode;
  ContactPayload: PayloadNode;
  CustomField: CustomField;
  CustomFieldInput: CustomFieldInput;
  DateTime: Scalars['DateTime']['output'];
  DateTimeFilter: DateTimeFilter;
  Event: ResolversInterfaceTypes<ResolversParentTypes>['Event'];
  EventCause: EventCauseNode;
  EventConnection: EventConnectionNode;
  EventCursor: Scalars['EventCursor']['output'];
  EventEdge: Omit<EventEdge, 'node'> & { node: ResolversParentTypes['Event'] };
  EventFilter: EventFilter;
  ExternalReference: ExternalReference;
  FieldChange: FieldChangeNode;
  FirstMessageInput: FirstMessageInput;
  Float: Scalars['Float']['output'];
  Freshness: FreshnessNode;
  ID: Scalars['ID']['output'];
  IdFilter: IdFilter;
  Int: Scalars['Int']['output'];
  InteractiveButton: InteractiveButton;
  InteractiveButtonInput: InteractiveButtonInput;
  InteractiveContent: InteractiveContentNode;
  InteractiveContentInput: InteractiveContentInput;
  InteractiveHeader: InteractiveHeader;
  InteractiveHeaderInput: InteractiveHeaderInput;
  InteractiveReplyContent: InteractiveReplyContentNode;
  JSON: Scalars['JSON']['output'];
  LabeledValue: LabeledValue;
  LabeledValueInput: LabeledValueInput;
  LinkContent: LinkContentNode;
  LocationContent: LocationContentNode;
  LocationContentInput: LocationContentInput;
  LocationRequestContent: LocationRequestContentNode;
  LocationRequestInput: LocationRequestInput;
  MediaContent: MediaContentNode;
  MediaContentInput: MediaContentInput;
  Message: MessageNode;
  MessageAddedEvent: EventNode;
  MessageConnection: MessageConnectionNode;
  MessageContent: ResolversUnionTypes<ResolversParentTypes>['MessageContent'];
  MessageContentInput: MessageContentInput;
  MessageDeliveryChangedEvent: EventNode;
  MessageEdge: Omit<MessageEdge, 'node'> & { node: ResolversParentTypes['Message'] };
  MessageFilter: MessageFilter;
  MessagePayload: PayloadNode;
  MessageSendInput: MessageSendInput;
  MessageUpdatedEvent: EventNode;
  MessagesMarkReadInput: MessagesMarkReadInput;
  MessagesPayload: PayloadNode;
  Mutation: Record<PropertyKey, never>;
  MutationPayload: ResolversInterfaceTypes<ResolversParentTypes>['MutationPayload'];
  NativeStatus: NativeStatus;
  Node: ResolversInterfaceTypes<ResolversParentTypes>['Node'];
  OperationPlan: Omit<OperationPlan, 'budgets'> & { budgets: ReadonlyArray<ResolversParentTypes['PlanBudget']> };
  PageInfo: PageInfo;
  Participant: ParticipantNode;
  ParticipantInput: ParticipantInput;
  PhoneInput: PhoneInput;
  PlanBudget: Omit<PlanBudget, 'account'> & { account: ResolversParentTypes['VendorAccount'] };
  PlanStep: PlanStep;
  PostalAddress: PostalAddress;
  PostalAddressInput: PostalAddressInput;
  Query: Record<PropertyKey, never>;
  Rating: Rating;
  RatingContent: RatingContentNode;
  RatingInput: RatingInput;
  SourceStatus: Source;
  StatusChange: StatusChangeNode;
  StreamGapEvent: GapNode;
  String: Scalars['String']['output'];
  StringFilter: StringFilter;
  Subscription: SubscriptionNode;
  SurveySubmittedEvent: EventNode;
  SystemActor: SystemActorNode;
  SystemContent: SystemContentNode;
  Tag: TagNode;
  TagChange: TagChangeNode;
  TagCreateInput: TagCreateInput;
  TagPayload: PayloadNode;
  TagUpdateInput: TagUpdateInput;
  Team: TeamNode;
  Template: TemplateNode;
  TemplateBulkSendInput: TemplateBulkSendInput;
  TemplateBulkSendPayload: PayloadNode;
  TemplateConnection: TemplateConnectionNode;
  TemplateContent: TemplateContentNode;
  TemplateContentInput: TemplateContentInput;
  TemplateEdge: Omit<TemplateEdge, 'node'> & { node: ResolversParentTypes['Template'] };
  TemplateParameter: TemplateParameter;
  TemplateSendInput: TemplateSendInput;
  TemplateTranslation: TemplateTranslation;
  TemplateVariable: TemplateVariable;
  TemplateVariableInput: TemplateVariableInput;
  TextContent: TextContentNode;
  TextContentInput: TextContentInput;
  Ticket: TicketNode;
  TicketActionFailInput: TicketActionFailInput;
  TicketAssignInput: TicketAssignInput;
  TicketAssignedEvent: EventNode;
  TicketCapabilities: TicketCapabilitiesNode;
  TicketConnection: TicketConnectionNode;
  TicketCreateInput: TicketCreateInput;
  TicketCreatedEvent: EventNode;
  TicketEdge: Omit<TicketEdge, 'node'> & { node: ResolversParentTypes['Ticket'] };
  TicketExternalReferenceSetInput: TicketExternalReferenceSetInput;
  TicketFilter: TicketFilter;
  TicketNoteAddInput: TicketNoteAddInput;
  TicketOrder: TicketOrder;
  TicketPayload: PayloadNode;
  TicketRefreshInput: TicketRefreshInput;
  TicketReplyConfirmInput: TicketReplyConfirmInput;
  TicketReplyInput: TicketReplyInput;
  TicketStatusChangedEvent: EventNode;
  TicketStatusSetInput: TicketStatusSetInput;
  TicketTagsChangedEvent: EventNode;
  TicketTagsInput: TicketTagsInput;
  TicketTakeOverInput: TicketTakeOverInput;
  TicketUpdateInput: TicketUpdateInput;
  TicketUpdatedEvent: EventNode;
  TimelineConnection: TimelineConnectionNode;
  TimelineEdge: Omit<TimelineEdge, 'node'> & { node: ResolversParentTypes['TimelineItem'] };
  TimelineItem: ResolversUnionTypes<ResolversParentTypes>['TimelineItem'];
  URL: Scalars['URL']['output'];
  UnmappedVendorEvent: EventNode;
  UnsupportedContent: UnsupportedContentNode;
  UserError: UserErrorNode;
  VendorAccount: VendorAccountNode;
  VendorError: VendorFailure;
  VendorHealth: OpenAccount;
  VendorHealthChangedEvent: EventNode;
  VendorOperation: VendorOperation;
  VendorRateLimit: RateSnapshot;
  VendorResource: ResolversInterfaceTypes<ResolversParentTypes>['VendorResource'];
  Viewer: Viewer;
  WebhookDelivery: WebhookDeliveryNode;
  WebhookDeliveryConnection: Omit<WebhookDeliveryConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['WebhookDeliveryEdge']>, nodes: ReadonlyArray<ResolversParentTypes['WebhookDelivery']> };
  WebhookDeliveryEdge: Omit<WebhookDeliveryEdge, 'node'> & { node: ResolversParentTypes['WebhookDelivery'] };
  WebhookDeliveryFilter: WebhookDeliveryFilter;
  WebhookHealth: WebhookHealth;
  WebhookReplayInput: WebhookReplayInput;
  WebhookReplayPayload: WebhookReplayPayloadNode;
};

export type CostDirectiveArgs = {
  vendorCalls?: Maybe<Scalars['Int']['input']>;
  weight: Scalars['Int']['input'];
};

export type CostDirectiveResolver<Result, Parent, ContextType = GraphContext, Args = CostDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type ListSizeDirectiveArgs = {
  assumedSize?: Maybe<Scalars['Int']['input']>;
  slicingArguments?: Maybe<ReadonlyArray<Scalars['String']['input']>>;
};

export type ListSizeDirectiveResolver<Result, Parent, ContextType = GraphContext, Args = ListSizeDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type RequiresScopeDirectiveArgs = {
  scopes: ReadonlyArray<Scalars['String']['input']>;
};

export type RequiresScopeDirectiveResolver<Result, Parent, ContextType = GraphContext, Args = RequiresScopeDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type AccountSyncResolvers<ContextType = GraphContext, ParentType extends ResolversParentTypes['AccountSync'] = ResolversParentTypes['AccountSync']> = {
  completedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  lastReadAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  nextReadAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  phase?: Resolver<ResolversTypes['SyncPhase'], ParentType, ContextType>;
  startedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  ticketsExpected?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  ticketsSeen?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ActionFailedEventResolvers<ContextType = GraphContext, ParentType extends ResolversParentTypes['ActionFailedEvent'] = ResolversParentTypes['ActionFailedEvent']> = {
  actionId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  cause?: Resolver<Maybe<ResolversTypes['EventCause']>, ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['EventCursor'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  occurredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  receivedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  ticket?: Resolver<Maybe<ResolversTypes['Ticket']>, ParentType, ContextType>;
  ticketId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  type?: Resolver<ResolversTypes['EventType'], ParentType, ContextType>;
  vendor?: Resolver<Maybe<ResolversTypes['Vendor']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ActionRequestedEventResolvers<ContextType = GraphContext, ParentType extends ResolversParentTypes['ActionRequestedEvent'] = ResolversParentTypes['ActionRequestedEvent']> = {
  actionId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  cause?: Resolver<Maybe<ResolversTypes['EventCause']>, ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['EventCursor'], ParentType, ContextType>;
  followupId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['RequestedActionKind'], ParentType, ContextType>;
  message?: Resolver<Maybe<ResolversTypes['Message']>, ParentType, ContextType>;
  occurredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  optionId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  receivedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  ticket?: Resolver<Maybe<ResolversTypes['Ticket']>, ParentType, ContextType>;
  ticketId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  type?: Resolver<ResolversTypes['EventType'], ParentType, ContextType>;
  vendor?: Resolver<Maybe<ResolversTypes['Vendor']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ActorResolvers<ContextType = GraphContext, ParentType extends ResolversParentTypes['Actor'] = ResolversParentTypes['Actor']> = {
  __resolveType: TypeResolveFn<'Agent' | 'Bot' | 'Contact' | 'SystemActor', ParentType, ContextType>;
};

export type AgentResolvers<ContextType = GraphContext, ParentType extends ResolversParentTypes['Agent'] = ResolversParentTypes['Agent']> = {
  active?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  avatarUrl?: Resolver<Maybe<ResolversTypes['URL']>, ParentType, ContextType>;
  displayName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  email?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  freshness?: Resolver<ResolversTypes['Freshness'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['ActorKind'], ParentType, ContextType>;
  nativeId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  presence?: Resolver<Maybe<ResolversTypes['AgentPresence']>, ParentType, ContextType>;
  teams?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Team']>>, ParentType, ContextType>;
  vendor?: Resolver<ResolversTypes['Vendor'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AgentConnectionResolvers<ContextType = GraphContext, ParentType extends ResolversParentTypes['AgentConnection'] = ResolversParentTypes['AgentConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['AgentEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Agent']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  sources?: Resolver<ReadonlyArray<ResolversTypes['SourceStatus']>, ParentType, ContextType>;
};

export type AgentEdgeResolvers<ContextType = GraphContext, ParentType extends ResolversParentTypes['AgentEdge'] = ResolversParentTypes['AgentEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Agent'], ParentType, ContextType>;
};

export type AgentPresenceChangedEventResolvers<ContextType = GraphContext, ParentType extends ResolversParentTypes['AgentPresenceChangedEvent'] = ResolversParentTypes['AgentPresenceChangedEvent']> = {
  agent?: Resolver<Maybe<ResolversTypes['Agent']>, ParentType, ContextType>;
  cause?: Resolver<Maybe<ResolversTypes['EventCause']>, ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['EventCursor'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  occurredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  presence?: Resolver<ResolversTypes['AgentPresence'], ParentType, ContextType>;
  receivedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  ticket?: Resolver<Maybe<ResolversTypes['Ticket']>, ParentType, ContextType>;
  ticketId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  type?: Resolver<ResolversTypes['EventType'], ParentType, ContextType>;
  vendor?: Resolver<Maybe<ResolversTypes['Vendor']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AssignmentChangeResolvers<ContextType = GraphContext, ParentType extends ResolversParentTypes['AssignmentChange'] = ResolversParentTypes['AssignmentChange']> = {
  actor?: Resolver<Maybe<ResolversTypes['Actor']>, ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  from?: Resolver<Maybe<ResolversTypes['Agent']>, ParentType, ContextType>;
  fromTeam?: Resolver<Maybe<ResolversTypes['Team']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  to?: Resolver<Maybe<ResolversTypes['Agent']>, ParentType, ContextType>;
  toTeam?: Resolver<Maybe<ResolversTypes['Team']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AttachmentResolvers<ContextType = GraphContext, ParentType extends ResolversParentTypes['Attachment'] = ResolversParentTypes['Attachment']> = {
  byteSize?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  mimeType?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  scanState?: Resolver<ResolversTypes['AttachmentScanState'], ParentType, ContextType>;
  sha256?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  thumbnailUrl?: Resolver<Maybe<ResolversTypes['URL']>, ParentType, ContextType>;
  url?: Resolver<Maybe<ResolversTypes['URL']>, ParentType, ContextType, Partial<AttachmentUrlArgs>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AttachmentCapabilityResolvers<ContextType = GraphContext, ParentType extends ResolversParentTypes['AttachmentCapability'] = ResolversParentTypes['AttachmentCapability']> = {
  allowed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  maxBytes?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  maxCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  mimeTypes?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  reasons?: Resolver<ReadonlyArray<ResolversTypes['CapabilityDenialReason']>, ParentType, ContextType>;
};

export type BotResolvers<ContextType = GraphContext, ParentType extends ResolversParentTypes['Bot'] = ResolversParentTypes['Bot']> = {
  avatarUrl?: Resolver<Maybe<ResolversTypes['URL']>, ParentType, ContextType>;
  displayName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  freshness?: Resolver<ResolversTypes['Freshness'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['ActorKind'], ParentType, ContextType>;
  nativeId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  vendor?: Resolver<ResolversTypes['Vendor'], ParentType, ContextType>;
  versionLabel?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type BrandResolvers<ContextType = GraphContext, ParentType extends ResolversParentTypes['Brand'] = ResolversParentTypes['Brand']> = {
  channels?: Resolver<ReadonlyArray<ResolversTypes['Channel']>, ParentType, ContextType>;
  freshness?: Resolver<ResolversTypes['Freshness'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  logoUrl?: Resolver<Maybe<ResolversTypes['URL']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  nativeId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  vendor?: Resolver<ResolversTypes['Vendor'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type BulkSendResultResolvers<ContextType = GraphContext, ParentType extends ResolversParentTypes['BulkSendResult'] = ResolversParentTypes['BulkSendResult']> = {
  accepted?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  phoneNumber?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type CapabilityResolvers<ContextType = GraphContext, ParentType extends ResolversParentTypes['Capability'] = ResolversParentTypes['Capability']> = {
  allowed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  message?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  reasons?: Resolver<ReadonlyArray<ResolversTypes['CapabilityDenialReason']>, ParentType, ContextType>;
  retryAfterSeconds?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type CardResolvers<ContextType = GraphContext, ParentType extends ResolversParentTypes['Card'] = ResolversParentTypes['Card']> = {
  buttons?: Resolver<ReadonlyArray<ResolversTypes['InteractiveButton']>, ParentType, ContextType>;
  imageUrl?: Resolver<Maybe<ResolversTypes['URL']>, ParentType, ContextType>;
  subtitle?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type CardsContentResolvers<ContextType = GraphContext, ParentType extends ResolversParentTypes['CardsContent'] = ResolversParentTypes['CardsContent']> = {
  cards?: Resolver<ReadonlyArray<ResolversTypes['Card']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ChannelResolvers<ContextType = GraphContext, ParentType extends ResolversParentTypes['Channel'] = ResolversParentTypes['Channel']> = {
  account?: Resolver<ResolversTypes['VendorAccount'], ParentType, ContextType>;
  brand?: Resolver<Maybe<ResolversTypes['Brand']>, ParentType, ContextType>;
  freshness?: Resolver<ResolversTypes['Freshness'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  inbound?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  nativeId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  nativeType?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  outbound?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  supportedContent?: Resolver<ReadonlyArray<ResolversTypes['ContentKind']>, ParentType, ContextType>;
  type?: Resolver<ResolversTypes['ChannelType'], ParentType, ContextType>;
  vendor?: Resolver<ResolversTypes['Vendor'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ClientRateLimitResolvers<ContextType = GraphContext, ParentType extends ResolversParentTypes['ClientRateLimit'] = ResolversParentTypes['ClientRateLimit']> = {
  cost?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  limit?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  remaining?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  resetAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type ClosableResolvers<ContextType = GraphContext, ParentType extends ResolversParentTypes['Closable'] = ResolversParentTypes['Closable']> = {
  __resolveType: TypeResolveFn<'Ticket', ParentType, ContextType>;
};

export type ContactResolvers<ContextType = GraphContext, ParentType extends ResolversParentTypes['Contact'] = ResolversParentTypes['Contact']> = {
  avatarUrl?: Resolver<Maybe<ResolversTypes['URL']>, ParentType, ContextType>;
  blocked?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  displayName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  freshness?: Resolver<ResolversTypes['Freshness'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  identities?: Resolver<ReadonlyArray<ResolversTypes['ContactIdentity']>, ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['ActorKind'], ParentType, ContextType>;
  linkedContacts?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Contact']>>, ParentType, ContextType>;
  nativeId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  optedOut?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  tickets?: Resolver<Maybe<ResolversTypes['TicketConnection']>, ParentType, ContextType, Partial<ContactTicketsArgs>>;
  vendor?: Resolver<ResolversTypes['Vendor'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ContactCardResolvers<ContextType = GraphContext, ParentType extends ResolversParentTypes['ContactCard'] = ResolversParentTypes['ContactCard']> = {
  addresses?: Resolver<ReadonlyArray<ResolversTypes['PostalAddress']>, ParentType, ContextType>;
  birthday?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  displayName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  emails?: Resolver<ReadonlyArray<ResolversTypes['LabeledValue']>, ParentType, ContextType>;
  firstName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  lastName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  organization?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  phones?: Resolver<ReadonlyArray<ResolversTypes['LabeledValue']>, ParentType, ContextType>;
  urls?: Resolver<ReadonlyArray<ResolversTypes['LabeledValue']>, ParentType, ContextType>;
};

export type ContactCardContentResolvers<ContextType = GraphContext, ParentType extends ResolversParentTypes['ContactCardContent'] = ResolversParentTypes['ContactCardContent']> = {
  cards?: Resolver<ReadonlyArray<ResolversTypes['ContactCard']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ContactIdentityResolvers<ContextType = GraphContext, ParentType extends ResolversParentTypes['ContactIdentity'] = ResolversParentTypes['ContactIdentity']> = {
  kind?: Resolver<ResolversTypes['ContactIdentityKind'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  verified?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
};

export type ContactOptedOutEventResolvers<ContextType = GraphContext, ParentType extends ResolversParentTypes['ContactOptedOutEvent'] = ResolversParentTypes['ContactOptedOutEvent']> = {
  cause?: Resolver<Maybe<ResolversTypes['EventCause']>, ParentType, ContextType>;
  contact?: Resolver<Maybe<ResolversTypes['Contact']>, ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['EventCursor'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  occurredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  receivedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  ticket?: Resolver<Maybe<ResolversTypes['Ticket']>, ParentType, ContextType>;
  ticketId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  type?: Resolver<ResolversTypes['EventType'], ParentType, ContextType>;
  vendor?: Resolver<Maybe<ResolversTypes['Vendor']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ContactPayloadResolvers<ContextType = GraphContext, ParentType extends ResolversParentTypes['ContactPayload'] = ResolversParentTypes['ContactPayload']> = {
  clientMutationId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  contact?: Resolver<Maybe<ResolversTypes['Contact']>, ParentType, ContextType>;
  eventCursor?: Resolver<Maybe<ResolversTypes['EventCursor']>, ParentType, ContextType>;
  replayedFromIdempotencyKey?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CustomFieldResolvers<ContextType = GraphContext, ParentType extends ResolversParentTypes['CustomField'] = ResolversParentTypes['CustomField']> = {
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  label?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type EventResolvers<ContextType = GraphContext, ParentType extends ResolversParentTypes['Event'] = ResolversParentTypes['Event']> = {
  __resolveType: TypeResolveFn<'ActionFailedEvent' | 'ActionRequestedEvent' | 'AgentPresenceChangedEvent' | 'ContactOptedOutEvent' | 'MessageAddedEvent' | 'MessageDeliveryChangedEvent' | 'MessageUpdatedEvent' | 'StreamGapEvent' | 'SurveySubmittedEvent' | 'TicketAssignedEvent' | 'TicketCreatedEvent' | 'TicketStatusChangedEvent' | 'TicketTagsChangedEvent' | 'TicketUpdatedEvent' | 'UnmappedVendorEvent' | 'VendorHealthChangedEvent', ParentType, ContextType>;
};

export type EventCauseResolvers<ContextType = GraphContext, ParentType extends ResolversParentTypes['EventCause'] = ResolversParentTypes['EventCause']> = {
  actor?: Resolver<Maybe<ResolversTypes['Actor']>, ParentType, ContextType>;
  clientMutationId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  webhookDeliveryId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
};

export type EventConnectionResolvers<ContextType = GraphContext, ParentType extends ResolversParentTypes['EventConnection'] = ResolversParentTypes['EventConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['EventEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Event']>, ParentType, ContextType>;
  oldestAvailable?: Resolver<ResolversTypes['EventCursor'], ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export interface EventCursorScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['EventCursor'], any> {
  name: 'EventCursor';
}

export type EventEdgeResolvers<ContextType = GraphContext, ParentType extends ResolversParentTypes['EventEdge'] = ResolversParentTypes['EventEdge']> = {
  cursor?: Resolver<ResolversTypes['EventCursor'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Event'], ParentType, ContextType>;
};

export type ExternalReferenceResolvers<ContextType = GraphContext, ParentType extends ResolversParentTypes['ExternalReference'] = ResolversParentTypes['ExternalReference']> = {
  system?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type FieldChangeResolvers<ContextType = GraphContext, ParentType extends ResolversParentTypes['FieldChange'] = ResolversParentTypes['FieldChange']> = {
  actor?: Resolver<Maybe<ResolversTypes['Actor']>, ParentType, ContextType>;
  after?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  before?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  field?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type FreshnessResolvers<ContextType = GraphContext, ParentType extends ResolversParentTypes['Freshness'] = ResolversParentTypes['Freshness']> = {
  ageSeconds?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  fetchedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['FreshnessSource'], ParentType, ContextType>;
  stale?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  staleReason?: Resolver<Maybe<ResolversTypes['StaleReason']>, ParentType, ContextType>;
};

export type InteractiveButtonResolvers<ContextType = GraphContext, ParentType extends ResolversParentTypes['InteractiveButton'] = ResolversParentTypes['InteractiveButton']> = {
  id?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  url?: Resolver<Maybe<ResolversTypes['URL']>, ParentType, ContextType>;
};

export type InteractiveContentResolvers<ContextType = GraphContext, ParentType extends ResolversParentTypes['InteractiveContent'] = ResolversParentTypes['InteractiveContent']> = {
  body?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  buttons?: Resolver<ReadonlyArray<ResolversTypes['InteractiveButton']>, ParentType, ContextType>;
  footer?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  header?: Resolver<Maybe<ResolversTypes['InteractiveHeader']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type InteractiveHeaderResolvers<ContextType = GraphContext, ParentType extends ResolversParentTypes['InteractiveHeader'] = ResolversParentTypes['InteractiveHeader']> = {
  link?: Resolver<Maybe<ResolversTypes['URL']>, ParentType, ContextType>;
  text?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  type?: Resolver<ResolversTypes['TemplateHeaderType'], ParentType, ContextType>;
};

export type InteractiveReplyContentResolvers<ContextType = GraphContext, ParentType extends ResolversParentTypes['InteractiveReplyContent'] = ResolversParentTypes['InteractiveReplyContent']> = {
  buttonId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export interface JsonScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['JSON'], any> {
  name: 'JSON';
}

export type LabeledValueResolvers<ContextType = GraphContext, ParentType extends ResolversParentTypes['LabeledValue'] = ResolversParentTypes['LabeledValue']> = {
  label?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type LinkContentResolvers<ContextType = GraphContext, ParentType extends ResolversParentTypes['LinkContent'] = ResolversParentTypes['LinkContent']> = {
  title?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  url?: Resolver<ResolversTypes['URL'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type LocationContentResolvers<ContextType = GraphContext, ParentType extends ResolversParentTypes['LocationContent'] = ResolversParentTypes['LocationContent']> = {
  address?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  latitude?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  longitude?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type LocationRequestContentResolvers<ContextType = GraphContext, ParentType extends ResolversParentTypes['LocationRequestContent'] = ResolversParentTypes['LocationRequestContent']> = {
  body?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MediaContentResolvers<ContextType = GraphContext, ParentType extends ResolversParentTypes['MediaContent'] = ResolversParentTypes['MediaContent']> = {
  attachments?: Resolver<ReadonlyArray<ResolversTypes['Attachment']>, ParentType, ContextType>;
  caption?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['MediaKind'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MessageResolvers<ContextType = GraphContext, ParentType extends ResolversParentTypes['Message'] = ResolversParentTypes['Message']> = {
  attachments?: Resolver<ReadonlyArray<ResolversTypes['Attachment']>, ParentType, ContextType>;
  author?: Resolver<Maybe<ResolversTypes['Actor']>, ParentType, ContextType>;
  automated?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  content?: Resolver<ResolversTypes['MessageContent'], ParentType, ContextType>;
  contentKind?: Resolver<ResolversTypes['ContentKind'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  deliveryError?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  deliveryStatus?: Resolver<ResolversTypes['DeliveryStatus'], ParentType, ContextType>;
  direction?: Resolver<ResolversTypes['MessageDirection'], ParentType, ContextType>;
  editedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  freshness?: Resolver<ResolversTypes['Freshness'], ParentType, ContextType>;
  html?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  nativeId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  raw?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  replyTo?: Resolver<Maybe<ResolversTypes['Message']>, ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  ticket?: Resolver<Maybe<ResolversTypes['Ticket']>, ParentType, ContextType>;
  vendor?: Resolver<ResolversTypes['Vendor'], ParentType, ContextType>;
  visibility?: Resolver<ResolversTypes['MessageVisibility'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MessageAddedEventResolvers<ContextType = GraphContext, ParentType extends ResolversParentTypes['MessageAddedEvent'] = ResolversParentTypes['MessageAddedEvent']> = {
  cause?: Resolver<Maybe<ResolversTypes['EventCause']>, ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['EventCursor'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  message?: Resolver<Maybe<ResolversTypes['Message']>, ParentType, ContextType>;
  occurredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  receivedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  ticket?: Resolver<Maybe<ResolversTypes['Ticket']>, ParentType, ContextType>;
  ticketId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  type?: Resolver<ResolversTypes['EventType'], ParentType, ContextType>;
  vendor?: Resolver<Maybe<ResolversTypes['Vendor']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MessageConnectionResolvers<ContextType = GraphContext, ParentType extends ResolversParentTypes['MessageConnection'] = ResolversParentTypes['MessageConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['MessageEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Message']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  sources?: Resolver<ReadonlyArray<ResolversTypes['SourceStatus']>, ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type MessageContentResolvers<ContextType = GraphContext, ParentType extends ResolversParentTypes['MessageContent'] = ResolversParentTypes['MessageContent']> = {
  __resolveType: TypeResolveFn<'CardsContent' | 'ContactCardContent' | 'InteractiveContent' | 'InteractiveReplyContent' | 'LinkContent' | 'LocationContent' | 'LocationRequestContent' | 'MediaContent' | 'RatingContent' | 'SystemContent' | 'TemplateContent' | 'TextContent' | 'UnsupportedContent', ParentType, ContextType>;
};

export type MessageDeliveryChangedEventResolvers<ContextType = GraphContext, ParentType extends ResolversParentTypes['MessageDeliveryChangedEvent'] = ResolversParentTypes['MessageDeliveryChangedEvent']> = {
  cause?: Resolver<Maybe<ResolversTypes['EventCause']>, ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['EventCursor'], ParentType, ContextType>;
  deliveryStatus?: Resolver<ResolversTypes['DeliveryStatus'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  messageId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  occurredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  receivedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  ticket?: Resolver<Maybe<ResolversTypes['Ticket']>, ParentType, ContextType>;
  ticketId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  type?: Resolver<ResolversTypes['EventType'], ParentType, ContextType>;
  vendor?: Resolver<Maybe<ResolversTypes['Vendor']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MessageEdgeResolvers<ContextType = GraphContext, ParentType extends ResolversParentTypes['MessageEdge'] = ResolversParentTypes['MessageEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Message'], ParentType, ContextType>;
};

export type MessagePayloadResolvers<ContextType = GraphContext, ParentType extends ResolversParentTypes['MessagePayload'] = ResolversParentTypes['MessagePayload']> = {
  clientMutationId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  eventCursor?: Resolver<Maybe<ResolversTypes['EventCursor']>, ParentType, ContextType>;
  message?: Resolver<Maybe<ResolversTypes['Message']>, ParentType, ContextType>;
  replayedFromIdempotencyKey?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  ticket?: Resolver<Maybe<ResolversTypes['Ticket']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MessageUpdatedEventResolvers<ContextType = GraphContext, ParentType extends ResolversParentTypes['MessageUpdatedEvent'] = ResolversParentTypes['MessageUpdatedEvent']> = {
  cause?: Resolver<Maybe<ResolversTypes['EventCause']>, ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['EventCursor'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  message?: Resolver<Maybe<ResolversTypes['Message']>, ParentType, ContextType>;
  occurredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  receivedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  ticket?: Resolver<Maybe<ResolversTypes['Ticket']>, ParentType, ContextType>;
  ticketId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  type?: Resolver<ResolversTypes['EventType'], ParentType, ContextType>;
  vendor?: Resolver<Maybe<ResolversTypes['Vendor']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MessagesPayloadResolvers<ContextType = GraphContext, ParentType extends ResolversParentTypes['MessagesPayload'] = ResolversParentTypes['MessagesPayload']> = {
  clientMutationId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  eventCursor?: Resolver<Maybe<ResolversTypes['EventCursor']>, ParentType, ContextType>;
  messages?: Resolver<ReadonlyArray<ResolversTypes['Message']>, ParentType, ContextType>;
  replayedFromIdempotencyKey?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MutationResolvers<ContextType = GraphContext, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  contactOptOut?: Resolver<ResolversTypes['ContactPayload'], ParentType, ContextType, RequireFields<MutationContactOptOutArgs, 'input'>>;
  messageSend?: Resolver<ResolversTypes['MessagePayload'], ParentType, ContextType, RequireFields<MutationMessageSendArgs, 'input'>>;
  messagesMarkRead?: Resolver<ResolversTypes['MessagesPayload'], ParentType, ContextType, RequireFields<MutationMessagesMarkReadArgs, 'input'>>;
  tagCreate?: Resolver<ResolversTypes['TagPayload'], ParentType, ContextType, RequireFields<MutationTagCreateArgs, 'input'>>;
  tagUpdate?: Resolver<ResolversTypes['TagPayload'], ParentType, ContextType, RequireFields<MutationTagUpdateArgs, 'input'>>;
  templateBulkSend?: Resolver<ResolversTypes['TemplateBulkSendPayload'], ParentType, ContextType, RequireFields<MutationTemplateBulkSendArgs, 'input'>>;
  templateSend?: Resolver<ResolversTypes['MessagePayload'], ParentType, ContextType, RequireFields<MutationTemplateSendArgs, 'input'>>;
  ticketActionFail?: Resolver<ResolversTypes['TicketPayload'], ParentType, ContextType, RequireFields<MutationTicketActionFailArgs, 'input'>>;
  ticketAssign?: Resolver<ResolversTypes['TicketPayload'], ParentType, ContextType, RequireFields<MutationTicketAssignArgs, 'input'>>;
  ticketCreate?: Resolver<ResolversTypes['TicketPayload'], ParentType, ContextType, RequireFields<MutationTicketCreateArgs, 'input'>>;
  ticketExternalReferenceSet?: Resolver<ResolversTypes['TicketPayload'], ParentType, ContextType, RequireFields<MutationTicketExternalReferenceSetArgs, 'input'>>;
  ticketNoteAdd?: Resolver<ResolversTypes['MessagePayload'], ParentType, ContextType, RequireFields<MutationTicketNoteAddArgs, 'input'>>;
  ticketRefresh?: Resolver<ResolversTypes['TicketPayload'], ParentType, ContextType, RequireFields<MutationTicketRefreshArgs, 'input'>>;
  ticketReply?: Resolver<ResolversTypes['MessagePayload'], ParentType, ContextType, RequireFields<MutationTicketReplyArgs, 'input'>>;
  ticketReplyConfirm?: Resolver<ResolversTypes['MessagePayload'], ParentType, ContextType, RequireFields<MutationTicketReplyConfirmArgs, 'input'>>;
  ticketStatusSet?: Resolver<ResolversTypes['TicketPayload'], ParentType, ContextType, RequireFields<MutationTicketStatusSetArgs, 'input'>>;
  ticketTagsAdd?: Resolver<ResolversTypes['TicketPayload'], ParentType, ContextType, RequireFields<MutationTicketTagsAddArgs, 'input'>>;
  ticketTagsRemove?: Resolver<ResolversTypes['TicketPayload'], ParentType, ContextType, RequireFields<MutationTicketTagsRemoveArgs, 'input'>>;
  ticketTakeOver?: Resolver<ResolversTypes['TicketPayload'], ParentType, ContextType, RequireFields<MutationTicketTakeOverArgs, 'input'>>;
  ticketUpdate?: Resolver<ResolversTypes['TicketPayload'], ParentType, ContextType, RequireFields<MutationTicketUpdateArgs, 'input'>>;
  webhookReplay?: Resolver<ResolversTypes['WebhookReplayPayload'], ParentType, ContextType, RequireFields<MutationWebhookReplayArgs, 'input'>>;
};

export type MutationPayloadResolvers<ContextType = GraphContext, ParentType extends ResolversParentTypes['MutationPayload'] = ResolversParentTypes['MutationPayload']> = {
  __resolveType: TypeResolveFn<'ContactPayload' | 'MessagePayload' | 'MessagesPayload' | 'TagPayload' | 'TemplateBulkSendPayload' | 'TicketPayload' | 'WebhookReplayPayload', ParentType, ContextType>;
};

export type NativeStatusResolvers<ContextType = GraphContext, ParentType extends ResolversParentTypes['NativeStatus'] = ResolversParentTypes['NativeStatus']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type NodeResolvers<ContextType = GraphContext, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType: TypeResolveFn<'Agent' | 'AssignmentChange' | 'Attachment' | 'Bot' | 'Brand' | 'Channel' | 'Contact' | 'FieldChange' | 'Message' | 'StatusChange' | 'Tag' | 'TagChange' | 'Team' | 'Template' | 'Ticket' | 'VendorAccount' | 'WebhookDelivery', ParentType, ContextType>;
};

export type OperationPlanResolvers<ContextType = GraphContext, ParentType extends ResolversParentTypes['OperationPlan'] = ResolversParentTypes['OperationPlan']> = {
  allowed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  budgets?: Resolver<ReadonlyArray<ResolversTypes['PlanBudget']>, ParentType, ContextType>;
  cost?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  denialReason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  steps?: Resolver<ReadonlyArray<ResolversTypes['PlanStep']>, ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = GraphContext, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ParticipantResolvers<ContextType = GraphContext, ParentType extends ResolversParentTypes['Participant'] = ResolversParentTypes['Participant']> = {
  active?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  actor?: Resolver<Maybe<ResolversTypes['Actor']>, ParentType, ContextType>;
  channelType?: Resolver<Maybe<ResolversTypes['ChannelType']>, ParentType, ContextType>;
  role?: Resolver<ResolversTypes['ParticipantRole'], ParentType, ContextType>;
};

export type PlanBudgetResolvers<ContextType = GraphContext, ParentType extends ResolversParentTypes['PlanBudget'] = ResolversParentTypes['PlanBudget']> = {
  account?: Resolver<ResolversTypes['VendorAccount'], ParentType, ContextType>;
  maxCalls?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  remaining?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  wouldExceed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type PlanStepResolvers<ContextType = GraphContext, ParentType extends ResolversParentTypes['PlanStep'] = ResolversParentTypes['PlanStep']> = {
  batch?: Resolver<ResolversTypes['BatchStrategy'], ParentType, ContextType>;
  cacheHit?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  dependsOn?: Resolver<ReadonlyArray<ResolversTypes['ID']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  maxCalls?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  minCalls?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  operation?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  vendor?: Resolver<ResolversTypes['Vendor'], ParentType, ContextType>;
};

export type PostalAddressResolvers<ContextType = GraphContext, ParentType extends ResolversParentTypes['PostalAddress'] = ResolversParentTypes['PostalAddress']> = {
  city?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  country?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  countryCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  label?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  state?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  street?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  zip?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type QueryResolvers<ContextType = GraphContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  agents?: Resolver<ResolversTypes['AgentConnection'], ParentType, ContextType, Partial<QueryAgentsArgs>>;
  brands?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Brand']>>, ParentType, ContextType, Partial<QueryBrandsArgs>>;
  channels?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Channel']>>, ParentType, ContextType, Partial<QueryChannelsArgs>>;
  contact?: Resolver<Maybe<ResolversTypes['Contact']>, ParentType, ContextType, RequireFields<QueryContactArgs, 'id'>>;
  eventCursor?: Resolver<ResolversTypes['EventCursor'], ParentType, ContextType>;
  events?: Resolver<ResolversTypes['EventConnection'], ParentType, ContextType, RequireFields<QueryEventsArgs, 'first'>>;
  explain?: Resolver<ResolversTypes['OperationPlan'], ParentType, ContextType, RequireFields<QueryExplainArgs, 'operation'>>;
  node?: Resolver<Maybe<ResolversTypes['Node']>, ParentType, ContextType, RequireFields<QueryNodeArgs, 'id'>>;
  nodes?: Resolver<ReadonlyArray<Maybe<ResolversTypes['Node']>>, ParentType, ContextType, RequireFields<QueryNodesArgs, 'ids'>>;
  rateLimit?: Resolver<ResolversTypes['ClientRateLimit'], ParentType, ContextType>;
  tags?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Tag']>>, ParentType, ContextType, Partial<QueryTagsArgs>>;
  teams?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Team']>>, ParentType, ContextType, Partial<QueryTeamsArgs>>;
  templates?: Resolver<ResolversTypes['TemplateConnection'], ParentType, ContextType, Partial<QueryTemplatesArgs>>;
  ticket?: Resolver<Maybe<ResolversTypes['Ticket']>, ParentType, ContextType, RequireFields<QueryTicketArgs, 'id'>>;
  ticketByNativeId?: Resolver<Maybe<ResolversTypes['Ticket']>, ParentType, ContextType, RequireFields<QueryTicketByNativeIdArgs, 'nativeId' | 'vendor'>>;
  tickets?: Resolver<ResolversTypes['TicketConnection'], ParentType, ContextType, RequireFields<QueryTicketsArgs, 'first' | 'orderBy'>>;
  vendorAccounts?: Resolver<ReadonlyArray<ResolversTypes['VendorAccount']>, ParentType, ContextType, Partial<QueryVendorAccountsArgs>>;
  viewer?: Resolver<ResolversTypes['Viewer'], ParentType, ContextType>;
  webhookDeliveries?: Resolver<ResolversTypes['WebhookDeliveryConnection'], ParentType, ContextType, RequireFields<QueryWebhookDeliveriesArgs, 'first'>>;
};

export type RatingResolvers<ContextType = GraphContext, ParentType extends ResolversParentTypes['Rating'] = ResolversParentTypes['Rating']> = {
  scale?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type RatingContentResolvers<ContextType = GraphContext, ParentType extends ResolversParentTypes['RatingContent'] = ResolversParentTypes['RatingContent']> = {
  comment?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  scale?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SourceStatusResolvers<ContextType = GraphContext, ParentType extends ResolversParentTypes['SourceStatus'] = ResolversParentTypes['SourceStatus']> = {
  account?: Resolver<ResolversTypes['VendorAccount'], ParentType, ContextType>;
  error?: Resolver<Maybe<ResolversTypes['VendorError']>, ParentType, ContextType>;
  fetchedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  nextRetryAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  returned?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['SourceState'], ParentType, ContextType>;
  truncated?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  vendor?: Resolver<ResolversTypes['Vendor'], ParentType, ContextType>;
};

export type StatusChangeResolvers<ContextType = GraphContext, ParentType extends ResolversParentTypes['StatusChange'] = ResolversParentTypes['StatusChange']> = {
  actor?: Resolver<Maybe<ResolversTypes['Actor']>, ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  from?: Resolver<Maybe<ResolversTypes['TicketStatus']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  nativeFrom?: Resolver<Maybe<ResolversTypes['NativeStatus']>, ParentType, ContextType>;
  nativeTo?: Resolver<ResolversTypes['NativeStatus'], ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['Tag']>, ParentType, ContextType>;
  to?: Resolver<ResolversTypes['TicketStatus'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type StreamGapEventResolvers<ContextType = GraphContext, ParentType extends ResolversParentTypes['StreamGapEvent'] = ResolversParentTypes['StreamGapEvent']> = {
  cause?: Resolver<Maybe<ResolversTypes['EventCause']>, ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['EventCursor'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  occurredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  oldestAvailable?: Resolver<ResolversTypes['EventCursor'], ParentType, ContextType>;
  receivedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  resumeAfter?: Resolver<ResolversTypes['EventCursor'], ParentType, ContextType>;
  ticket?: Resolver<Maybe<ResolversTypes['Ticket']>, ParentType, ContextType>;
  ticketId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  type?: Resolver<ResolversTypes['EventType'], ParentType, ContextType>;
  vendor?: Resolver<Maybe<ResolversTypes['Vendor']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SubscriptionResolvers<ContextType = GraphContext, ParentType extends ResolversParentTypes['Subscription'] = ResolversParentTypes['Subscription']> = {
  events?: SubscriptionResolver<ResolversTypes['Event'], "events", ParentType, ContextType, Partial<SubscriptionEventsArgs>>;
  messageAdded?: SubscriptionResolver<ResolversTypes['MessageAddedEvent'], "messageAdded", ParentType, ContextType, Partial<SubscriptionMessageAddedArgs>>;
  ticketEvents?: SubscriptionResolver<ResolversTypes['Event'], "ticketEvents", ParentType, ContextType, RequireFields<SubscriptionTicketEventsArgs, 'ticketId'>>;
};

export type SurveySubmittedEventResolvers<ContextType = GraphContext, ParentType extends ResolversParentTypes['SurveySubmittedEvent'] = ResolversParentTypes['SurveySubmittedEvent']> = {
  cause?: Resolver<Maybe<ResolversTypes['EventCause']>, ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['EventCursor'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  occurredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  rating?: Resolver<Maybe<ResolversTypes['Rating']>, ParentType, ContextType>;
  receivedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  ticket?: Resolver<Maybe<ResolversTypes['Ticket']>, ParentType, ContextType>;
  ticketId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  type?: Resolver<ResolversTypes['EventType'], ParentType, ContextType>;
  vendor?: Resolver<Maybe<ResolversTypes['Vendor']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SystemActorResolvers<ContextType = GraphContext, ParentType extends ResolversParentTypes['SystemActor'] = ResolversParentTypes['SystemActor']> = {
  avatarUrl?: Resolver<Maybe<ResolversTypes['URL']>, ParentType, ContextType>;
  displayName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['ActorKind'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SystemContentResolvers<ContextType = GraphContext, ParentType extends ResolversParentTypes['SystemContent'] = ResolversParentTypes['SystemContent']> = {
  kind?: Resolver<ResolversTypes['SystemContentKind'], ParentType, ContextType>;
  nativeType?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  text?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TagResolvers<ContextType = GraphContext, ParentType extends ResolversParentTypes['Tag'] = ResolversParentTypes['Tag']> = {
  active?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  color?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  freshness?: Resolver<ResolversTypes['Freshness'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['TagKind'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  nativeId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  vendor?: Resolver<ResolversTypes['Vendor'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TagChangeResolvers<ContextType = GraphContext, ParentType extends ResolversParentTypes['TagChange'] = ResolversParentTypes['TagChange']> = {
  actor?: Resolver<Maybe<ResolversTypes['Actor']>, ParentType, ContextType>;
  added?: Resolver<ReadonlyArray<ResolversTypes['Tag']>, ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  removed?: Resolver<ReadonlyArray<ResolversTypes['Tag']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TagPayloadResolvers<ContextType = GraphContext, ParentType extends ResolversParentTypes['TagPayload'] = ResolversParentTypes['TagPayload']> = {
  clientMutationId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  eventCursor?: Resolver<Maybe<ResolversTypes['EventCursor']>, ParentType, ContextType>;
  replayedFromIdempotencyKey?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  tag?: Resolver<Maybe<ResolversTypes['Tag']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TeamResolvers<ContextType = GraphContext, ParentType extends ResolversParentTypes['Team'] = ResolversParentTypes['Team']> = {
  agents?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Agent']>>, ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  freshness?: Resolver<ResolversTypes['Freshness'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  nativeId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  vendor?: Resolver<ResolversTypes['Vendor'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TemplateResolvers<ContextType = GraphContext, ParentType extends ResolversParentTypes['Template'] = ResolversParentTypes['Template']> = {
  channel?: Resolver<Maybe<ResolversTypes['Channel']>, ParentType, ContextType>;
  freshness?: Resolver<ResolversTypes['Freshness'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['TemplateKind'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  nativeId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  translations?: Resolver<ReadonlyArray<ResolversTypes['TemplateTranslation']>, ParentType, ContextType>;
  vendor?: Resolver<ResolversTypes['Vendor'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TemplateBulkSendPayloadResolvers<ContextType = GraphContext, ParentType extends ResolversParentTypes['TemplateBulkSendPayload'] = ResolversParentTypes['TemplateBulkSendPayload']> = {
  clientMutationId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  eventCursor?: Resolver<Maybe<ResolversTypes['EventCursor']>, ParentType, ContextType>;
  replayedFromIdempotencyKey?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  results?: Resolver<ReadonlyArray<ResolversTypes['BulkSendResult']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TemplateConnectionResolvers<ContextType = GraphContext, ParentType extends ResolversParentTypes['TemplateConnection'] = ResolversParentTypes['TemplateConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['TemplateEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Template']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  sources?: Resolver<ReadonlyArray<ResolversTypes['SourceStatus']>, ParentType, ContextType>;
};

export type TemplateContentResolvers<ContextType = GraphContext, ParentType extends ResolversParentTypes['TemplateContent'] = ResolversParentTypes['TemplateContent']> = {
  languageCode?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  template?: Resolver<Maybe<ResolversTypes['Template']>, ParentType, ContextType>;
  templateNativeId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  variables?: Resolver<ReadonlyArray<ResolversTypes['TemplateVariable']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TemplateEdgeResolvers<ContextType = GraphContext, ParentType extends ResolversParentTypes['TemplateEdge'] = ResolversParentTypes['TemplateEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Template'], ParentType, ContextType>;
};

export type TemplateParameterResolvers<ContextType = GraphContext, ParentType extends ResolversParentTypes['TemplateParameter'] = ResolversParentTypes['TemplateParameter']> = {
  component?: Resolver<ResolversTypes['TemplateComponent'], ParentType, ContextType>;
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  position?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  required?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type TemplateTranslationResolvers<ContextType = GraphContext, ParentType extends ResolversParentTypes['TemplateTranslation'] = ResolversParentTypes['TemplateTranslation']> = {
  body?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  headerText?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  headerType?: Resolver<ResolversTypes['TemplateHeaderType'], ParentType, ContextType>;
  languageCode?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  languageName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  parameters?: Resolver<ReadonlyArray<ResolversTypes['TemplateParameter']>, ParentType, ContextType>;
};

export type TemplateVariableResolvers<ContextType = GraphContext, ParentType extends ResolversParentTypes['TemplateVariable'] = ResolversParentTypes['TemplateVariable']> = {
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type TextContentResolvers<ContextType = GraphContext, ParentType extends ResolversParentTypes['TextContent'] = ResolversParentTypes['TextContent']> = {
  html?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TicketResolvers<ContextType = GraphContext, ParentType extends ResolversParentTypes['Ticket'] = ResolversParentTypes['Ticket']> = {
  account?: Resolver<ResolversTypes['VendorAccount'], ParentType, ContextType>;
  assignee?: Resolver<Maybe<ResolversTypes['Agent']>, ParentType, ContextType>;
  capabilities?: Resolver<ResolversTypes['TicketCapabilities'], ParentType, ContextType>;
  channel?: Resolver<Maybe<ResolversTypes['Channel']>, ParentType, ContextType>;
  closed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  closedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  contact?: Resolver<Maybe<ResolversTypes['Contact']>, ParentType, ContextType>;
  createdAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  customFields?: Resolver<ReadonlyArray<ResolversTypes['CustomField']>, ParentType, ContextType>;
  externalReferences?: Resolver<ReadonlyArray<ResolversTypes['ExternalReference']>, ParentType, ContextType>;
  firstResponseAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  freshness?: Resolver<ResolversTypes['Freshness'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  lastActivityAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  lastMessage?: Resolver<Maybe<ResolversTypes['Message']>, ParentType, ContextType>;
  messages?: Resolver<Maybe<ResolversTypes['MessageConnection']>, ParentType, ContextType, Partial<TicketMessagesArgs>>;
  nativeId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  nativeStatus?: Resolver<ResolversTypes['NativeStatus'], ParentType, ContextType>;
  number?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  participants?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Participant']>>, ParentType, ContextType>;
  preview?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  priority?: Resolver<Maybe<ResolversTypes['TicketPriority']>, ParentType, ContextType>;
  rating?: Resolver<Maybe<ResolversTypes['Rating']>, ParentType, ContextType>;
  raw?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  responder?: Resolver<Maybe<ResolversTypes['Actor']>, ParentType, ContextType>;
  snoozedUntil?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['TicketStatus'], ParentType, ContextType>;
  statusCategory?: Resolver<ResolversTypes['TicketStatusCategory'], ParentType, ContextType>;
  subject?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  summary?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  tags?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Tag']>>, ParentType, ContextType>;
  team?: Resolver<Maybe<ResolversTypes['Team']>, ParentType, ContextType>;
  timeline?: Resolver<Maybe<ResolversTypes['TimelineConnection']>, ParentType, ContextType, Partial<TicketTimelineArgs>>;
  updatedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  url?: Resolver<Maybe<ResolversTypes['URL']>, ParentType, ContextType>;
  vendor?: Resolver<ResolversTypes['Vendor'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TicketAssignedEventResolvers<ContextType = GraphContext, ParentType extends ResolversParentTypes['TicketAssignedEvent'] = ResolversParentTypes['TicketAssignedEvent']> = {
  cause?: Resolver<Maybe<ResolversTypes['EventCause']>, ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['EventCursor'], ParentType, ContextType>;
  from?: Resolver<Maybe<ResolversTypes['Agent']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  occurredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  receivedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  ticket?: Resolver<Maybe<ResolversTypes['Ticket']>, ParentType, ContextType>;
  ticketId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  to?: Resolver<Maybe<ResolversTypes['Agent']>, ParentType, ContextType>;
  type?: Resolver<ResolversTypes['EventType'], ParentType, ContextType>;
  vendor?: Resolver<Maybe<ResolversTypes['Vendor']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TicketCapabilitiesResolvers<ContextType = GraphContext, ParentType extends ResolversParentTypes['TicketCapabilities'] = ResolversParentTypes['TicketCapabilities']> = {
  addNote?: Resolver<ResolversTypes['Capability'], ParentType, ContextType>;
  assign?: Resolver<ResolversTypes['Capability'], ParentType, ContextType>;
  attach?: Resolver<ResolversTypes['AttachmentCapability'], ParentType, ContextType>;
  close?: Resolver<ResolversTypes['Capability'], ParentType, ContextType>;
  markPending?: Resolver<ResolversTypes['Capability'], ParentType, ContextType>;
  markRead?: Resolver<ResolversTypes['Capability'], ParentType, ContextType>;
  optOutContact?: Resolver<ResolversTypes['Capability'], ParentType, ContextType>;
  reopen?: Resolver<ResolversTypes['Capability'], ParentType, ContextType>;
  reply?: Resolver<ResolversTypes['Capability'], ParentType, ContextType>;
  replyInteractive?: Resolver<ResolversTypes['Capability'], ParentType, ContextType>;
  replyWithTemplate?: Resolver<ResolversTypes['Capability'], ParentType, ContextType>;
  setPriority?: Resolver<ResolversTypes['Capability'], ParentType, ContextType>;
  snooze?: Resolver<ResolversTypes['Capability'], ParentType, ContextType>;
  tag?: Resolver<ResolversTypes['Capability'], ParentType, ContextType>;
  takeOver?: Resolver<ResolversTypes['Capability'], ParentType, ContextType>;
  transferTeam?: Resolver<ResolversTypes['Capability'], ParentType, ContextType>;
  untag?: Resolver<ResolversTypes['Capability'], ParentType, ContextType>;
};

export type TicketConnectionResolvers<ContextType = GraphContext, ParentType extends ResolversParentTypes['TicketConnection'] = ResolversParentTypes['TicketConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['TicketEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Ticket']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  sources?: Resolver<ReadonlyArray<ResolversTypes['SourceStatus']>, ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type TicketCreatedEventResolvers<ContextType = GraphContext, ParentType extends ResolversParentTypes['TicketCreatedEvent'] = ResolversParentTypes['TicketCreatedEvent']> = {
  cause?: Resolver<Maybe<ResolversTypes['EventCause']>, ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['EventCursor'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  occurredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  receivedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  ticket?: Resolver<Maybe<ResolversTypes['Ticket']>, ParentType, ContextType>;
  ticketId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  type?: Resolver<ResolversTypes['EventType'], ParentType, ContextType>;
  vendor?: Resolver<Maybe<ResolversTypes['Vendor']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TicketEdgeResolvers<ContextType = GraphContext, ParentType extends ResolversParentTypes['TicketEdge'] = ResolversParentTypes['TicketEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Ticket'], ParentType, ContextType>;
};

export type TicketPayloadResolvers<ContextType = GraphContext, ParentType extends ResolversParentTypes['TicketPayload'] = ResolversParentTypes['TicketPayload']> = {
  clientMutationId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  eventCursor?: Resolver<Maybe<ResolversTypes['EventCursor']>, ParentType, ContextType>;
  replayedFromIdempotencyKey?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  ticket?: Resolver<Maybe<ResolversTypes['Ticket']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TicketStatusChangedEventResolvers<ContextType = GraphContext, ParentType extends ResolversParentTypes['TicketStatusChangedEvent'] = ResolversParentTypes['TicketStatusChangedEvent']> = {
  cause?: Resolver<Maybe<ResolversTypes['EventCause']>, ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['EventCursor'], ParentType, ContextType>;
  from?: Resolver<Maybe<ResolversTypes['TicketStatus']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  occurredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  receivedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  ticket?: Resolver<Maybe<ResolversTypes['Ticket']>, ParentType, ContextType>;
  ticketId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  to?: Resolver<ResolversTypes['TicketStatus'], ParentType, ContextType>;
  type?: Resolver<ResolversTypes['EventType'], ParentType, ContextType>;
  vendor?: Resolver<Maybe<ResolversTypes['Vendor']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TicketTagsChangedEventResolvers<ContextType = GraphContext, ParentType extends ResolversParentTypes['TicketTagsChangedEvent'] = ResolversParentTypes['TicketTagsChangedEvent']> = {
  added?: Resolver<ReadonlyArray<ResolversTypes['Tag']>, ParentType, ContextType>;
  cause?: Resolver<Maybe<ResolversTypes['EventCause']>, ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['EventCursor'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  occurredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  receivedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  removed?: Resolver<ReadonlyArray<ResolversTypes['Tag']>, ParentType, ContextType>;
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  ticket?: Resolver<Maybe<ResolversTypes['Ticket']>, ParentType, ContextType>;
  ticketId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  type?: Resolver<ResolversTypes['EventType'], ParentType, ContextType>;
  vendor?: Resolver<Maybe<ResolversTypes['Vendor']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TicketUpdatedEventResolvers<ContextType = GraphContext, ParentType extends ResolversParentTypes['TicketUpdatedEvent'] = ResolversParentTypes['TicketUpdatedEvent']> = {
  cause?: Resolver<Maybe<ResolversTypes['EventCause']>, ParentType, ContextType>;
  changes?: Resolver<ReadonlyArray<ResolversTypes['FieldChange']>, ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['EventCursor'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  occurredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  receivedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  ticket?: Resolver<Maybe<ResolversTypes['Ticket']>, ParentType, ContextType>;
  ticketId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  type?: Resolver<ResolversTypes['EventType'], ParentType, ContextType>;
  vendor?: Resolver<Maybe<ResolversTypes['Vendor']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TimelineConnectionResolvers<ContextType = GraphContext, ParentType extends ResolversParentTypes['TimelineConnection'] = ResolversParentTypes['TimelineConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['TimelineEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['TimelineItem']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type TimelineEdgeResolvers<ContextType = GraphContext, ParentType extends ResolversParentTypes['TimelineEdge'] = ResolversParentTypes['TimelineEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['TimelineItem'], ParentType, ContextType>;
};

export type TimelineItemResolvers<ContextType = GraphContext, ParentType extends ResolversParentTypes['TimelineItem'] = ResolversParentTypes['TimelineItem']> = {
  __resolveType: TypeResolveFn<'AssignmentChange' | 'FieldChange' | 'Message' | 'StatusChange' | 'TagChange', ParentType, ContextType>;
};

export interface UrlScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['URL'], any> {
  name: 'URL';
}

export type UnmappedVendorEventResolvers<ContextType = GraphContext, ParentType extends ResolversParentTypes['UnmappedVendorEvent'] = ResolversParentTypes['UnmappedVendorEvent']> = {
  cause?: Resolver<Maybe<ResolversTypes['EventCause']>, ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['EventCursor'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  nativeType?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  occurredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  raw?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  receivedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  ticket?: Resolver<Maybe<ResolversTypes['Ticket']>, ParentType, ContextType>;
  ticketId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  type?: Resolver<ResolversTypes['EventType'], ParentType, ContextType>;
  vendor?: Resolver<Maybe<ResolversTypes['Vendor']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UnsupportedContentResolvers<ContextType = GraphContext, ParentType extends ResolversParentTypes['UnsupportedContent'] = ResolversParentTypes['UnsupportedContent']> = {
  nativeType?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  raw?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UserErrorResolvers<ContextType = GraphContext, ParentType extends ResolversParentTypes['UserError'] = ResolversParentTypes['UserError']> = {
  code?: Resolver<ResolversTypes['UserErrorCode'], ParentType, ContextType>;
  field?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  retryAfterSeconds?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  retryable?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  vendor?: Resolver<Maybe<ResolversTypes['Vendor']>, ParentType, ContextType>;
  vendorCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  vendorMessage?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type VendorAccountResolvers<ContextType = GraphContext, ParentType extends ResolversParentTypes['VendorAccount'] = ResolversParentTypes['VendorAccount']> = {
  health?: Resolver<ResolversTypes['VendorHealth'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  operations?: Resolver<ReadonlyArray<ResolversTypes['VendorOperation']>, ParentType, ContextType>;
  rateLimit?: Resolver<Maybe<ResolversTypes['VendorRateLimit']>, ParentType, ContextType>;
  sync?: Resolver<ResolversTypes['AccountSync'], ParentType, ContextType>;
  vendor?: Resolver<ResolversTypes['Vendor'], ParentType, ContextType>;
  webhooks?: Resolver<ResolversTypes['WebhookHealth'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type VendorErrorResolvers<ContextType = GraphContext, ParentType extends ResolversParentTypes['VendorError'] = ResolversParentTypes['VendorError']> = {
  code?: Resolver<ResolversTypes['VendorErrorCode'], ParentType, ContextType>;
  httpStatus?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  retryAfterSeconds?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  retryable?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  vendorCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type VendorHealthResolvers<ContextType = GraphContext, ParentType extends ResolversParentTypes['VendorHealth'] = ResolversParentTypes['VendorHealth']> = {
  circuit?: Resolver<ResolversTypes['CircuitState'], ParentType, ContextType>;
  lastError?: Resolver<Maybe<ResolversTypes['VendorError']>, ParentType, ContextType>;
  lastSuccessAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  latencyP95Ms?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['SourceState'], ParentType, ContextType>;
};

export type VendorHealthChangedEventResolvers<ContextType = GraphContext, ParentType extends ResolversParentTypes['VendorHealthChangedEvent'] = ResolversParentTypes['VendorHealthChangedEvent']> = {
  account?: Resolver<ResolversTypes['VendorAccount'], ParentType, ContextType>;
  cause?: Resolver<Maybe<ResolversTypes['EventCause']>, ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['EventCursor'], ParentType, ContextType>;
  health?: Resolver<ResolversTypes['VendorHealth'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  occurredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  receivedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  ticket?: Resolver<Maybe<ResolversTypes['Ticket']>, ParentType, ContextType>;
  ticketId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  type?: Resolver<ResolversTypes['EventType'], ParentType, ContextType>;
  vendor?: Resolver<Maybe<ResolversTypes['Vendor']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type VendorOperationResolvers<ContextType = GraphContext, ParentType extends ResolversParentTypes['VendorOperation'] = ResolversParentTypes['VendorOperation']> = {
  batch?: Resolver<ResolversTypes['BatchStrategy'], ParentType, ContextType>;
  maxBatchSize?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  supported?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type VendorRateLimitResolvers<ContextType = GraphContext, ParentType extends ResolversParentTypes['VendorRateLimit'] = ResolversParentTypes['VendorRateLimit']> = {
  limit?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  remaining?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  reservedForWrites?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  resetAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  source?: Resolver<ResolversTypes['RateLimitSource'], ParentType, ContextType>;
};

export type VendorResourceResolvers<ContextType = GraphContext, ParentType extends ResolversParentTypes['VendorResource'] = ResolversParentTypes['VendorResource']> = {
  __resolveType: TypeResolveFn<'Agent' | 'Bot' | 'Brand' | 'Channel' | 'Contact' | 'Message' | 'Tag' | 'Team' | 'Template' | 'Ticket', ParentType, ContextType>;
};

export type ViewerResolvers<ContextType = GraphContext, ParentType extends ResolversParentTypes['Viewer'] = ResolversParentTypes['Viewer']> = {
  displayName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  scopes?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
};

export type WebhookDeliveryResolvers<ContextType = GraphContext, ParentType extends ResolversParentTypes['WebhookDelivery'] = ResolversParentTypes['WebhookDelivery']> = {
  account?: Resolver<Maybe<ResolversTypes['VendorAccount']>, ParentType, ContextType>;
  attempts?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  body?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  dedupeKey?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  error?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  events?: Resolver<ReadonlyArray<ResolversTypes['Event']>, ParentType, ContextType>;
  headers?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['WebhookRejectReason']>, ParentType, ContextType>;
  receivedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['WebhookDeliveryState'], ParentType, ContextType>;
  vendor?: Resolver<ResolversTypes['Vendor'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type WebhookDeliveryConnectionResolvers<ContextType = GraphContext, ParentType extends ResolversParentTypes['WebhookDeliveryConnection'] = ResolversParentTypes['WebhookDeliveryConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['WebhookDeliveryEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['WebhookDelivery']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type WebhookDeliveryEdgeResolvers<ContextType = GraphContext, ParentType extends ResolversParentTypes['WebhookDeliveryEdge'] = ResolversParentTypes['WebhookDeliveryEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['WebhookDelivery'], ParentType, ContextType>;
};

export type WebhookHealthResolvers<ContextType = GraphContext, ParentType extends ResolversParentTypes['WebhookHealth'] = ResolversParentTypes['WebhookHealth']> = {
  accepted?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  duplicates?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  lastReceivedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  quarantined?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  rejected?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type WebhookReplayPayloadResolvers<ContextType = GraphContext, ParentType extends ResolversParentTypes['WebhookReplayPayload'] = ResolversParentTypes['WebhookReplayPayload']> = {
  clientMutationId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  delivery?: Resolver<Maybe<ResolversTypes['WebhookDelivery']>, ParentType, ContextType>;
  eventCursor?: Resolver<Maybe<ResolversTypes['EventCursor']>, ParentType, ContextType>;
  replayedFromIdempotencyKey?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type Resolvers<ContextType = GraphContext> = {
  AccountSync?: AccountSyncResolvers<ContextType>;
  ActionFailedEvent?: ActionFailedEventResolvers<ContextType>;
  ActionRequestedEvent?: ActionRequestedEventResolvers<ContextType>;
  Actor?: ActorResolvers<ContextType>;
  Agent?: AgentResolvers<ContextType>;
  AgentConnection?: AgentConnectionResolvers<ContextType>;
  AgentEdge?: AgentEdgeResolvers<ContextType>;
  AgentPresenceChangedEvent?: AgentPresenceChangedEventResolvers<ContextType>;
  AssignmentChange?: AssignmentChangeResolvers<ContextType>;
  Attachment?: AttachmentResolvers<ContextType>;
  AttachmentCapability?: AttachmentCapabilityResolvers<ContextType>;
  Bot?: BotResolvers<ContextType>;
  Brand?: BrandResolvers<ContextType>;
  BulkSendResult?: BulkSendResultResolvers<ContextType>;
  Capability?: CapabilityResolvers<ContextType>;
  Card?: CardResolvers<ContextType>;
  CardsContent?: CardsContentResolvers<ContextType>;
  Channel?: ChannelResolvers<ContextType>;
  ClientRateLimit?: ClientRateLimitResolvers<ContextType>;
  Closable?: ClosableResolvers<ContextType>;
  Contact?: ContactResolvers<ContextType>;
  ContactCard?: ContactCardResolvers<ContextType>;
  ContactCardContent?: ContactCardContentResolvers<ContextType>;
  ContactIdentity?: ContactIdentityResolvers<ContextType>;
  ContactOptedOutEvent?: ContactOptedOutEventResolvers<ContextType>;
  ContactPayload?: ContactPayloadResolvers<ContextType>;
  CustomField?: CustomFieldResolvers<ContextType>;
  DateTime?: GraphQLScalarType;
  Event?: EventResolvers<ContextType>;
  EventCause?: EventCauseResolvers<ContextType>;
  EventConnection?: EventConnectionResolvers<ContextType>;
  EventCursor?: GraphQLScalarType;
  EventEdge?: EventEdgeResolvers<ContextType>;
  ExternalReference?: ExternalReferenceResolvers<ContextType>;
  FieldChange?: FieldChangeResolvers<ContextType>;
  Freshness?: FreshnessResolvers<ContextType>;
  InteractiveButton?: InteractiveButtonResolvers<ContextType>;
  InteractiveContent?: InteractiveContentResolvers<ContextType>;
  InteractiveHeader?: InteractiveHeaderResolvers<ContextType>;
  InteractiveReplyContent?: InteractiveReplyContentResolvers<ContextType>;
  JSON?: GraphQLScalarType;
  LabeledValue?: LabeledValueResolvers<ContextType>;
  LinkContent?: LinkContentResolvers<ContextType>;
  LocationContent?: LocationContentResolvers<ContextType>;
  LocationRequestContent?: LocationRequestContentResolvers<ContextType>;
  MediaContent?: MediaContentResolvers<ContextType>;
  Message?: MessageResolvers<ContextType>;
  MessageAddedEvent?: MessageAddedEventResolvers<ContextType>;
  MessageConnection?: MessageConnectionResolvers<ContextType>;
  MessageContent?: MessageContentResolvers<ContextType>;
  MessageDeliveryChangedEvent?: MessageDeliveryChangedEventResolvers<ContextType>;
  MessageEdge?: MessageEdgeResolvers<ContextType>;
  MessagePayload?: MessagePayloadResolvers<ContextType>;
  MessageUpdatedEvent?: MessageUpdatedEventResolvers<ContextType>;
  MessagesPayload?: MessagesPayloadResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  MutationPayload?: MutationPayloadResolvers<ContextType>;
  NativeStatus?: NativeStatusResolvers<ContextType>;
  Node?: NodeResolvers<ContextType>;
  OperationPlan?: OperationPlanResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Participant?: ParticipantResolvers<ContextType>;
  PlanBudget?: PlanBudgetResolvers<ContextType>;
  PlanStep?: PlanStepResolvers<ContextType>;
  PostalAddress?: PostalAddressResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  Rating?: RatingResolvers<ContextType>;
  RatingContent?: RatingContentResolvers<ContextType>;
  SourceStatus?: SourceStatusResolvers<ContextType>;
  StatusChange?: StatusChangeResolvers<ContextType>;
  StreamGapEvent?: StreamGapEventResolvers<ContextType>;
  Subscription?: SubscriptionResolvers<ContextType>;
  SurveySubmittedEvent?: SurveySubmittedEventResolvers<ContextType>;
  SystemActor?: SystemActorResolvers<ContextType>;
  SystemContent?: SystemContentResolvers<ContextType>;
  Tag?: TagResolvers<ContextType>;
  TagChange?: TagChangeResolvers<ContextType>;
  TagPayload?: TagPayloadResolvers<ContextType>;
  Team?: TeamResolvers<ContextType>;
  Template?: TemplateResolvers<ContextType>;
  TemplateBulkSendPayload?: TemplateBulkSendPayloadResolvers<ContextType>;
  TemplateConnection?: TemplateConnectionResolvers<ContextType>;
  TemplateContent?: TemplateContentResolvers<ContextType>;
  TemplateEdge?: TemplateEdgeResolvers<ContextType>;
  TemplateParameter?: TemplateParameterResolvers<ContextType>;
  TemplateTranslation?: TemplateTranslationResolvers<ContextType>;
  TemplateVariable?: TemplateVariableResolvers<ContextType>;
  TextContent?: TextContentResolvers<ContextType>;
  Ticket?: TicketResolvers<ContextType>;
  TicketAssignedEvent?: TicketAssignedEventResolvers<ContextType>;
  TicketCapabilities?: TicketCapabilitiesResolvers<ContextType>;
  TicketConnection?: TicketConnectionResolvers<ContextType>;
  TicketCreatedEvent?: TicketCreatedEventResolvers<ContextType>;
  TicketEdge?: TicketEdgeResolvers<ContextType>;
  TicketPayload?: TicketPayloadResolvers<ContextType>;
  TicketStatusChangedEvent?: TicketStatusChangedEventResolvers<ContextType>;
  TicketTagsChangedEvent?: TicketTagsChangedEventResolvers<ContextType>;
  TicketUpdatedEvent?: TicketUpdatedEventResolvers<ContextType>;
  TimelineConnection?: TimelineConnectionResolvers<ContextType>;
  TimelineEdge?: TimelineEdgeResolvers<ContextType>;
  TimelineItem?: TimelineItemResolvers<ContextType>;
  URL?: GraphQLScalarType;
  UnmappedVendorEvent?: UnmappedVendorEventResolvers<ContextType>;
  UnsupportedContent?: UnsupportedContentResolvers<ContextType>;
  UserError?: UserErrorResolvers<ContextType>;
  VendorAccount?: VendorAccountResolvers<ContextType>;
  VendorError?: VendorErrorResolvers<ContextType>;
  VendorHealth?: VendorHealthResolvers<ContextType>;
  VendorHealthChangedEvent?: VendorHealthChangedEventResolvers<ContextType>;
  VendorOperation?: VendorOperationResolvers<ContextType>;
  VendorRateLimit?: VendorRateLimitResolvers<ContextType>;
  VendorResource?: VendorResourceResolvers<ContextType>;
  Viewer?: ViewerResolvers<ContextType>;
  WebhookDelivery?: WebhookDeliveryResolvers<ContextType>;
  WebhookDeliveryConnection?: WebhookDeliveryConnectionResolvers<ContextType>;
  WebhookDeliveryEdge?: WebhookDeliveryEdgeResolvers<ContextType>;
  WebhookHealth?: WebhookHealthResolvers<ContextType>;
  WebhookReplayPayload?: WebhookReplayPayloadResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = GraphContext> = {
  cost?: CostDirectiveResolver<any, any, ContextType>;
  listSize?: ListSizeDirectiveResolver<any, any, ContextType>;
  requiresScope?: RequiresScopeDirectiveResolver<any, any, ContextType>;
};
