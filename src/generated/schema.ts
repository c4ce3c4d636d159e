import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { TicketNode, MessageNode, AgentNode, BotNode, TeamNode, ContactNode, TagNode, ChannelNode, BrandNode, TemplateNode, SystemActorNode, VendorAccountNode, AttachmentNode, ParticipantNode, TicketConnectionNode, MessageConnectionNode, AgentConnectionNode, TemplateConnectionNode, TimelineConnectionNode, EventConnectionNode, EventCauseNode, WebhookDeliveryNode, TextContentNode, MediaContentNode, LocationContentNode, LocationRequestContentNode, ContactCardContentNode, InteractiveContentNode, InteractiveReplyContentNode, TemplateContentNode, CardsContentNode, RatingContentNode, LinkContentNode, SystemContentNode, UnsupportedContentNode, StatusChangeNode, AssignmentChangeNode, TagChangeNode, FieldChangeNode, EventNode, GapNode, PayloadNode, WebhookReplayPayloadNode } from '../graph/nodes/node-types.ts';
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
  /** A moment in UTC as ISO 8601 text, such as `2026-03-01T09:30:00.000Z`. Inputs may carry another offset. */
  DateTime: { input: number; output: number; }
  /** Opaque, ordered position in the event log. Kept apart from page cursors (String) so that they cannot be mixed. */
  EventCursor: { input: string; output: string; }
  /** Any JSON value as it came; its shape is the vendor's and may change without notice. */
  JSON: { input: unknown; output: unknown; }
  /** An absolute web address as text, such as `https://example.com/a.png`. */
  URL: { input: string; output: string; }
};

/** How far the tickets of an account have been read. */
export type AccountSync = {
  __typename?: 'AccountSync';
  /** When the history was first complete; null until then. */
  completedAt: Maybe<Scalars['DateTime']['output']>;
  /** When the vendor was last read with success; null when never. */
  lastReadAt: Maybe<Scalars['DateTime']['output']>;
  /** When the next read is planned; null when none is. */
  nextReadAt: Maybe<Scalars['DateTime']['output']>;
  /** What the reading is doing now. */
  phase: SyncPhase;
  /** When reading the history began; null when it has not, or with EVENTS_ONLY. */
  startedAt: Maybe<Scalars['DateTime']['output']>;
  /** Tickets that the vendor says it has; null when it does not say. A progress bar divides `ticketsSeen` by it. */
  ticketsExpected: Maybe<Scalars['Int']['output']>;
  /** Tickets read since the history was begun; with EVENTS_ONLY, tickets heard of. */
  ticketsSeen: Scalars['Int']['output'];
};

/** SocialHub: a requested action could not be done on the network. */
export type ActionFailedEvent = Event & {
  __typename?: 'ActionFailedEvent';
  /** SocialHub's id of the action. */
  actionId: Scalars['String']['output'];
  /** The write or webhook behind the event; null when it is not known. */
  cause: Maybe<EventCause>;
  /** Position in the event log; give it back as `after` to continue behind this event. */
  cursor: Scalars['EventCursor']['output'];
  /** Opaque id of the event; the same after a reconnect, so it can be used to drop doubles. */
  id: Scalars['ID']['output'];
  /** When it happened by the vendor's clock, or the time of receipt where the vendor states none. */
  occurredAt: Scalars['DateTime']['output'];
  /** Why it failed, in words for agents; null when unknown. */
  reason: Maybe<Scalars['String']['output']>;
  /** When the gateway learned of it. */
  receivedAt: Scalars['DateTime']['output'];
  /** True when it came from a webhook delivery that was processed again. Resuming from a cursor does not set it. */
  replayed: Scalars['Boolean']['output'];
  /** The ticket as it stands now, not as it was then. Null when there is none or it cannot be read; see `errors`. */
  ticket: Maybe<Ticket>;
  /** Id of the ticket concerned; null when the event is not about one ticket. */
  ticketId: Maybe<Scalars['ID']['output']>;
  /** What happened; tells the concrete event type without `__typename`. */
  type: EventType;
  /** The vendor that it happened at; null for events of the gateway itself. */
  vendor: Maybe<Vendor>;
};

/** SocialHub: an agent asks the network side to do something. Answer with `ticketReplyConfirm` or `ticketActionFail`. */
export type ActionRequestedEvent = Event & {
  __typename?: 'ActionRequestedEvent';
  /** SocialHub's id of the action, for `ticketActionFail`. */
  actionId: Scalars['String']['output'];
  /** The write or webhook behind the event; null when it is not known. */
  cause: Maybe<EventCause>;
  /** Position in the event log; give it back as `after` to continue behind this event. */
  cursor: Scalars['EventCursor']['output'];
  /** SocialHub's id of the reply, for `ticketReplyConfirm`; null when no reply is asked for. */
  followupId: Maybe<Scalars['String']['output']>;
  /** Opaque id of the event; the same after a reconnect, so it can be used to drop doubles. */
  id: Scalars['ID']['output'];
  /** What is asked for. */
  kind: RequestedActionKind;
  /** The reply to put on the network, QUEUED until it is confirmed; null when no reply is asked for. */
  message: Maybe<Message>;
  /** When it happened by the vendor's clock, or the time of receipt where the vendor states none. */
  occurredAt: Scalars['DateTime']['output'];
  /** Which of the action's options was picked; null when it has none. */
  optionId: Maybe<Scalars['String']['output']>;
  /** When the gateway learned of it. */
  receivedAt: Scalars['DateTime']['output'];
  /** True when it came from a webhook delivery that was processed again. Resuming from a cursor does not set it. */
  replayed: Scalars['Boolean']['output'];
  /** The ticket as it stands now, not as it was then. Null when there is none or it cannot be read; see `errors`. */
  ticket: Maybe<Ticket>;
  /** Id of the ticket concerned; null when the event is not about one ticket. */
  ticketId: Maybe<Scalars['ID']['output']>;
  /** What happened; tells the concrete event type without `__typename`. */
  type: EventType;
  /** The vendor that it happened at; null for events of the gateway itself. */
  vendor: Maybe<Vendor>;
};

/** Someone who writes messages or changes tickets. */
export type Actor = {
  /** Picture to show; null when the vendor gives none. */
  avatarUrl: Maybe<Scalars['URL']['output']>;
  /** Name to show; null when the vendor sent none. */
  displayName: Maybe<Scalars['String']['output']>;
  /** Opaque id, unique over all vendors; give it to `node` to fetch the object again. */
  id: Scalars['ID']['output'];
  /** Whether a human agent, a customer, a bot or the system acted. */
  kind: ActorKind;
};

/** What kind of someone acted. */
export type ActorKind =
  /** A person who works in the helpdesk. */
  | 'AGENT'
  /** An AI agent, chatbot or automatic answer. */
  | 'BOT'
  /** A customer. */
  | 'CONTACT'
  /** The vendor's program itself. */
  | 'SYSTEM';

/** A person who works in the helpdesk: Desk360 agents, Glassix and Zaia users. */
export type Agent = Actor & Node & VendorResource & {
  __typename?: 'Agent';
  /** False when the agent may no longer work on tickets; null when the vendor does not say. */
  active: Maybe<Scalars['Boolean']['output']>;
  /** Picture to show; null when the vendor gives none. */
  avatarUrl: Maybe<Scalars['URL']['output']>;
  /** Name to show; null when the vendor sent none. */
  displayName: Maybe<Scalars['String']['output']>;
  /** E-mail address at work; null when the vendor does not show it. */
  email: Maybe<Scalars['String']['output']>;
  /** Where this copy came from and how old it is. */
  freshness: Freshness;
  /** Opaque id, unique over all vendors; give it to `node` to fetch the object again. */
  id: Scalars['ID']['output'];
  /** Whether a human agent, a customer, a bot or the system acted. */
  kind: ActorKind;
  /** The vendor's own identifier; quote it when you talk to vendor support. */
  nativeId: Scalars['String']['output'];
  /** Whether the agent is at work now; filled by Glassix, otherwise null. */
  presence: Maybe<AgentPresence>;
  /** Teams that the agent belongs to; null when the vendor does not say. */
  teams: Maybe<Array<Team>>;
  /** The vendor that holds this object. */
  vendor: Vendor;
};

/** A page of agents over all vendors. */
export type AgentConnection = {
  __typename?: 'AgentConnection';
  /** Agents of this page with their cursors. */
  edges: Array<AgentEdge>;
  /** Agents of this page without cursors; the same order as `edges`. */
  nodes: Array<Agent>;
  /** Whether there is more on either side, and the cursors to go on from. */
  pageInfo: PageInfo;
  /** One entry per vendor account: what it contributed, how old that is, and what went wrong. */
  sources: Array<SourceStatus>;
};

/** An agent and its place in the list. */
export type AgentEdge = {
  __typename?: 'AgentEdge';
  /** Page cursor of this entry; give it back as `after` or `before` of the same list. */
  cursor: Scalars['String']['output'];
  /** The agent. */
  node: Agent;
};

/** Whether an agent is at work now. */
export type AgentPresence =
  /** Away for a short time. */
  | 'BREAK'
  /** Not at work. */
  | 'OFFLINE'
  /** At work and reachable. */
  | 'ONLINE'
  /** The vendor does not say, or says a word that we do not know yet. */
  | 'UNKNOWN';

/** An agent came to work or left; told by Glassix. */
export type AgentPresenceChangedEvent = Event & {
  __typename?: 'AgentPresenceChangedEvent';
  /** The agent; null when they cannot be read. */
  agent: Maybe<Agent>;
  /** The write or webhook behind the event; null when it is not known. */
  cause: Maybe<EventCause>;
  /** Position in the event log; give it back as `after` to continue behind this event. */
  cursor: Scalars['EventCursor']['output'];
  /** Opaque id of the event; the same after a reconnect, so it can be used to drop doubles. */
  id: Scalars['ID']['output'];
  /** When it happened by the vendor's clock, or the time of receipt where the vendor states none. */
  occurredAt: Scalars['DateTime']['output'];
  /** Whether they are at work now. */
  presence: AgentPresence;
  /** When the gateway learned of it. */
  receivedAt: Scalars['DateTime']['output'];
  /** True when it came from a webhook delivery that was processed again. Resuming from a cursor does not set it. */
  replayed: Scalars['Boolean']['output'];
  /** The ticket as it stands now, not as it was then. Null when there is none or it cannot be read; see `errors`. */
  ticket: Maybe<Ticket>;
  /** Id of the ticket concerned; null when the event is not about one ticket. */
  ticketId: Maybe<Scalars['ID']['output']>;
  /** What happened; tells the concrete event type without `__typename`. */
  type: EventType;
  /** The vendor that it happened at; null for events of the gateway itself. */
  vendor: Maybe<Vendor>;
};

/** Another agent or team came in charge of a ticket. */
export type AssignmentChange = Node & {
  __typename?: 'AssignmentChange';
  /** Who made the change; null when the vendor does not say. */
  actor: Maybe<Actor>;
  /** When the change was made. */
  at: Scalars['DateTime']['output'];
  /** Agent before; null when there was none or it is not known. */
  from: Maybe<Agent>;
  /** Team before; null when there was none or it is not known. */
  fromTeam: Maybe<Team>;
  /** Opaque id, unique over all vendors; give it to `node` to fetch the object again. */
  id: Scalars['ID']['output'];
  /** Agent after; null when nobody is in charge now. */
  to: Maybe<Agent>;
  /** Team after; null when no team is in charge now. */
  toTeam: Maybe<Team>;
};

/** A file that came with a message. */
export type Attachment = Node & {
  __typename?: 'Attachment';
  /** Size in bytes; null when the vendor gives none. */
  byteSize: Maybe<Scalars['Int']['output']>;
  /** Opaque id, unique over all vendors; give it to `node` to fetch the object again. */
  id: Scalars['ID']['output'];
  /** Media type such as `image/png`; null when the vendor gives none. */
  mimeType: Maybe<Scalars['String']['output']>;
  /** File name; null when the vendor gives none. */
  name: Maybe<Scalars['String']['output']>;
  /** What the vendor's check found. */
  scanState: AttachmentScanState;
  /** Fingerprint of the content, 64 hexadecimal digits; null when the vendor gives none. */
  sha256: Maybe<Scalars['String']['output']>;
  /** Small picture of the file; null when there is none. */
  thumbnailUrl: Maybe<Scalars['URL']['output']>;
  /**
   * Address to fetch the file from; goes through the gateway where the vendor wants a login. Null when it is held back
   * or gone.
   */
  url: Maybe<Scalars['URL']['output']>;
};


/** A file that came with a message. */
export type AttachmentUrlArgs = {
  expiresInSeconds?: InputMaybe<Scalars['Int']['input']>;
};

/** Whether files can be attached, and within which limits. */
export type AttachmentCapability = {
  __typename?: 'AttachmentCapability';
  /** True when files would be taken. */
  allowed: Scalars['Boolean']['output'];
  /** Largest size of one file in bytes; null when the vendor states no limit. */
  maxBytes: Maybe<Scalars['Int']['output']>;
  /** Most files per message; null when the vendor states no limit. */
  maxCount: Maybe<Scalars['Int']['output']>;
  /** Media types that are taken; null when the vendor states none. */
  mimeTypes: Maybe<Array<Scalars['String']['output']>>;
  /** Why files are not taken; empty when `allowed` is true. */
  reasons: Array<CapabilityDenialReason>;
};

/** What the vendor's check of a file found. */
export type AttachmentScanState =
  /** The file may be opened. */
  | 'ALLOWED'
  /** The file is held back; `url` is null. */
  | 'BLOCKED'
  /** The check is not done yet. */
  | 'PROCESSING'
  /** The vendor does not check, or does not say. */
  | 'UNKNOWN';

/** A file named by its public address. */
export type AttachmentUrlInput = {
  /** Size in bytes; null when unknown. */
  byteSize?: InputMaybe<Scalars['Int']['input']>;
  /** Media type such as `image/png`; null leaves it to the vendor. */
  mimeType?: InputMaybe<Scalars['String']['input']>;
  /** File name to show; null leaves it to the vendor. */
  name?: InputMaybe<Scalars['String']['input']>;
  /** Small picture of the file by its public address; null for none. */
  thumbnailUrl?: InputMaybe<Scalars['URL']['input']>;
  /** Public https address that the vendor fetches the file from. */
  url: Scalars['URL']['input'];
};

/** How many wishes are put into few vendor calls. */
export type BatchStrategy =
  /** One call per wish, a few at a time. */
  | 'BOUNDED_FAN_OUT'
  /** Answered from webhooks; no call at all. */
  | 'EVENT_STORE'
  /** The whole list is read once and looked up by id. */
  | 'LIST_AND_INDEX'
  /** The vendor takes many ids in one call. */
  | 'NATIVE_BULK'
  /** One call per wish. */
  | 'NONE'
  /** A span of time that holds all wishes is read. */
  | 'WINDOW_SCAN';

/** A machine that answers: Zaia AI agents, Glassix bots, the Desk360 chatbot. */
export type Bot = Actor & Node & VendorResource & {
  __typename?: 'Bot';
  /** Picture to show; null when the vendor gives none. */
  avatarUrl: Maybe<Scalars['URL']['output']>;
  /** Name to show; null when the vendor sent none. */
  displayName: Maybe<Scalars['String']['output']>;
  /** Where this copy came from and how old it is. */
  freshness: Freshness;
  /** Opaque id, unique over all vendors; give it to `node` to fetch the object again. */
  id: Scalars['ID']['output'];
  /** Whether a human agent, a customer, a bot or the system acted. */
  kind: ActorKind;
  /** The vendor's own identifier; quote it when you talk to vendor support. */
  nativeId: Scalars['String']['output'];
  /** The vendor that holds this object. */
  vendor: Vendor;
  /** Version of the bot that answered; filled by Zaia, otherwise null. */
  versionLabel: Maybe<Scalars['String']['output']>;
};

/** What the tickets are about: a Desk360 product, an Emotive brand. */
export type Brand = Node & VendorResource & {
  __typename?: 'Brand';
  /** Ways in and out of this brand; empty when none is set up. */
  channels: Array<Channel>;
  /** Where this copy came from and how old it is. */
  freshness: Freshness;
  /** Opaque id, unique over all vendors; give it to `node` to fetch the object again. */
  id: Scalars['ID']['output'];
  /** Picture to show; null when the vendor gives none. */
  logoUrl: Maybe<Scalars['URL']['output']>;
  /** Name to show. */
  name: Scalars['String']['output'];
  /** The vendor's own identifier; quote it when you talk to vendor support. */
  nativeId: Scalars['String']['output'];
  /** The vendor that holds this object. */
  vendor: Vendor;
};

/** What to do when some rows of a bulk send are not usable. */
export type BulkErrorPolicy =
  /** Send nothing at all. */
  | 'REJECT_EVERYTHING'
  /** Send the others. */
  | 'REJECT_FAILED_ROWS';

/** What became of one number of a bulk send. */
export type BulkSendResult = {
  __typename?: 'BulkSendResult';
  /** True when the vendor took it. */
  accepted: Scalars['Boolean']['output'];
  /** The number as it was given. */
  phoneNumber: Scalars['String']['output'];
  /** Why it was not taken; empty when it was. */
  userErrors: Array<UserError>;
};

/** Whether one action is possible, and if not, why. */
export type Capability = {
  __typename?: 'Capability';
  /** True when the mutation would be tried. */
  allowed: Scalars['Boolean']['output'];
  /** A sentence that may be shown to people; null when `allowed` is true. */
  message: Maybe<Scalars['String']['output']>;
  /** Why it is not possible; empty when `allowed` is true. */
  reasons: Array<CapabilityDenialReason>;
  /** Seconds after which it may be possible; null when time alone does not help. */
  retryAfterSeconds: Maybe<Scalars['Int']['output']>;
};

/** Why an action is not possible now. */
export type CapabilityDenialReason =
  /** The ticket is in that state already. */
  | 'ALREADY_IN_STATE'
  /** The customer is blocked at the vendor. */
  | 'CONTACT_BLOCKED'
  /** The customer asked for no more messages. */
  | 'CONTACT_OPTED_OUT'
  /** Your token lacks the scope for it. */
  | 'INSUFFICIENT_SCOPE'
  /** The network takes free text only for some hours after the customer last wrote. */
  | 'MESSAGING_WINDOW_EXPIRED'
  /** The vendor needs our id on the ticket first (Emotive); `ticketExternalReferenceSet` stores it. */
  | 'MISSING_EXTERNAL_ID'
  /** A setting of the account that this needs is not set. */
  | 'NOT_CONFIGURED'
  /** The vendor allows no more calls now; see `retryAfterSeconds`. */
  | 'RATE_BUDGET_EXHAUSTED'
  /** Only an approved template may be sent now. */
  | 'TEMPLATE_REQUIRED'
  /** The ticket is done and the vendor takes nothing more on it. */
  | 'TICKET_CLOSED'
  /** The vendor does not answer at this moment. */
  | 'VENDOR_UNAVAILABLE'
  /** The vendor offers no call for it. */
  | 'VENDOR_UNSUPPORTED';

/** A card with picture, title and buttons. */
export type Card = {
  __typename?: 'Card';
  /** The buttons, in order; empty when there are none. */
  buttons: Array<InteractiveButton>;
  /** Address of the picture; null when there is none. */
  imageUrl: Maybe<Scalars['URL']['output']>;
  /** Line below the heading; null when there is none. */
  subtitle: Maybe<Scalars['String']['output']>;
  /** Heading of the card. */
  title: Scalars['String']['output'];
};

/** A card to send. */
export type CardInput = {
  /** The buttons, in order; null for none. */
  buttons?: InputMaybe<Array<InteractiveButtonInput>>;
  /** Public address of the picture; null for none. */
  imageUrl?: InputMaybe<Scalars['URL']['input']>;
  /** Line below the heading; null for none. */
  subtitle?: InputMaybe<Scalars['String']['input']>;
  /** Heading of the card. */
  title: Scalars['String']['input'];
};

/** Cards with picture, title and buttons; Glassix. */
export type CardsContent = {
  __typename?: 'CardsContent';
  /** The cards, in order. */
  cards: Array<Card>;
};

/** A way in and out: one product, department or number on one network. */
export type Channel = Node & VendorResource & {
  __typename?: 'Channel';
  /** The vendor login through which it is reached. */
  account: VendorAccount;
  /** What its tickets are about; null when the vendor has no such thing. */
  brand: Maybe<Brand>;
  /** Where this copy came from and how old it is. */
  freshness: Freshness;
  /** Opaque id, unique over all vendors; give it to `node` to fetch the object again. */
  id: Scalars['ID']['output'];
  /** True when customers can write to it. */
  inbound: Scalars['Boolean']['output'];
  /** Name to show. */
  name: Scalars['String']['output'];
  /** The vendor's own identifier; quote it when you talk to vendor support. */
  nativeId: Scalars['String']['output'];
  /** Network in the vendor's word; null when the vendor has only one. */
  nativeType: Maybe<Scalars['String']['output']>;
  /** True when we can write from it. */
  outbound: Scalars['Boolean']['output'];
  /** What can be sent from it; empty when nothing can. */
  supportedContent: Array<ContentKind>;
  /** Network in our words. */
  type: ChannelType;
  /** The vendor that holds this object. */
  vendor: Vendor;
};

/** Network that a conversation runs on. */
export type ChannelType =
  /** Tickets made by a program. */
  | 'API'
  /** Apple Messages for Business. */
  | 'APPLE_MESSAGES'
  /** A network that the customer of the vendor added. */
  | 'CUSTOM'
  /** E-mail. */
  | 'EMAIL'
  /** Posts and comments on Facebook. */
  | 'FACEBOOK_FEED'
  /** Private messages on Facebook. */
  | 'FACEBOOK_MESSENGER'
  /** Google's business messages. */
  | 'GOOGLE_MESSAGES'
  /** Reviews on Google. */
  | 'GOOGLE_REVIEWS'
  /** Private messages on Instagram. */
  | 'INSTAGRAM_DIRECT'
  /** Posts and comments on Instagram. */
  | 'INSTAGRAM_FEED'
  /** Help inside a mobile app. */
  | 'MOBILE_APP'
  /** Text messages: Emotive. */
  | 'SMS'
  /** Telegram. */
  | 'TELEGRAM'
  /** TikTok. */
  | 'TIKTOK'
  /** A network that we do not know yet; see `nativeType`. */
  | 'UNKNOWN'
  /** Viber. */
  | 'VIBER'
  /** Phone calls. */
  | 'VOICE'
  /** Chat on a web page. */
  | 'WEB_CHAT'
  /** WhatsApp. */
  | 'WHATSAPP'
  /** Posts and messages on X. */
  | 'X';

/** Whether calls to a vendor are let through. */
export type CircuitState =
  /** Calls go through. */
  | 'CLOSED'
  /** A trial call decides whether they go through again. */
  | 'HALF_OPEN'
  /** Calls are held back after repeated failures. */
  | 'OPEN';

/** Your allowance at this gateway; the vendors' limits stand at `VendorAccount.rateLimit`. */
export type ClientRateLimit = {
  __typename?: 'ClientRateLimit';
  /** Points charged for this request. */
  cost: Scalars['Int']['output'];
  /** Points per period. */
  limit: Scalars['Int']['output'];
  /** Points left in this period. */
  remaining: Scalars['Int']['output'];
  /** When the next period begins. */
  resetAt: Scalars['DateTime']['output'];
};

/** Something that can be finished. */
export type Closable = {
  /** True when it is done: RESOLVED or CLOSED. */
  closed: Scalars['Boolean']['output'];
  /** When it was last finished; null while it is not, or when the vendor does not say. */
  closedAt: Maybe<Scalars['DateTime']['output']>;
};

/** A customer as one vendor knows them. */
export type Contact = Actor & Node & VendorResource & {
  __typename?: 'Contact';
  /** Picture to show; null when the vendor gives none. */
  avatarUrl: Maybe<Scalars['URL']['output']>;
  /** True when the customer is blocked at the vendor; null when the vendor does not say. */
  blocked: Maybe<Scalars['Boolean']['output']>;
  /** Name to show; null when the vendor sent none. */
  displayName: Maybe<Scalars['String']['output']>;
  /** Where this copy came from and how old it is. */
  freshness: Freshness;
  /** Opaque id, unique over all vendors; give it to `node` to fetch the object again. */
  id: Scalars['ID']['output'];
  /** Numbers, addresses and accounts that reach the customer; empty when none is known. */
  identities: Array<ContactIdentity>;
  /** Whether a human agent, a customer, a bot or the system acted. */
  kind: ActorKind;
  /** The same person in other vendors, matched on verified identities; null when it cannot be worked out. */
  linkedContacts: Maybe<Array<Contact>>;
  /** The vendor's own identifier; quote it when you talk to vendor support. */
  nativeId: Scalars['String']['output'];
  /** True when the customer asked for no more messages (Emotive); null when it is unknown. */
  optedOut: Maybe<Scalars['Boolean']['output']>;
  /** Tickets of the customer, newest change first; null when they cannot be read. */
  tickets: Maybe<TicketConnection>;
  /** The vendor that holds this object. */
  vendor: Vendor;
};


/** A customer as one vendor knows them. */
export type ContactTicketsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** Names, numbers and addresses of one person. */
export type ContactCard = {
  __typename?: 'ContactCard';
  /** Postal addresses; empty when there are none. */
  addresses: Array<PostalAddress>;
  /** Birthday as `YYYY-MM-DD`; null when the card has none. */
  birthday: Maybe<Scalars['String']['output']>;
  /** Full name as written on the card. */
  displayName: Scalars['String']['output'];
  /** E-mail addresses; empty when there are none. */
  emails: Array<LabeledValue>;
  /** Given name; null when the card has none. */
  firstName: Maybe<Scalars['String']['output']>;
  /** Family name; null when the card has none. */
  lastName: Maybe<Scalars['String']['output']>;
  /** Company; null when the card has none. */
  organization: Maybe<Scalars['String']['output']>;
  /** Phone numbers; empty when there are none. */
  phones: Array<LabeledValue>;
  /** Web addresses; empty when there are none. */
  urls: Array<LabeledValue>;
};

/** Cards with names and numbers of people; Desk360 WhatsApp. */
export type ContactCardContent = {
  __typename?: 'ContactCardContent';
  /** The cards. */
  cards: Array<ContactCard>;
};

/** Names, numbers and addresses of one person to send. */
export type ContactCardInput = {
  /** Postal addresses; null for none. */
  addresses?: InputMaybe<Array<PostalAddressInput>>;
  /** Birthday as `YYYY-MM-DD`; null for none. */
  birthday?: InputMaybe<Scalars['String']['input']>;
  /** Company; null for none. */
  company?: InputMaybe<Scalars['String']['input']>;
  /** Department in the company; null for none. */
  department?: InputMaybe<Scalars['String']['input']>;
  /** Full name as it shall stand on the card. */
  displayName: Scalars['String']['input'];
  /** E-mail addresses; null for none. */
  emails?: InputMaybe<Array<LabeledValueInput>>;
  /** Given name. */
  firstName: Scalars['String']['input'];
  /** Family name. */
  lastName: Scalars['String']['input'];
  /** Middle name; null for none. */
  middleName?: InputMaybe<Scalars['String']['input']>;
  /** Phone numbers; null for none. */
  phones?: InputMaybe<Array<PhoneInput>>;
  /** What precedes the name, such as `Dr.`; null for none. */
  prefix?: InputMaybe<Scalars['String']['input']>;
  /** What follows the name, such as `Jr.`; null for none. */
  suffix?: InputMaybe<Scalars['String']['input']>;
  /** Position in the company; null for none. */
  title?: InputMaybe<Scalars['String']['input']>;
  /** Web addresses; null for none. */
  urls?: InputMaybe<Array<LabeledValueInput>>;
};

/** A number, address or account that reaches a customer. */
export type ContactIdentity = {
  __typename?: 'ContactIdentity';
  /** What it is. */
  kind: ContactIdentityKind;
  /** The number, address or account id. */
  value: Scalars['String']['output'];
  /** True when the network vouches for it; null when the vendor does not say. */
  verified: Maybe<Scalars['Boolean']['output']>;
};

/** A number, address or account that reaches a customer. */
export type ContactIdentityInput = {
  /** What it is. */
  kind: ContactIdentityKind;
  /** The number, address or account id. */
  value: Scalars['String']['input'];
};

/** What an identity of a customer is. */
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
  /** A kind that we do not know yet. */
  | 'UNKNOWN'
  /** Viber account. */
  | 'VIBER'
  /** Visitor of a web chat. */
  | 'WEB'
  /** WhatsApp id. */
  | 'WHATSAPP';

/** The customer of a ticket. Absent fields are left as they are. */
export type ContactInput = {
  /** Picture of the customer by its public address; taken by SocialHub. */
  avatarUrl?: InputMaybe<Scalars['URL']['input']>;
  /** E-mail address; Desk360 needs it to make a ticket. */
  email?: InputMaybe<Scalars['String']['input']>;
  /** The customer's id in your own systems or on the network (SocialHub interactorId). */
  externalUserId?: InputMaybe<Scalars['String']['input']>;
  /** Numbers, addresses and accounts that reach the customer. */
  identities?: InputMaybe<Array<ContactIdentityInput>>;
  /** Name to show. */
  name?: InputMaybe<Scalars['String']['input']>;
  /** Address of the customer's page on the network; taken by SocialHub. */
  profileUrl?: InputMaybe<Scalars['URL']['input']>;
};

/** Stops messages to the customer of a ticket; Emotive only, others answer `NOT_SUPPORTED_BY_VENDOR`. */
export type ContactOptOutInput = {
  /** Free text of the client; comes back in the payload and in `cause` of the resulting events. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /**
   * Your own key for this one act. The same key with the same input is never sent twice; with another input it answers
   * `IDEMPOTENCY_KEY_REUSED`.
   */
  idempotencyKey: Scalars['String']['input'];
  /** Id of the ticket to act on; an unknown id answers `NOT_FOUND`. */
  ticketId: Scalars['ID']['input'];
};

/** A customer asked for no more messages; Emotive. */
export type ContactOptedOutEvent = Event & {
  __typename?: 'ContactOptedOutEvent';
  /** The write or webhook behind the event; null when it is not known. */
  cause: Maybe<EventCause>;
  /** The customer; null when they cannot be read. */
  contact: Maybe<Contact>;
  /** Position in the event log; give it back as `after` to continue behind this event. */
  cursor: Scalars['EventCursor']['output'];
  /** Opaque id of the event; the same after a reconnect, so it can be used to drop doubles. */
  id: Scalars['ID']['output'];
  /** When it happened by the vendor's clock, or the time of receipt where the vendor states none. */
  occurredAt: Scalars['DateTime']['output'];
  /** When the gateway learned of it. */
  receivedAt: Scalars['DateTime']['output'];
  /** True when it came from a webhook delivery that was processed again. Resuming from a cursor does not set it. */
  replayed: Scalars['Boolean']['output'];
  /** The ticket as it stands now, not as it was then. Null when there is none or it cannot be read; see `errors`. */
  ticket: Maybe<Ticket>;
  /** Id of the ticket concerned; null when the event is not about one ticket. */
  ticketId: Maybe<Scalars['ID']['output']>;
  /** What happened; tells the concrete event type without `__typename`. */
  type: EventType;
  /** The vendor that it happened at; null for events of the gateway itself. */
  vendor: Maybe<Vendor>;
};

/** Answer of a write to a customer. */
export type ContactPayload = MutationPayload & {
  __typename?: 'ContactPayload';
  /** The value given in the input; null when none was given. */
  clientMutationId: Maybe<Scalars['String']['output']>;
  /** The customer after the write; null when nothing was done. */
  contact: Maybe<Contact>;
  /** Log position after this write; wait for it to see your own write everywhere. Null when nothing was written. */
  eventCursor: Maybe<Scalars['EventCursor']['output']>;
  /** True when this key was used before and the first answer is given again; nothing was sent. */
  replayedFromIdempotencyKey: Scalars['Boolean']['output'];
  /** Expected failures, one entry each; empty when the write was done. */
  userErrors: Array<UserError>;
};

/** What a message carries; tells the member of `MessageContent` without `__typename`. */
export type ContentKind =
  /** Cards with picture, title and buttons. */
  | 'CARDS'
  /** Cards with names and numbers of people. */
  | 'CONTACT_CARD'
  /** Text with buttons to press. */
  | 'INTERACTIVE'
  /** The button that the customer pressed. */
  | 'INTERACTIVE_REPLY'
  /** An address with a title. */
  | 'LINK'
  /** A place on the map. */
  | 'LOCATION'
  /** A request to the customer to share a place. */
  | 'LOCATION_REQUEST'
  /** Pictures, sounds, films or documents. */
  | 'MEDIA'
  /** A rating by the customer. */
  | 'RATING'
  /** A line of the vendor about the ticket itself. */
  | 'SYSTEM'
  /** A template with its values. */
  | 'TEMPLATE'
  /** Plain or formatted text. */
  | 'TEXT'
  /** Something that we do not know yet. */
  | 'UNSUPPORTED';

/** An additional field of a ticket, defined at the vendor. */
export type CustomField = {
  __typename?: 'CustomField';
  /** The vendor's name of the field. */
  key: Scalars['String']['output'];
  /** Readable name; null when the vendor has none. */
  label: Maybe<Scalars['String']['output']>;
  /** Value as text; null when the field is empty. */
  value: Maybe<Scalars['String']['output']>;
};

/** A value for an additional field of a ticket. */
export type CustomFieldInput = {
  /** The vendor's name of the field, as in `CustomField.key`. */
  key: Scalars['String']['input'];
  /** Value as text. */
  value: Scalars['String']['input'];
};

/** Bounds on a moment; all that are given must hold. */
export type DateTimeFilter = {
  /** Later than this moment. */
  gt?: InputMaybe<Scalars['DateTime']['input']>;
  /** At this moment or later. */
  gte?: InputMaybe<Scalars['DateTime']['input']>;
  /** Earlier than this moment. */
  lt?: InputMaybe<Scalars['DateTime']['input']>;
  /** At this moment or earlier. */
  lte?: InputMaybe<Scalars['DateTime']['input']>;
};

/** How far a message has come. It only ever moves forward. */
export type DeliveryStatus =
  /** On the customer's device; told by Desk360 and Glassix. */
  | 'DELIVERED'
  /** Not delivered; see `deliveryError`. */
  | 'FAILED'
  /** The vendor has taken it; not sent on the network yet. */
  | 'QUEUED'
  /** Opened by the customer; told by Desk360 and Glassix. */
  | 'READ'
  /** Came in from the customer. */
  | 'RECEIVED'
  /** Handed to the network. */
  | 'SENT'
  /** The vendor does not say, or says a word that we do not know yet. */
  | 'UNKNOWN';

/** Something that happened, at one position of the event log. New event types may be added. */
export type Event = {
  /** The write or webhook behind the event; null when it is not known. */
  cause: Maybe<EventCause>;
  /** Position in the event log; give it back as `after` to continue behind this event. */
  cursor: Scalars['EventCursor']['output'];
  /** Opaque id of the event; the same after a reconnect, so it can be used to drop doubles. */
  id: Scalars['ID']['output'];
  /** When it happened by the vendor's clock, or the time of receipt where the vendor states none. */
  occurredAt: Scalars['DateTime']['output'];
  /** When the gateway learned of it. */
  receivedAt: Scalars['DateTime']['output'];
  /** True when it came from a webhook delivery that was processed again. Resuming from a cursor does not set it. */
  replayed: Scalars['Boolean']['output'];
  /** The ticket as it stands now, not as it was then. Null when there is none or it cannot be read; see `errors`. */
  ticket: Maybe<Ticket>;
  /** Id of the ticket concerned; null when the event is not about one ticket. */
  ticketId: Maybe<Scalars['ID']['output']>;
  /** What happened; tells the concrete event type without `__typename`. */
  type: EventType;
  /** The vendor that it happened at; null for events of the gateway itself. */
  vendor: Maybe<Vendor>;
};

/** Ties an event to what made it, so that an optimistic update can be confirmed. */
export type EventCause = {
  __typename?: 'EventCause';
  /** Who did it; null when it is not known. */
  actor: Maybe<Actor>;
  /** Value that the client gave to its write; null when it gave none or it was no write of ours. */
  clientMutationId: Maybe<Scalars['String']['output']>;
  /** Id of the webhook delivery that told of it; null when none did. */
  webhookDeliveryId: Maybe<Scalars['ID']['output']>;
};

/** A page of the event log, oldest first. */
export type EventConnection = {
  __typename?: 'EventConnection';
  /** Events of this page with their positions. */
  edges: Array<EventEdge>;
  /** Events of this page without positions; the same order as `edges`. */
  nodes: Array<Event>;
  /** Oldest position that the log still has; an older `after` starts with a StreamGapEvent. */
  oldestAvailable: Scalars['EventCursor']['output'];
  /** Whether there is more on either side, and the cursors to go on from. */
  pageInfo: PageInfo;
};

/** An event and its position in the log. */
export type EventEdge = {
  __typename?: 'EventEdge';
  /** Position in the event log; give it back as `after` to continue behind this event. */
  cursor: Scalars['EventCursor']['output'];
  /** The event. */
  node: Event;
};

/** Which events to tell. All fields that are given must hold; a StreamGapEvent is always told. */
export type EventFilter = {
  /** About tickets in the hands of this agent. */
  assigneeId?: InputMaybe<IdFilter>;
  /** About tickets on one of these kinds of channel. */
  channelType?: InputMaybe<Array<ChannelType>>;
  /** About tickets in the hands of this team. */
  teamId?: InputMaybe<IdFilter>;
  /** About one of these tickets. */
  ticketIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** One of these types. */
  types?: InputMaybe<Array<EventType>>;
  /** At one of these vendors. */
  vendor?: InputMaybe<Array<Vendor>>;
};

/** What happened; one value per event type. */
export type EventType =
  /** A requested action could not be done. */
  | 'ACTION_FAILED'
  /** SocialHub asks the network side to do something. */
  | 'ACTION_REQUESTED'
  /** An agent came to work or left. */
  | 'AGENT_PRESENCE_CHANGED'
  /** A customer asked for no more messages. */
  | 'CONTACT_OPTED_OUT'
  /** A message or note was added. */
  | 'MESSAGE_ADDED'
  /** A message came further on its way. */
  | 'MESSAGE_DELIVERY_CHANGED'
  /** A message was changed. */
  | 'MESSAGE_UPDATED'
  /** Events before this point are no longer kept. */
  | 'STREAM_GAP'
  /** A customer answered a survey. */
  | 'SURVEY_SUBMITTED'
  /** Another agent came in charge. */
  | 'TICKET_ASSIGNED'
  /** A ticket came into being, or was first heard of. */
  | 'TICKET_CREATED'
  /** The state of a ticket changed. */
  | 'TICKET_STATUS_CHANGED'
  /** Tags were put on or taken off. */
  | 'TICKET_TAGS_CHANGED'
  /** Fields of a ticket changed. */
  | 'TICKET_UPDATED'
  /** A webhook without an event type of its own. */
  | 'UNMAPPED'
  /** A vendor account became better or worse. */
  | 'VENDOR_HEALTH_CHANGED';

/** An identifier of the ticket in another system. */
export type ExternalReference = {
  __typename?: 'ExternalReference';
  /** Which identifier it is, in the vendor's word, such as `external_ticket_id` or `networkItemId`. */
  system: Scalars['String']['output'];
  /** The identifier. */
  value: Scalars['String']['output'];
};

/** Another field of a ticket changed. */
export type FieldChange = Node & {
  __typename?: 'FieldChange';
  /** Who made the change; null when the vendor does not say. */
  actor: Maybe<Actor>;
  /** Value after as text; null when it is empty now. */
  after: Maybe<Scalars['String']['output']>;
  /** When the change was made. */
  at: Scalars['DateTime']['output'];
  /** Value before as text; null when it was empty or is not known. */
  before: Maybe<Scalars['String']['output']>;
  /** Name of the field, as in `Ticket`, or the key of a custom field. */
  field: Scalars['String']['output'];
  /** Opaque id, unique over all vendors; give it to `node` to fetch the object again. */
  id: Scalars['ID']['output'];
};

/** A message that was exchanged before the ticket was made. */
export type FirstMessageInput = {
  /** Address of the writer; one of the participants. */
  fromIdentifier: Scalars['String']['input'];
  /** Part that the writer plays. */
  role: ParticipantRole;
  /** The message as plain text. */
  text: Scalars['String']['input'];
};

/** Where a copy came from and how old it is. */
export type Freshness = {
  __typename?: 'Freshness';
  /** Seconds between `fetchedAt` and this answer. */
  ageSeconds: Scalars['Int']['output'];
  /** When the vendor last confirmed it, by a read or by a webhook. */
  fetchedAt: Scalars['DateTime']['output'];
  /** Where the copy was taken from. */
  source: FreshnessSource;
  /** True when it is older than was asked for and could not be renewed. */
  stale: Scalars['Boolean']['output'];
  /** Why it could not be renewed; null when `stale` is false. */
  staleReason: Maybe<StaleReason>;
};

/** Where an answer was taken from. */
export type FreshnessSource =
  /** A copy read from the vendor earlier. */
  | 'CACHE'
  /** Built from webhooks and our own writes; the vendor was not asked. */
  | 'EVENT_STORE'
  /** Asked of the vendor during this request. */
  | 'LIVE';

/** Conditions on a reference to another object; all that are given must hold. */
export type IdFilter = {
  /** Refers to this object. */
  eq?: InputMaybe<Scalars['ID']['input']>;
  /** Refers to one of these objects; an empty list matches nothing. */
  in?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** True: refers to nothing. False: refers to something. */
  isNull?: InputMaybe<Scalars['Boolean']['input']>;
};

/** A button that the customer can press. */
export type InteractiveButton = {
  __typename?: 'InteractiveButton';
  /** What comes back as `InteractiveReplyContent.buttonId` when it is pressed. */
  id: Scalars['String']['output'];
  /** Words on the button. */
  title: Scalars['String']['output'];
  /** Address that the button opens; null when it sends an answer instead. */
  url: Maybe<Scalars['URL']['output']>;
};

/** A button to offer. */
export type InteractiveButtonInput = {
  /** What comes back when it is pressed; unique in the message, at most 200 characters at Desk360. */
  id: Scalars['String']['input'];
  /** Words on the button; unique in the message, at most 20 characters at Desk360. */
  title: Scalars['String']['input'];
};

/** Text with buttons to press; Desk360 WhatsApp and Glassix quick replies. */
export type InteractiveContent = {
  __typename?: 'InteractiveContent';
  /** The text itself. */
  body: Scalars['String']['output'];
  /** The buttons, in order. */
  buttons: Array<InteractiveButton>;
  /** Small print below the text; null when there is none. */
  footer: Maybe<Scalars['String']['output']>;
  /** What stands above the text; null when there is nothing. */
  header: Maybe<InteractiveHeader>;
};

/** Text with buttons to send. */
export type InteractiveContentInput = {
  /** The text; at most 1024 characters at Desk360. */
  body: Scalars['String']['input'];
  /** The buttons, in order; 1 to 10 at Desk360. */
  buttons: Array<InteractiveButtonInput>;
  /** Small print below the text, at most 60 characters at Desk360; null for none. */
  footer?: InputMaybe<Scalars['String']['input']>;
  /** What stands above the text; null for nothing. */
  header?: InputMaybe<InteractiveHeaderInput>;
};

/** What stands above the text of an interactive message. */
export type InteractiveHeader = {
  __typename?: 'InteractiveHeader';
  /** Address of the file; null when `type` is TEXT or NONE. */
  link: Maybe<Scalars['URL']['output']>;
  /** The heading; null unless `type` is TEXT. */
  text: Maybe<Scalars['String']['output']>;
  /** Text, or the kind of file. */
  type: TemplateHeaderType;
};

/** What stands above the text of an interactive message. */
export type InteractiveHeaderInput = {
  /** Name to show for a document; null leaves it to the network. */
  filename?: InputMaybe<Scalars['String']['input']>;
  /** Public address of the file; needed when `type` is IMAGE, VIDEO or DOCUMENT. */
  link?: InputMaybe<Scalars['URL']['input']>;
  /** The heading, at most 60 characters at Desk360; needed when `type` is TEXT. */
  text?: InputMaybe<Scalars['String']['input']>;
  /** Text, or the kind of file. */
  type: TemplateHeaderType;
};

/** The button that the customer pressed; Desk360. */
export type InteractiveReplyContent = {
  __typename?: 'InteractiveReplyContent';
  /** `id` of the button; null when the vendor tells only the words. */
  buttonId: Maybe<Scalars['String']['output']>;
  /** Words on the button. */
  title: Scalars['String']['output'];
};

/** A value of a contact card and what it is for. */
export type LabeledValue = {
  __typename?: 'LabeledValue';
  /** What it is for, such as `WORK`; null when the card does not say. */
  label: Maybe<Scalars['String']['output']>;
  /** The number or address. */
  value: Scalars['String']['output'];
};

/** A value of a contact card and what it is for. */
export type LabeledValueInput = {
  /** What it is for, such as `WORK`; null for none. */
  label?: InputMaybe<Scalars['String']['input']>;
  /** The number or address. */
  value: Scalars['String']['input'];
};

/** An address with a title; SocialHub. */
export type LinkContent = {
  __typename?: 'LinkContent';
  /** Title of the page; null when the vendor sends none. */
  title: Maybe<Scalars['String']['output']>;
  /** The address. */
  url: Scalars['URL']['output'];
};

/** A place on the map; Desk360 WhatsApp. */
export type LocationContent = {
  __typename?: 'LocationContent';
  /** Address of the place; null when none was sent. */
  address: Maybe<Scalars['String']['output']>;
  /** Degrees north, from -90 to 90. */
  latitude: Scalars['Float']['output'];
  /** Degrees east, from -180 to 180. */
  longitude: Scalars['Float']['output'];
  /** Name of the place; null when none was sent. */
  name: Maybe<Scalars['String']['output']>;
};

/** A place to send. */
export type LocationContentInput = {
  /** Address of the place. */
  address: Scalars['String']['input'];
  /** Degrees north, from -90 to 90. */
  latitude: Scalars['Float']['input'];
  /** Degrees east, from -180 to 180. */
  longitude: Scalars['Float']['input'];
  /** Name of the place. */
  name: Scalars['String']['input'];
};

/** A request to the customer to share a place; sent through Desk360 WhatsApp. */
export type LocationRequestContent = {
  __typename?: 'LocationRequestContent';
  /** Text of the request. */
  body: Scalars['String']['output'];
};

/** A request to the customer to share a place. */
export type LocationRequestInput = {
  /** Text of the request. */
  body: Scalars['String']['input'];
  /** Picture above the text by its public address; null for none. */
  headerImageUrl?: InputMaybe<Scalars['URL']['input']>;
  /** Heading above the text; null for none. */
  headerText?: InputMaybe<Scalars['String']['input']>;
};

/** Files, with or without a caption; SocialHub, Desk360 and Glassix. */
export type MediaContent = {
  __typename?: 'MediaContent';
  /** The files. */
  attachments: Array<Attachment>;
  /** Text that came with the files; null when there is none. */
  caption: Maybe<Scalars['String']['output']>;
  /** What kind of file it is. */
  kind: MediaKind;
};

/** Files to send with one caption. */
export type MediaContentInput = {
  /** Text to send along; null for none. */
  caption?: InputMaybe<Scalars['String']['input']>;
  /**
   * Files by the ids that the upload door returned; Desk360 takes at most 5 of 20 MB each, of the types that
   * `capabilities.attach` lists.
   */
  uploadIds: Array<Scalars['ID']['input']>;
};

/** What kind of file a message carries. */
export type MediaKind =
  /** A sound or voice message. */
  | 'AUDIO'
  /** A document to open or store. */
  | 'DOCUMENT'
  /** A picture. */
  | 'IMAGE'
  /** Anything else, or files of several kinds. */
  | 'OTHER'
  /** A sticker. */
  | 'STICKER'
  /** A film. */
  | 'VIDEO';

/** One message or note of a ticket. */
export type Message = Node & VendorResource & {
  __typename?: 'Message';
  /** Files that came with it; empty when there are none. */
  attachments: Array<Attachment>;
  /** Who wrote it; null when the vendor does not say or the person cannot be read. */
  author: Maybe<Actor>;
  /** True when a machine wrote it: a bot, an automatic answer or the system. */
  automated: Scalars['Boolean']['output'];
  /** What it carries, in full. */
  content: MessageContent;
  /** What it carries. */
  contentKind: ContentKind;
  /** When it was written; the time of receipt where the vendor states none. */
  createdAt: Scalars['DateTime']['output'];
  /** Why delivery failed, in words for people; null unless FAILED. */
  deliveryError: Maybe<Scalars['String']['output']>;
  /** How far it has come. */
  deliveryStatus: DeliveryStatus;
  /** Which way it went. */
  direction: MessageDirection;
  /** When it was last changed; null when it never was. */
  editedAt: Maybe<Scalars['DateTime']['output']>;
  /** Where this copy came from and how old it is. */
  freshness: Freshness;
  /** The same as sanitised HTML; null where the vendor sends plain text. */
  html: Maybe<Scalars['String']['output']>;
  /** Opaque id, unique over all vendors; give it to `node` to fetch the object again. */
  id: Scalars['ID']['output'];
  /** The vendor's own identifier; quote it when you talk to vendor support. */
  nativeId: Scalars['String']['output'];
  /** The message as the vendor sent it, for debugging; null when nothing is kept. */
  raw: Maybe<Scalars['JSON']['output']>;
  /** Message that it answers; null when it answers none or the vendor does not say. */
  replyTo: Maybe<Message>;
  /**
   * The message as plain text. Always present, so that a simple client never needs `content`; empty for media without a
   * caption.
   */
  text: Scalars['String']['output'];
  /** Ticket that it belongs to; null when it was sent outside a ticket or the ticket cannot be read. */
  ticket: Maybe<Ticket>;
  /** The vendor that holds this object. */
  vendor: Vendor;
  /** Who can see it. */
  visibility: MessageVisibility;
};

/** A message or note was added to a conversation. */
export type MessageAddedEvent = Event & {
  __typename?: 'MessageAddedEvent';
  /** The write or webhook behind the event; null when it is not known. */
  cause: Maybe<EventCause>;
  /** Position in the event log; give it back as `after` to continue behind this event. */
  cursor: Scalars['EventCursor']['output'];
  /** Opaque id of the event; the same after a reconnect, so it can be used to drop doubles. */
  id: Scalars['ID']['output'];
  /** The new message as it stands now. */
  message: Message;
  /** When it happened by the vendor's clock, or the time of receipt where the vendor states none. */
  occurredAt: Scalars['DateTime']['output'];
  /** When the gateway learned of it. */
  receivedAt: Scalars['DateTime']['output'];
  /** True when it came from a webhook delivery that was processed again. Resuming from a cursor does not set it. */
  replayed: Scalars['Boolean']['output'];
  /** The ticket as it stands now, not as it was then. Null when there is none or it cannot be read; see `errors`. */
  ticket: Maybe<Ticket>;
  /** Id of the ticket concerned; null when the event is not about one ticket. */
  ticketId: Maybe<Scalars['ID']['output']>;
  /** What happened; tells the concrete event type without `__typename`. */
  type: EventType;
  /** The vendor that it happened at; null for events of the gateway itself. */
  vendor: Maybe<Vendor>;
};

/** A page of messages of one ticket, oldest first. */
export type MessageConnection = {
  __typename?: 'MessageConnection';
  /** Messages of this page with their cursors. */
  edges: Array<MessageEdge>;
  /** Messages of this page without cursors; the same order as `edges`. */
  nodes: Array<Message>;
  /** Whether there is more on either side, and the cursors to go on from. */
  pageInfo: PageInfo;
  /** One entry per vendor account: what it contributed, how old that is, and what went wrong. */
  sources: Array<SourceStatus>;
  /** Messages that match over all pages; null when the vendor gives them page by page. */
  totalCount: Maybe<Scalars['Int']['output']>;
};

/** What a message carries. New kinds may be added: fall back to `Message.text`. */
export type MessageContent = CardsContent | ContactCardContent | InteractiveContent | InteractiveReplyContent | LinkContent | LocationContent | LocationRequestContent | MediaContent | RatingContent | SystemContent | TemplateContent | TextContent | UnsupportedContent;

/** What to send; exactly one field. A kind that the vendor cannot send answers `NOT_SUPPORTED_BY_VENDOR`. */
export type MessageContentInput =
  /** Cards with picture, title and buttons; Glassix. */
  { cards: Array<CardInput>; contactCards?: never; interactive?: never; location?: never; locationRequest?: never; media?: never; template?: never; text?: never; }
  |  /** Cards with names and numbers of people; Desk360 WhatsApp. */
  { cards?: never; contactCards: Array<ContactCardInput>; interactive?: never; location?: never; locationRequest?: never; media?: never; template?: never; text?: never; }
  |  /** Text with buttons; Desk360 WhatsApp and Glassix. */
  { cards?: never; contactCards?: never; interactive: InteractiveContentInput; location?: never; locationRequest?: never; media?: never; template?: never; text?: never; }
  |  /** A place on the map; Desk360 WhatsApp. */
  { cards?: never; contactCards?: never; interactive?: never; location: LocationContentInput; locationRequest?: never; media?: never; template?: never; text?: never; }
  |  /** A request to share a place; Desk360 WhatsApp. */
  { cards?: never; contactCards?: never; interactive?: never; location?: never; locationRequest: LocationRequestInput; media?: never; template?: never; text?: never; }
  |  /** Files with one caption; Desk360 and Glassix. */
  { cards?: never; contactCards?: never; interactive?: never; location?: never; locationRequest?: never; media: MediaContentInput; template?: never; text?: never; }
  |  /** An approved template; Desk360 WhatsApp. */
  { cards?: never; contactCards?: never; interactive?: never; location?: never; locationRequest?: never; media?: never; template: TemplateContentInput; text?: never; }
  |  /** Text, with files where the vendor takes them; Desk360, Emotive and Glassix. */
  { cards?: never; contactCards?: never; interactive?: never; location?: never; locationRequest?: never; media?: never; template?: never; text: TextContentInput; };

/** A message came further on its way. Steps back are never told. */
export type MessageDeliveryChangedEvent = Event & {
  __typename?: 'MessageDeliveryChangedEvent';
  /** The write or webhook behind the event; null when it is not known. */
  cause: Maybe<EventCause>;
  /** Position in the event log; give it back as `after` to continue behind this event. */
  cursor: Scalars['EventCursor']['output'];
  /** How far it has come. */
  deliveryStatus: DeliveryStatus;
  /** Opaque id of the event; the same after a reconnect, so it can be used to drop doubles. */
  id: Scalars['ID']['output'];
  /** Id of the message. */
  messageId: Scalars['ID']['output'];
  /** When it happened by the vendor's clock, or the time of receipt where the vendor states none. */
  occurredAt: Scalars['DateTime']['output'];
  /** When the gateway learned of it. */
  receivedAt: Scalars['DateTime']['output'];
  /** True when it came from a webhook delivery that was processed again. Resuming from a cursor does not set it. */
  replayed: Scalars['Boolean']['output'];
  /** The ticket as it stands now, not as it was then. Null when there is none or it cannot be read; see `errors`. */
  ticket: Maybe<Ticket>;
  /** Id of the ticket concerned; null when the event is not about one ticket. */
  ticketId: Maybe<Scalars['ID']['output']>;
  /** What happened; tells the concrete event type without `__typename`. */
  type: EventType;
  /** The vendor that it happened at; null for events of the gateway itself. */
  vendor: Maybe<Vendor>;
};

/** Which way a message went. */
export type MessageDirection =
  /** From the customer to us. */
  | 'INBOUND'
  /** Between agents; the customer never sees it. */
  | 'INTERNAL'
  /** From us to the customer. */
  | 'OUTBOUND';

/** A message and its place in the list. */
export type MessageEdge = {
  __typename?: 'MessageEdge';
  /** Page cursor of this entry; give it back as `after` or `before` of the same list. */
  cursor: Scalars['String']['output'];
  /** The message. */
  node: Message;
};

/** Which messages to list. All fields that are given must hold; within a list, one match is enough. */
export type MessageFilter = {
  /** True: written by a machine. False: written by a person. */
  automated?: InputMaybe<Scalars['Boolean']['input']>;
  /** Carries one of these. */
  contentKind?: InputMaybe<Array<ContentKind>>;
  /** Went one of these ways. */
  direction?: InputMaybe<Array<MessageDirection>>;
  /** Seen by one of these circles. */
  visibility?: InputMaybe<Array<MessageVisibility>>;
};

/** Answer of a write that makes or changes one message. */
export type MessagePayload = MutationPayload & {
  __typename?: 'MessagePayload';
  /** The value given in the input; null when none was given. */
  clientMutationId: Maybe<Scalars['String']['output']>;
  /** Log position after this write; wait for it to see your own write everywhere. Null when nothing was written. */
  eventCursor: Maybe<Scalars['EventCursor']['output']>;
  /** The message; null when it was not made. */
  message: Maybe<Message>;
  /** True when this key was used before and the first answer is given again; nothing was sent. */
  replayedFromIdempotencyKey: Scalars['Boolean']['output'];
  /** Its ticket after the write; null when there is none or it could not be read. */
  ticket: Maybe<Ticket>;
  /** Expected failures, one entry each; empty when the write was done. */
  userErrors: Array<UserError>;
};

/** A message to someone without a ticket at hand; on a known conversation it joins its ticket. */
export type MessageSendInput = {
  /** Channel to send from, such as a WhatsApp number at Desk360. */
  channelId: Scalars['ID']['input'];
  /** Free text of the client; comes back in the payload and in `cause` of the resulting events. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** What to send; content that the vendor cannot send answers `NOT_SUPPORTED_BY_VENDOR`. */
  content: MessageContentInput;
  /**
   * Your own key for this one act. The same key with the same input is never sent twice; with another input it answers
   * `IDEMPOTENCY_KEY_REUSED`.
   */
  idempotencyKey: Scalars['String']['input'];
  /** Address on that channel; a phone number with country code for WhatsApp. */
  to: Scalars['String']['input'];
};

/** A message was changed after it was added. */
export type MessageUpdatedEvent = Event & {
  __typename?: 'MessageUpdatedEvent';
  /** The write or webhook behind the event; null when it is not known. */
  cause: Maybe<EventCause>;
  /** Position in the event log; give it back as `after` to continue behind this event. */
  cursor: Scalars['EventCursor']['output'];
  /** Opaque id of the event; the same after a reconnect, so it can be used to drop doubles. */
  id: Scalars['ID']['output'];
  /** The message as it stands now. */
  message: Message;
  /** When it happened by the vendor's clock, or the time of receipt where the vendor states none. */
  occurredAt: Scalars['DateTime']['output'];
  /** When the gateway learned of it. */
  receivedAt: Scalars['DateTime']['output'];
  /** True when it came from a webhook delivery that was processed again. Resuming from a cursor does not set it. */
  replayed: Scalars['Boolean']['output'];
  /** The ticket as it stands now, not as it was then. Null when there is none or it cannot be read; see `errors`. */
  ticket: Maybe<Ticket>;
  /** Id of the ticket concerned; null when the event is not about one ticket. */
  ticketId: Maybe<Scalars['ID']['output']>;
  /** What happened; tells the concrete event type without `__typename`. */
  type: EventType;
  /** The vendor that it happened at; null for events of the gateway itself. */
  vendor: Maybe<Vendor>;
};

/** Who can see a message. */
export type MessageVisibility =
  /** Agents only. */
  | 'INTERNAL'
  /** The customer and the agents. */
  | 'PUBLIC';

/** Which messages to mark as read on the network. */
export type MessagesMarkReadInput = {
  /** Free text of the client; comes back in the payload and in `cause` of the resulting events. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** Inbound messages; Desk360 WhatsApp only, others answer `NOT_SUPPORTED_BY_VENDOR`. */
  messageIds: Array<Scalars['ID']['input']>;
};

/** Answer of a write to several messages. */
export type MessagesPayload = MutationPayload & {
  __typename?: 'MessagesPayload';
  /** The value given in the input; null when none was given. */
  clientMutationId: Maybe<Scalars['String']['output']>;
  /** Log position after this write; wait for it to see your own write everywhere. Null when nothing was written. */
  eventCursor: Maybe<Scalars['EventCursor']['output']>;
  /** The messages that were changed; empty when none was. */
  messages: Array<Message>;
  /** True when this key was used before and the first answer is given again; nothing was sent. */
  replayedFromIdempotencyKey: Scalars['Boolean']['output'];
  /** Expected failures, one entry each; empty when the write was done. */
  userErrors: Array<UserError>;
};

/** Everything that can be written. Expected failures come back as `userErrors`; sends need an idempotency key. */
export type Mutation = {
  __typename?: 'Mutation';
  /** Stop messages to the customer of a ticket: Emotive. */
  contactOptOut: ContactPayload;
  /** Send a message to a number or address: Desk360 WhatsApp. */
  messageSend: MessagePayload;
  /** Tell the network that messages were read: Desk360 WhatsApp. */
  messagesMarkRead: MessagesPayload;
  /** Make a tag: Desk360 reasons and types. */
  tagCreate: TagPayload;
  /** Change a tag: Desk360 reasons and types. */
  tagUpdate: TagPayload;
  /** Send a template to many numbers, with a result for each: Desk360 WhatsApp. */
  templateBulkSend: TemplateBulkSendPayload;
  /** Send a template to one number: Desk360 WhatsApp. */
  templateSend: MessagePayload;
  /** Report that a requested action could not be done: SocialHub. */
  ticketActionFail: TicketPayload;
  /** Hand a ticket to an agent or team: Glassix and Zaia. */
  ticketAssign: TicketPayload;
  /** Make a ticket at a vendor: SocialHub, Desk360, Glassix and Zaia. */
  ticketCreate: TicketPayload;
  /** Store your own identifiers with a ticket: Emotive. */
  ticketExternalReferenceSet: TicketPayload;
  /** Write a note that only agents see: Desk360 and Glassix. */
  ticketNoteAdd: MessagePayload;
  /** Ask the vendor now, whatever the age of what we hold. */
  ticketRefresh: TicketPayload;
  /** Send the customer of a ticket a message: Emotive, Desk360 and Glassix. */
  ticketReply: MessagePayload;
  /** Report that a requested reply stands on the network: SocialHub. */
  ticketReplyConfirm: MessagePayload;
  /** Change the state of a ticket; `capabilities` says which states its vendor takes. */
  ticketStatusSet: TicketPayload;
  /** Put tags on a ticket: Glassix and Zaia. */
  ticketTagsAdd: TicketPayload;
  /** Take tags off a ticket: Glassix and Zaia. */
  ticketTagsRemove: TicketPayload;
  /** Take a conversation over from an AI agent: Zaia. */
  ticketTakeOver: TicketPayload;
  /** Change facts of a ticket, or bring it back to the inbox: SocialHub and Glassix. */
  ticketUpdate: TicketPayload;
  /** Process a kept webhook delivery again, after what kept it from being read is mended. */
  webhookReplay: WebhookReplayPayload;
};


/** Everything that can be written. Expected failures come back as `userErrors`; sends need an idempotency key. */
export type MutationContactOptOutArgs = {
  input: ContactOptOutInput;
};


/** Everything that can be written. Expected failures come back as `userErrors`; sends need an idempotency key. */
export type MutationMessageSendArgs = {
  input: MessageSendInput;
};


/** Everything that can be written. Expected failures come back as `userErrors`; sends need an idempotency key. */
export type MutationMessagesMarkReadArgs = {
  input: MessagesMarkReadInput;
};


/** Everything that can be written. Expected failures come back as `userErrors`; sends need an idempotency key. */
export type MutationTagCreateArgs = {
  input: TagCreateInput;
};


/** Everything that can be written. Expected failures come back as `userErrors`; sends need an idempotency key. */
export type MutationTagUpdateArgs = {
  input: TagUpdateInput;
};


/** Everything that can be written. Expected failures come back as `userErrors`; sends need an idempotency key. */
export type MutationTemplateBulkSendArgs = {
  input: TemplateBulkSendInput;
};


/** Everything that can be written. Expected failures come back as `userErrors`; sends need an idempotency key. */
export type MutationTemplateSendArgs = {
  input: TemplateSendInput;
};


/** Everything that can be written. Expected failures come back as `userErrors`; sends need an idempotency key. */
export type MutationTicketActionFailArgs = {
  input: TicketActionFailInput;
};


/** Everything that can be written. Expected failures come back as `userErrors`; sends need an idempotency key. */
export type MutationTicketAssignArgs = {
  input: TicketAssignInput;
};


/** Everything that can be written. Expected failures come back as `userErrors`; sends need an idempotency key. */
export type MutationTicketCreateArgs = {
  input: TicketCreateInput;
};


/** Everything that can be written. Expected failures come back as `userErrors`; sends need an idempotency key. */
export type MutationTicketExternalReferenceSetArgs = {
  input: TicketExternalReferenceSetInput;
};


/** Everything that can be written. Expected failures come back as `userErrors`; sends need an idempotency key. */
export type MutationTicketNoteAddArgs = {
  input: TicketNoteAddInput;
};


/** Everything that can be written. Expected failures come back as `userErrors`; sends need an idempotency key. */
export type MutationTicketRefreshArgs = {
  input: TicketRefreshInput;
};


/** Everything that can be written. Expected failures come back as `userErrors`; sends need an idempotency key. */
export type MutationTicketReplyArgs = {
  input: TicketReplyInput;
};


/** Everything that can be written. Expected failures come back as `userErrors`; sends need an idempotency key. */
export type MutationTicketReplyConfirmArgs = {
  input: TicketReplyConfirmInput;
};


/** Everything that can be written. Expected failures come back as `userErrors`; sends need an idempotency key. */
export type MutationTicketStatusSetArgs = {
  input: TicketStatusSetInput;
};


/** Everything that can be written. Expected failures come back as `userErrors`; sends need an idempotency key. */
export type MutationTicketTagsAddArgs = {
  input: TicketTagsInput;
};


/** Everything that can be written. Expected failures come back as `userErrors`; sends need an idempotency key. */
export type MutationTicketTagsRemoveArgs = {
  input: TicketTagsInput;
};


/** Everything that can be written. Expected failures come back as `userErrors`; sends need an idempotency key. */
export type MutationTicketTakeOverArgs = {
  input: TicketTakeOverInput;
};


/** Everything that can be written. Expected failures come back as `userErrors`; sends need an idempotency key. */
export type MutationTicketUpdateArgs = {
  input: TicketUpdateInput;
};


/** Everything that can be written. Expected failures come back as `userErrors`; sends need an idempotency key. */
export type MutationWebhookReplayArgs = {
  input: WebhookReplayInput;
};

/** What every write answers. */
export type MutationPayload = {
  /** The value given in the input; null when none was given. */
  clientMutationId: Maybe<Scalars['String']['output']>;
  /** Log position after this write; wait for it to see your own write everywhere. Null when nothing was written. */
  eventCursor: Maybe<Scalars['EventCursor']['output']>;
  /** True when this key was used before and the first answer is given again; nothing was sent. */
  replayedFromIdempotencyKey: Scalars['Boolean']['output'];
  /** Expected failures, one entry each; empty when the write was done. */
  userErrors: Array<UserError>;
};

/** The state in the vendor's own words. */
export type NativeStatus = {
  __typename?: 'NativeStatus';
  /** The vendor's value as it was sent, such as `on_hold` or `2`. */
  code: Scalars['String']['output'];
  /** A readable name of the value; the same as `code` when the vendor has none. */
  label: Scalars['String']['output'];
};

/** Anything that can be fetched again by its id. */
export type Node = {
  /** Opaque id, unique over all vendors; give it to `node` to fetch the object again. */
  id: Scalars['ID']['output'];
};

/** What an operation would cost and which vendor calls it would make, worked out without making them. */
export type OperationPlan = {
  __typename?: 'OperationPlan';
  /** False when it would be refused. */
  allowed: Scalars['Boolean']['output'];
  /** What it would take from each vendor account; empty when no vendor is asked. */
  budgets: Array<PlanBudget>;
  /** Points that it would be charged. */
  cost: Scalars['Int']['output'];
  /** Why it would be refused, in words for people; null when it would not. */
  denialReason: Maybe<Scalars['String']['output']>;
  /** Vendor calls by kind, in the order of their dependence; empty when no vendor is asked. */
  steps: Array<PlanStep>;
  /** The plan as text for people. */
  text: Scalars['String']['output'];
};

/** Which end comes first. */
export type OrderDirection =
  /** Smallest or oldest first. */
  | 'ASC'
  /** Largest or newest first. */
  | 'DESC';

/** Whether there is more, and where to go on from. */
export type PageInfo = {
  __typename?: 'PageInfo';
  /** Page cursor of the last entry, for `after`; null when the page is empty. */
  endCursor: Maybe<Scalars['String']['output']>;
  /** True when there is more behind `endCursor`. */
  hasNextPage: Scalars['Boolean']['output'];
  /** True when there is more ahead of `startCursor`. */
  hasPreviousPage: Scalars['Boolean']['output'];
  /** Page cursor of the first entry; null when the page is empty. */
  startCursor: Maybe<Scalars['String']['output']>;
};

/** Someone who takes part in a ticket. */
export type Participant = {
  __typename?: 'Participant';
  /** False when they have left the conversation. */
  active: Scalars['Boolean']['output'];
  /** Who it is; null when only the role is known. */
  actor: Maybe<Actor>;
  /** Kind of channel that reaches them; null when the vendor does not say. */
  channelType: Maybe<ChannelType>;
  /** Part that this someone plays. */
  role: ParticipantRole;
};

/** Someone who takes part in a new ticket. */
export type ParticipantInput = {
  /** Kind of channel that reaches this person. */
  channelType: ChannelType;
  /** Address on that channel, such as a phone number or an e-mail address. */
  identifier: Scalars['String']['input'];
  /** Name to show; null when unknown. */
  name?: InputMaybe<Scalars['String']['input']>;
  /** Part that this person plays. */
  role: ParticipantRole;
};

/** Part that someone plays in a ticket. */
export type ParticipantRole =
  /** A person who helps. */
  | 'AGENT'
  /** A machine that helps. */
  | 'BOT'
  /** The one who needs help. */
  | 'CUSTOMER'
  /** The vendor's program itself. */
  | 'SYSTEM';

/** A phone number of a contact card. */
export type PhoneInput = {
  /** What it is for, such as `WORK`; null for none. */
  label?: InputMaybe<Scalars['String']['input']>;
  /** The number with country code. */
  phone: Scalars['String']['input'];
  /** WhatsApp id of the number, so that the card offers to write; null for none. */
  whatsappId?: InputMaybe<Scalars['String']['input']>;
};

/** What a plan would take from one vendor account. */
export type PlanBudget = {
  __typename?: 'PlanBudget';
  /** The account. */
  account: VendorAccount;
  /** Most calls that the operation would make there. */
  maxCalls: Scalars['Int']['output'];
  /** Calls that the vendor still allows now; null when it is not known. */
  remaining: Maybe<Scalars['Int']['output']>;
  /** True when `maxCalls` is more than what is left. */
  wouldExceed: Scalars['Boolean']['output'];
};

/** One kind of vendor call in a plan. */
export type PlanStep = {
  __typename?: 'PlanStep';
  /** How wishes are put together. */
  batch: BatchStrategy;
  /** True when what is held would do and no call is made. */
  cacheHit: Scalars['Boolean']['output'];
  /** Steps that must be done before; empty when it can start at once. */
  dependsOn: Array<Scalars['ID']['output']>;
  /** Id of the step within this plan. */
  id: Scalars['ID']['output'];
  /** Most calls, if nothing is held. */
  maxCalls: Scalars['Int']['output'];
  /** Fewest calls, if all that may be held is fresh. */
  minCalls: Scalars['Int']['output'];
  /** Name of the operation, as in `VendorOperation.name`. */
  operation: Scalars['String']['output'];
  /** Fields of the document that need it, from the root down. */
  path: Array<Scalars['String']['output']>;
  /** The vendor asked. */
  vendor: Vendor;
};

/** A postal address of a contact card; parts that the card lacks are null. */
export type PostalAddress = {
  __typename?: 'PostalAddress';
  /** Town; null when the card has none. */
  city: Maybe<Scalars['String']['output']>;
  /** Name of the country; null when the card has none. */
  country: Maybe<Scalars['String']['output']>;
  /** Country as two letters, such as `DE`; null when the card has none. */
  countryCode: Maybe<Scalars['String']['output']>;
  /** What it is for, such as `HOME`; null when the card does not say. */
  label: Maybe<Scalars['String']['output']>;
  /** State or province; null when the card has none. */
  state: Maybe<Scalars['String']['output']>;
  /** Street and number; null when the card has none. */
  street: Maybe<Scalars['String']['output']>;
  /** Postal code; null when the card has none. */
  zip: Maybe<Scalars['String']['output']>;
};

/** A postal address of a contact card. */
export type PostalAddressInput = {
  /** Town; null for none. */
  city?: InputMaybe<Scalars['String']['input']>;
  /** Name of the country; null for none. */
  country?: InputMaybe<Scalars['String']['input']>;
  /** Country as two letters, such as `DE`; null for none. */
  countryCode?: InputMaybe<Scalars['String']['input']>;
  /** What it is for, such as `HOME`; null for none. */
  label?: InputMaybe<Scalars['String']['input']>;
  /** State or province; null for none. */
  state?: InputMaybe<Scalars['String']['input']>;
  /** Street and number; null for none. */
  street?: InputMaybe<Scalars['String']['input']>;
  /** Postal code; null for none. */
  zip?: InputMaybe<Scalars['String']['input']>;
};

/** Everything that can be read. */
export type Query = {
  __typename?: 'Query';
  /** People who work in the helpdesks: Desk360, Glassix and Zaia. */
  agents: AgentConnection;
  /** Desk360 products and Emotive brands. Null when no vendor could be read; `errors` says why. */
  brands: Maybe<Array<Brand>>;
  /** Ways in and out of all vendors. Null when no vendor could be read; `errors` says why. */
  channels: Maybe<Array<Channel>>;
  /** One customer; null when nobody knows them. */
  contact: Maybe<Contact>;
  /** Position of the newest event; read it together with a snapshot, then subscribe after it. */
  eventCursor: Scalars['EventCursor']['output'];
  /** A page of the event log, oldest first; for clients without sockets. */
  events: EventConnection;
  /** Vendor calls that an operation would make, worked out without making them. */
  explain: OperationPlan;
  /** Any object by its id; null when nobody knows it. An id that is not ours is an error that says so. */
  node: Maybe<Node>;
  /** Many objects by their ids, in the order asked for; null in the place of each one that nobody knows. */
  nodes: Array<Maybe<Node>>;
  /** What this request costs you and what is left of your own allowance. */
  rateLimit: ClientRateLimit;
  /** Labels, reasons and types of all vendors. Null when no vendor could be read; `errors` says why. */
  tags: Maybe<Array<Tag>>;
  /** Groups of agents: Glassix and Zaia. Null when no vendor could be read; `errors` says why. */
  teams: Maybe<Array<Team>>;
  /** Ready messages: Desk360, Glassix and SocialHub. */
  templates: TemplateConnection;
  /** One ticket; null when nobody knows it. Asks the vendor only when what is held is too old. */
  ticket: Maybe<Ticket>;
  /** One ticket by the vendor's own identifier; null when nobody knows it. */
  ticketByNativeId: Maybe<Ticket>;
  /** Tickets of all vendors in one exact order. A vendor that fails keeps its last known tickets; `sources` says so. */
  tickets: TicketConnection;
  /** Vendor logins set up in this gateway, with their health and limits. */
  vendorAccounts: Array<VendorAccount>;
  /** Who is asking, by the token of the request. */
  viewer: Viewer;
  /** What vendors sent to the webhook door, newest first; quarantined ones included. */
  webhookDeliveries: WebhookDeliveryConnection;
};


/** Everything that can be read. */
export type QueryAgentsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  vendor?: InputMaybe<Array<Vendor>>;
};


/** Everything that can be read. */
export type QueryBrandsArgs = {
  vendor?: InputMaybe<Array<Vendor>>;
};


/** Everything that can be read. */
export type QueryChannelsArgs = {
  vendor?: InputMaybe<Array<Vendor>>;
};


/** Everything that can be read. */
export type QueryContactArgs = {
  id: Scalars['ID']['input'];
};


/** Everything that can be read. */
export type QueryEventsArgs = {
  after?: InputMaybe<Scalars['EventCursor']['input']>;
  filter?: InputMaybe<EventFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** Everything that can be read. */
export type QueryExplainArgs = {
  operation: Scalars['String']['input'];
  operationName?: InputMaybe<Scalars['String']['input']>;
  variables?: InputMaybe<Scalars['JSON']['input']>;
};


/** Everything that can be read. */
export type QueryNodeArgs = {
  id: Scalars['ID']['input'];
};


/** Everything that can be read. */
export type QueryNodesArgs = {
  ids: Array<Scalars['ID']['input']>;
};


/** Everything that can be read. */
export type QueryTagsArgs = {
  kind?: InputMaybe<Array<TagKind>>;
  vendor?: InputMaybe<Array<Vendor>>;
};


/** Everything that can be read. */
export type QueryTeamsArgs = {
  vendor?: InputMaybe<Array<Vendor>>;
};


/** Everything that can be read. */
export type QueryTemplatesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  channelType?: InputMaybe<Array<ChannelType>>;
  first?: InputMaybe<Scalars['Int']['input']>;
  vendor?: InputMaybe<Array<Vendor>>;
};


/** Everything that can be read. */
export type QueryTicketArgs = {
  id: Scalars['ID']['input'];
};


/** Everything that can be read. */
export type QueryTicketByNativeIdArgs = {
  account?: InputMaybe<Scalars['ID']['input']>;
  nativeId: Scalars['String']['input'];
  vendor: Vendor;
};


/** Everything that can be read. */
export type QueryTicketsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<TicketFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  maxStalenessSeconds?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<TicketOrder>;
};


/** Everything that can be read. */
export type QueryVendorAccountsArgs = {
  vendor?: InputMaybe<Array<Vendor>>;
};


/** Everything that can be read. */
export type QueryWebhookDeliveriesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<WebhookDeliveryFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** How a vendor's limit is known. */
export type RateLimitSource =
  /** It stands in the settings. */
  | 'CONFIGURED'
  /** Learned when the vendor refused. */
  | 'OBSERVED_429'
  /** The vendor states it in its answers. */
  | 'VENDOR_HEADERS';

/** A rating by a customer. */
export type Rating = {
  __typename?: 'Rating';
  /** The best value possible, such as 5 for stars. */
  scale: Scalars['Float']['output'];
  /** What was given, between 0 and `scale`. */
  value: Scalars['Float']['output'];
};

/** A rating by the customer; SocialHub reviews and Glassix surveys. */
export type RatingContent = {
  __typename?: 'RatingContent';
  /** Words of the customer; null when there are none. */
  comment: Maybe<Scalars['String']['output']>;
  /** The best value possible, such as 5 for stars. */
  scale: Scalars['Float']['output'];
  /** What was given, between 0 and `scale`. */
  value: Scalars['Float']['output'];
};

/** A rating by a customer. */
export type RatingInput = {
  /** The best value possible, such as 5 for stars. */
  scale: Scalars['Float']['input'];
  /** What was given, between 0 and `scale`. */
  value: Scalars['Float']['input'];
};

/** What SocialHub asks the network side to do. */
export type RequestedActionKind =
  /** Do what a button of the manifest stands for. */
  | 'BUTTON'
  /** Take the post off the network. */
  | 'DELETE'
  /** Put a written reply on the network. */
  | 'REPLY'
  /** Put a reply made from a template on the network. */
  | 'TEMPLATE_REPLY';

/**
 * States that a client may ask for; there is no NEW and no UNKNOWN. Each vendor takes only some of them, see
 * `capabilities`.
 */
export type SettableTicketStatus =
  /** Done, and a reply starts a new ticket: Emotive, Glassix and Zaia. */
  | 'CLOSED'
  /** Take it up again: SocialHub and Glassix. */
  | 'OPEN'
  /** Wait for someone else: Desk360 and Glassix. */
  | 'PENDING'
  /** Done, and a reply reopens it: Desk360. */
  | 'RESOLVED'
  /** Hide it until a time: Glassix. */
  | 'SNOOZED';

/** How well a vendor account answers. */
export type SourceState =
  /** Nothing could be had; see `error`. */
  | 'FAILED'
  /** Complete and fresh. */
  | 'OK'
  /** Not everything is here, for instance while the history is still being read. */
  | 'PARTIAL'
  /** Not asked, because the filter leaves it out or it is switched off. */
  | 'SKIPPED'
  /** Complete, but older than was asked for. */
  | 'STALE';

/** What one vendor account contributed to a list. */
export type SourceStatus = {
  __typename?: 'SourceStatus';
  /** The account at that vendor. */
  account: VendorAccount;
  /** What went wrong; null when nothing did. */
  error: Maybe<VendorError>;
  /** How old its part is: when it was last read or heard of. Null when never. */
  fetchedAt: Maybe<Scalars['DateTime']['output']>;
  /** When it will be asked again; null when that is not planned. */
  nextRetryAt: Maybe<Scalars['DateTime']['output']>;
  /** Entries of this page that came from it. */
  returned: Scalars['Int']['output'];
  /** How well it answered. */
  state: SourceState;
  /** True when it holds more than it could give. */
  truncated: Scalars['Boolean']['output'];
  /** The vendor. */
  vendor: Vendor;
};

/** Why an older copy was given instead of a new one. */
export type StaleReason =
  /** The vendor failed so often that calls are paused for a while. */
  | 'CIRCUIT_OPEN'
  /** The vendor offers no call to read this; the copy lives from webhooks. */
  | 'NO_READ_API'
  /** The vendor allows no more calls at this moment. */
  | 'RATE_BUDGET_EXHAUSTED'
  /** The vendor took longer than the request could wait. */
  | 'TIMEOUT'
  /** The vendor did not answer, or answered with a fault. */
  | 'VENDOR_UNAVAILABLE';

/** The state of a ticket changed. */
export type StatusChange = Node & {
  __typename?: 'StatusChange';
  /** Who made the change; null when the vendor does not say. */
  actor: Maybe<Actor>;
  /** When the change was made. */
  at: Scalars['DateTime']['output'];
  /** State before; null when it is not known. */
  from: Maybe<TicketStatus>;
  /** Opaque id, unique over all vendors; give it to `node` to fetch the object again. */
  id: Scalars['ID']['output'];
  /** State before in the vendor's words; null when it is not known. */
  nativeFrom: Maybe<NativeStatus>;
  /** State after in the vendor's words. */
  nativeTo: NativeStatus;
  /** Tag of kind REASON that says why (Desk360); null when none was given. */
  reason: Maybe<Tag>;
  /** State after. */
  to: TicketStatus;
};

/** The cursor asked for is older than the log keeps: read your data again, then go on from `resumeAfter`. */
export type StreamGapEvent = Event & {
  __typename?: 'StreamGapEvent';
  /** The write or webhook behind the event; null when it is not known. */
  cause: Maybe<EventCause>;
  /** Position in the event log; give it back as `after` to continue behind this event. */
  cursor: Scalars['EventCursor']['output'];
  /** Opaque id of the event; the same after a reconnect, so it can be used to drop doubles. */
  id: Scalars['ID']['output'];
  /** When it happened by the vendor's clock, or the time of receipt where the vendor states none. */
  occurredAt: Scalars['DateTime']['output'];
  /** Oldest position that the log still has. */
  oldestAvailable: Scalars['EventCursor']['output'];
  /** When the gateway learned of it. */
  receivedAt: Scalars['DateTime']['output'];
  /** True when it came from a webhook delivery that was processed again. Resuming from a cursor does not set it. */
  replayed: Scalars['Boolean']['output'];
  /** Position to go on from once you have read your data again. */
  resumeAfter: Scalars['EventCursor']['output'];
  /** The ticket as it stands now, not as it was then. Null when there is none or it cannot be read; see `errors`. */
  ticket: Maybe<Ticket>;
  /** Id of the ticket concerned; null when the event is not about one ticket. */
  ticketId: Maybe<Scalars['ID']['output']>;
  /** What happened; tells the concrete event type without `__typename`. */
  type: EventType;
  /** The vendor that it happened at; null for events of the gateway itself. */
  vendor: Maybe<Vendor>;
};

/** Conditions on a text, without regard to case; all that are given must hold. */
export type StringFilter = {
  /** Holds this text somewhere. */
  contains?: InputMaybe<Scalars['String']['input']>;
  /** Equal to this text. */
  eq?: InputMaybe<Scalars['String']['input']>;
  /** Equal to one of these texts; an empty list matches nothing. */
  in?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Begins with this text. */
  startsWith?: InputMaybe<Scalars['String']['input']>;
};

/** What is told as it happens. Every payload carries its position in `extensions.cursor`, selected or not. */
export type Subscription = {
  __typename?: 'Subscription';
  /** Events of all vendors, in the order of the log. */
  events: Event;
  /** New messages and notes of all tickets. */
  messageAdded: MessageAddedEvent;
  /** Events of one ticket, in the order of the log. */
  ticketEvents: Event;
};


/** What is told as it happens. Every payload carries its position in `extensions.cursor`, selected or not. */
export type SubscriptionEventsArgs = {
  after?: InputMaybe<Scalars['EventCursor']['input']>;
  filter?: InputMaybe<EventFilter>;
};


/** What is told as it happens. Every payload carries its position in `extensions.cursor`, selected or not. */
export type SubscriptionMessageAddedArgs = {
  after?: InputMaybe<Scalars['EventCursor']['input']>;
  filter?: InputMaybe<EventFilter>;
};


/** What is told as it happens. Every payload carries its position in `extensions.cursor`, selected or not. */
export type SubscriptionTicketEventsArgs = {
  after?: InputMaybe<Scalars['EventCursor']['input']>;
  ticketId: Scalars['ID']['input'];
};

/** A customer answered a survey; told by Glassix. */
export type SurveySubmittedEvent = Event & {
  __typename?: 'SurveySubmittedEvent';
  /** The write or webhook behind the event; null when it is not known. */
  cause: Maybe<EventCause>;
  /** Position in the event log; give it back as `after` to continue behind this event. */
  cursor: Scalars['EventCursor']['output'];
  /** Opaque id of the event; the same after a reconnect, so it can be used to drop doubles. */
  id: Scalars['ID']['output'];
  /** When it happened by the vendor's clock, or the time of receipt where the vendor states none. */
  occurredAt: Scalars['DateTime']['output'];
  /** What the customer gave; null when the survey has no figure. */
  rating: Maybe<Rating>;
  /** When the gateway learned of it. */
  receivedAt: Scalars['DateTime']['output'];
  /** True when it came from a webhook delivery that was processed again. Resuming from a cursor does not set it. */
  replayed: Scalars['Boolean']['output'];
  /** The ticket as it stands now, not as it was then. Null when there is none or it cannot be read; see `errors`. */
  ticket: Maybe<Ticket>;
  /** Id of the ticket concerned; null when the event is not about one ticket. */
  ticketId: Maybe<Scalars['ID']['output']>;
  /** What happened; tells the concrete event type without `__typename`. */
  type: EventType;
  /** The vendor that it happened at; null for events of the gateway itself. */
  vendor: Maybe<Vendor>;
};

/** What the reading of an account is doing. */
export type SyncPhase =
  /** Reading the whole history for the first time. */
  | 'BACKFILL'
  /** The vendor has no read call; only webhooks bring news. */
  | 'EVENTS_ONLY'
  /** The history is here; small reconciling reads keep it true. */
  | 'FOLLOWING'
  /** Stopped; `health` says why. */
  | 'PAUSED';

/** The vendor's program itself, when a change has no author. */
export type SystemActor = Actor & {
  __typename?: 'SystemActor';
  /** Picture to show; null when the vendor gives none. */
  avatarUrl: Maybe<Scalars['URL']['output']>;
  /** Name to show; null when the vendor sent none. */
  displayName: Maybe<Scalars['String']['output']>;
  /** Opaque id, unique over all vendors; give it to `node` to fetch the object again. */
  id: Scalars['ID']['output'];
  /** Whether a human agent, a customer, a bot or the system acted. */
  kind: ActorKind;
};

/** A line of the vendor about the ticket itself; Glassix and Emotive. */
export type SystemContent = {
  __typename?: 'SystemContent';
  /** What it tells, in our words. */
  kind: SystemContentKind;
  /** What it tells, in the vendor's word. */
  nativeType: Scalars['String']['output'];
  /** The line as people see it; null when the vendor sends none. */
  text: Maybe<Scalars['String']['output']>;
};

/** What a system line tells. */
export type SystemContentKind =
  /** Another agent is in charge. */
  | 'ASSIGNED'
  /** Something else, such as Emotive's opt-out note; see `nativeType`. */
  | 'OTHER'
  /** The state changed. */
  | 'STATUS_CHANGED'
  /** The ticket was finished. */
  | 'TICKET_CLOSED'
  /** The ticket was opened. */
  | 'TICKET_OPENED'
  /** Another team is in charge. */
  | 'TRANSFERRED';

/** A label that groups tickets. */
export type Tag = Node & VendorResource & {
  __typename?: 'Tag';
  /** False when it may no longer be put on tickets. */
  active: Scalars['Boolean']['output'];
  /** Colour as the vendor writes it, mostly `#rrggbb`; null when it has none. */
  color: Maybe<Scalars['String']['output']>;
  /** What it stands for; null when nothing is written. */
  description: Maybe<Scalars['String']['output']>;
  /** Where this copy came from and how old it is. */
  freshness: Freshness;
  /** Opaque id, unique over all vendors; give it to `node` to fetch the object again. */
  id: Scalars['ID']['output'];
  /** What it is used for. */
  kind: TagKind;
  /** Words to show. */
  name: Scalars['String']['output'];
  /** The vendor's own identifier; quote it when you talk to vendor support. */
  nativeId: Scalars['String']['output'];
  /** The vendor that holds this object. */
  vendor: Vendor;
};

/** Tags were added or removed. */
export type TagChange = Node & {
  __typename?: 'TagChange';
  /** Who made the change; null when the vendor does not say. */
  actor: Maybe<Actor>;
  /** Tags that were put on; empty when none. */
  added: Array<Tag>;
  /** When the change was made. */
  at: Scalars['DateTime']['output'];
  /** Opaque id, unique over all vendors; give it to `node` to fetch the object again. */
  id: Scalars['ID']['output'];
  /** Tags that were taken off; empty when none. */
  removed: Array<Tag>;
};

/** A new tag. */
export type TagCreateInput = {
  /** Vendor account to make it at; Desk360 makes reasons and types, others answer `NOT_SUPPORTED_BY_VENDOR`. */
  accountId: Scalars['ID']['input'];
  /** False makes it without offering it yet. */
  active?: InputMaybe<Scalars['Boolean']['input']>;
  /** Desk360 product that it belongs to; null when it is for all. */
  brandId?: InputMaybe<Scalars['ID']['input']>;
  /** Free text of the client; comes back in the payload and in `cause` of the resulting events. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** Colour as `#rrggbb`; ignored where the vendor has no colours. */
  color?: InputMaybe<Scalars['String']['input']>;
  /** What it stands for; null for nothing. */
  description?: InputMaybe<Scalars['String']['input']>;
  /** What it is used for. */
  kind: TagKind;
  /** Words to show. */
  name: Scalars['String']['input'];
};

/** What a tag is used for. */
export type TagKind =
  /** Why a ticket was written or finished: Desk360 reasons. */
  | 'REASON'
  /** A free label: Glassix and Zaia. */
  | 'TAG'
  /** What a ticket is about: Desk360 types. */
  | 'TYPE';

/** Answer of a write to a tag. */
export type TagPayload = MutationPayload & {
  __typename?: 'TagPayload';
  /** The value given in the input; null when none was given. */
  clientMutationId: Maybe<Scalars['String']['output']>;
  /** Log position after this write; wait for it to see your own write everywhere. Null when nothing was written. */
  eventCursor: Maybe<Scalars['EventCursor']['output']>;
  /** True when this key was used before and the first answer is given again; nothing was sent. */
  replayedFromIdempotencyKey: Scalars['Boolean']['output'];
  /** The tag after the write; null when nothing was done. */
  tag: Maybe<Tag>;
  /** Expected failures, one entry each; empty when the write was done. */
  userErrors: Array<UserError>;
};

/** New facts about a tag. Absent fields stay as they are; a tag that the vendor made itself answers `VENDOR_REJECTED`. */
export type TagUpdateInput = {
  /** False takes it out of use without removing it from tickets. */
  active?: InputMaybe<Scalars['Boolean']['input']>;
  /** Free text of the client; comes back in the payload and in `cause` of the resulting events. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** New text on what it stands for. */
  description?: InputMaybe<Scalars['String']['input']>;
  /** New words to show. */
  name?: InputMaybe<Scalars['String']['input']>;
  /** Which tag. */
  tagId: Scalars['ID']['input'];
};

/** A group of agents: a Glassix department or a Zaia ticketing team. */
export type Team = Node & VendorResource & {
  __typename?: 'Team';
  /** Members; null when the vendor does not list them. */
  agents: Maybe<Array<Agent>>;
  /** What the team is for; null when nothing is written. */
  description: Maybe<Scalars['String']['output']>;
  /** Where this copy came from and how old it is. */
  freshness: Freshness;
  /** Opaque id, unique over all vendors; give it to `node` to fetch the object again. */
  id: Scalars['ID']['output'];
  /** Name to show. */
  name: Scalars['String']['output'];
  /** The vendor's own identifier; quote it when you talk to vendor support. */
  nativeId: Scalars['String']['output'];
  /** The vendor that holds this object. */
  vendor: Vendor;
};

/** A ready message with places to fill in. */
export type Template = Node & VendorResource & {
  __typename?: 'Template';
  /** Channel that it can be sent from; null when it is not tied to one. */
  channel: Maybe<Channel>;
  /** Where this copy came from and how old it is. */
  freshness: Freshness;
  /** Opaque id, unique over all vendors; give it to `node` to fetch the object again. */
  id: Scalars['ID']['output'];
  /** Where it comes from and how it is used. */
  kind: TemplateKind;
  /** Name at the vendor. */
  name: Scalars['String']['output'];
  /** The vendor's own identifier; quote it when you talk to vendor support. */
  nativeId: Scalars['String']['output'];
  /** One entry per language; at least one. */
  translations: Array<TemplateTranslation>;
  /** The vendor that holds this object. */
  vendor: Vendor;
};

/** A template to many numbers at once; exactly one of `to` and `recipientsUploadId` is needed. */
export type TemplateBulkSendInput = {
  /** Channel to send from; Desk360 WhatsApp. */
  channelId: Scalars['ID']['input'];
  /** Free text of the client; comes back in the payload and in `cause` of the resulting events. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** What to do when some numbers are not usable. */
  errorPolicy?: InputMaybe<BulkErrorPolicy>;
  /**
   * Your own key for this one act. The same key with the same input is never sent twice; with another input it answers
   * `IDEMPOTENCY_KEY_REUSED`.
   */
  idempotencyKey: Scalars['String']['input'];
  /** CSV file of numbers, by the id that the upload door returned; null when `to` names them. */
  recipientsUploadId?: InputMaybe<Scalars['ID']['input']>;
  /** Which template, in which language, with which values. */
  template: TemplateContentInput;
  /** Phone numbers with country code; null when a file names them. */
  to?: InputMaybe<Array<Scalars['String']['input']>>;
};

/** Answer of a bulk send. */
export type TemplateBulkSendPayload = MutationPayload & {
  __typename?: 'TemplateBulkSendPayload';
  /** The value given in the input; null when none was given. */
  clientMutationId: Maybe<Scalars['String']['output']>;
  /** Log position after this write; wait for it to see your own write everywhere. Null when nothing was written. */
  eventCursor: Maybe<Scalars['EventCursor']['output']>;
  /** True when this key was used before and the first answer is given again; nothing was sent. */
  replayedFromIdempotencyKey: Scalars['Boolean']['output'];
  /** One entry per number; empty when nothing was sent. */
  results: Array<BulkSendResult>;
  /** Expected failures, one entry each; empty when the write was done. */
  userErrors: Array<UserError>;
};

/** Part of a template that a value is filled into. */
export type TemplateComponent =
  /** The text itself. */
  | 'BODY'
  /** A button below the text. */
  | 'BUTTON'
  /** What stands above the text. */
  | 'HEADER';

/** A page of templates over all vendors. */
export type TemplateConnection = {
  __typename?: 'TemplateConnection';
  /** Templates of this page with their cursors. */
  edges: Array<TemplateEdge>;
  /** Templates of this page without cursors; the same order as `edges`. */
  nodes: Array<Template>;
  /** Whether there is more on either side, and the cursors to go on from. */
  pageInfo: PageInfo;
  /** One entry per vendor account: what it contributed, how old that is, and what went wrong. */
  sources: Array<SourceStatus>;
};

/** A template with its values; Desk360 and SocialHub. */
export type TemplateContent = {
  __typename?: 'TemplateContent';
  /** Language of the translation used, such as `en` or `pt_BR`. */
  languageCode: Scalars['String']['output'];
  /** Name of the template when it was sent. */
  name: Scalars['String']['output'];
  /** The template itself; null when it is gone or cannot be read. */
  template: Maybe<Template>;
  /** The vendor's id of the template; null when it goes by name only. */
  templateNativeId: Maybe<Scalars['String']['output']>;
  /** Values that were filled in; empty when it takes none. */
  variables: Array<TemplateVariable>;
};

/** A template to send, with its values. */
export type TemplateContentInput = {
  /** Which of its translations, such as `en` or `pt_BR`. */
  languageCode: Scalars['String']['input'];
  /** Which template. */
  templateId: Scalars['ID']['input'];
  /** File for the header, by the id that the upload door returned; null when the header takes none. */
  uploadId?: InputMaybe<Scalars['ID']['input']>;
  /** Values to fill in; a missing one answers `REQUIRED`. Null when the template takes none. */
  variables?: InputMaybe<Array<TemplateVariableInput>>;
};

/** A template and its place in the list. */
export type TemplateEdge = {
  __typename?: 'TemplateEdge';
  /** Page cursor of this entry; give it back as `after` or `before` of the same list. */
  cursor: Scalars['String']['output'];
  /** The template. */
  node: Template;
};

/** What stands above the text. */
export type TemplateHeaderType =
  /** A document. */
  | 'DOCUMENT'
  /** A picture. */
  | 'IMAGE'
  /** Nothing. */
  | 'NONE'
  /** A heading. */
  | 'TEXT'
  /** A film. */
  | 'VIDEO';

/** Where a template comes from and how it is used. */
export type TemplateKind =
  /** Ready text that an agent may change before sending: Glassix. */
  | 'CANNED_REPLY'
  /** Offered to SocialHub by our manifest. */
  | 'MANIFEST'
  /** Approved by WhatsApp; may be sent at any time: Desk360. */
  | 'WHATSAPP';

/** A place to fill in. */
export type TemplateParameter = {
  __typename?: 'TemplateParameter';
  /** Part of the template, read from `key`. */
  component: TemplateComponent;
  /** What the vendor wants back, such as `body-1` at Desk360; use it as `TemplateVariableInput.key`. */
  key: Scalars['String']['output'];
  /** Number within that part, from 1, read from `key`; null when the place has a name instead. */
  position: Maybe<Scalars['Int']['output']>;
  /** True when the template cannot be sent without it. */
  required: Scalars['Boolean']['output'];
};

/** A template to one number or address. */
export type TemplateSendInput = {
  /** Channel to send from; Desk360 WhatsApp. */
  channelId: Scalars['ID']['input'];
  /** Free text of the client; comes back in the payload and in `cause` of the resulting events. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /**
   * Your own key for this one act. The same key with the same input is never sent twice; with another input it answers
   * `IDEMPOTENCY_KEY_REUSED`.
   */
  idempotencyKey: Scalars['String']['input'];
  /** Which template, in which language, with which values. */
  template: TemplateContentInput;
  /** Phone number with country code. */
  to: Scalars['String']['input'];
};

/** A template in one language. */
export type TemplateTranslation = {
  __typename?: 'TemplateTranslation';
  /** The text, with its places to fill in. */
  body: Scalars['String']['output'];
  /** The heading, with its places to fill in; null unless `headerType` is TEXT. */
  headerText: Maybe<Scalars['String']['output']>;
  /** What stands above the text. */
  headerType: TemplateHeaderType;
  /** Language as the vendor writes it, such as `en` or `pt_BR`. */
  languageCode: Scalars['String']['output'];
  /** Name of the language; null when the vendor has none. */
  languageName: Maybe<Scalars['String']['output']>;
  /** Places to fill in; empty when there are none. */
  parameters: Array<TemplateParameter>;
};

/** A value filled into a template. */
export type TemplateVariable = {
  __typename?: 'TemplateVariable';
  /** Place that it was filled into, as in `TemplateParameter.key`. */
  key: Scalars['String']['output'];
  /** The value as text. */
  value: Scalars['String']['output'];
};

/** A value to fill into a template. */
export type TemplateVariableInput = {
  /** Place to fill, as in `TemplateParameter.key`. */
  key: Scalars['String']['input'];
  /** The value as text. */
  value: Scalars['String']['input'];
};

/** Plain or formatted text; every vendor. */
export type TextContent = {
  __typename?: 'TextContent';
  /** The same as sanitised HTML; null where the vendor sends plain text. */
  html: Maybe<Scalars['String']['output']>;
  /** The text without formatting. */
  text: Scalars['String']['output'];
};

/** Text to send. */
export type TextContentInput = {
  /** The same with formatting; ignored where the vendor takes plain text only. */
  html?: InputMaybe<Scalars['String']['input']>;
  /** The text without formatting; longer than the vendor takes answers `TOO_LONG` (Desk360 WhatsApp: 4096 characters). */
  text: Scalars['String']['input'];
  /** Files to attach, by the ids that the upload door returned. Null means none. */
  uploadIds?: InputMaybe<Array<Scalars['ID']['input']>>;
};

/** One matter of one customer at one vendor, from the first message until it is done. */
export type Ticket = Closable & Node & VendorResource & {
  __typename?: 'Ticket';
  /** The vendor login through which the ticket is reached. */
  account: VendorAccount;
  /** The human agent in charge; null when nobody is, or when the agent cannot be read (then `errors` says why). */
  assignee: Maybe<Agent>;
  /** What can be done with this ticket now, and if not, why. The same rules guard the mutations. */
  capabilities: TicketCapabilities;
  /** Channel that the conversation runs on; null when the vendor does not say or it cannot be read. */
  channel: Maybe<Channel>;
  /** True when `status` is RESOLVED or CLOSED. */
  closed: Scalars['Boolean']['output'];
  /** When it was last finished; null while it is not, or when the vendor does not say. */
  closedAt: Maybe<Scalars['DateTime']['output']>;
  /** The customer; null when the vendor does not say who it is. */
  contact: Maybe<Contact>;
  /** When the ticket was made; null when the vendor does not say. */
  createdAt: Maybe<Scalars['DateTime']['output']>;
  /** Additional fields of the vendor; empty when there are none. */
  customFields: Array<CustomField>;
  /** Identifiers of this ticket in other systems; empty when there are none. */
  externalReferences: Array<ExternalReference>;
  /** Time of the first answer to the customer by a person; null when there was none or it is unknown. */
  firstResponseAt: Maybe<Scalars['DateTime']['output']>;
  /** Where this copy came from and how old it is. */
  freshness: Freshness;
  /** Opaque id, unique over all vendors; give it to `node` to fetch the object again. */
  id: Scalars['ID']['output'];
  /** Time of the newest message or change that we know of; null when none is known. */
  lastActivityAt: Maybe<Scalars['DateTime']['output']>;
  /** The newest message or note; null when there is none or it is not held. */
  lastMessage: Maybe<Message>;
  /** Messages and notes, oldest first. Null when the vendor cannot be asked and nothing is held; `errors` says why. */
  messages: Maybe<MessageConnection>;
  /** The vendor's own identifier; quote it when you talk to vendor support. */
  nativeId: Scalars['String']['output'];
  /** State in the vendor's words, for people who know the vendor's screens. */
  nativeStatus: NativeStatus;
  /** The number that people quote; null when the vendor numbers nothing. */
  number: Maybe<Scalars['String']['output']>;
  /** Everyone who takes part; null when it is unknown, which differs from an empty list. */
  participants: Maybe<Array<Participant>>;
  /** Beginning of the newest message as plain text, for lists; null when there is none. */
  preview: Maybe<Scalars['String']['output']>;
  /** Urgency; filled by Desk360, otherwise null. */
  priority: Maybe<TicketPriority>;
  /** Rating by the customer; filled by Desk360 and SocialHub, otherwise null. */
  rating: Maybe<Rating>;
  /** The ticket as the vendor last sent it, for debugging; null when nothing is kept. */
  raw: Maybe<Scalars['JSON']['output']>;
  /** Who answers at this moment: a human agent or an AI agent. Null when nobody does or it is unknown. */
  responder: Maybe<Actor>;
  /** When a SNOOZED ticket shows up again; null in other states. */
  snoozedUntil: Maybe<Scalars['DateTime']['output']>;
  /** State in our words. */
  status: TicketStatus;
  /** Coarse group that `status` belongs to. */
  statusCategory: TicketStatusCategory;
  /** Title of the ticket; null on channels without one, such as SMS and WhatsApp. */
  subject: Maybe<Scalars['String']['output']>;
  /** A short account of the conversation; filled by Zaia and Glassix, otherwise null. */
  summary: Maybe<Scalars['String']['output']>;
  /** Tags, reason and type of the ticket. Null when they cannot be read: Zaia shows tags only after a change that we saw. */
  tags: Maybe<Array<Tag>>;
  /** Team in charge; filled by Glassix and Zaia, otherwise null. */
  team: Maybe<Team>;
  /** Messages and changes in one order, oldest first. Null when the vendor cannot be asked and nothing is held. */
  timeline: Maybe<TimelineConnection>;
  /** When the ticket last changed at the vendor; null when the vendor does not say. */
  updatedAt: Maybe<Scalars['DateTime']['output']>;
  /** Address of the ticket in the vendor's own screens; null when there is none. */
  url: Maybe<Scalars['URL']['output']>;
  /** The vendor that holds this object. */
  vendor: Vendor;
  /** Changes at every change that we know of; give it back as `expectedVersion`. */
  version: Scalars['String']['output'];
};


/** One matter of one customer at one vendor, from the first message until it is done. */
export type TicketMessagesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<MessageFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** One matter of one customer at one vendor, from the first message until it is done. */
export type TicketTimelineArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** SocialHub: the requested action could not be done on the network. */
export type TicketActionFailInput = {
  /** `actionId` of the ACTION_REQUESTED event. */
  actionId: Scalars['String']['input'];
  /** Free text of the client; comes back in the payload and in `cause` of the resulting events. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** `followupId` of the event; null for actions without a reply, such as buttons. */
  followupId?: InputMaybe<Scalars['String']['input']>;
  /**
   * Your own key for this one act. The same key with the same input is never sent twice; with another input it answers
   * `IDEMPOTENCY_KEY_REUSED`.
   */
  idempotencyKey: Scalars['String']['input'];
  /** Why it failed, in words for agents; null when unknown. */
  reason?: InputMaybe<Scalars['String']['input']>;
  /** Id of the ticket to act on; an unknown id answers `NOT_FOUND`. */
  ticketId: Scalars['ID']['input'];
};

/** Who shall be in charge of a ticket; at least one of `agentId` and `teamId` is needed. */
export type TicketAssignInput = {
  /** Agent to hand the ticket to; null leaves the choice to the team. */
  agentId?: InputMaybe<Scalars['ID']['input']>;
  /** Free text of the client; comes back in the payload and in `cause` of the resulting events. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /**
   * `Ticket.version` as last seen. If the ticket has moved on, nothing is sent and the answer is `STALE_VERSION`. Null
   * skips the check.
   */
  expectedVersion?: InputMaybe<Scalars['String']['input']>;
  /** Your own key for this one act, so that a retry is not done twice. Null means that every call is a new act. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** True keeps the present agent as a participant; taken by Glassix. */
  keepCurrentOwner?: InputMaybe<Scalars['Boolean']['input']>;
  /** Team to hand the ticket to; null leaves the team as it is. */
  teamId?: InputMaybe<Scalars['ID']['input']>;
  /** Id of the ticket to act on; an unknown id answers `NOT_FOUND`. */
  ticketId: Scalars['ID']['input'];
};

/** Another agent came in charge of a ticket. Emotive and SocialHub never tell. */
export type TicketAssignedEvent = Event & {
  __typename?: 'TicketAssignedEvent';
  /** The write or webhook behind the event; null when it is not known. */
  cause: Maybe<EventCause>;
  /** Position in the event log; give it back as `after` to continue behind this event. */
  cursor: Scalars['EventCursor']['output'];
  /** Agent before; null when there was none or it is not known. */
  from: Maybe<Agent>;
  /** Opaque id of the event; the same after a reconnect, so it can be used to drop doubles. */
  id: Scalars['ID']['output'];
  /** When it happened by the vendor's clock, or the time of receipt where the vendor states none. */
  occurredAt: Scalars['DateTime']['output'];
  /** When the gateway learned of it. */
  receivedAt: Scalars['DateTime']['output'];
  /** True when it came from a webhook delivery that was processed again. Resuming from a cursor does not set it. */
  replayed: Scalars['Boolean']['output'];
  /** The ticket as it stands now, not as it was then. Null when there is none or it cannot be read; see `errors`. */
  ticket: Maybe<Ticket>;
  /** Id of the ticket concerned; null when the event is not about one ticket. */
  ticketId: Maybe<Scalars['ID']['output']>;
  /** Agent after; null when nobody is in charge now. */
  to: Maybe<Agent>;
  /** What happened; tells the concrete event type without `__typename`. */
  type: EventType;
  /** The vendor that it happened at; null for events of the gateway itself. */
  vendor: Maybe<Vendor>;
};

/** What can be done with a ticket at this moment, action by action. */
export type TicketCapabilities = {
  __typename?: 'TicketCapabilities';
  /** Write a note that only agents see: `ticketNoteAdd`. */
  addNote: Capability;
  /** Hand it to an agent: `ticketAssign`. */
  assign: Capability;
  /** Add files to a reply. */
  attach: AttachmentCapability;
  /** Finish the ticket: `ticketStatusSet` with RESOLVED or CLOSED, whichever the vendor has. */
  close: Capability;
  /** Let it wait for someone: `ticketStatusSet(PENDING)`. */
  markPending: Capability;
  /** Tell the network that messages were read: `messagesMarkRead`. */
  markRead: Capability;
  /** Stop messages to the customer: `contactOptOut`. */
  optOutContact: Capability;
  /** Take a finished ticket up again: `ticketStatusSet(OPEN)` or `ticketUpdate(reopen: true)`. */
  reopen: Capability;
  /** Send the customer a message: `ticketReply`. */
  reply: Capability;
  /** Send the customer a message with buttons: `ticketReply` with interactive content. */
  replyInteractive: Capability;
  /** Send the customer an approved template: `ticketReply` with template content. */
  replyWithTemplate: Capability;
  /** Change the urgency. No vendor has a call for it yet. */
  setPriority: Capability;
  /** Hide it until a time: `ticketStatusSet(SNOOZED)`. */
  snooze: Capability;
  /** Add tags: `ticketTagsAdd`. */
  tag: Capability;
  /** Take the conversation from an AI agent: `ticketTakeOver`. */
  takeOver: Capability;
  /** Hand it to another team: `ticketAssign` with a team. Glassix gives the ticket a new id then. */
  transferTeam: Capability;
  /** Remove tags: `ticketTagsRemove`. */
  untag: Capability;
};

/** A page of tickets over all vendors in one exact order. */
export type TicketConnection = {
  __typename?: 'TicketConnection';
  /** Tickets of this page with their cursors. */
  edges: Array<TicketEdge>;
  /** Tickets of this page without cursors; the same order as `edges`. */
  nodes: Array<Ticket>;
  /** Whether there is more on either side, and the cursors to go on from. */
  pageInfo: PageInfo;
  /** One entry per vendor account: what it contributed, how old that is, and what went wrong. */
  sources: Array<SourceStatus>;
  /** Tickets that match over all pages; null when they cannot be counted without asking vendors. */
  totalCount: Maybe<Scalars['Int']['output']>;
};

/**
 * A new ticket. What a vendor needs beyond `accountId` and `idempotencyKey` differs; what is missing comes back as
 * `userErrors` with REQUIRED and the path of the field.
 */
export type TicketCreateInput = {
  /** Vendor account to make the ticket at. */
  accountId: Scalars['ID']['input'];
  /** Agent in charge from the start; taken by Desk360 and Zaia. */
  assigneeId?: InputMaybe<Scalars['ID']['input']>;
  /** Files by their public https addresses; taken by SocialHub. */
  attachments?: InputMaybe<Array<AttachmentUrlInput>>;
  /** Channel to open it on; Desk360 needs it, as it names the product. */
  channelId?: InputMaybe<Scalars['ID']['input']>;
  /** Zaia's own id of the chat to hand over; needed by Zaia. */
  chatNativeId?: InputMaybe<Scalars['String']['input']>;
  /** Free text of the client; comes back in the payload and in `cause` of the resulting events. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** The customer; Desk360 wants name and e-mail, SocialHub the id on the network. */
  contact?: InputMaybe<ContactInput>;
  /** When the message was written on its network; taken by SocialHub. Null means now. */
  createdAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** Language and region such as `en-US`; taken by Glassix. */
  culture?: InputMaybe<Scalars['String']['input']>;
  /** Values of additional fields; taken by Desk360 and Glassix. */
  customFields?: InputMaybe<Array<CustomFieldInput>>;
  /**
   * Your identifier of the ticket (SocialHub networkItemId, Glassix uniqueArgument). Used already:
   * `DUPLICATE_EXTERNAL_ID`.
   */
  externalId?: InputMaybe<Scalars['String']['input']>;
  /** Messages that were exchanged before; taken by Glassix. */
  firstMessages?: InputMaybe<Array<FirstMessageInput>>;
  /**
   * Your own key for this one act. The same key with the same input is never sent twice; with another input it answers
   * `IDEMPOTENCY_KEY_REUSED`.
   */
  idempotencyKey: Scalars['String']['input'];
  /** Address that the message points to; taken by SocialHub. */
  link?: InputMaybe<Scalars['URL']['input']>;
  /** Everyone who takes part; needed by Glassix. */
  participants?: InputMaybe<Array<ParticipantInput>>;
  /** Rating that came with the message; taken by SocialHub. */
  rating?: InputMaybe<RatingInput>;
  /** Tag of kind REASON to file the ticket under; taken by Desk360. */
  reasonTagId?: InputMaybe<Scalars['ID']['input']>;
  /** `externalId` of the ticket at the top of the conversation; taken by SocialHub. */
  rootExternalId?: InputMaybe<Scalars['String']['input']>;
  /** State to begin in; null leaves it to the vendor. */
  status?: InputMaybe<SettableTicketStatus>;
  /** Title, where the vendor keeps one; null for none. */
  subject?: InputMaybe<Scalars['String']['input']>;
  /** Names of tags to put on; taken by Glassix. */
  tagNames?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Team in charge from the start; taken by Zaia. */
  teamId?: InputMaybe<Scalars['ID']['input']>;
  /** First message as plain text; SocialHub takes at most 10 000 characters. */
  text?: InputMaybe<Scalars['String']['input']>;
  /** Files to attach, by the ids that the upload door returned. Null means none. */
  uploadIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Address of the post on its network; taken by SocialHub. */
  url?: InputMaybe<Scalars['URL']['input']>;
};

/** A ticket came into being, or was first heard of. */
export type TicketCreatedEvent = Event & {
  __typename?: 'TicketCreatedEvent';
  /** The write or webhook behind the event; null when it is not known. */
  cause: Maybe<EventCause>;
  /** Position in the event log; give it back as `after` to continue behind this event. */
  cursor: Scalars['EventCursor']['output'];
  /** Opaque id of the event; the same after a reconnect, so it can be used to drop doubles. */
  id: Scalars['ID']['output'];
  /** When it happened by the vendor's clock, or the time of receipt where the vendor states none. */
  occurredAt: Scalars['DateTime']['output'];
  /** When the gateway learned of it. */
  receivedAt: Scalars['DateTime']['output'];
  /** True when it came from a webhook delivery that was processed again. Resuming from a cursor does not set it. */
  replayed: Scalars['Boolean']['output'];
  /** The ticket as it stands now, not as it was then. Null when there is none or it cannot be read; see `errors`. */
  ticket: Maybe<Ticket>;
  /** Id of the ticket concerned; null when the event is not about one ticket. */
  ticketId: Maybe<Scalars['ID']['output']>;
  /** What happened; tells the concrete event type without `__typename`. */
  type: EventType;
  /** The vendor that it happened at; null for events of the gateway itself. */
  vendor: Maybe<Vendor>;
};

/** A ticket and its place in the list. */
export type TicketEdge = {
  __typename?: 'TicketEdge';
  /** Page cursor of this entry; give it back as `after` or `before` of the same list. */
  cursor: Scalars['String']['output'];
  /** The ticket. */
  node: Ticket;
};

/** Your own identifiers for a ticket; stored at Emotive, which needs them before it lets you close. */
export type TicketExternalReferenceSetInput = {
  /** Free text of the client; comes back in the payload and in `cause` of the resulting events. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** Your identifier of the ticket. */
  externalTicketId: Scalars['String']['input'];
  /** Your identifier of the customer; null leaves it as it is. */
  externalUserId?: InputMaybe<Scalars['String']['input']>;
  /** Your own key for this one act, so that a retry is not done twice. Null means that every call is a new act. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Id of the ticket to act on; an unknown id answers `NOT_FOUND`. */
  ticketId: Scalars['ID']['input'];
};

/** Which tickets to list. All fields that are given must hold; within a list, one match is enough. */
export type TicketFilter = {
  /** Every one of these must hold. */
  and?: InputMaybe<Array<TicketFilter>>;
  /** In the hands of this agent; `isNull: true` lists what nobody has taken. */
  assigneeId?: InputMaybe<IdFilter>;
  /** On this channel. */
  channelId?: InputMaybe<IdFilter>;
  /** On one of these kinds of channel. */
  channelType?: InputMaybe<Array<ChannelType>>;
  /** Of this customer. */
  contactId?: InputMaybe<IdFilter>;
  /** Made within these bounds; a ticket without that time does not match. */
  createdAt?: InputMaybe<DateTimeFilter>;
  /** E-mail address of the customer. */
  email?: InputMaybe<StringFilter>;
  /** Value of an identifier in another system, see `Ticket.externalReferences`. */
  externalReference?: InputMaybe<StringFilter>;
  /** This must not hold. */
  not?: InputMaybe<TicketFilter>;
  /** At least one of these must hold; an empty list matches nothing. */
  or?: InputMaybe<Array<TicketFilter>>;
  /** Phone number of the customer, with country code. */
  phone?: InputMaybe<StringFilter>;
  /** Of one of these urgencies; only Desk360 tickets have one. */
  priority?: InputMaybe<Array<TicketPriority>>;
  /** In one of these states. */
  status?: InputMaybe<Array<TicketStatus>>;
  /** In one of these groups of states. */
  statusCategory?: InputMaybe<Array<TicketStatusCategory>>;
  /** Title of the ticket. */
  subject?: InputMaybe<StringFilter>;
  /** Carrying this tag, reason or type. */
  tagId?: InputMaybe<IdFilter>;
  /** In the hands of this team. */
  teamId?: InputMaybe<IdFilter>;
  /** Words to search in the text of the ticket. */
  text?: InputMaybe<Scalars['String']['input']>;
  /** Last changed within these bounds; a ticket without that time does not match. */
  updatedAt?: InputMaybe<DateTimeFilter>;
  /** Held by one of these vendors. */
  vendor?: InputMaybe<Array<Vendor>>;
};

/** A note on a ticket that only agents see. */
export type TicketNoteAddInput = {
  /** Free text of the client; comes back in the payload and in `cause` of the resulting events. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /**
   * Your own key for this one act. The same key with the same input is never sent twice; with another input it answers
   * `IDEMPOTENCY_KEY_REUSED`.
   */
  idempotencyKey: Scalars['String']['input'];
  /** The note as plain text. */
  text: Scalars['String']['input'];
  /** Id of the ticket to act on; an unknown id answers `NOT_FOUND`. */
  ticketId: Scalars['ID']['input'];
  /** Files to attach, by the ids that the upload door returned. Null means none. */
  uploadIds?: InputMaybe<Array<Scalars['ID']['input']>>;
};

/** Order of a list of tickets; equal values are ordered by id, so pages never overlap. */
export type TicketOrder = {
  /** Which end comes first. */
  direction: OrderDirection;
  /** What to order by. */
  field: TicketOrderField;
};

/** What a list of tickets is ordered by. */
export type TicketOrderField =
  /** When the ticket was made. */
  | 'CREATED_AT'
  /** Newest message or change that we know of. */
  | 'LAST_ACTIVITY_AT'
  /** Urgency; tickets without one stand lowest. */
  | 'PRIORITY'
  /** Last change at the vendor. */
  | 'UPDATED_AT';

/** Answer of a write to a ticket. */
export type TicketPayload = MutationPayload & {
  __typename?: 'TicketPayload';
  /** The value given in the input; null when none was given. */
  clientMutationId: Maybe<Scalars['String']['output']>;
  /** Log position after this write; wait for it to see your own write everywhere. Null when nothing was written. */
  eventCursor: Maybe<Scalars['EventCursor']['output']>;
  /** True when this key was used before and the first answer is given again; nothing was sent. */
  replayedFromIdempotencyKey: Scalars['Boolean']['output'];
  /** The ticket after the write; null when it could not be read or made. */
  ticket: Maybe<Ticket>;
  /** Expected failures, one entry each; empty when the write was done. */
  userErrors: Array<UserError>;
};

/** Urgency of a ticket. Only Desk360 has one. */
export type TicketPriority =
  /** Before the usual ones. */
  | 'HIGH'
  /** Can wait. */
  | 'LOW'
  /** The usual urgency. */
  | 'MEDIUM'
  /** First of all. */
  | 'URGENT';

/** Which ticket to read again. */
export type TicketRefreshInput = {
  /** Free text of the client; comes back in the payload and in `cause` of the resulting events. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** Id of the ticket to act on; an unknown id answers `NOT_FOUND`. */
  ticketId: Scalars['ID']['input'];
};

/** SocialHub: the reply asked for by an ACTION_REQUESTED event now stands on the network. */
export type TicketReplyConfirmInput = {
  /** Free text of the client; comes back in the payload and in `cause` of the resulting events. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** When the reply appeared on the network; null means now. */
  createdAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** `followupId` of the event. */
  followupId: Scalars['String']['input'];
  /**
   * Your own key for this one act. The same key with the same input is never sent twice; with another input it answers
   * `IDEMPOTENCY_KEY_REUSED`.
   */
  idempotencyKey: Scalars['String']['input'];
  /** Identifier that the network gave the reply. */
  networkItemId: Scalars['String']['input'];
  /** Id of the ticket to act on; an unknown id answers `NOT_FOUND`. */
  ticketId: Scalars['ID']['input'];
  /** Address of the reply on the network; null when it has none. */
  url?: InputMaybe<Scalars['URL']['input']>;
};

/** A message to the customer of a ticket. */
export type TicketReplyInput = {
  /** Free text of the client; comes back in the payload and in `cause` of the resulting events. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** What to send; content that the vendor cannot send answers `NOT_SUPPORTED_BY_VENDOR`. */
  content: MessageContentInput;
  /**
   * `Ticket.version` as last seen. If the ticket has moved on, nothing is sent and the answer is `STALE_VERSION`. Null
   * skips the check.
   */
  expectedVersion?: InputMaybe<Scalars['String']['input']>;
  /**
   * Your own key for this one act. The same key with the same input is never sent twice; with another input it answers
   * `IDEMPOTENCY_KEY_REUSED`.
   */
  idempotencyKey: Scalars['String']['input'];
  /** Id of the ticket to act on; an unknown id answers `NOT_FOUND`. */
  ticketId: Scalars['ID']['input'];
};

/** State of a ticket in one set of words for all vendors; `nativeStatus` keeps the vendor's own. */
export type TicketStatus =
  /** Done; a reply of the customer starts a new ticket. */
  | 'CLOSED'
  /** Nobody has picked it up. */
  | 'NEW'
  /** Being worked on. */
  | 'OPEN'
  /** Waiting for someone else. */
  | 'PENDING'
  /** Done; a reply of the customer reopens this same ticket. */
  | 'RESOLVED'
  /** Hidden until a time. */
  | 'SNOOZED'
  /** A vendor value that we do not know yet; look at `nativeStatus`. */
  | 'UNKNOWN';

/** The states in three coarse groups, enough for most lists. */
export type TicketStatusCategory =
  /** NEW or OPEN: someone should act. */
  | 'ACTIVE'
  /** RESOLVED or CLOSED. */
  | 'DONE'
  /** The state is UNKNOWN. */
  | 'UNKNOWN'
  /** PENDING or SNOOZED: nothing to do yet. */
  | 'WAITING';

/** The state of a ticket changed. */
export type TicketStatusChangedEvent = Event & {
  __typename?: 'TicketStatusChangedEvent';
  /** The write or webhook behind the event; null when it is not known. */
  cause: Maybe<EventCause>;
  /** Position in the event log; give it back as `after` to continue behind this event. */
  cursor: Scalars['EventCursor']['output'];
  /** State before; null when it is not known. */
  from: Maybe<TicketStatus>;
  /** Opaque id of the event; the same after a reconnect, so it can be used to drop doubles. */
  id: Scalars['ID']['output'];
  /** When it happened by the vendor's clock, or the time of receipt where the vendor states none. */
  occurredAt: Scalars['DateTime']['output'];
  /** When the gateway learned of it. */
  receivedAt: Scalars['DateTime']['output'];
  /** True when it came from a webhook delivery that was processed again. Resuming from a cursor does not set it. */
  replayed: Scalars['Boolean']['output'];
  /** The ticket as it stands now, not as it was then. Null when there is none or it cannot be read; see `errors`. */
  ticket: Maybe<Ticket>;
  /** Id of the ticket concerned; null when the event is not about one ticket. */
  ticketId: Maybe<Scalars['ID']['output']>;
  /** State after. */
  to: TicketStatus;
  /** What happened; tells the concrete event type without `__typename`. */
  type: EventType;
  /** The vendor that it happened at; null for events of the gateway itself. */
  vendor: Maybe<Vendor>;
};

/** A new state for a ticket. */
export type TicketStatusSetInput = {
  /** Free text of the client; comes back in the payload and in `cause` of the resulting events. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /**
   * `Ticket.version` as last seen. If the ticket has moved on, nothing is sent and the answer is `STALE_VERSION`. Null
   * skips the check.
   */
  expectedVersion?: InputMaybe<Scalars['String']['input']>;
  /** Your own key for this one act, so that a retry is not done twice. Null means that every call is a new act. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Tag of kind REASON that says why; taken by Desk360. */
  reasonTagId?: InputMaybe<Scalars['ID']['input']>;
  /** When the ticket shall show up again; needed with SNOOZED, otherwise null. */
  snoozedUntil?: InputMaybe<Scalars['DateTime']['input']>;
  /** State to reach; one that the vendor lacks answers `NOT_SUPPORTED_BY_VENDOR`. */
  status: SettableTicketStatus;
  /** Short account of the conversation to keep with it; taken by Glassix. */
  summary?: InputMaybe<Scalars['String']['input']>;
  /** Id of the ticket to act on; an unknown id answers `NOT_FOUND`. */
  ticketId: Scalars['ID']['input'];
};

/** Tags were put on a ticket or taken off. */
export type TicketTagsChangedEvent = Event & {
  __typename?: 'TicketTagsChangedEvent';
  /** Tags that were put on; empty when none. */
  added: Array<Tag>;
  /** The write or webhook behind the event; null when it is not known. */
  cause: Maybe<EventCause>;
  /** Position in the event log; give it back as `after` to continue behind this event. */
  cursor: Scalars['EventCursor']['output'];
  /** Opaque id of the event; the same after a reconnect, so it can be used to drop doubles. */
  id: Scalars['ID']['output'];
  /** When it happened by the vendor's clock, or the time of receipt where the vendor states none. */
  occurredAt: Scalars['DateTime']['output'];
  /** When the gateway learned of it. */
  receivedAt: Scalars['DateTime']['output'];
  /** Tags that were taken off; empty when none. */
  removed: Array<Tag>;
  /** True when it came from a webhook delivery that was processed again. Resuming from a cursor does not set it. */
  replayed: Scalars['Boolean']['output'];
  /** The ticket as it stands now, not as it was then. Null when there is none or it cannot be read; see `errors`. */
  ticket: Maybe<Ticket>;
  /** Id of the ticket concerned; null when the event is not about one ticket. */
  ticketId: Maybe<Scalars['ID']['output']>;
  /** What happened; tells the concrete event type without `__typename`. */
  type: EventType;
  /** The vendor that it happened at; null for events of the gateway itself. */
  vendor: Maybe<Vendor>;
};

/** Tags to add to a ticket or to remove from it. */
export type TicketTagsInput = {
  /** Free text of the client; comes back in the payload and in `cause` of the resulting events. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** Your own key for this one act, so that a retry is not done twice. Null means that every call is a new act. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Tags of the same vendor; one that is on or off already is no error. */
  tagIds: Array<Scalars['ID']['input']>;
  /** Id of the ticket to act on; an unknown id answers `NOT_FOUND`. */
  ticketId: Scalars['ID']['input'];
};

/** Taking a conversation over from an AI agent: Zaia. */
export type TicketTakeOverInput = {
  /** Agent who answers from now on. */
  agentId: Scalars['ID']['input'];
  /** Free text of the client; comes back in the payload and in `cause` of the resulting events. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /**
   * `Ticket.version` as last seen. If the ticket has moved on, nothing is sent and the answer is `STALE_VERSION`. Null
   * skips the check.
   */
  expectedVersion?: InputMaybe<Scalars['String']['input']>;
  /** Your own key for this one act, so that a retry is not done twice. Null means that every call is a new act. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Id of the ticket to act on; an unknown id answers `NOT_FOUND`. */
  ticketId: Scalars['ID']['input'];
};

/**
 * New facts about a ticket. Absent fields stay as they are; fields that the vendor cannot change are refused before the
 * call.
 */
export type TicketUpdateInput = {
  /** New list of files by their public https addresses; taken by SocialHub. */
  attachments?: InputMaybe<Array<AttachmentUrlInput>>;
  /** Free text of the client; comes back in the payload and in `cause` of the resulting events. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** New facts about the customer; taken by SocialHub. */
  contact?: InputMaybe<ContactInput>;
  /** New values of additional fields; taken by Glassix. */
  customFields?: InputMaybe<Array<CustomFieldInput>>;
  /**
   * `Ticket.version` as last seen. If the ticket has moved on, nothing is sent and the answer is `STALE_VERSION`. Null
   * skips the check.
   */
  expectedVersion?: InputMaybe<Scalars['String']['input']>;
  /** Your own key for this one act, so that a retry is not done twice. Null means that every call is a new act. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** New address that the post points to; taken by SocialHub. */
  link?: InputMaybe<Scalars['URL']['input']>;
  /** New rating; taken by SocialHub. */
  rating?: InputMaybe<RatingInput>;
  /** True brings a finished ticket back to the inbox; taken by SocialHub. */
  reopen?: InputMaybe<Scalars['Boolean']['input']>;
  /** New text of the post; taken by SocialHub. */
  text?: InputMaybe<Scalars['String']['input']>;
  /** Id of the ticket to act on; an unknown id answers `NOT_FOUND`. */
  ticketId: Scalars['ID']['input'];
  /** When the post changed on its network; null means now. */
  updatedAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** New address of the post on its network; taken by SocialHub. */
  url?: InputMaybe<Scalars['URL']['input']>;
};

/** Fields of a ticket changed that have no event of their own. */
export type TicketUpdatedEvent = Event & {
  __typename?: 'TicketUpdatedEvent';
  /** The write or webhook behind the event; null when it is not known. */
  cause: Maybe<EventCause>;
  /** The fields that changed. */
  changes: Array<FieldChange>;
  /** Position in the event log; give it back as `after` to continue behind this event. */
  cursor: Scalars['EventCursor']['output'];
  /** Opaque id of the event; the same after a reconnect, so it can be used to drop doubles. */
  id: Scalars['ID']['output'];
  /** When it happened by the vendor's clock, or the time of receipt where the vendor states none. */
  occurredAt: Scalars['DateTime']['output'];
  /** When the gateway learned of it. */
  receivedAt: Scalars['DateTime']['output'];
  /** True when it came from a webhook delivery that was processed again. Resuming from a cursor does not set it. */
  replayed: Scalars['Boolean']['output'];
  /** The ticket as it stands now, not as it was then. Null when there is none or it cannot be read; see `errors`. */
  ticket: Maybe<Ticket>;
  /** Id of the ticket concerned; null when the event is not about one ticket. */
  ticketId: Maybe<Scalars['ID']['output']>;
  /** What happened; tells the concrete event type without `__typename`. */
  type: EventType;
  /** The vendor that it happened at; null for events of the gateway itself. */
  vendor: Maybe<Vendor>;
};

/** A page of messages and changes of one ticket, oldest first. */
export type TimelineConnection = {
  __typename?: 'TimelineConnection';
  /** Entries of this page with their cursors. */
  edges: Array<TimelineEdge>;
  /** Entries of this page without cursors; the same order as `edges`. */
  nodes: Array<TimelineItem>;
  /** Whether there is more on either side, and the cursors to go on from. */
  pageInfo: PageInfo;
};

/** An entry and its place in the list. */
export type TimelineEdge = {
  __typename?: 'TimelineEdge';
  /** Page cursor of this entry; give it back as `after` or `before` of the same list. */
  cursor: Scalars['String']['output'];
  /** The message or change. */
  node: TimelineItem;
};

/** Something that happened to a ticket. New kinds may be added. */
export type TimelineItem = AssignmentChange | FieldChange | Message | StatusChange | TagChange;

/** A webhook that was understood but has no event type of its own, such as Glassix DOCUMENT_SIGNED. */
export type UnmappedVendorEvent = Event & {
  __typename?: 'UnmappedVendorEvent';
  /** The write or webhook behind the event; null when it is not known. */
  cause: Maybe<EventCause>;
  /** Position in the event log; give it back as `after` to continue behind this event. */
  cursor: Scalars['EventCursor']['output'];
  /** Opaque id of the event; the same after a reconnect, so it can be used to drop doubles. */
  id: Scalars['ID']['output'];
  /** The vendor's word for it. */
  nativeType: Scalars['String']['output'];
  /** When it happened by the vendor's clock, or the time of receipt where the vendor states none. */
  occurredAt: Scalars['DateTime']['output'];
  /** What the vendor sent; null when nothing is kept. */
  raw: Maybe<Scalars['JSON']['output']>;
  /** When the gateway learned of it. */
  receivedAt: Scalars['DateTime']['output'];
  /** True when it came from a webhook delivery that was processed again. Resuming from a cursor does not set it. */
  replayed: Scalars['Boolean']['output'];
  /** The ticket as it stands now, not as it was then. Null when there is none or it cannot be read; see `errors`. */
  ticket: Maybe<Ticket>;
  /** Id of the ticket concerned; null when the event is not about one ticket. */
  ticketId: Maybe<Scalars['ID']['output']>;
  /** What happened; tells the concrete event type without `__typename`. */
  type: EventType;
  /** The vendor that it happened at; null for events of the gateway itself. */
  vendor: Maybe<Vendor>;
};

/** Something that we do not know yet; `Message.text` holds what could be read of it. */
export type UnsupportedContent = {
  __typename?: 'UnsupportedContent';
  /** The vendor's word for it. */
  nativeType: Scalars['String']['output'];
  /** The content as the vendor sent it; null when nothing is kept. */
  raw: Maybe<Scalars['JSON']['output']>;
};

/** An expected failure of a write, as data. */
export type UserError = {
  __typename?: 'UserError';
  /** What kind of failure it was; decide by this, never by `message`. */
  code: UserErrorCode;
  /** Path of the input field at fault, from `input` down; null when it is none in particular. */
  field: Maybe<Array<Scalars['String']['output']>>;
  /** A sentence that may be shown to people. */
  message: Scalars['String']['output'];
  /** Seconds to wait before the next try; null when it is not known. */
  retryAfterSeconds: Maybe<Scalars['Int']['output']>;
  /** True when the same write may succeed later. */
  retryable: Scalars['Boolean']['output'];
  /** Vendor that refused; null when the gateway refused by itself. */
  vendor: Maybe<Vendor>;
  /** The vendor's own error code; null when it has none. */
  vendorCode: Maybe<Scalars['String']['output']>;
  /** What the vendor said, where it is meant for users; null otherwise. */
  vendorMessage: Maybe<Scalars['String']['output']>;
};

/** Kinds of expected failure; one set for all writes and vendors. */
export type UserErrorCode =
  /** The vendor holds something that contradicts the write. */
  | 'CONFLICT'
  /** The customer asked for no more messages. */
  | 'CONTACT_OPTED_OUT'
  /** The external id is used already; the payload carries the known ticket. */
  | 'DUPLICATE_EXTERNAL_ID'
  /** Your token or the vendor credentials do not allow it. */
  | 'FORBIDDEN'
  /** A write with this key is under way; ask again in a moment. */
  | 'IDEMPOTENCY_IN_PROGRESS'
  /** The key was used before with another input. */
  | 'IDEMPOTENCY_KEY_REUSED'
  /** A value is not acceptable. */
  | 'INVALID'
  /** The network takes only templates now. */
  | 'MESSAGING_WINDOW_EXPIRED'
  /** The action exists, but not in the present state. */
  | 'NOT_ALLOWED_IN_STATE'
  /** The object does not exist, or not for you. */
  | 'NOT_FOUND'
  /** The vendor offers no such action. */
  | 'NOT_SUPPORTED_BY_VENDOR'
  /** The vendor did not answer in time and may have done it. It is never sent again by itself. */
  | 'OUTCOME_UNKNOWN'
  /** A value is missing that this vendor needs. */
  | 'REQUIRED'
  /** The ticket has changed since `expectedVersion`; read it again. */
  | 'STALE_VERSION'
  /** A text or list is longer than the vendor takes. */
  | 'TOO_LONG'
  /** The vendor allows no more calls now; see `retryAfterSeconds`. */
  | 'VENDOR_RATE_LIMITED'
  /** The vendor refused; see `vendorCode`. */
  | 'VENDOR_REJECTED'
  /** The vendor did not answer and nothing was done. */
  | 'VENDOR_UNAVAILABLE';

/** A helpdesk product that the gateway speaks to. */
export type Vendor =
  /** Desk360. Products, tickets and WhatsApp: full read access, replies, notes, states, every kind of WhatsApp message; 10 to 100 calls a minute. */
  | 'DESK360'
  /** Emotive. SMS conversations: tickets come by webhooks, replies, closing and external ids go back by REST. */
  | 'EMOTIVE'
  /** Glassix. Conversations of every channel in departments: read, made, answered, tagged, handed over; canned replies; signed webhooks or a queue. */
  | 'GLASSIX'
  /** SocialHub. Posts, comments and messages of social networks: the gateway brings them as tickets, replies come back as requests to put on the network. */
  | 'SOCIALHUB'
  /** Zaia. Chats that AI agents lead and hand over to people: read in bulk, followed without webhooks. */
  | 'ZAIA';

/** One login at one vendor, as set up in this gateway. */
export type VendorAccount = Node & {
  __typename?: 'VendorAccount';
  /** How well the vendor answers now. */
  health: VendorHealth;
  /** Opaque id, unique over all vendors; give it to `node` to fetch the object again. */
  id: Scalars['ID']['output'];
  /** Name from the settings; unique for the vendor. */
  name: Scalars['String']['output'];
  /** What the vendor can do and how calls are put together. */
  operations: Array<VendorOperation>;
  /** Calls that the vendor still allows; null when no limit is known. */
  rateLimit: Maybe<VendorRateLimit>;
  /** How far the tickets of this account have been read. */
  sync: AccountSync;
  /** The vendor that holds this object. */
  vendor: Vendor;
  /** What arrived at the webhook door of this account. */
  webhooks: WebhookHealth;
};

/** What went wrong at a vendor, in our words; texts of the vendor are never passed on here. */
export type VendorError = {
  __typename?: 'VendorError';
  /** What kind of failure it was. */
  code: VendorErrorCode;
  /** Status of the vendor's answer; null when there was no answer. */
  httpStatus: Maybe<Scalars['Int']['output']>;
  /** A sentence for people. */
  message: Scalars['String']['output'];
  /** Seconds to wait before the next try; null when the vendor does not say. */
  retryAfterSeconds: Maybe<Scalars['Int']['output']>;
  /** True when the same call may succeed later. */
  retryable: Scalars['Boolean']['output'];
  /** The vendor's own error code; null when it has none. */
  vendorCode: Maybe<Scalars['String']['output']>;
};

/** Kinds of failure at a vendor. */
export type VendorErrorCode =
  /** The vendor's answer could not be read. */
  | 'BAD_RESPONSE'
  /** Not asked, because too many calls failed just before. */
  | 'CIRCUIT_OPEN'
  /** The vendor holds something that contradicts the request. */
  | 'CONFLICT'
  /** The credentials do not allow this. */
  | 'FORBIDDEN'
  /** The vendor does not accept the values. */
  | 'INVALID_REQUEST'
  /** The vendor does not know the object. */
  | 'NOT_FOUND'
  /** Not asked, because the vendor would refuse. */
  | 'RATE_BUDGET_EXHAUSTED'
  /** The vendor refused because of too many calls. */
  | 'RATE_LIMITED'
  /** No answer in time. */
  | 'TIMEOUT'
  /** The vendor does not accept the credentials. */
  | 'UNAUTHORIZED'
  /** No connection, or the vendor reported a fault of its own. */
  | 'UNAVAILABLE'
  /** The vendor offers no such call. */
  | 'UNSUPPORTED';

/** How well a vendor answers. */
export type VendorHealth = {
  __typename?: 'VendorHealth';
  /** Whether calls are let through. */
  circuit: CircuitState;
  /** The newest failure; null when there was none since the start. */
  lastError: Maybe<VendorError>;
  /** When a call last succeeded; null when none has since the start. */
  lastSuccessAt: Maybe<Scalars['DateTime']['output']>;
  /** Milliseconds within which 95 of 100 recent calls were answered; null without recent calls. */
  latencyP95Ms: Maybe<Scalars['Int']['output']>;
  /** All in one word. */
  state: SourceState;
};

/** A vendor account became better or worse. */
export type VendorHealthChangedEvent = Event & {
  __typename?: 'VendorHealthChangedEvent';
  /** The account. */
  account: VendorAccount;
  /** The write or webhook behind the event; null when it is not known. */
  cause: Maybe<EventCause>;
  /** Position in the event log; give it back as `after` to continue behind this event. */
  cursor: Scalars['EventCursor']['output'];
  /** How well the vendor answers now. */
  health: VendorHealth;
  /** Opaque id of the event; the same after a reconnect, so it can be used to drop doubles. */
  id: Scalars['ID']['output'];
  /** When it happened by the vendor's clock, or the time of receipt where the vendor states none. */
  occurredAt: Scalars['DateTime']['output'];
  /** When the gateway learned of it. */
  receivedAt: Scalars['DateTime']['output'];
  /** True when it came from a webhook delivery that was processed again. Resuming from a cursor does not set it. */
  replayed: Scalars['Boolean']['output'];
  /** The ticket as it stands now, not as it was then. Null when there is none or it cannot be read; see `errors`. */
  ticket: Maybe<Ticket>;
  /** Id of the ticket concerned; null when the event is not about one ticket. */
  ticketId: Maybe<Scalars['ID']['output']>;
  /** What happened; tells the concrete event type without `__typename`. */
  type: EventType;
  /** The vendor that it happened at; null for events of the gateway itself. */
  vendor: Maybe<Vendor>;
};

/** Something that a vendor can do or not. */
export type VendorOperation = {
  __typename?: 'VendorOperation';
  /** How many wishes are put into few calls. */
  batch: BatchStrategy;
  /** Most wishes per call; null when there is no limit or no batching. */
  maxBatchSize: Maybe<Scalars['Int']['output']>;
  /** Name of the operation inside the gateway, as in `PlanStep.operation`. */
  name: Scalars['String']['output'];
  /** False when the vendor offers no such call. */
  supported: Scalars['Boolean']['output'];
};

/** Calls that a vendor allows, and what is left. */
export type VendorRateLimit = {
  __typename?: 'VendorRateLimit';
  /** Calls per period; null when it is not known. */
  limit: Maybe<Scalars['Int']['output']>;
  /** Calls left in this period; null when it is not known. */
  remaining: Maybe<Scalars['Int']['output']>;
  /** Calls kept back so that replies still go out when reads have used up the rest. */
  reservedForWrites: Scalars['Int']['output'];
  /** When the next period begins; null when it is not known. */
  resetAt: Maybe<Scalars['DateTime']['output']>;
  /** How these figures are known. */
  source: RateLimitSource;
};

/** An object that lives at a vendor and is read through the gateway. */
export type VendorResource = {
  /** Where this copy came from and how old it is. */
  freshness: Freshness;
  /** Opaque id, unique over all vendors; give it to `node` to fetch the object again. */
  id: Scalars['ID']['output'];
  /** The vendor's own identifier; quote it when you talk to vendor support. */
  nativeId: Scalars['String']['output'];
  /** The vendor that holds this object. */
  vendor: Vendor;
};

/** Who is asking. */
export type Viewer = {
  __typename?: 'Viewer';
  /** Name to show; null when the token carries none. */
  displayName: Maybe<Scalars['String']['output']>;
  /** Id of the token's owner. */
  id: Scalars['ID']['output'];
  /** What the token allows, such as `tickets:raw`; empty when it allows no more than the basics. */
  scopes: Array<Scalars['String']['output']>;
};

/** One call of a vendor at the webhook door, kept as it arrived. */
export type WebhookDelivery = Node & {
  __typename?: 'WebhookDelivery';
  /** The account that the address belongs to; null when the endpoint was unknown. */
  account: Maybe<VendorAccount>;
  /** How often it was processed, replays included. */
  attempts: Scalars['Int']['output'];
  /** Body as it arrived; null when it is no longer kept, or text when it is no JSON. */
  body: Maybe<Scalars['JSON']['output']>;
  /** What it is told apart from others by: the vendor's event id or a hash. Null when it was never read so far. */
  dedupeKey: Maybe<Scalars['String']['output']>;
  /** What went wrong, in words for people; null when nothing did. */
  error: Maybe<Scalars['String']['output']>;
  /** Events that it became; empty when it became none. */
  events: Array<Event>;
  /** Headers as they arrived, with secrets taken out; null when they are no longer kept. */
  headers: Maybe<Scalars['JSON']['output']>;
  /** Opaque id, unique over all vendors; give it to `node` to fetch the object again. */
  id: Scalars['ID']['output'];
  /** Why it was refused or quarantined; null when it was not. */
  reason: Maybe<WebhookRejectReason>;
  /** When it arrived. */
  receivedAt: Scalars['DateTime']['output'];
  /** What became of it. */
  state: WebhookDeliveryState;
  /** The vendor that the address belongs to. */
  vendor: Vendor;
};

/** A page of webhook deliveries, newest first. */
export type WebhookDeliveryConnection = {
  __typename?: 'WebhookDeliveryConnection';
  /** Deliveries of this page with their cursors. */
  edges: Array<WebhookDeliveryEdge>;
  /** Deliveries of this page without cursors; the same order as `edges`. */
  nodes: Array<WebhookDelivery>;
  /** Whether there is more on either side, and the cursors to go on from. */
  pageInfo: PageInfo;
};

/** A delivery and its place in the list. */
export type WebhookDeliveryEdge = {
  __typename?: 'WebhookDeliveryEdge';
  /** Page cursor of this entry; give it back as `after` or `before` of the same list. */
  cursor: Scalars['String']['output'];
  /** The delivery. */
  node: WebhookDelivery;
};

/** Which deliveries to list. All fields that are given must hold; within a list, one match is enough. */
export type WebhookDeliveryFilter = {
  /** Arrived within these bounds. */
  receivedAt?: InputMaybe<DateTimeFilter>;
  /** In one of these states. */
  state?: InputMaybe<Array<WebhookDeliveryState>>;
  /** From one of these vendors. */
  vendor?: InputMaybe<Array<Vendor>>;
};

/** What became of a webhook delivery. */
export type WebhookDeliveryState =
  /** It was read and its events are in the log. */
  | 'ACCEPTED'
  /** It was put aside and will not be read. */
  | 'DISCARDED'
  /** It was known already; nothing was done twice. */
  | 'DUPLICATE'
  /** It could not be read and is kept for a replay. */
  | 'QUARANTINED'
  /** It was refused and became no event. */
  | 'REJECTED'
  /** It was read on a later try. */
  | 'REPLAYED';

/** Counts of what arrived at the webhook door of an account. */
export type WebhookHealth = {
  __typename?: 'WebhookHealth';
  /** Deliveries that became events. */
  accepted: Scalars['Int']['output'];
  /** Deliveries that were known already. */
  duplicates: Scalars['Int']['output'];
  /** When the last delivery arrived; null when none has. */
  lastReceivedAt: Maybe<Scalars['DateTime']['output']>;
  /** Deliveries that are kept because they could not be read. */
  quarantined: Scalars['Int']['output'];
  /** Deliveries that were refused, such as for a wrong signature. */
  rejected: Scalars['Int']['output'];
};

/** Why a delivery was refused or quarantined. */
export type WebhookRejectReason =
  /** The signature is missing or wrong. */
  | 'BAD_SIGNATURE'
  /** The body is larger than is taken. */
  | 'BODY_TOO_LARGE'
  /** Reading it failed by a fault of the gateway. */
  | 'HANDLER_ERROR'
  /** The body is JSON, but not what the vendor documents. */
  | 'SCHEMA_MISMATCH'
  /** The signed time is too far from now. */
  | 'STALE_TIMESTAMP'
  /** No account has this address. */
  | 'UNKNOWN_ENDPOINT'
  /** The body is no readable JSON. */
  | 'UNPARSABLE';

/** Which delivery to process again. */
export type WebhookReplayInput = {
  /** Free text of the client; comes back in the payload and in `cause` of the resulting events. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** Id of a kept delivery; one that was refused for its signature answers `NOT_ALLOWED_IN_STATE`. */
  deliveryId: Scalars['ID']['input'];
};

/** Answer of a webhook replay. */
export type WebhookReplayPayload = MutationPayload & {
  __typename?: 'WebhookReplayPayload';
  /** The value given in the input; null when none was given. */
  clientMutationId: Maybe<Scalars['String']['output']>;
  /** The delivery after the replay; null when it is not known. */
  delivery: Maybe<WebhookDelivery>;
  /** Log position after this write; wait for it to see your own write everywhere. Null when nothing was written. */
  eventCursor: Maybe<Scalars['EventCursor']['output']>;
  /** True when this key was used before and the first answer is given again; nothing was sent. */
  replayedFromIdempotencyKey: Scalars['Boolean']['output'];
  /** Expected failures, one entry each; empty when the write was done. */
  userErrors: Array<UserError>;
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
  BulkSendResult: ResolverTypeWrapper<Omit<BulkSendResult, 'userErrors'> & { userErrors: Array<ResolversTypes['UserError']> }>;
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
  OperationPlan: ResolverTypeWrapper<Omit<OperationPlan, 'budgets'> & { budgets: Array<ResolversTypes['PlanBudget']> }>;
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
  Subscription: ResolverTypeWrapper<Record<PropertyKey, never>>;
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
  WebhookDeliveryConnection: ResolverTypeWrapper<Omit<WebhookDeliveryConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['WebhookDeliveryEdge']>, nodes: Array<ResolversTypes['WebhookDelivery']> }>;
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
  BulkSendResult: Omit<BulkSendResult, 'userErrors'> & { userErrors: Array<ResolversParentTypes['UserError']> };
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
  OperationPlan: Omit<OperationPlan, 'budgets'> & { budgets: Array<ResolversParentTypes['PlanBudget']> };
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
  Subscription: Record<PropertyKey, never>;
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
  WebhookDeliveryConnection: Omit<WebhookDeliveryConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['WebhookDeliveryEdge']>, nodes: Array<ResolversParentTypes['WebhookDelivery']> };
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
  slicingArguments?: Maybe<Array<Scalars['String']['input']>>;
};

export type ListSizeDirectiveResolver<Result, Parent, ContextType = GraphContext, Args = ListSizeDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type RequiresScopeDirectiveArgs = {
  scopes: Array<Scalars['String']['input']>;
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
  teams?: Resolver<Maybe<Array<ResolversTypes['Team']>>, ParentType, ContextType>;
  vendor?: Resolver<ResolversTypes['Vendor'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AgentConnectionResolvers<ContextType = GraphContext, ParentType extends ResolversParentTypes['AgentConnection'] = ResolversParentTypes['AgentConnection']> = {
  edges?: Resolver<Array<ResolversTypes['AgentEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Agent']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  sources?: Resolver<Array<ResolversTypes['SourceStatus']>, ParentType, ContextType>;
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
  byteSize?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
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
  mimeTypes?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  reasons?: Resolver<Array<ResolversTypes['CapabilityDenialReason']>, ParentType, ContextType>;
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
  channels?: Resolver<Array<ResolversTypes['Channel']>, ParentType, ContextType>;
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
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type CapabilityResolvers<ContextType = GraphContext, ParentType extends ResolversParentTypes['Capability'] = ResolversParentTypes['Capability']> = {
  allowed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  message?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  reasons?: Resolver<Array<ResolversTypes['CapabilityDenialReason']>, ParentType, ContextType>;
  retryAfterSeconds?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type CardResolvers<ContextType = GraphContext, ParentType extends ResolversParentTypes['Card'] = ResolversParentTypes['Card']> = {
  buttons?: Resolver<Array<ResolversTypes['InteractiveButton']>, ParentType, ContextType>;
  imageUrl?: Resolver<Maybe<ResolversTypes['URL']>, ParentType, ContextType>;
  subtitle?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type CardsContentResolvers<ContextType = GraphContext, ParentType extends ResolversParentTypes['CardsContent'] = ResolversParentTypes['CardsContent']> = {
  cards?: Resolver<Array<ResolversTypes['Card']>, ParentType, ContextType>;
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
  supportedContent?: Resolver<Array<ResolversTypes['ContentKind']>, ParentType, ContextType>;
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
  identities?: Resolver<Array<ResolversTypes['ContactIdentity']>, ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['ActorKind'], ParentType, ContextType>;
  linkedContacts?: Resolver<Maybe<Array<ResolversTypes['Contact']>>, ParentType, ContextType>;
  nativeId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  optedOut?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  tickets?: Resolver<Maybe<ResolversTypes['TicketConnection']>, ParentType, ContextType, Partial<ContactTicketsArgs>>;
  vendor?: Resolver<ResolversTypes['Vendor'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ContactCardResolvers<ContextType = GraphContext, ParentType extends ResolversParentTypes['ContactCard'] = ResolversParentTypes['ContactCard']> = {
  addresses?: Resolver<Array<ResolversTypes['PostalAddress']>, ParentType, ContextType>;
  birthday?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  displayName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  emails?: Resolver<Array<ResolversTypes['LabeledValue']>, ParentType, ContextType>;
  firstName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  lastName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  organization?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  phones?: Resolver<Array<ResolversTypes['LabeledValue']>, ParentType, ContextType>;
  urls?: Resolver<Array<ResolversTypes['LabeledValue']>, ParentType, ContextType>;
};

export type ContactCardContentResolvers<ContextType = GraphContext, ParentType extends ResolversParentTypes['ContactCardContent'] = ResolversParentTypes['ContactCardContent']> = {
  cards?: Resolver<Array<ResolversTypes['ContactCard']>, ParentType, ContextType>;
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
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
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
  edges?: Resolver<Array<ResolversTypes['EventEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Event']>, ParentType, ContextType>;
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
  buttons?: Resolver<Array<ResolversTypes['InteractiveButton']>, ParentType, ContextType>;
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
  attachments?: Resolver<Array<ResolversTypes['Attachment']>, ParentType, ContextType>;
  caption?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['MediaKind'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MessageResolvers<ContextType = GraphContext, ParentType extends ResolversParentTypes['Message'] = ResolversParentTypes['Message']> = {
  attachments?: Resolver<Array<ResolversTypes['Attachment']>, ParentType, ContextType>;
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
  message?: Resolver<ResolversTypes['Message'], ParentType, ContextType>;
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
  edges?: Resolver<Array<ResolversTypes['MessageEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Message']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  sources?: Resolver<Array<ResolversTypes['SourceStatus']>, ParentType, ContextType>;
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
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MessageUpdatedEventResolvers<ContextType = GraphContext, ParentType extends ResolversParentTypes['MessageUpdatedEvent'] = ResolversParentTypes['MessageUpdatedEvent']> = {
  cause?: Resolver<Maybe<ResolversTypes['EventCause']>, ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['EventCursor'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['Message'], ParentType, ContextType>;
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
  messages?: Resolver<Array<ResolversTypes['Message']>, ParentType, ContextType>;
  replayedFromIdempotencyKey?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
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
  budgets?: Resolver<Array<ResolversTypes['PlanBudget']>, ParentType, ContextType>;
  cost?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  denialReason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  steps?: Resolver<Array<ResolversTypes['PlanStep']>, ParentType, ContextType>;
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
  dependsOn?: Resolver<Array<ResolversTypes['ID']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  maxCalls?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  minCalls?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  operation?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
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
  brands?: Resolver<Maybe<Array<ResolversTypes['Brand']>>, ParentType, ContextType, Partial<QueryBrandsArgs>>;
  channels?: Resolver<Maybe<Array<ResolversTypes['Channel']>>, ParentType, ContextType, Partial<QueryChannelsArgs>>;
  contact?: Resolver<Maybe<ResolversTypes['Contact']>, ParentType, ContextType, RequireFields<QueryContactArgs, 'id'>>;
  eventCursor?: Resolver<ResolversTypes['EventCursor'], ParentType, ContextType>;
  events?: Resolver<ResolversTypes['EventConnection'], ParentType, ContextType, RequireFields<QueryEventsArgs, 'first'>>;
  explain?: Resolver<ResolversTypes['OperationPlan'], ParentType, ContextType, RequireFields<QueryExplainArgs, 'operation'>>;
  node?: Resolver<Maybe<ResolversTypes['Node']>, ParentType, ContextType, RequireFields<QueryNodeArgs, 'id'>>;
  nodes?: Resolver<Array<Maybe<ResolversTypes['Node']>>, ParentType, ContextType, RequireFields<QueryNodesArgs, 'ids'>>;
  rateLimit?: Resolver<ResolversTypes['ClientRateLimit'], ParentType, ContextType>;
  tags?: Resolver<Maybe<Array<ResolversTypes['Tag']>>, ParentType, ContextType, Partial<QueryTagsArgs>>;
  teams?: Resolver<Maybe<Array<ResolversTypes['Team']>>, ParentType, ContextType, Partial<QueryTeamsArgs>>;
  templates?: Resolver<ResolversTypes['TemplateConnection'], ParentType, ContextType, Partial<QueryTemplatesArgs>>;
  ticket?: Resolver<Maybe<ResolversTypes['Ticket']>, ParentType, ContextType, RequireFields<QueryTicketArgs, 'id'>>;
  ticketByNativeId?: Resolver<Maybe<ResolversTypes['Ticket']>, ParentType, ContextType, RequireFields<QueryTicketByNativeIdArgs, 'nativeId' | 'vendor'>>;
  tickets?: Resolver<ResolversTypes['TicketConnection'], ParentType, ContextType, RequireFields<QueryTicketsArgs, 'first' | 'orderBy'>>;
  vendorAccounts?: Resolver<Array<ResolversTypes['VendorAccount']>, ParentType, ContextType, Partial<QueryVendorAccountsArgs>>;
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
  added?: Resolver<Array<ResolversTypes['Tag']>, ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  removed?: Resolver<Array<ResolversTypes['Tag']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TagPayloadResolvers<ContextType = GraphContext, ParentType extends ResolversParentTypes['TagPayload'] = ResolversParentTypes['TagPayload']> = {
  clientMutationId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  eventCursor?: Resolver<Maybe<ResolversTypes['EventCursor']>, ParentType, ContextType>;
  replayedFromIdempotencyKey?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  tag?: Resolver<Maybe<ResolversTypes['Tag']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TeamResolvers<ContextType = GraphContext, ParentType extends ResolversParentTypes['Team'] = ResolversParentTypes['Team']> = {
  agents?: Resolver<Maybe<Array<ResolversTypes['Agent']>>, ParentType, ContextType>;
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
  translations?: Resolver<Array<ResolversTypes['TemplateTranslation']>, ParentType, ContextType>;
  vendor?: Resolver<ResolversTypes['Vendor'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TemplateBulkSendPayloadResolvers<ContextType = GraphContext, ParentType extends ResolversParentTypes['TemplateBulkSendPayload'] = ResolversParentTypes['TemplateBulkSendPayload']> = {
  clientMutationId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  eventCursor?: Resolver<Maybe<ResolversTypes['EventCursor']>, ParentType, ContextType>;
  replayedFromIdempotencyKey?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  results?: Resolver<Array<ResolversTypes['BulkSendResult']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TemplateConnectionResolvers<ContextType = GraphContext, ParentType extends ResolversParentTypes['TemplateConnection'] = ResolversParentTypes['TemplateConnection']> = {
  edges?: Resolver<Array<ResolversTypes['TemplateEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Template']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  sources?: Resolver<Array<ResolversTypes['SourceStatus']>, ParentType, ContextType>;
};

export type TemplateContentResolvers<ContextType = GraphContext, ParentType extends ResolversParentTypes['TemplateContent'] = ResolversParentTypes['TemplateContent']> = {
  languageCode?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  template?: Resolver<Maybe<ResolversTypes['Template']>, ParentType, ContextType>;
  templateNativeId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  variables?: Resolver<Array<ResolversTypes['TemplateVariable']>, ParentType, ContextType>;
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
  parameters?: Resolver<Array<ResolversTypes['TemplateParameter']>, ParentType, ContextType>;
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
  customFields?: Resolver<Array<ResolversTypes['CustomField']>, ParentType, ContextType>;
  externalReferences?: Resolver<Array<ResolversTypes['ExternalReference']>, ParentType, ContextType>;
  firstResponseAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  freshness?: Resolver<ResolversTypes['Freshness'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  lastActivityAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  lastMessage?: Resolver<Maybe<ResolversTypes['Message']>, ParentType, ContextType>;
  messages?: Resolver<Maybe<ResolversTypes['MessageConnection']>, ParentType, ContextType, Partial<TicketMessagesArgs>>;
  nativeId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  nativeStatus?: Resolver<ResolversTypes['NativeStatus'], ParentType, ContextType>;
  number?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  participants?: Resolver<Maybe<Array<ResolversTypes['Participant']>>, ParentType, ContextType>;
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
  tags?: Resolver<Maybe<Array<ResolversTypes['Tag']>>, ParentType, ContextType>;
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
  edges?: Resolver<Array<ResolversTypes['TicketEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Ticket']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  sources?: Resolver<Array<ResolversTypes['SourceStatus']>, ParentType, ContextType>;
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
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
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
  added?: Resolver<Array<ResolversTypes['Tag']>, ParentType, ContextType>;
  cause?: Resolver<Maybe<ResolversTypes['EventCause']>, ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['EventCursor'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  occurredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  receivedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  removed?: Resolver<Array<ResolversTypes['Tag']>, ParentType, ContextType>;
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  ticket?: Resolver<Maybe<ResolversTypes['Ticket']>, ParentType, ContextType>;
  ticketId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  type?: Resolver<ResolversTypes['EventType'], ParentType, ContextType>;
  vendor?: Resolver<Maybe<ResolversTypes['Vendor']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TicketUpdatedEventResolvers<ContextType = GraphContext, ParentType extends ResolversParentTypes['TicketUpdatedEvent'] = ResolversParentTypes['TicketUpdatedEvent']> = {
  cause?: Resolver<Maybe<ResolversTypes['EventCause']>, ParentType, ContextType>;
  changes?: Resolver<Array<ResolversTypes['FieldChange']>, ParentType, ContextType>;
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
  edges?: Resolver<Array<ResolversTypes['TimelineEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['TimelineItem']>, ParentType, ContextType>;
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
  field?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
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
  operations?: Resolver<Array<ResolversTypes['VendorOperation']>, ParentType, ContextType>;
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
  scopes?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
};

export type WebhookDeliveryResolvers<ContextType = GraphContext, ParentType extends ResolversParentTypes['WebhookDelivery'] = ResolversParentTypes['WebhookDelivery']> = {
  account?: Resolver<Maybe<ResolversTypes['VendorAccount']>, ParentType, ContextType>;
  attempts?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  body?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  dedupeKey?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  error?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  events?: Resolver<Array<ResolversTypes['Event']>, ParentType, ContextType>;
  headers?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['WebhookRejectReason']>, ParentType, ContextType>;
  receivedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['WebhookDeliveryState'], ParentType, ContextType>;
  vendor?: Resolver<ResolversTypes['Vendor'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type WebhookDeliveryConnectionResolvers<ContextType = GraphContext, ParentType extends ResolversParentTypes['WebhookDeliveryConnection'] = ResolversParentTypes['WebhookDeliveryConnection']> = {
  edges?: Resolver<Array<ResolversTypes['WebhookDeliveryEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['WebhookDelivery']>, ParentType, ContextType>;
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
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
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
