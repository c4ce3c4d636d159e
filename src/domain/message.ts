// The message record: author, content as one union, delivery status.

import type { ActorRef } from './actor.ts';
import type { AccountId, VendorCode } from './ids.ts';

export type MessageDirection = 'INBOUND' | 'OUTBOUND' | 'INTERNAL';
export type MessageVisibility = 'PUBLIC' | 'INTERNAL';
export type DeliveryStatus = 'QUEUED' | 'SENT' | 'DELIVERED' | 'READ' | 'FAILED' | 'RECEIVED' | 'UNKNOWN';
export type AttachmentScanState = 'ALLOWED' | 'BLOCKED' | 'PROCESSING' | 'UNKNOWN';
export type MediaKind = 'IMAGE' | 'VIDEO' | 'AUDIO' | 'DOCUMENT' | 'STICKER' | 'OTHER';

export interface AttachmentRecord {
  /** `<key of the message>/<index in it>`: unique within the account, and leads to the message. */
  readonly key: string;
  readonly name: string | null;
  readonly mimeType: string | null;
  readonly byteSize: number | null;
  readonly sha256: string | null;
  readonly mediaKind: MediaKind;
  /** Where the vendor stores the bytes. Never shown to clients; only the media endpoint reads it. */
  readonly vendorUrl: string | null;
  /** The vendor's media id if the bytes are read by an authorised call; null otherwise. */
  readonly vendorMediaId: string | null;
  readonly scanState: AttachmentScanState;
}

export interface LabeledValue {
  readonly value: string;
  readonly label: string | null;
}
export interface PostalAddress {
  readonly street: string | null;
  readonly city: string | null;
  readonly state: string | null;
  readonly zip: string | null;
  readonly country: string | null;
  readonly countryCode: string | null;
  readonly label: string | null;
}
export interface ContactCard {
  readonly displayName: string;
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly organization: string | null;
  readonly birthday: string | null;
  readonly phones: readonly LabeledValue[];
  readonly emails: readonly LabeledValue[];
  readonly urls: readonly LabeledValue[];
  readonly addresses: readonly PostalAddress[];
}
export interface InteractiveButton {
  readonly id: string;
  readonly title: string;
  readonly url: string | null;
}
export interface Card {
  readonly title: string;
  readonly subtitle: string | null;
  readonly imageUrl: string | null;
  readonly buttons: readonly InteractiveButton[];
}
export type SystemContentKind =
  | 'TICKET_OPENED'
  | 'TICKET_CLOSED'
  | 'ASSIGNED'
  | 'TRANSFERRED'
  | 'STATUS_CHANGED'
  | 'OTHER';

export type TemplateHeaderType = 'NONE' | 'TEXT' | 'IMAGE' | 'VIDEO' | 'DOCUMENT';

/** One shape per content kind. Attachments belong to the message; media content has only their kind and caption. */
export type MessageContent =
  | { readonly kind: 'TEXT' }
  | { readonly kind: 'MEDIA'; readonly mediaKind: MediaKind; readonly caption: string | null }
  | {
      readonly kind: 'LOCATION';
      readonly latitude: number;
      readonly longitude: number;
      readonly name: string | null;
      readonly address: string | null;
    }
  | { readonly kind: 'LOCATION_REQUEST'; readonly body: string }
  | { readonly kind: 'CONTACT_CARD'; readonly cards: readonly ContactCard[] }
  | {
      readonly kind: 'INTERACTIVE';
      readonly header: {
        readonly type: TemplateHeaderType;
        readonly text: string | null;
        readonly link: string | null;
      } | null;
      readonly body: string;
      readonly footer: string | null;
      readonly buttons: readonly InteractiveButton[];
    }
  | { readonly kind: 'INTERACTIVE_REPLY'; readonly buttonId: string | null; readonly title: string }
  | {
      readonly kind: 'TEMPLATE';
      readonly templateKey: string | null;
      readonly templateNativeId: string | null;
      readonly name: string;
      readonly languageCode: string;
      readonly variables: readonly { readonly key: string; readonly value: string }[];
    }
  | { readonly kind: 'CARDS'; readonly cards: readonly Card[] }
  | { readonly kind: 'RATING'; readonly value: number; readonly scale: number; readonly comment: string | null }
  | { readonly kind: 'LINK'; readonly url: string; readonly title: string | null }
  | {
      readonly kind: 'SYSTEM';
      readonly systemKind: SystemContentKind;
      readonly nativeType: string;
      readonly text: string | null;
    }
  | { readonly kind: 'UNSUPPORTED'; readonly nativeType: string; readonly raw: unknown };

export type ContentKind = MessageContent['kind'];

/** What a vendor can report about a message. Instants are epoch milliseconds. */
export interface MessageFields {
  readonly ticketKey: string | null;
  readonly direction: MessageDirection;
  readonly visibility: MessageVisibility;
  readonly author: ActorRef | null;
  /** Written by a bot, an auto reply or the system. */
  readonly automated: boolean;
  readonly text: string;
  /** Sanitised; null if the vendor sends plain text. */
  readonly html: string | null;
  readonly content: MessageContent;
  readonly attachments: readonly AttachmentRecord[];
  readonly replyToKey: string | null;
  readonly deliveryStatus: DeliveryStatus;
  readonly deliveryError: string | null;
  readonly createdAt: number;
  readonly editedAt: number | null;
}

export interface MessageRecord extends MessageFields {
  readonly vendor: VendorCode;
  readonly account: AccountId;
  readonly key: string;
  readonly nativeId: string;
  readonly observedAt: number;
}

const DELIVERY_RANK: Record<DeliveryStatus, number> = {
  UNKNOWN: 0,
  QUEUED: 1,
  SENT: 2,
  FAILED: 3,
  DELIVERED: 4,
  RECEIVED: 4,
  READ: 5,
};

/** True if `next` is further than `current`. A delivery never moves back, and a delivered message cannot fail. */
export function isDeliveryProgress(current: DeliveryStatus, next: DeliveryStatus): boolean {
  return DELIVERY_RANK[next] > DELIVERY_RANK[current];
}
