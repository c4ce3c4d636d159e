// One function per REST call of Desk360. Only this folder knows paths, paging and errors.

import type { UploadedFile } from '../../../domain/commands/message-commands.ts';
import type { RequestBody, VendorRequest } from '../../../domain/ports/vendor/calls.ts';
import type { AdapterContext } from '../../../domain/ports/vendor/module.ts';
import { filePart, jsonBody, pathSegment } from '../../../platform/adapter/request-parts.ts';
import { createCalls, hasNextLink } from './calls.ts';
import { readCurrentAgent } from './current-agent.ts';
import { readDesk360Rate, RESPONSE_OPTIONS } from './failures.ts';
import { createMediaCalls, type MediaCalls } from './media.ts';
import { toTicketListQuery, type TicketListQuery } from './ticket-query.ts';
import { createWhatsappCalls, type WhatsappCalls } from './whatsapp.ts';
import type { LabelKind } from '../keys.ts';
import type { Desk360Settings } from '../settings.ts';
import type {
  WireAgent,
  WireLabel,
  WireLog,
  WireMessage,
  WireProduct,
  WireTemplatePage,
  WireTicket,
  WireTicketDetail,
} from '../wire/index.ts';
import * as wire from '../wire/index.ts';

const LABELS = { types: wire.type, reasons: wire.reason } as const;

export interface TicketPage {
  readonly tickets: readonly WireTicket[];
  /** From the Link header, whose URL is never followed. */
  readonly hasNext: boolean;
}

/** A new ticket; null fields are not sent. */
export interface NewTicket {
  readonly name: string;
  readonly email: string;
  readonly reason: string;
  readonly description: string;
  readonly status: number;
  readonly agent: string | null;
  /** JSON as text, as documented. */
  readonly settings: string | null;
  readonly files: readonly UploadedFile[];
}
/** The written fields of a label. */
export interface LabelFields {
  readonly product_id?: number;
  readonly title?: string;
  readonly description?: string;
  readonly is_active?: boolean;
}

export interface Desk360Client {
  listProducts(): Promise<readonly WireProduct[]>;
  /** One page of 20, newest change first by default; `page` starts at 1. */
  listTickets(product: string, page: number, query?: TicketListQuery): Promise<TicketPage>;
  getTicket(product: string, ticket: string): Promise<WireTicketDetail>;
  listLogs(product: string, ticket: string): Promise<readonly WireLog[]>;
  listAgents(): Promise<readonly WireAgent[]>;
  /** The agent that the token belongs to. */
  getMe(): Promise<WireAgent>;
  listTypes(): Promise<readonly WireLabel[]>;
  listReasons(): Promise<readonly WireLabel[]>;
  getLabel(kind: LabelKind, id: string): Promise<WireLabel>;
  createLabel(kind: LabelKind, fields: LabelFields): Promise<WireLabel>;
  updateLabel(kind: LabelKind, id: string, fields: LabelFields): Promise<WireLabel>;
  listTemplates(product: string, page: number): Promise<WireTemplatePage>;
  createTicket(product: string, ticket: NewTicket): Promise<WireTicket>;
  reply(product: string, ticket: string, message: string, files: readonly UploadedFile[]): Promise<WireMessage>;
  note(product: string, ticket: string, message: string, files: readonly UploadedFile[]): Promise<WireMessage>;
  setStatus(product: string, ticket: string, status: number, reason: string | null): Promise<WireTicket>;
  readonly whatsapp: WhatsappCalls;
  readonly media: MediaCalls;
}

type Fields = Readonly<Record<string, string | number>>;

/** JSON without files, else a multipart form. */
function bodyOf(fields: Fields, files: readonly UploadedFile[]): RequestBody {
  if (files.length === 0) return jsonBody(fields);
  return {
    type: 'multipart',
    fields: Object.entries(fields).map(([name, value]) => [name, String(value)] as const),
    files: files.map((file) => filePart('attachments[]', file)),
  };
}

function messageBody(message: string, files: readonly UploadedFile[]): RequestBody {
  return bodyOf(message === '' && files.length > 0 ? {} : { message }, files);
}

function ticketBody(ticket: NewTicket): RequestBody {
  const { name, email, description, status } = ticket;
  const fields: Fields = {
    name,
    email,
    reason_id: Number(ticket.reason),
    description,
    status,
    ...(ticket.agent === null ? {} : { assign_to_agent_id: Number(ticket.agent) }),
    ...(ticket.settings === null ? {} : { settings: ticket.settings }),
  };
  return bodyOf(fields, ticket.files);
}

const ticketsPath = (product: string): string => `/products/${pathSegment(product)}/tickets`;
const ticketPath = (product: string, ticket: string): string => `${ticketsPath(product)}/${pathSegment(ticket)}`;

/** Every function throws VendorCallError. */
export function createClient(context: AdapterContext, settings: Desk360Settings): Desk360Client {
  const caller = context.createCaller({
    baseUrl: settings.baseUrl,
    headers: () => ({ authorization: `Bearer ${settings.apiToken}`, accept: 'application/json' }),
    ...RESPONSE_OPTIONS,
    readRate: (headers) => readDesk360Rate(headers, context.now()),
  });
  const calls = createCalls(caller);
  const { call, callAll } = calls;

  const post = (operation: string, path: string, body: RequestBody): VendorRequest => ({
    operation,
    method: 'POST',
    path,
    body,
  });

  return {
    whatsapp: createWhatsappCalls(calls),
    media: createMediaCalls(context, settings, caller),
    listProducts: () => callAll(wire.products, 'products.list', '/products'),
    listAgents: () => callAll(wire.agents, 'agents.list', '/agents'),
    listTypes: () => callAll(wire.types, 'types.list', '/types'),
    listReasons: () => callAll(wire.reasons, 'reasons.list', '/reasons'),
    getLabel: (kind, id) =>
      call(LABELS[kind], { operation: `${kind}.get`, method: 'GET', path: `/${kind}/${pathSegment(id)}` }),
    createLabel: (kind, fields) => call(LABELS[kind], post(`${kind}.create`, `/${kind}`, jsonBody(fields))),
    updateLabel: (kind, id, fields) =>
      call(LABELS[kind], {
        operation: `${kind}.update`,
        method: 'PUT',
        path: `/${kind}/${pathSegment(id)}`,
        body: jsonBody(fields),
      }),
    async listTickets(product, page, query = {}) {
      const request: VendorRequest = {
        operation: 'tickets.list',
        method: 'GET',
        path: ticketsPath(product),
        query: toTicketListQuery(page, query),
      };
      const response = await calls.send(request);
      return { tickets: calls.parse(wire.tickets, request, response.json), hasNext: hasNextLink(response) };
    },
    getTicket: (product, ticket) =>
      call(wire.ticketDetail, { operation: 'tickets.get', method: 'GET', path: ticketPath(product, ticket) }),
    listLogs: (product, ticket) =>
      call(wire.logs, { operation: 'tickets.logs', method: 'GET', path: `${ticketPath(product, ticket)}/logs` }),
    getMe: () => readCurrentAgent(calls),
    listTemplates: (product, page) =>
      call(wire.templatePage, {
        operation: 'templates.list',
        method: 'GET',
        path: `/products/${pathSegment(product)}/conversations/templates`,
        query: { page },
      }),
    createTicket: (product, ticket) =>
      call(wire.ticket, post('tickets.create', ticketsPath(product), ticketBody(ticket))),
    reply: (product, ticket, message, files) =>
      call(wire.message, post('tickets.reply', `${ticketPath(product, ticket)}/reply`, messageBody(message, files))),
    note: (product, ticket, message, files) =>
      call(wire.message, post('tickets.note', `${ticketPath(product, ticket)}/note`, messageBody(message, files))),
    setStatus: (product, ticket, status, reason) =>
      call(
        wire.ticket,
        post(
          'tickets.status',
          `${ticketPath(product, ticket)}/status`,
          bodyOf({ status, ...(reason === null ? {} : { reason_id: Number(reason) }) }, []),
        ),
      ),
  };
}
