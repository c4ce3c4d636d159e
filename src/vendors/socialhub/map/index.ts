// From SocialHub's tickets to observations; pure. A ticket is one post: its head, its author and its message.

import type { ContactFields } from '../../../domain/catalog.ts';
import type { AttachmentRecord, MessageContent, MessageFields } from '../../../domain/message.ts';
import type { Observation } from '../../../domain/observation.ts';
import type { ExternalReference, TicketFields } from '../../../domain/ticket.ts';
import { interactionKeyOf, ticketKeyOf } from '../keys.ts';
import type { WireInteraction, WireTicket } from '../wire/index.ts';
import { NEW_POST, OWN_POST, OWN_REPLY, toInstant } from './enums.ts';
import { toAttachments } from './files.ts';

/** What is known of a post beside the vendor's response, which carries neither of the network's ids. */
export interface KnownPost {
  readonly networkItemId: string;
  /** The network's id of the author; null if none was given. */
  readonly contactKey: string | null;
  /** Written by the channel itself. */
  readonly isOwn: boolean;
  /** The post is known, and no newer message is: its new text becomes the ticket's preview. */
  readonly isLatest: boolean;
  /** Epoch milliseconds, for a response without times. */
  readonly now: number;
}

/** All facts of one response about a ticket. Fields that the response leaves out stay as they are. */
export function toTicketObservations(wire: WireTicket, post: KnownPost): readonly Observation[] {
  const contact = toContact(wire.interaction, post);
  const message = hasContent(wire.interaction) ? [toMessage(wire, post)] : [];
  return [...(contact === null ? [] : [contact]), toHead(wire, post), ...message];
}

/** Every post has content, so a response without any has left it out. */
function hasContent({ message, pictures, attachments, link, rating }: WireInteraction): boolean {
  return (message ?? '') !== '' || pictures.length + attachments.length > 0 || link !== null || rating !== null;
}

function toContact({ interactor }: WireInteraction, { contactKey }: KnownPost): Observation | null {
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

function toHead(wire: WireTicket, post: KnownPost): Observation {
  const { interaction } = wire;
  const writtenAt = writtenAtOf(wire, post);
  const references = toReferences(wire, post);
  const fields: Partial<TicketFields> = {
    ...channelFields(wire.channelId),
    ...(post.contactKey === null
      ? {}
      : { contactKey: post.contactKey, contactName: interaction.interactor?.name ?? null }),
    ...(references.length > 1 ? { externalReferences: references } : {}),
    ...(interaction.rating === null ? {} : { rating: interaction.rating }),
    ...(interaction.url === null ? {} : { url: interaction.url }),
    ...timesOf(wire),
    ...(post.isLatest && interaction.message !== null ? { preview: interaction.message } : {}),
  };
  const state = wire.followupTo === null ? (post.isOwn ? OWN_POST : NEW_POST) : OWN_REPLY;
  return {
    type: 'ticket',
    key: ticketKeyOf(post.networkItemId),
    nativeId: wire.id,
    fields,
    // Only for a new ticket: the state of a known one is more current than this response.
    createFields: { ...state, externalReferences: references, createdAt: writtenAt, lastActivityAt: writtenAt },
    raw: wire,
  };
}

/** The channel of every ticket of the account. */
export function channelFields(channelKey: string | null): Pick<TicketFields, 'channelType' | 'channelKey'> {
  return { channelType: 'CUSTOM', channelKey };
}

function toReferences({ interaction, followupTo }: WireTicket, { networkItemId }: KnownPost): ExternalReference[] {
  const references = [
    ['networkItemId', networkItemId],
    ['rootId', interaction.root],
    ['followupToId', followupTo],
  ] as const;
  return references.flatMap(([system, value]) => (value === null ? [] : [{ system, value }]));
}

/** The reported times of the post and of the vendor's record of it. */
function timesOf({ interaction, createdTime, updatedTime }: WireTicket): Partial<TicketFields> {
  const createdAt = toInstant(interaction.createdTime);
  const updatedAt = toInstant(updatedTime) ?? toInstant(createdTime);
  return { ...(createdAt === null ? {} : { createdAt }), ...(updatedAt === null ? {} : { updatedAt }) };
}

function writtenAtOf({ interaction, createdTime }: WireTicket, { now }: KnownPost): number {
  return toInstant(interaction.createdTime) ?? toInstant(createdTime) ?? now;
}

function toMessage(wire: WireTicket, post: KnownPost): Observation {
  const { interaction } = wire;
  const { networkItemId, contactKey, isOwn } = post;
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
    createdAt: writtenAtOf(wire, post),
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

/** A text, or files with the text as their caption. */
export function contentOf(message: string | null, [first]: readonly AttachmentRecord[]): MessageContent {
  return first === undefined ? { kind: 'TEXT' } : { kind: 'MEDIA', mediaKind: first.mediaKind, caption: message };
}
