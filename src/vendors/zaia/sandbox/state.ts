// The state of the emulated Zaia: a workspace with people, AI responders and channels, and chats with tickets and messages.

import type { RateWindow, SandboxRandom } from '../../../sandbox/index.ts';
import type { ChannelType, Circumstance, OwnerEntity, ResponderEntity, TagColor } from './enums.ts';

interface Row {
  readonly id: string;
  readonly createdAt: number;
  updatedAt: number;
}
/** A human attendant; the API does not list them. */
export interface User {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly picture: string | null;
}
export interface Channel extends Row {
  readonly name: string;
  readonly type: ChannelType;
}
export interface Team extends Row {
  readonly name: string;
  readonly description: string;
  readonly picture: string | null;
  readonly isRemoved: boolean;
}
export interface Responder {
  readonly id: string;
  readonly entity: ResponderEntity;
  readonly name: string;
  readonly picture: string | null;
  readonly versionId: string | null;
  readonly versionNumber: number | null;
}
export interface Tag extends Row {
  name: string;
  color: TagColor;
  description: string;
}
/** The owner of a chat: mostly an external contact, sometimes a user of the workspace. */
export interface Owner {
  readonly id: string;
  readonly entity: OwnerEntity;
  readonly name: string | null;
  readonly email: string | null;
  readonly identifier: string | null;
  /** A language of the sample data; answers use it too. */
  readonly language: string;
  isBlocked: boolean;
}
export type Writer = 'customer' | 'bot' | 'attendant';
export interface Message {
  readonly id: string;
  readonly createdAt: number;
  readonly from: Writer;
  readonly senderId: string;
  readonly content: string;
  /** The open ticket at the time of writing; null while the responder led the chat. */
  readonly ticketId: string | null;
}
export interface Chat {
  readonly id: string;
  readonly threadId: string;
  readonly createdAt: number;
  readonly owner: Owner;
  readonly channel: Channel;
  readonly responder: Responder;
  isRemoved: boolean;
  /** Oldest first. */
  readonly messages: Message[];
  /** Oldest first; only the last one may be open. */
  readonly tickets: Ticket[];
}
export interface Ticket extends Row {
  readonly chat: Chat;
  readonly circumstance: Circumstance;
  summary: string;
  readonly team: Team | null;
  assigneeId: string | null;
  ongoingAt: number | null;
  completedAt: number | null;
  lastViewedAt: number | null;
  /** Unanswered messages of the customer. */
  pendingChatMessages: number;
  /** Time of attachment by tag id. */
  readonly tags: Map<string, number>;
}

export interface ZaiaState {
  /** Generates new objects at run time; the sandbox program replaces it in every run. */
  random: SandboxRandom;
  readonly calls: RateWindow;
  readonly workspaceId: string;
  readonly users: readonly User[];
  readonly channels: readonly Channel[];
  readonly teams: readonly Team[];
  readonly responders: readonly Responder[];
  readonly tags: Map<string, Tag>;
  /** In the order of creation. */
  readonly chats: Map<string, Chat>;
  /** In the order of creation. */
  readonly tickets: Map<string, Ticket>;
}

/** The open ticket of the chat, or null while the responder leads. */
export function openTicketOf(chat: Chat): Ticket | null {
  const last = chat.tickets.at(-1);
  return last === undefined || last.completedAt !== null ? null : last;
}

/** Appends a message to a chat; no two messages of a chat have the same time. */
export function addMessage(
  state: ZaiaState,
  chat: Chat,
  from: Writer,
  senderId: string,
  content: string,
  at: number,
): Message {
  const ticket = openTicketOf(chat);
  const createdAt = Math.max(at, (chat.messages.at(-1)?.createdAt ?? 0) + 1);
  const message = { id: state.random.uuid(), createdAt, from, senderId, content, ticketId: ticket?.id ?? null };
  chat.messages.push(message);
  if (ticket !== null && from === 'customer') ticket.pendingChatMessages += 1;
  if (ticket !== null && from === 'attendant') ticket.pendingChatMessages = 0;
  return message;
}

/** Creates a ticket for a chat: by the responder (handover, unassigned) or by a person (takeover). */
export function openTicket(
  state: ZaiaState,
  chat: Chat,
  fields: Pick<Ticket, 'circumstance' | 'team' | 'assigneeId' | 'summary'> & { readonly at: number },
): Ticket {
  const { at, ...own } = fields;
  const ticket: Ticket = {
    ...own,
    id: state.random.uuid(),
    chat,
    createdAt: at,
    updatedAt: at,
    ongoingAt: null,
    completedAt: null,
    lastViewedAt: null,
    pendingChatMessages: 0,
    tags: new Map(),
  };
  chat.tickets.push(ticket);
  state.tickets.set(ticket.id, ticket);
  return ticket;
}

/** Creates an empty chat. */
export function openChat(
  state: ZaiaState,
  fields: Pick<Chat, 'owner' | 'channel' | 'responder'> & { readonly at: number },
): Chat {
  const { at, ...own } = fields;
  const ids = { id: state.random.uuid(), threadId: state.random.uuid() };
  const chat: Chat = { ...own, ...ids, createdAt: at, isRemoved: false, messages: [], tickets: [] };
  state.chats.set(chat.id, chat);
  return chat;
}
