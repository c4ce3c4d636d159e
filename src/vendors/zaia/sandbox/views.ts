// The vendor's JSON for each kind of object, as in its reference; every error has the same shape.

import { answerJson, type SandboxAnswer } from '../../../sandbox/index.ts';
import type { ZaiaSandboxSettings } from './settings.ts';
import {
  openTicketOf,
  type Channel,
  type Chat,
  type Message,
  type Responder,
  type Tag,
  type Team,
  type Ticket,
  type Writer,
  type ZaiaState,
} from './state.ts';

const instant = (at: number): string => new Date(at).toISOString();
const instantOrNull = (at: number | null): string | null => (at === null ? null : instant(at));

/** `{code, cta, feedback, message, name}`; the documented excerpt is truncated after `name`. */
export function answerError(status: number, name: string, message: string): SandboxAnswer {
  const code = name.replaceAll(/(?<=[a-z])(?=[A-Z])/g, '_').toUpperCase();
  const cta = { type: 'support-contact', url: 'https://support.zaia.example/contact' };
  const feedback = { enUs: message, esEs: message, ptBr: message };
  return answerJson(status, { code, cta, feedback, message, name });
}
export const badData = (): SandboxAnswer => answerError(400, 'BadRequest', 'Invalid data provided');
export const notFound = (what: string): SandboxAnswer => answerError(404, 'NotFound', `${what} not found`);

export function statusOf(ticket: Ticket, { statusWords }: ZaiaSandboxSettings): string {
  if (ticket.completedAt !== null) return statusWords.completed;
  return ticket.ongoingAt === null ? statusWords.waiting : statusWords.ongoing;
}

/** The row that every write returns. */
export function ticketRow(ticket: Ticket, settings: ZaiaSandboxSettings): object {
  return {
    id: ticket.id,
    createdAt: instant(ticket.createdAt),
    updatedAt: instant(ticket.updatedAt),
    assigneeId: ticket.assigneeId,
    chatId: ticket.chat.id,
    circumstance: ticket.circumstance,
    completedAt: instantOrNull(ticket.completedAt),
    lastViewedAt: instantOrNull(ticket.lastViewedAt),
    ongoingAt: instantOrNull(ticket.ongoingAt),
    status: statusOf(ticket, settings),
    summary: ticket.summary,
    ticketingTeamId: ticket.team?.id ?? null,
  };
}

/** The details that every read returns: no tags, no `updatedAt`. */
export function ticketDetails(ticket: Ticket, state: ZaiaState, settings: ZaiaSandboxSettings): object {
  const { chat, team } = ticket;
  const assignee = state.users.find(({ id }) => id === ticket.assigneeId) ?? null;
  return {
    assigneeEmail: assignee?.email ?? null,
    assigneeId: ticket.assigneeId,
    assigneeName: assignee?.name ?? null,
    assigneePicture: assignee?.picture ?? null,
    channelId: chat.channel.id,
    channelName: chat.channel.name,
    channelType: chat.channel.type,
    chatId: chat.id,
    chatIsRemoved: chat.isRemoved,
    chatOwnerId: chat.owner.id,
    completedAt: instantOrNull(ticket.completedAt),
    createdAt: instant(ticket.createdAt),
    id: ticket.id,
    isOwnerBlocked: chat.owner.entity === 'users' ? null : chat.owner.isBlocked,
    ongoingAt: instantOrNull(ticket.ongoingAt),
    ownerEmail: chat.owner.email,
    ownerEntity: chat.owner.entity,
    ownerIdentifier: chat.owner.identifier,
    ownerName: chat.owner.name,
    pendingChatMessages: ticket.pendingChatMessages,
    ...responderFields(chat.responder),
    status: statusOf(ticket, settings),
    summary: ticket.summary,
    ticketingTeamId: team?.id ?? null,
    ticketingTeamName: team?.name ?? null,
    ticketingTeamPicture: team?.picture ?? null,
    workspaceId: state.workspaceId,
  };
}

function responderFields(responder: Responder): object {
  return {
    responderEntity: responder.entity,
    responderId: responder.id,
    responderName: responder.name,
    responderPicture: responder.picture,
    responderVersionId: responder.versionId,
    responderVersionNumber: responder.versionNumber,
  };
}

export function chatDetails(chat: Chat, state: ZaiaState, settings: ZaiaSandboxSettings): object {
  const { owner, channel } = chat;
  const [penultimate, last] = [chat.messages.at(-2), chat.messages.at(-1)];
  const ticket = openTicketOf(chat);
  return {
    channelId: channel.id,
    channelName: channel.name,
    channelType: channel.type,
    createdAt: instant(chat.createdAt),
    id: chat.id,
    isOwnerBlocked: owner.entity === 'users' ? null : owner.isBlocked,
    isRemoved: chat.isRemoved,
    ...spoken('last', last, settings),
    ownerEmail: owner.email,
    ownerId: owner.id,
    ownerIdentifier: owner.identifier,
    ownerName: owner.name,
    ...spoken('penultimate', penultimate, settings),
    ...responderFields(chat.responder),
    ticketId: ticket?.id ?? null,
    ticketStatus: ticket === null ? null : statusOf(ticket, settings),
    title: owner.name,
    workspaceId: state.workspaceId,
  };
}

function spoken(place: string, message: Message | undefined, settings: ZaiaSandboxSettings): object {
  return {
    [`${place}MessageContent`]: message?.content ?? null,
    [`${place}MessageCreatedAt`]: instantOrNull(message?.createdAt ?? null),
    [`${place}MessageRole`]: message === undefined ? null : roleOf(message.from, settings),
  };
}

const roleOf = (from: Writer, { roleWords }: ZaiaSandboxSettings): string => roleWords[from];

/** A message; `sender` only if joined. Its fields are not documented. */
export function messageView(
  message: Message,
  chat: Chat,
  world: { readonly state: ZaiaState; readonly settings: ZaiaSandboxSettings; readonly joinsSender: boolean },
): object {
  return {
    id: message.id,
    chatId: chat.id,
    chatThreadId: chat.threadId,
    ticketId: message.ticketId,
    content: message.content,
    role: roleOf(message.from, world.settings),
    senderId: message.senderId,
    createdAt: instant(message.createdAt),
    updatedAt: instant(message.createdAt),
    ...(world.joinsSender ? { sender: senderOf(message, chat, world.state) } : {}),
  };
}

function senderOf(message: Message, chat: Chat, state: ZaiaState): object {
  const { owner, responder } = chat;
  if (message.from === 'customer') return { entity: owner.entity, id: owner.id, name: owner.name, picture: null };
  if (message.from === 'bot') {
    return { entity: responder.entity, id: responder.id, name: responder.name, picture: responder.picture };
  }
  const user = state.users.find(({ id }) => id === message.senderId);
  return { entity: 'users', id: message.senderId, name: user?.name ?? null, picture: user?.picture ?? null };
}

export function channelView(channel: Channel, { workspaceId }: ZaiaState): object {
  const { id, name, type } = channel;
  return { id, name, type, createdAt: instant(channel.createdAt), updatedAt: instant(channel.updatedAt), workspaceId };
}

export function teamView(team: Team, { workspaceId }: ZaiaState): object {
  const { id, name, description, isRemoved } = team;
  const [createdAt, updatedAt] = [instant(team.createdAt), instant(team.updatedAt)];
  return { id, name, description, createdAt, updatedAt, isRemoved, workspaceId };
}

export function responderView({ entity, id, name, picture }: Responder, { workspaceId }: ZaiaState): object {
  return { entity, id, name, picture, workspaceId };
}

export function tagView(tag: Tag, state: ZaiaState): object {
  const { id, name, color, description } = tag;
  const attached = [...state.tickets.values()].filter(({ tags, completedAt }) => tags.has(id) && completedAt === null);
  const [createdAt, updatedAt] = [instant(tag.createdAt), instant(tag.updatedAt)];
  const { workspaceId } = state;
  return { id, name, color, description, activeTicketCount: attached.length, createdAt, updatedAt, workspaceId };
}
