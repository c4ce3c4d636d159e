// One function per REST call of Desk360: the only place that knows its paths, paging and errors.

import type { UploadedFile } from '../../domain/command.ts';
import { VendorCallError } from '../../domain/errors.ts';
import type { AdapterContext, RequestBody, VendorRequest, VendorResponse } from '../../domain/ports/vendor.ts';
import { decodeDesk360Failure, misread, readDesk360Rate, refuseDisguisedFailure, sentIdOf } from './client/failures.ts';
import type { Desk360Settings } from './settings.ts';
import type {
  WireAgent,
  WireLabel,
  WireLog,
  WireMessage,
  WireProduct,
  WireTemplatePage,
  WireTicket,
  WireTicketDetail,
} from './wire.ts';
import * as wire from './wire.ts';
import { readWire, WireMismatch } from './wire/pieces.ts';

const MAX_LIST_PAGES = 200;
const ABSENT_PATH = new Set(['NOT_FOUND', 'UNSUPPORTED']);

export interface TicketPage {
  readonly tickets: readonly WireTicket[];
  /** What the Link header says; its address is never used. */
  readonly hasNext: boolean;
}

export interface Desk360Client {
  listProducts(): Promise<readonly WireProduct[]>;
  /** One page of 20, newest change first; pages count from 1. */
  listTickets(product: string, page: number): Promise<TicketPage>;
  getTicket(product: string, ticket: string): Promise<WireTicketDetail>;
  listLogs(product: string, ticket: string): Promise<readonly WireLog[]>;
  listAgents(): Promise<readonly WireAgent[]>;
  getMe(): Promise<void>;
  listTypes(): Promise<readonly WireLabel[]>;
  listReasons(): Promise<readonly WireLabel[]>;
  listTemplates(product: string, page: number): Promise<WireTemplatePage>;
  reply(product: string, ticket: string, message: string, files: readonly UploadedFile[]): Promise<WireMessage>;
  note(product: string, ticket: string, message: string, files: readonly UploadedFile[]): Promise<WireMessage>;
  setStatus(product: string, ticket: string, status: number, reason: string | null): Promise<WireTicket>;
  /** Gives the id of the sent message; null where the answer carries none, which the documents leave open. */
  sendWhatsappText(product: string, to: string, text: string): Promise<string | null>;
}

function hasNextLink(response: VendorResponse): boolean {
  return /;\s*rel\s*=\s*"?next\b/i.test(response.headers['link'] ?? '');
}

function messageBody(message: string, files: readonly UploadedFile[]): RequestBody {
  if (files.length === 0) return { type: 'json', value: { message } };
  return {
    type: 'multipart',
    fields: message === '' ? [] : [['message', message]],
    files: files.map((file) => ({
      field: 'attachments[]',
      name: file.name,
      mimeType: file.mimeType,
      byteSize: file.byteSize,
      open: () => file.open(),
    })),
  };
}

const part = encodeURIComponent;
const ticketPath = (product: string, ticket: string): string => `/products/${part(product)}/tickets/${part(ticket)}`;

/** Opens the REST side of an account. Every function throws VendorCallError. */
export function createDesk360Client(context: AdapterContext, settings: Desk360Settings): Desk360Client {
  const caller = context.createCaller({
    baseUrl: settings.baseUrl,
    headers: () => ({ authorization: `Bearer ${settings.apiToken}`, accept: 'application/json' }),
    decodeFailure: decodeDesk360Failure,
    readRate: (headers) => readDesk360Rate(headers, context.now()),
  });

  async function send(request: VendorRequest): Promise<VendorResponse> {
    const response = await caller.call(request);
    refuseDisguisedFailure(response);
    return response;
  }

  function read<T>(schema: Parameters<typeof readWire<T>>[0], request: VendorRequest, json: unknown): T {
    try {
      return readWire(schema, json);
    } catch (error) {
      throw error instanceof WireMismatch ? misread(error, request.operation, request.method !== 'GET') : error;
    }
  }

  async function ask<T>(schema: Parameters<typeof readWire<T>>[0], request: VendorRequest): Promise<T> {
    return read(schema, request, (await send(request)).json);
  }

  /** Reads a whole list; these are short, but the documents say that every list is paged. */
  async function askAll<T>(schema: Parameters<typeof readWire<T[]>>[0], operation: string, path: string): Promise<T[]> {
    const all: T[] = [];
    let previous = '';
    for (let page = 1; page <= MAX_LIST_PAGES; page += 1) {
      const request: VendorRequest = { operation, method: 'GET', path, ...(page === 1 ? {} : { query: { page } }) };
      // oxlint-disable-next-line no-await-in-loop -- whether there is a next page stands in this one
      const response = await send(request);
      const items = read(schema, request, response.json);
      const fingerprint = JSON.stringify(items);
      if (items.length === 0 || fingerprint === previous) break;
      all.push(...items);
      if (!hasNextLink(response)) break;
      previous = fingerprint;
    }
    return all;
  }

  return {
    listProducts: () => askAll(wire.products, 'products.list', '/products'),
    listAgents: () => askAll(wire.agents, 'agents.list', '/agents'),
    listTypes: () => askAll(wire.types, 'types.list', '/types'),
    listReasons: () => askAll(wire.reasons, 'reasons.list', '/reasons'),
    async listTickets(product, page) {
      const path = `/products/${part(product)}/tickets`;
      const request: VendorRequest = { operation: 'tickets.list', method: 'GET', path, query: { page } };
      const response = await send(request);
      return { tickets: read(wire.tickets, request, response.json), hasNext: hasNextLink(response) };
    },
    getTicket: (product, ticket) =>
      ask(wire.ticketDetail, { operation: 'tickets.get', method: 'GET', path: ticketPath(product, ticket) }),
    listLogs: (product, ticket) =>
      ask(wire.logs, { operation: 'tickets.logs', method: 'GET', path: `${ticketPath(product, ticket)}/logs` }),
    async getMe() {
      const request = { operation: 'me', method: 'GET', path: '/me' } as const;
      try {
        await ask(wire.me, request);
      } catch (error) {
        // The heading of the page says /me, its sample /agents/me.
        if (!(error instanceof VendorCallError) || !ABSENT_PATH.has(error.failure.code)) throw error;
        await ask(wire.me, { ...request, path: '/agents/me' });
      }
    },
    listTemplates: (product, page) =>
      ask(wire.templatePage, {
        operation: 'templates.list',
        method: 'GET',
        path: `/products/${part(product)}/conversations/templates`,
        query: { page },
      }),
    reply: (product, ticket, message, files) =>
      ask(wire.message, {
        operation: 'tickets.reply',
        method: 'POST',
        path: `${ticketPath(product, ticket)}/reply`,
        body: messageBody(message, files),
      }),
    note: (product, ticket, message, files) =>
      ask(wire.message, {
        operation: 'tickets.note',
        method: 'POST',
        path: `${ticketPath(product, ticket)}/note`,
        body: messageBody(message, files),
      }),
    setStatus: (product, ticket, status, reason) =>
      ask(wire.ticket, {
        operation: 'tickets.status',
        method: 'POST',
        path: `${ticketPath(product, ticket)}/status`,
        body: { type: 'json', value: { status, ...(reason === null ? {} : { reason_id: Number(reason) }) } },
      }),
    async sendWhatsappText(product, to, text) {
      const response = await send({
        operation: 'whatsapp.text',
        method: 'POST',
        path: `/products/${part(product)}/conversations/messages`,
        body: { type: 'json', value: { to, text } },
      });
      return sentIdOf(response.json);
    },
  };
}
