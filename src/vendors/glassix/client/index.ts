// One function per REST call of Glassix: the only place, with its folder, that knows paths, paging and the token.

import type { UploadedFile } from '../../../domain/commands/message-commands.ts';
import { VendorCallError } from '../../../domain/errors/error-codes.ts';
import type { RequestBody, VendorRequest, VendorResponse } from '../../../domain/ports/vendor/calls.ts';
import type { AdapterContext } from '../../../domain/ports/vendor/module.ts';
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

/** A window of the list, epoch milliseconds; Glassix takes at most a month. */
export interface ListWindow {
  readonly since: number;
  readonly until: number;
}
export interface TicketPage {
  readonly tickets: readonly WireTicket[];
  /** The token of the next page, taken out of its address; null on the last one. */
  readonly next: string | null;
}
/** JSON as a write sends it. */
export type Json = Readonly<Record<string, unknown>>;

export interface GlassixClient {
  listTickets(window: ListWindow): Promise<TicketPage>;
  /** The token lives for 24 hours. */
  nextTickets(page: string): Promise<TicketPage>;
  getTicket(id: string): Promise<WireTicket>;
  createTicket(ticket: Json): Promise<WireTicket>;
  send(ticket: string, message: Json): Promise<WireTransaction>;
  /** A message outside tickets. */
  sendOutside(message: Json): Promise<WireOutsideMessage>;
  /** null where the vendor answers with a sentence instead of the ticket. */
  setState(ticket: string, state: string, more: Json): Promise<WireTicket | null>;
  setOwner(ticket: string, userName: string, keepCurrentOwner: boolean): Promise<void>;
  assignAvailableUser(ticket: string): Promise<void>;
  setFields(ticket: string, fields: Json): Promise<void>;
  /** The id that the ticket has from now on. */
  setDepartment(ticket: string, department: string): Promise<string>;
  /** The tags that the ticket has now. */
  addTags(ticket: string, tags: readonly string[]): Promise<readonly string[]>;
  removeTag(ticket: string, tag: string): Promise<readonly string[]>;
  addNote(ticket: string, text: string): Promise<void>;
  setSummary(ticket: string, summary: string): Promise<void>;
  /** What a message names the file by. */
  upload(file: UploadedFile): Promise<string>;
  listUsers(): Promise<readonly WireUser[]>;
  listTags(): Promise<readonly WireTag[]>;
  listCannedReplies(): Promise<readonly WireCannedReply[]>;
  /** Events that wait, left where they are. */
  getEvents(): Promise<readonly unknown[]>;
  deleteEvents(events: readonly Json[]): Promise<void>;
  /** One cheap call that proves the credentials. */
  checkAccount(): Promise<void>;
}

const part = encodeURIComponent;
const json = (value: unknown): RequestBody => ({ type: 'json', value });

function fileOf(file: UploadedFile) {
  const { name, mimeType, byteSize } = file;
  return { name, mimeType, byteSize, open: () => file.open() };
}

/** The `page` of an address: the address itself is never followed, wherever it leads. */
export function pageTokenOf(next: string | null): string | null {
  if (next === null || next === '') return null;
  const query = next.includes('?') ? next.slice(next.indexOf('?') + 1) : next;
  return new URLSearchParams(query).get('page');
}

/** Opens the REST side of an account. Every function throws VendorCallError. */
export function createClient(context: AdapterContext, settings: GlassixSettings): GlassixClient {
  const tokens = createTokenSource(context, settings);
  const caller = context.createCaller({
    baseUrl: settings.baseUrl,
    headers: async () => ({ authorization: `Bearer ${await tokens.get()}` }),
    decodeFailure: decodeFailure,
  });

  /** A token that ended too early is renewed once; a 401 did nothing, so even a write may be sent again. */
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

  async function ask<T>(schema: Parameters<typeof readResponse<T>>[0], request: VendorRequest): Promise<T> {
    return readResponse(schema, request, (await send(request)).json);
  }

  async function tell(request: VendorRequest): Promise<void> {
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
    const { tickets, paging } = await ask(wire.ticketPage, get('tickets.list', '/tickets/list', query));
    return { tickets, next: pageTokenOf(paging?.next ?? null) };
  };

  return {
    listTickets: ({ since, until }) => listPage({ since: toListTime(since), until: toListTime(until) }),
    nextTickets: (page) => listPage({ page }),
    getTicket: (id) => ask(wire.ticket, get('tickets.get', `/tickets/get/${part(id)}`)),
    createTicket: (ticket) => ask(wire.ticket, write('POST', 'tickets.create', '/tickets/create', json(ticket))),
    send: (ticket, message) =>
      ask(wire.transaction, write('POST', 'tickets.send', `/tickets/send/${part(ticket)}`, json(message))),
    sendOutside: (message) =>
      ask(wire.outsideMessage, write('POST', 'protocols.send', '/protocols/send', json(message))),
    async setState(ticket, nextState, more) {
      const query = { nextState, getTicket: 'true' };
      const path = `/tickets/setstate/${part(ticket)}`;
      const answer = await send(write('PUT', 'tickets.setState', path, json(more), query));
      const read = wire.ticket.safeParse(answer.json);
      return read.success ? read.data : null;
    },
    setOwner: (ticket, nextOwnerUserName, keep) =>
      tell(
        write('PUT', 'tickets.setOwner', `/tickets/setowner/${part(ticket)}`, json({}), {
          nextOwnerUserName,
          keepCurrentOwnerInConversation: String(keep),
        }),
      ),
    assignAvailableUser: (ticket) =>
      tell(write('PUT', 'tickets.assignAvailable', `/tickets/assignavailableuser/${part(ticket)}`, json({}))),
    setFields: (ticket, fields) =>
      tell(write('PUT', 'tickets.setFields', `/tickets/setfields/${part(ticket)}`, json(fields))),
    async setDepartment(ticket, departmentId) {
      const path = `/tickets/setdepartment/${part(ticket)}`;
      return (await ask(wire.newTicketId, write('PUT', 'tickets.setDepartment', path, json({ departmentId }))))
        .ticketId;
    },
    addTags: (ticket, tags) =>
      ask(wire.tagNames, write('POST', 'tickets.addTags', `/tickets/addtags/${part(ticket)}`, json(tags))),
    removeTag: (ticket, tag) =>
      ask(wire.tagNames, {
        operation: 'tickets.removeTag',
        method: 'DELETE',
        path: `/tickets/removetag/${part(ticket)}`,
        query: { tag },
      }),
    addNote: (ticket, text) =>
      tell(write('POST', 'tickets.addNote', `/tickets/addnote/${part(ticket)}`, json({ text }))),
    setSummary: (ticket, summary) =>
      tell(write('POST', 'tickets.setSummary', `/tickets/setsummary/${part(ticket)}`, json({ summary }))),
    upload: (file) =>
      ask(
        wire.upload,
        write('POST', 'files.upload', '/files/upload', {
          type: 'multipart',
          fields: [],
          files: [{ field: 'file', ...fileOf(file) }],
        }),
      ),
    listUsers: () => ask(wire.users, get('users.list', '/users/allusers')),
    listTags: () => ask(wire.tags, get('tags.list', '/tenants/gettags')),
    listCannedReplies: () => ask(wire.cannedReplies, get('cannedReplies.list', '/cannedreplies/getall')),
    getEvents: () => ask(wire.anyList, get('events.get', '/webhooks/getevents', { deleteEvents: 'false' })),
    deleteEvents: (events) => tell(write('POST', 'events.delete', '/webhooks/deleteevents', json(events))),
    checkAccount: () => tell(get('users.getStatus', '/users/getstatus')),
  };
}
