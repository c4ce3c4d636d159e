// What a client wants done with a ticket as a whole: made, changed, handed over, tagged, reported on.

import type { ContactIdentity } from '../actor.ts';
import type { CatalogRecord } from '../catalog.ts';
import type { UploadedFile } from './message-commands.ts';
import type { ChannelType, ParticipantRole, Rating, SettableTicketStatus, TicketRecord } from '../ticket.ts';

/** The customer of a new ticket, or new facts about one; what is not said is null or empty. */
export interface ContactDraft {
  readonly name: string | null;
  readonly email: string | null;
  readonly identities: readonly Pick<ContactIdentity, 'kind' | 'value'>[];
  readonly externalUserId: string | null;
  readonly profileUrl: string | null;
  readonly avatarUrl: string | null;
}
/** A file that the vendor fetches from a public address. */
export interface LinkedFile {
  readonly url: string;
  readonly name: string | null;
  readonly mimeType: string | null;
  /** Bytes; null when unknown. */
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

/** A new ticket; what a vendor does not need is null or empty. Instants are epoch milliseconds. */
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
  /** Language and region such as `en-US`. */
  readonly culture: string | null;
  readonly customFields: readonly CustomFieldValue[];
  readonly firstMessages: readonly FirstMessage[];
  readonly createdAt: number | null;
  readonly now: number;
}
/** New facts about a ticket; null: leave as it is, an empty list: none from now on. */
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
/** Tags to put on or to take off; at least one, each once. */
export interface TicketTagsCommand {
  readonly ticket: TicketRecord;
  readonly tags: readonly CatalogRecord<'tag'>[];
  readonly now: number;
}
/** The reply that an ACTION_REQUESTED event asked for stands on the network. */
export interface ReplyConfirmCommand {
  readonly ticket: TicketRecord;
  readonly followupId: string;
  readonly networkItemId: string;
  /** Known tickets that have the network's id among their external references. */
  readonly knownWithId: readonly TicketRecord[];
  readonly url: string | null;
  readonly createdAt: number | null;
  readonly now: number;
}
/** What an ACTION_REQUESTED event asked for could not be done. */
export interface ActionFailCommand {
  readonly ticket: TicketRecord;
  readonly actionId: string;
  readonly followupId: string | null;
  readonly reason: string | null;
  readonly now: number;
}
/** The customer of the ticket wants no more messages. */
export interface OptOutCommand {
  readonly ticket: TicketRecord;
  readonly now: number;
}
