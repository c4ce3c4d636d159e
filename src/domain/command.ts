// What a client wants done, checked and resolved, on its way to a vendor's adapter.

import type { ContactCard, InteractiveButton } from './message.ts';
import type { Observation } from './observation.ts';
import type { SettableTicketStatus, TicketRecord } from './ticket.ts';
import type { TemplateHeaderType } from './catalog.ts';

/** A file a client uploaded; read as a stream, never whole in memory. */
export interface UploadedFile {
  readonly name: string;
  readonly mimeType: string;
  readonly byteSize: number;
  open(): AsyncIterable<Uint8Array>;
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
  | { readonly kind: 'CONTACT_CARDS'; readonly cards: readonly ContactCard[] }
  | { readonly kind: 'MEDIA'; readonly caption: string | null; readonly files: readonly UploadedFile[] }
  | { readonly kind: 'CARDS'; readonly cards: readonly { readonly title: string }[] };

export interface ReplyCommand {
  readonly ticket: TicketRecord;
  readonly content: OutgoingContent;
  /** Unique per write; an adapter may hand it to a vendor that knows such keys. */
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

/** What came of a write: what the vendor answered, as observations, and the message it made if any. */
export interface ActResult {
  readonly observations: readonly Observation[];
  readonly messageKey: string | null;
}
