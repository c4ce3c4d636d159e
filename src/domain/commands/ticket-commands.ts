// Commands about tickets as a whole: create, update, assign, tag, confirm and report.

import type { ContactIdentity } from '../actor.ts';
import type { CatalogRecord } from '../catalog.ts';
import type { UploadedFile } from './message-commands.ts';
import type { ChannelType, ParticipantRole, Rating, SettableTicketStatus, TicketRecord } from '../ticket.ts';

/** The customer of a new ticket, or changes of a customer; missing values are null or empty. */
export interface ContactDraft {
  readonly name: string | null;
  readonly email: string | null;
  readonly identities: readonly Pick<ContactIdentity, 'kind' | 'value'>[];
  readonly externalUserId: string | null;
  readonly profileUrl: string | null;
  readonly avatarUrl: string | null;
}
/** A file that the vendor downloads from a public URL. */
export interface LinkedFile {
  readonly url: string;
  readonly name: string | null;
  readonly mimeType: string | null;
  /** Bytes; null: unknown. */
  readonly byteSize: number | null;
  readonly thumbnailUrl: string | null;
}
export interface ParticipantDraft {
  readonly name: string | null;
  readonly channelType: ChannelType;
  readonly identifier: string;
  readonly role: ParticipantRole;
}
export interface FirstMessage {
  readonly fromIdentifier: string;
  readonly role: ParticipantRole;
  readonly text: string;
}
export interface CustomFieldValue {
  readonly key: string;
  readonly value: string;
}

/** A new ticket; missing values are null or empty. Times are epoch milliseconds. */
export interface TicketCreateCommand {
  readonly channelKey: string | null;
  readonly brandKey: string | null;
  readonly contact: ContactDraft | null;
  readonly participants: readonly ParticipantDraft[];
  readonly subject: string | null;
  readonly text: string | null;
  readonly files: readonly UploadedFile[];
  readonly attachments: readonly LinkedFile[];
  readonly link: string | null;
  readonly rating: Rating | null;
  readonly reasonTagKey: string | null;
  readonly tagNames: readonly string[];
  readonly assigneeKey: string | null;
  readonly teamKey: string | null;
  readonly chatNativeId: string | null;
  readonly status: SettableTicketStatus | null;
  readonly externalId: string | null;
  readonly rootExternalId: string | null;
  readonly url: string | null;
  /** Language and region, such as `en-US`. */
  readonly culture: string | null;
  readonly customFields: readonly CustomFieldValue[];
  readonly firstMessages: readonly FirstMessage[];
  readonly createdAt: number | null;
  readonly now: number;
}
/** Changes of a ticket; null fields stay unchanged, an empty list removes all entries. */
export interface TicketUpdateCommand {
  readonly ticket: TicketRecord;
  readonly text: string | null;
  readonly attachments: readonly LinkedFile[] | null;
  readonly link: string | null;
  readonly rating: Rating | null;
  readonly url: string | null;
  readonly contact: ContactDraft | null;
  readonly customFields: readonly CustomFieldValue[] | null;
  readonly reopen: boolean;
  readonly updatedAt: number | null;
  readonly now: number;
}
/** At least one of `agent` and `team` is set. */
export interface AssignCommand {
  readonly ticket: TicketRecord;
  readonly agent: CatalogRecord<'agent'> | null;
  readonly team: CatalogRecord<'team'> | null;
  readonly keepCurrentOwner: boolean;
  readonly now: number;
}
export interface TakeOverCommand {
  readonly ticket: TicketRecord;
  readonly agent: CatalogRecord<'agent'>;
  readonly now: number;
}
/** Tags to add or remove: at least one, without duplicates. */
export interface TicketTagsCommand {
  readonly ticket: TicketRecord;
  readonly tags: readonly CatalogRecord<'tag'>[];
  readonly now: number;
}
/** The reply requested by an ACTION_REQUESTED event was published. */
export interface ReplyConfirmCommand {
  readonly ticket: TicketRecord;
  readonly followupId: string;
  readonly networkItemId: string;
  /** Stored tickets with this network id among their external references. */
  readonly knownWithId: readonly TicketRecord[];
  readonly url: string | null;
  readonly createdAt: number | null;
  readonly now: number;
}
/** The action requested by an ACTION_REQUESTED event failed. */
export interface ActionFailCommand {
  readonly ticket: TicketRecord;
  readonly actionId: string;
  readonly followupId: string | null;
  readonly reason: string | null;
  readonly now: number;
}
/** The customer of the ticket opts out of messages. */
export interface OptOutCommand {
  readonly ticket: TicketRecord;
  readonly now: number;
}
