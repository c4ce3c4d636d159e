// Commands about messages and tags: a client's validated request, with references resolved, for an adapter.

import type {
  Card,
  ContactCard,
  InteractiveButton,
  LabeledValue,
  MessageRecord,
  TemplateHeaderType,
} from '../message.ts';
import type { Observation } from '../observation.ts';
import type { SettableTicketStatus, TicketRecord } from '../ticket.ts';
import type { CatalogRecord, TagKind, TemplateFields } from '../catalog.ts';
import type { UserError } from '../errors/error-codes.ts';

/** An uploaded file. Its bytes are streamed, never loaded as a whole. */
export interface UploadedFile {
  readonly name: string;
  readonly mimeType: string;
  readonly byteSize: number;
  open(): AsyncIterable<Uint8Array>;
}

export interface OutgoingPhone extends LabeledValue {
  /** The WhatsApp id of the number, digits only; null if the number has none. */
  readonly whatsappId: string | null;
}
/** A contact card to send. It has more fields than a received one. */
export interface OutgoingContactCard extends ContactCard {
  readonly middleName: string | null;
  readonly prefix: string | null;
  readonly suffix: string | null;
  readonly department: string | null;
  readonly title: string | null;
  readonly phones: readonly OutgoingPhone[];
}

export type OutgoingContent =
  | {
      readonly kind: 'TEXT';
      readonly text: string;
      readonly html: string | null;
      readonly files: readonly UploadedFile[];
    }
  | {
      readonly kind: 'TEMPLATE';
      readonly templateKey: string;
      readonly languageCode: string;
      readonly variables: readonly { readonly key: string; readonly value: string }[];
      readonly file: UploadedFile | null;
      /** The template in the catalog; allows checks of language and parameters. Absent: not in the catalog. */
      readonly template?: TemplateFields;
    }
  | {
      readonly kind: 'LOCATION';
      readonly latitude: number;
      readonly longitude: number;
      readonly name: string;
      readonly address: string;
    }
  | {
      readonly kind: 'INTERACTIVE';
      readonly body: string;
      readonly footer: string | null;
      readonly header: {
        readonly type: TemplateHeaderType;
        readonly text: string | null;
        readonly link: string | null;
        readonly filename: string | null;
      } | null;
      readonly buttons: readonly InteractiveButton[];
    }
  | {
      readonly kind: 'LOCATION_REQUEST';
      readonly body: string;
      readonly headerText: string | null;
      readonly headerImageUrl: string | null;
    }
  | { readonly kind: 'CONTACT_CARDS'; readonly cards: readonly OutgoingContactCard[] }
  | { readonly kind: 'MEDIA'; readonly caption: string | null; readonly files: readonly UploadedFile[] }
  | { readonly kind: 'CARDS'; readonly cards: readonly Card[] };

export interface ReplyCommand {
  readonly ticket: TicketRecord;
  readonly content: OutgoingContent;
  /** Unique per write. An adapter may pass it on to the vendor. */
  readonly idempotencyKey: string;
  readonly now: number;
}
export interface NoteCommand {
  readonly ticket: TicketRecord;
  readonly text: string;
  readonly files: readonly UploadedFile[];
  readonly now: number;
}
export interface StatusCommand {
  readonly ticket: TicketRecord;
  readonly status: SettableTicketStatus;
  readonly snoozedUntil: number | null;
  /** Key of a tag of kind REASON in the ticket's account. */
  readonly reasonTagKey: string | null;
  readonly summary: string | null;
  readonly now: number;
}
export interface ExternalReferenceCommand {
  readonly ticket: TicketRecord;
  readonly externalTicketId: string;
  readonly externalUserId: string | null;
  readonly now: number;
}

/** A message outside of tickets. */
export interface MessageSendCommand {
  readonly channelKey: string;
  /** As the client wrote it, such as an E.164 phone number. */
  readonly to: string;
  readonly content: OutgoingContent;
  readonly idempotencyKey: string;
  readonly now: number;
}
export type TemplateContent = Extract<OutgoingContent, { readonly kind: 'TEMPLATE' }>;
export interface TemplateBulkSendCommand {
  readonly channelKey: string;
  readonly template: TemplateContent;
  readonly to: readonly string[];
  /** A CSV file of numbers; null: the numbers are in `to`. */
  readonly recipients: UploadedFile | null;
  readonly rejectEverything: boolean;
  readonly idempotencyKey: string;
  readonly now: number;
}
export interface MessagesMarkReadCommand {
  readonly messages: readonly MessageRecord[];
  readonly now: number;
}
export interface TagCreateCommand {
  readonly tagKind: TagKind;
  readonly name: string;
  readonly description: string | null;
  readonly brandKey: string | null;
  readonly color: string | null;
  readonly active: boolean;
}
/** null fields stay unchanged. */
export interface TagUpdateCommand {
  readonly tag: CatalogRecord<'tag'>;
  readonly name: string | null;
  readonly description: string | null;
  readonly active: boolean | null;
}

/** The result for one number of a bulk send. */
export interface RecipientResult {
  readonly phoneNumber: string;
  readonly accepted: boolean;
  readonly errors: readonly UserError[];
}

/** The result of a write: the vendor's response as observations, and the key of the new message, if any. */
export interface ActionResult {
  readonly observations: readonly Observation[];
  readonly messageKey: string | null;
  /** The changed messages of a write to several messages; absent for other writes. */
  readonly messageKeys?: readonly string[];
  /** The failed parts of a partly successful write; `field` as in checks. Absent or empty: complete success. */
  readonly errors?: readonly UserError[];
  /** The created or changed ticket, for a command without a ticket. */
  readonly ticketKey?: string;
  readonly tagKey?: string;
  readonly recipients?: readonly RecipientResult[];
}
