// The door between the gateway and a helpdesk vendor: what every adapter offers, and what it is given.

import type { TicketCapabilities } from '../capabilities.ts';
import type { CatalogKind, ContactFields } from '../catalog.ts';
import type {
  ActResult,
  ExternalReferenceCommand,
  MessageSendCommand,
  MessagesMarkReadCommand,
  NoteCommand,
  ReplyCommand,
  StatusCommand,
  TagCreateCommand,
  TagUpdateCommand,
  TemplateBulkSendCommand,
} from '../command.ts';
import type { UserError, VendorFailure } from '../errors.ts';
import type { AccountId, VendorCode } from '../ids.ts';
import type { AttachmentRecord } from '../message.ts';
import type { Observation } from '../observation.ts';
import type { Task } from '../task.ts';
import type { TicketRecord } from '../ticket.ts';
import type { WantedTickets } from '../ticket-query.ts';
import type {
  ActionFailCommand,
  AssignCommand,
  OptOutCommand,
  ReplyConfirmCommand,
  TakeOverCommand,
  TicketCreateCommand,
  TicketTagsCommand,
  TicketUpdateCommand,
} from '../ticket-command.ts';
import type { VendorConnect } from './connect.ts';
import type { TemplateOffer } from './template-offer.ts';

export type BatchStrategy =
  | 'NATIVE_BULK'
  | 'LIST_AND_INDEX'
  | 'WINDOW_SCAN'
  | 'BOUNDED_FAN_OUT'
  | 'EVENT_STORE'
  | 'NONE';

/** One setting of an account; docs and config checks are made from this. Secrets come only from the environment. */
export interface SettingSpec {
  readonly key: string;
  readonly meaning: string;
  readonly type: 'string' | 'url' | 'integer' | 'boolean' | 'list';
  /** null: no default. */
  readonly default: string | number | boolean | readonly string[] | null;
  readonly required: boolean;
  readonly secret: boolean;
  /** The words allowed for a string; null: free text. */
  readonly choices?: readonly string[];
}
export type SettingValue = string | number | boolean | readonly string[] | null;
export type Settings = Readonly<Record<string, SettingValue>>;

/** One operation of the vendor and how the gateway uses it; the vendor table and explain are made from these. */
export interface VendorOperationSpec {
  readonly name: string;
  readonly supported: boolean;
  readonly batch: BatchStrategy;
  readonly maxBatchSize: number | null;
}

export interface RateSpec {
  /** Calls per minute; null: the vendor documents no limit. */
  readonly callsPerMinute: number | null;
  /** Calls of each minute that only writes may use. */
  readonly reservedForWrites: number;
}

/** A vendor as the register lists it. */
export interface VendorModule {
  readonly code: VendorCode;
  /** The word in paths and config, e.g. `acme-desk`. */
  readonly slug: string;
  readonly title: string;
  /** One line for the README's table. */
  readonly about: string;
  readonly settings: readonly SettingSpec[];
  /** False: the vendor posts no webhooks, so an account needs no secret path for them. */
  readonly webhooks?: false;
  readonly operations: readonly VendorOperationSpec[];
  /** What the vendor can do at best, for the docs' table; per ticket ask the adapter. */
  readonly canDo: readonly string[];
  rate(settings: Settings): RateSpec;
  open(context: AdapterContext): VendorAdapter;
  /** Absent where the vendor's credentials are only found in its panel. */
  readonly connect?: VendorConnect;
}

export interface VendorRequest {
  /** Name for logs, metrics and explain, e.g. `tickets.list`. */
  readonly operation: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Path below the account's base URL; every id in it already encoded by `encodeURIComponent`. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string | number | readonly string[] | undefined>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: RequestBody;
}
export type RequestBody =
  | { readonly type: 'json'; readonly value: unknown }
  | { readonly type: 'form'; readonly fields: readonly (readonly [string, string])[] }
  | {
      readonly type: 'multipart';
      readonly fields: readonly (readonly [string, string])[];
      readonly files: readonly {
        readonly field: string;
        readonly name: string;
        readonly mimeType: string;
        readonly byteSize: number;
        open(): AsyncIterable<Uint8Array>;
      }[];
    };
export interface VendorResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** The parsed JSON body; `undefined` when the body was empty. Not JSON: the call fails with BAD_RESPONSE. */
  readonly json: unknown;
}
/** What the adapter reads out of an error answer; fields it does not know stay null. */
export interface DecodedFailure {
  readonly vendorCode: string | null;
  readonly vendorMessage: string | null;
  readonly code: VendorFailure['code'] | null;
}

/**
 * Makes the REST calls of one account: rate budget, breaker, deadline, retries of reads, metrics and journal in one place.
 * Resolves with a 2xx answer, otherwise throws VendorCallError; a write without an answer says outcomeUnknown.
 */
export interface VendorCaller {
  call(request: VendorRequest): Promise<VendorResponse>;
  /** Opens a download below the base URL under the same rules; the body is read by the caller of this. */
  download(request: VendorRequest & { readonly method: 'GET' }): Promise<MediaStream>;
}
export interface CallerOptions {
  readonly baseUrl: string;
  /** Headers of every call, e.g. the credentials; asked anew for each call. */
  headers(): Readonly<Record<string, string>> | Promise<Readonly<Record<string, string>>>;
  /** Reads the vendor's error body; called only for refusals. */
  decodeFailure(status: number, json: unknown): DecodedFailure;
  /** True for the body of a refusal that calls itself a success (2xx); absent: the status says it all. */
  isRefusal?(json: unknown): boolean;
  /** Reads the vendor's rate headers; null where it sends none. */
  readRate?(headers: Readonly<Record<string, string>>): RateReading | null;
}
export interface RateReading {
  readonly limit: number | null;
  readonly remaining: number | null;
  /** Epoch milliseconds. */
  readonly resetAt: number | null;
}

export interface AdapterLog {
  /** A vendor value that we do not know: counted and logged once per value; the caller goes on with UNKNOWN. */
  unknownValue(field: string, value: string): void;
  warn(message: string, details?: Readonly<Record<string, string | number | boolean | null>>): void;
}

export interface AdapterContext {
  readonly account: { readonly id: AccountId; readonly name: string };
  readonly settings: Settings;
  readonly log: AdapterLog;
  /** Epoch milliseconds. */
  now(): number;
  createCaller(options: CallerOptions): VendorCaller;
}

/** What reading one object brought. */
export type Reading =
  | { readonly state: 'found'; readonly observations: readonly Observation[] }
  | { readonly state: 'missing' }
  | { readonly state: 'failed'; readonly failure: VendorFailure };

/** Answers by key, never by position; every key asked for is in the map. */
export type ReadingsByKey = ReadonlyMap<string, Reading>;

export interface BatchReader {
  readonly batch: BatchStrategy;
  readonly maxBatchSize: number;
  read(keys: readonly string[]): Promise<ReadingsByKey>;
}

/** Reads a whole kind in as few calls as the vendor allows; ends with a `collection-complete` observation. */
export interface CollectionReader {
  readonly batch: 'LIST_AND_INDEX';
  read(): Promise<readonly Observation[]>;
}

export interface FeedPage {
  readonly observations: readonly Observation[];
  /** Where to go on; null: this was the last page. Kept as text over restarts. */
  readonly cursor: string | null;
  /**
   * Where the next independent list begins (the next product), for a read that has seen enough of this one; null or
   * absent: this was the last list.
   */
  readonly nextListCursor?: string | null;
  /** The vendor's time of the oldest change on this page (epoch ms); null where the vendor has no such time. */
  readonly oldestUpdatedAt: number | null;
  /** How many tickets there are in all, where the vendor tells. */
  readonly expectedTotal: number | null;
}
/** Reads the account's tickets page by page, newest change first where the vendor can order, without their threads. */
export interface TicketFeed {
  /** True when pages come newest change first, so that a reconciling read may stop at what it knows. */
  readonly newestFirst: boolean;
  readPage(cursor: string | null): Promise<FeedPage>;
  /**
   * The pages of a reconciling read, where a vendor without an order by change can at least narrow it, with its own cursors:
   * to what may have changed at or after `since` (epoch ms; null while no whole read is behind us), messages included
   * where no webhook brings them. Absent: it reads as the history is read.
   */
  readonly readRecentPage?: (cursor: string | null, since: number | null) => Promise<FeedPage>;
  /**
   * Where lists begin, for `readPage`, that hold the tickets wanted and as few others as the vendor can leave out; null
   * where it cannot be narrowed by anything that is wanted. Used while the history is not read yet, which brings the rest.
   */
  readonly narrow?: (wanted: WantedTickets) => Promise<string | null>;
}

export interface AdapterReads {
  /** False for tickets that the vendor has no read call for (they live in our store only); default: all can be read. */
  readonly isReadable?: (ticketKey: string) => boolean;
  /** Ticket heads by key. A reading may bring the thread along (`thread-complete`). */
  readonly tickets: BatchReader | null;
  /** Threads by ticket key. */
  readonly threads: BatchReader | null;
  readonly timelines: BatchReader | null;
  readonly collections: Partial<Record<CatalogKind, CollectionReader>>;
  /** Single entries of a kind by key, for those that a list read before did not have; absent where there is no such call. */
  readonly entries?: Partial<Record<CatalogKind, BatchReader>>;
  /** Finds the key of a ticket by the id that the vendor's support knows; null where unknown. */
  findTicket: ((nativeId: string) => Promise<Reading & { readonly key?: string }>) | null;
}

export interface RawDelivery {
  /** Lower-case header names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  readonly remoteAddress: string;
  /** Epoch milliseconds. */
  readonly receivedAt: number;
}
export type Verification =
  | { readonly accepted: true }
  | { readonly accepted: false; readonly reason: 'BAD_SIGNATURE' | 'STALE_TIMESTAMP' };
export type ParsedDelivery =
  | {
      readonly state: 'read';
      /** Equal for a repetition of the same delivery, different for everything else. */
      readonly dedupeKey: string;
      readonly observations: readonly Observation[];
    }
  | { readonly state: 'unreadable'; readonly reason: 'UNPARSABLE' | 'SCHEMA_MISMATCH'; readonly error: string };

export interface WebhookReader {
  /** Checks the sender over the raw bytes. A vendor without signatures accepts what came over the secret path. */
  verify(delivery: RawDelivery): Verification;
  /** Pure: no clock, no call. `error` names the field, never its value. */
  parse(delivery: RawDelivery): ParsedDelivery;
  /** Headers that every 2xx must carry for the vendor (the answer to a challenge); none by default. */
  answerHeaders?(delivery: RawDelivery): Readonly<Record<string, string>>;
}

/** A delivery that waited at the vendor until it was fetched. */
export interface QueuedDelivery {
  /** What it is taken off the queue by. */
  readonly receipt: string;
  /** The same bytes that a webhook would have brought: `WebhookReader.parse` reads them. */
  readonly body: Uint8Array;
}
/** Deliveries that wait at the vendor: the other way in beside webhooks, for whoever cannot be reached from outside. */
export interface DeliveryQueue {
  /** Milliseconds between two looks at a queue that was empty. */
  readonly everyMs: number;
  /** The oldest ones, left on the queue; an empty list when there are none. Throws VendorCallError. */
  receive(): Promise<readonly QueuedDelivery[]>;
  /** Takes them off the queue; only called when they are on disk here. Throws VendorCallError. */
  acknowledge(receipts: readonly string[]): Promise<void>;
}

/** Checks that need no vendor call; an empty list means go on. `field` is relative to the mutation's input. */
export type Check<C> = (command: C) => readonly UserError[];
export interface Act<C> {
  check: Check<C>;
  /** Does it at the vendor; throws VendorCallError. */
  perform(command: C): Promise<ActResult>;
}

/**
 * An act whose input has more fields than any one vendor takes. `takes` names those that this vendor has a place for, as
 * the contract writes them below `input`, one level down after a dot (`contact.email`); any other one that a client gives
 * is refused with its path before `check`: dropping it silently would be worse.
 */
export interface SelectiveAct<C> extends Act<C> {
  readonly takes: readonly string[];
}

export interface AdapterActs {
  readonly reply: Act<ReplyCommand> | null;
  readonly note: Act<NoteCommand> | null;
  readonly setStatus: Act<StatusCommand> | null;
  readonly setExternalReference: Act<ExternalReferenceCommand> | null;
  readonly createTicket: SelectiveAct<TicketCreateCommand> | null;
  readonly updateTicket: SelectiveAct<TicketUpdateCommand> | null;
  readonly assign: Act<AssignCommand> | null;
  readonly takeOver: Act<TakeOverCommand> | null;
  readonly addTags: Act<TicketTagsCommand> | null;
  readonly removeTags: Act<TicketTagsCommand> | null;
  readonly confirmReply: Act<ReplyConfirmCommand> | null;
  readonly failAction: Act<ActionFailCommand> | null;
  readonly optOut: Act<OptOutCommand> | null;
  readonly sendMessage: Act<MessageSendCommand> | null;
  readonly sendTemplateBulk: Act<TemplateBulkSendCommand> | null;
  readonly markRead: Act<MessagesMarkReadCommand> | null;
  readonly createTag: Act<TagCreateCommand> | null;
  readonly updateTag: Act<TagUpdateCommand> | null;
}

/** The acts of a vendor that can do nothing; spread under those it can. */
export const NO_ACTS: AdapterActs = {
  reply: null,
  note: null,
  setStatus: null,
  setExternalReference: null,
  createTicket: null,
  updateTicket: null,
  assign: null,
  takeOver: null,
  addTags: null,
  removeTags: null,
  confirmReply: null,
  failAction: null,
  optOut: null,
  sendMessage: null,
  sendTemplateBulk: null,
  markRead: null,
  createTag: null,
  updateTag: null,
};

/** Does what the adapter's own observations put into the outbox. */
export interface TaskDoer {
  /**
   * Does it at the vendor and answers with what that made true. Throws VendorCallError: tried again later, given up where
   * the vendor will never take it (INVALID_REQUEST, NOT_FOUND, CONFLICT, UNSUPPORTED). An answer may get lost, so a task
   * may be done twice: what does harm then must be looked up first. `ticket` is null where the task names none or it is gone.
   */
  perform(task: Task, ticket: TicketRecord | null): Promise<readonly Observation[]>;
}

/** The bytes of an attachment on their way from the vendor; read them or cancel them. */
export interface MediaStream {
  readonly mimeType: string | null;
  /** null where the vendor does not say. */
  readonly byteSize: number | null;
  readonly body: AsyncIterable<Uint8Array>;
  cancel(): void;
}
export interface MediaReader {
  /** Opens the bytes of an attachment; throws VendorCallError. Bytes come whole, ranges are cut by the door. */
  open(attachment: AttachmentRecord, ticketKey: string | null): Promise<MediaStream>;
}

/** One open vendor account. */
export interface VendorAdapter {
  readonly reads: AdapterReads;
  /** null: the vendor has no call that lists tickets; they come by webhooks only. */
  readonly feed: TicketFeed | null;
  readonly webhook: WebhookReader | null;
  /** Absent: the vendor has no queue, or the account does not ask it. Needs `webhook` to read what it brings. */
  readonly queue?: DeliveryQueue;
  readonly acts: AdapterActs;
  /** Absent: the adapter never puts anything into the outbox. */
  readonly tasks?: TaskDoer;
  /** Absent: the vendor fetches no templates. */
  readonly templateOffer?: TemplateOffer;
  /** null: attachments of this vendor cannot be read through us. */
  readonly media: MediaReader | null;
  /** What may be done with this ticket now. Pure over its arguments. */
  capabilities(ticket: TicketRecord, contact: ContactFields | null, now: number): TicketCapabilities;
  /** One cheap call that proves the credentials; null where the vendor has none. */
  checkAccount: (() => Promise<void>) | null;
}
