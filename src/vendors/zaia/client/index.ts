// One function per Zaia call. Paths, paging and errors are known in this folder only.

import type { AdapterContext } from '../../../domain/ports/vendor/module.ts';
import { pathSegment } from '../../../platform/adapter/request-parts.ts';
import type { ZaiaSettings } from '../settings.ts';
import * as wire from '../wire/index.ts';
import { createCalls, type Page } from './calls.ts';
import { decodeFailure } from './failures.ts';

const MAX_MESSAGES = 1000;

export interface TicketListQuery {
  readonly status: string;
  /** Only tickets of these chats, at most 100; absent: of all chats. */
  readonly chatIds?: readonly string[];
  /** From 1. */
  readonly page: number;
}
export interface NewTicket {
  readonly chatId: string;
  readonly assigneeId: string;
  readonly status: string;
  /** Null is sent as null, because the vendor requires the field. */
  readonly ticketingTeamId: string | null;
}
export interface NewTag {
  readonly name: string;
  readonly color: string;
  readonly description: string;
}

/** All functions throw VendorCallError. Unreadable rows of a list are skipped with a warning. */
export interface ZaiaClient {
  listTickets(query: TicketListQuery): Promise<Page<wire.WireTicketDetails>>;
  getTicket(ticketId: string): Promise<wire.WireTicketDetails>;
  createTicket(ticket: NewTicket): Promise<wire.WireTicketRow>;
  completeTicket(ticketId: string, userId: string): Promise<wire.WireTicketRow>;
  takeOver(ticketId: string, assigneeId: string): Promise<wire.WireTicketRow>;
  assign(ticketId: string, assigneeId: string): Promise<wire.WireTicketRow>;
  addTag(ticketId: string, tagId: string): Promise<void>;
  removeTag(ticketId: string, tagId: string): Promise<void>;
  /** Chats with a message at or after this instant (epoch ms). */
  listChatsSince(since: number, page: number): Promise<Page<wire.WireChat>>;
  /** Up to 1000 messages of a chat, or of one of its tickets. */
  listMessages(chatId: string, ticketId: string | null): Promise<MessageList>;
  listChannels(): Promise<readonly wire.WireChannel[]>;
  listTeams(): Promise<readonly wire.WireTeam[]>;
  listResponders(): Promise<readonly wire.WireResponder[]>;
  listTags(): Promise<readonly wire.WireTag[]>;
  createTag(tag: NewTag): Promise<wire.WireTag>;
  updateTag(tagId: string, changes: Partial<NewTag>): Promise<wire.WireTag>;
  checkKey(): Promise<void>;
}
export interface MessageList {
  readonly messages: readonly wire.WireMessage[];
  /** True if the chat may have more messages than one response holds. */
  readonly isFull: boolean;
}

export function createClient(context: AdapterContext, settings: ZaiaSettings): ZaiaClient {
  const caller = context.createCaller({
    baseUrl: settings.baseUrl,
    headers: () => ({ authorization: settings.apiKey }),
    decodeFailure: (_status, json) => decodeFailure(json, settings.apiKey),
  });
  const calls = createCalls(caller, context.log);
  const removed = settings.removedChats ? { includeRemoved: 'true' } : {};
  const limit =
    settings.paginationForm === 'brackets'
      ? { 'pagination[limit]': MAX_MESSAGES }
      : { pagination: JSON.stringify({ limit: MAX_MESSAGES }) };
  const patchTicket = (operation: string, ticketId: string, path: string, fields: object) =>
    calls.write(wire.ticketRow, operation, 'PATCH', `/tickets/${pathSegment(ticketId)}/${path}`, fields);

  return {
    listTickets: ({ status, chatIds, page }) =>
      calls.page(wire.ticketDetails, {
        operation: chatIds === undefined ? 'tickets.list' : 'tickets.listByChats',
        path: '/tickets/details',
        query: { status, ...(chatIds === undefined ? {} : { chatIds }), ...removed },
        page,
      }),
    getTicket: (ticketId) => calls.read(wire.ticketDetails, 'tickets.get', `/tickets/${pathSegment(ticketId)}/details`),
    createTicket: (ticket) => calls.write(wire.ticketRow, 'tickets.create', 'POST', '/tickets', ticket),
    completeTicket: (ticketId, userId) => patchTicket('tickets.complete', ticketId, 'complete', { userId }),
    takeOver: (ticketId, assigneeId) => patchTicket('tickets.takeover', ticketId, 'takeover', { assigneeId }),
    assign: (ticketId, assigneeId) => patchTicket('tickets.assign', ticketId, 'assignee', { assigneeId }),
    async addTag(ticketId, tagId) {
      await calls.write(wire.ticketTag, 'tickets.tags.add', 'POST', `/tickets/${pathSegment(ticketId)}/tags`, {
        tagId,
      });
    },
    removeTag: (ticketId, tagId) =>
      calls.remove('tickets.tags.remove', `/tickets/${pathSegment(ticketId)}/tags/${pathSegment(tagId)}`),
    listChatsSince: (since, page) =>
      calls.page(wire.chat, {
        operation: 'chats.list',
        path: '/chats',
        query: { lastChatMessageCreatedAtStart: new Date(since).toISOString() },
        page,
      }),
    async listMessages(chatId, ticketId) {
      const ofTicket = ticketId === null ? {} : { ticketIds: ticketId };
      const query = { chatId, ...ofTicket, joins: 'senders', ...limit };
      const { rows, count } = await calls.rows(wire.message, 'messages.list', '/chat-messages', query);
      return { messages: rows, isFull: count >= MAX_MESSAGES };
    },
    listChannels: () => calls.all(wire.channel, 'channels.list', '/channels'),
    listTeams: () => calls.all(wire.team, 'teams.list', '/ticketing-teams'),
    listResponders: () => calls.all(wire.responderRow, 'responders.list', '/super-identities/responders'),
    listTags: () => calls.all(wire.tag, 'tags.list', '/tags'),
    createTag: (tag) => calls.write(wire.tag, 'tags.create', 'POST', '/tags', tag),
    updateTag: (tagId, changes) =>
      calls.write(wire.tag, 'tags.update', 'PATCH', `/tags/${pathSegment(tagId)}`, changes),
    async checkKey() {
      await calls.rows(wire.channel, 'channels.list', '/channels', { pageNumber: 1, pageSize: 1 });
    },
  };
}
