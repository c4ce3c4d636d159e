// One function per REST call of Glassix. Only this folder knows paths, paging and the token.

import type { UploadedFile } from '../../../domain/commands/message-commands.ts';
import { VendorCallError } from '../../../domain/errors/error-codes.ts';
import type { RequestBody, VendorRequest, VendorResponse } from '../../../domain/ports/vendor/calls.ts';
import type { AdapterContext } from '../../../domain/ports/vendor/module.ts';
import { filePart, jsonBody, pathSegment } from '../../../platform/adapter/request-parts.ts';
import { readResponse } from '../../../platform/adapter/wire-failure.ts';
import { decodeFailure } from './failures.ts';
import { createTokenSource } from './token.ts';
import { toListTime } from '../map/time.ts';
import type { GlassixSettings } from '../settings.ts';
import type {
  WireCannedReply,
  WireOutsideMessage,
  WireTag,
  WireTicket,
  WireTransaction,
  WireUser,
} from '../wire/index.ts';
import * as wire from '../wire/index.ts';

/** A window of the list, epoch milliseconds. Glassix accepts at most a month. */
export interface ListWindow {
  readonly since: number;
  readonly until: number;
}
export interface TicketPage {
  readonly tickets: readonly WireTicket[];
  /** The token of the next page, from its URL; null on the last page. */
  readonly next: string | null;
}
/** The JSON body of a write. */
export type Json = Readonly<Record<string, unknown>>;

export interface GlassixClient {
  listTickets(window: ListWindow): Promise<TicketPage>;
  /** The page token expires after 24 hours. */
  nextTickets(page: string): Promise<TicketPage>;
  getTicket(id: string): Promise<WireTicket>;
  createTicket(ticket: Json): Promise<WireTicket>;
  send(ticket: string, message: Json): Promise<WireTransaction>;
  /** A message outside of tickets. */
  sendOutside(message: Json): Promise<WireOutsideMessage>;
  /** null if the response is a sentence instead of the ticket. */
  setState(ticket: string, state: string, more: Json): Promise<WireTicket | null>;
  setOwner(ticket: string, userName: string, keepCurrentOwner: boolean): Promise<void>;
  assignAvailableUser(ticket: string): Promise<void>;
  setFields(ticket: string, fields: Json): Promise<void>;
  /** Resolves with the ticket's new id. */
  setDepartment(ticket: string, department: string): Promise<string>;
  /** Resolves with the ticket's tags after the call. */
  addTags(ticket: string, tags: readonly string[]): Promise<readonly string[]>;
  removeTag(ticket: string, tag: string): Promise<readonly string[]>;
  addNote(ticket: string, text: string): Promise<void>;
  setSummary(ticket: string, summary: string): Promise<void>;
  /** Resolves with the id that a message refers to. */
  upload(file: UploadedFile): Promise<string>;
  listUsers(): Promise<readonly WireUser[]>;
  listTags(): Promise<readonly WireTag[]>;
  listCannedReplies(): Promise<readonly WireCannedReply[]>;
  /** Queued events; they stay in the queue. */
  getEvents(): Promise<readonly unknown[]>;
  deleteEvents(events: readonly Json[]): Promise<void>;
  /** One cheap call that verifies the credentials. */
  checkAccount(): Promise<void>;
}

/** The `page` parameter of a URL. The URL itself is never followed. */
export function pageTokenOf(next: string | null): string | null {
  if (next === null || next === '') return null;
  const query = next.includes('?') ? next.slice(next.indexOf('?') + 1) : next;
  return new URLSearchParams(query).get('page');
}

/** Every function throws VendorCallError. */
export function createClient(context: AdapterContext, settings: GlassixSettings): GlassixClient {
  const tokens = createTokenSource(context, settings);
  const caller = context.createCaller({
    baseUrl: settings.baseUrl,
    headers: async () => ({ authorization: `Bearer ${await tokens.get()}` }),
    decodeFailure,
  });

  /** After a 401 the token is renewed once. A 401 has no effect at the vendor, so writes are repeated too. */
  async function send(request: VendorRequest): Promise<VendorResponse> {
    const used = await tokens.get();
    try {
      return await caller.call(request);
    } catch (error) {
      if (!(error instanceof VendorCallError) || error.failure.httpStatus !== 401) throw error;
      if (!tokens.reject(used)) throw error;
      return caller.call(request);
    }
  }

  async function call<T>(schema: Parameters<typeof readResponse<T>>[0], request: VendorRequest): Promise<T> {
    return readResponse(schema, request, (await send(request)).json);
  }

  async function callWithoutResult(request: VendorRequest): Promise<void> {
    await send(request);
  }

  const get = (operation: string, path: string, query?: VendorRequest['query']): VendorRequest => ({
    operation,
    method: 'GET',
    path,
    ...(query === undefined ? {} : { query }),
  });
  const write = (
    method: 'POST' | 'PUT' | 'DELETE',
    operation: string,
    path: string,
    body: RequestBody,
    query: VendorRequest['query'] = {},
  ): VendorRequest => ({ operation, method, path, body, query });
  const listPage = async (query: VendorRequest['query']): Promise<TicketPage> => {
    const { tickets, paging } = await call(wire.ticketPage, get('tickets.list', '/tickets/list', query));
    return { tickets, next: pageTokenOf(paging?.next ?? null) };
  };

  return {
    listTickets: ({ since, until }) => listPage({ since: toListTime(since), until: toListTime(until) }),
    nextTickets: (page) => listPage({ page }),
    getTicket: (id) => call(wire.ticket, get('tickets.get', `/tickets/get/${pathSegment(id)}`)),
    createTicket: (ticket) => call(wire.ticket, write('POST', 'tickets.create', '/tickets/create', jsonBody(ticket))),
    send: (ticket, message) =>
      call(wire.transaction, write('POST', 'tickets.send', `/tickets/send/${pathSegment(ticket)}`, jsonBody(message))),
    sendOutside: (message) =>
      call(wire.outsideMessage, write('POST', 'protocols.send', '/protocols/send', jsonBody(message))),
    async setState(ticket, nextState, more) {
      const query = { nextState, getTicket: 'true' };
      const path = `/tickets/setstate/${pathSegment(ticket)}`;
      const answer = await send(write('PUT', 'tickets.setState', path, jsonBody(more), query));
      const read = wire.ticket.safeParse(answer.json);
      return read.success ? read.data : null;
    },
    setOwner: (ticket, nextOwnerUserName, keep) =>
      callWithoutResult(
        write('PUT', 'tickets.setOwner', `/tickets/setowner/${pathSegment(ticket)}`, jsonBody({}), {
          nextOwnerUserName,
          keepCurrentOwnerInConversation: String(keep),
        }),
      ),
    assignAvailableUser: (ticket) =>
      callWithoutResult(
        write('PUT', 'tickets.assignAvailable', `/tickets/assignavailableuser/${pathSegment(ticket)}`, jsonBody({})),
      ),
    setFields: (ticket, fields) =>
      callWithoutResult(
        write('PUT', 'tickets.setFields', `/tickets/setfields/${pathSegment(ticket)}`, jsonBody(fields)),
      ),
    async setDepartment(ticket, departmentId) {
      const path = `/tickets/setdepartment/${pathSegment(ticket)}`;
      return (await call(wire.newTicketId, write('PUT', 'tickets.setDepartment', path, jsonBody({ departmentId }))))
        .ticketId;
    },
    addTags: (ticket, tags) =>
      call(wire.tagNames, write('POST', 'tickets.addTags', `/tickets/addtags/${pathSegment(ticket)}`, jsonBody(tags))),
    removeTag: (ticket, tag) =>
      call(wire.tagNames, {
        operation: 'tickets.removeTag',
        method: 'DELETE',
        path: `/tickets/removetag/${pathSegment(ticket)}`,
        query: { tag },
      }),
    addNote: (ticket, text) =>
      callWithoutResult(
        write('POST', 'tickets.addNote', `/tickets/addnote/${pathSegment(ticket)}`, jsonBody({ text })),
      ),
    setSummary: (ticket, summary) =>
      callWithoutResult(
        write('POST', 'tickets.setSummary', `/tickets/setsummary/${pathSegment(ticket)}`, jsonBody({ summary })),
      ),
    upload: (file) =>
      call(
        wire.upload,
        write('POST', 'files.upload', '/files/upload', {
          type: 'multipart',
          fields: [],
          files: [filePart('file', file)],
        }),
      ),
    listUsers: () => call(wire.users, get('users.list', '/users/allusers')),
    listTags: () => call(wire.tags, get('tags.list', '/tenants/gettags')),
    listCannedReplies: () => call(wire.cannedReplies, get('cannedReplies.list', '/cannedreplies/getall')),
    getEvents: () => call(wire.anyList, get('events.get', '/webhooks/getevents', { deleteEvents: 'false' })),
    deleteEvents: (events) =>
      callWithoutResult(write('POST', 'events.delete', '/webhooks/deleteevents', jsonBody(events))),
    checkAccount: () => callWithoutResult(get('users.getStatus', '/users/getstatus')),
  };
}
