// From SocialHub's tickets to observations; pure. A ticket is one interaction: its head, its author and its message.

import type { ContactFields } from '../../../domain/catalog.ts';
import type { AttachmentRecord, MessageContent, MessageFields } from '../../../domain/message.ts';
import type { Observation } from '../../../domain/observation.ts';
import type { ExternalReference, TicketFields } from '../../../domain/ticket.ts';
import { interactionKeyOf, ticketKeyOf } from '../keys.ts';
import { toAttachments } from './files.ts';
import { FRESH, OWN_POST, OWN_REPLY, toInstant } from './enums.ts';
import type { WireInteraction, WireTicket } from '../wire/index.ts';

/** What is known of an interaction beside the vendor's answer, which names neither of the network's ids. */
export interface Interaction {
  readonly networkItemId: string;
  /** The network's id of the author; null where none was given. */
  readonly contactKey: string | null;
  /** Written by the channel itself. */
  readonly isOwn: boolean;
  /** It is known already, and nothing that was written after it: its new text is the ticket's preview. */
  readonly isLatest: boolean;
  /** Epoch milliseconds, for an answer without times. */
  readonly now: number;
}

/** Everything one answer of the vendor says about a ticket; what it leaves out is left as it is known. */
export function toTicketObservations(wire: WireTicket, about: Interaction): readonly Observation[] {
  const contact = toContact(wire.interaction, about);
  const message = hasContent(wire.interaction) ? [toMessage(wire, about)] : [];
  return [...(contact === null ? [] : [contact]), toHead(wire, about), ...message];
}

/** No interaction is without any: an answer that shows none leaves it out. */
function hasContent({ message, pictures, attachments, link, rating }: WireInteraction): boolean {
  return (message ?? '') !== '' || pictures.length + attachments.length > 0 || link !== null || rating !== null;
}

function toContact({ interactor }: WireInteraction, { contactKey }: Interaction): Observation | null {
  if (interactor === null || contactKey === null) return null;
  const fields: ContactFields = {
    kind: 'contact',
    displayName: interactor.name,
    avatarUrl: interactor.picture,
    identities: [{ kind: 'EXTERNAL', value: contactKey, verified: null }],
    blocked: null,
    optedOut: null,
  };
  return { type: 'catalog', entry: { key: contactKey, nativeId: interactor.interactorId ?? contactKey, ...fields } };
}

function toHead(wire: WireTicket, about: Interaction): Observation {
  const { interaction } = wire;
  const writtenAt = writtenAtOf(wire, about);
  const references = toReferences(wire, about);
  const fields: Partial<TicketFields> = {
    ...channelFields(wire.channelId),
    ...(about.contactKey === null
      ? {}
      : { contactKey: about.contactKey, contactName: interaction.interactor?.name ?? null }),
    ...(references.length > 1 ? { externalReferences: references } : {}),
    ...(interaction.rating === null ? {} : { rating: interaction.rating }),
    ...(interaction.url === null ? {} : { url: interaction.url }),
    ...timesOf(wire),
    ...(about.isLatest && interaction.message !== null ? { preview: interaction.message } : {}),
  };
  const state = wire.followupTo === null ? (about.isOwn ? OWN_POST : FRESH) : OWN_REPLY;
  return {
    type: 'ticket',
    key: ticketKeyOf(about.networkItemId),
    nativeId: wire.id,
    fields,
    // The place of a known ticket is known better than this answer tells it.
    createFields: { ...state, externalReferences: references, createdAt: writtenAt, lastActivityAt: writtenAt },
    raw: wire,
  };
}

/** Where every ticket of the account stands. */
export function channelFields(channelKey: string | null): Pick<TicketFields, 'channelType' | 'channelKey'> {
  return { channelType: 'CUSTOM', channelKey };
}

function toReferences(
  { interaction, followupTo }: WireTicket,
  { networkItemId }: Interaction,
): readonly ExternalReference[] {
  const references = [
    ['networkItemId', networkItemId],
    ['rootId', interaction.root],
    ['followupToId', followupTo],
  ] as const;
  return references.flatMap(([system, value]) => (value === null ? [] : [{ system, value }]));
}

/** The times that were told: of the post, and of the vendor's own record of it. */
function timesOf({ interaction, createdTime, updatedTime }: WireTicket): Partial<TicketFields> {
  const createdAt = toInstant(interaction.createdTime);
  const updatedAt = toInstant(updatedTime) ?? toInstant(createdTime);
  return { ...(createdAt === null ? {} : { createdAt }), ...(updatedAt === null ? {} : { updatedAt }) };
}

function writtenAtOf({ interaction, createdTime }: WireTicket, { now }: Interaction): number {
  return toInstant(interaction.createdTime) ?? toInstant(createdTime) ?? now;
}

function toMessage(wire: WireTicket, about: Interaction): Observation {
  const { interaction } = wire;
  const { networkItemId, contactKey, isOwn } = about;
  const key = interactionKeyOf(networkItemId);
  const attachments = toAttachments(key, interaction.pictures, interaction.attachments);
  const displayName = interaction.interactor?.name ?? null;
  const fields: MessageFields = {
    ticketKey: ticketKeyOf(networkItemId),
    direction: isOwn ? 'OUTBOUND' : 'INBOUND',
    visibility: 'PUBLIC',
    author: isOwn ? { kind: 'AGENT', key: null, displayName } : { kind: 'CONTACT', key: contactKey, displayName },
    automated: false,
    text: interaction.message ?? '',
    html: null,
    content: toContent(interaction, attachments),
    attachments,
    replyToKey: null,
    deliveryStatus: isOwn ? 'SENT' : 'RECEIVED',
    deliveryError: null,
    createdAt: writtenAtOf(wire, about),
    editedAt: toInstant(interaction.updatedTime),
  };
  return { type: 'message', key, nativeId: networkItemId, fields, raw: interaction };
}

function toContent(
  { message, rating, link }: Pick<WireInteraction, 'message' | 'rating' | 'link'>,
  attachments: readonly AttachmentRecord[],
): MessageContent {
  if (rating !== null) return { kind: 'RATING', ...rating, comment: message };
  if (link !== null) return { kind: 'LINK', url: link, title: null };
  return contentOf(message, attachments);
}

/** Text, or files with a text beside them. */
export function contentOf(message: string | null, [first]: readonly AttachmentRecord[]): MessageContent {
  return first === undefined ? { kind: 'TEXT' } : { kind: 'MEDIA', mediaKind: first.mediaKind, caption: message };
}
