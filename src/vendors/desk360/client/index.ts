// One function per REST call of Desk360: the only place, with its folder, that knows paths, paging and errors.

import type { UploadedFile } from '../../../domain/commands/message-commands.ts';
import type { RequestBody, VendorRequest } from '../../../domain/ports/vendor/calls.ts';
import type { AdapterContext } from '../../../domain/ports/vendor/module.ts';
import { createCalls, filePart, hasNextLink, part } from './calls.ts';
import { readCurrentAgent } from './current-agent.ts';
import { ANSWERS, readDesk360Rate } from './failures.ts';
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
  /** What the Link header says; its address is never used. */
  readonly hasNext: boolean;
}

/** A ticket as it is to be made; null is not sent. */
export interface NewTicket {
  readonly name: string;
  readonly email: string;
  readonly reason: string;
  readonly description: string;
  readonly status: number;
  readonly agent: string | null;
  /** JSON as text, as the documents want it. */
  readonly settings: string | null;
  readonly files: readonly UploadedFile[];
}
/** What of a label is written; what is left out is not sent. */
export interface LabelFields {
  readonly product_id?: number;
  readonly title?: string;
  readonly description?: string;
  readonly is_active?: boolean;
}

export interface Desk360Client {
  listProducts(): Promise<readonly WireProduct[]>;
  /** One page of 20, newest change first unless the query says otherwise; pages count from 1. */
  listTickets(product: string, page: number, query?: TicketListQuery): Promise<TicketPage>;
  getTicket(product: string, ticket: string): Promise<WireTicketDetail>;
  listLogs(product: string, ticket: string): Promise<readonly WireLog[]>;
  listAgents(): Promise<readonly WireAgent[]>;
  /** The agent behind the token. */
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

/** JSON, or a form as soon as files come along. */
function bodyOf(fields: Fields, files: readonly UploadedFile[]): RequestBody {
  if (files.length === 0) return { type: 'json', value: fields };
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

const ticketsPath = (product: string): string => `/products/${part(product)}/tickets`;
const ticketPath = (product: string, ticket: string): string => `${ticketsPath(product)}/${part(ticket)}`;

/** Opens the REST side of an account. Every function throws VendorCallError. */
export function createClient(context: AdapterContext, settings: Desk360Settings): Desk360Client {
  const caller = context.createCaller({
    baseUrl: settings.baseUrl,
    headers: () => ({ authorization: `Bearer ${settings.apiToken}`, accept: 'application/json' }),
    ...ANSWERS,
    readRate: (headers) => readDesk360Rate(headers, context.now()),
  });
  const calls = createCalls(caller);
  const { ask, askAll } = calls;

  const post = (operation: string, path: string, body: RequestBody): VendorRequest => ({
    operation,
    method: 'POST',
    path,
    body,
  });

  return {
    whatsapp: createWhatsappCalls(calls),
    media: createMediaCalls(context, settings, caller),
    listProducts: () => askAll(wire.products, 'products.list', '/products'),
    listAgents: () => askAll(wire.agents, 'agents.list', '/agents'),
    listTypes: () => askAll(wire.types, 'types.list', '/types'),
    listReasons: () => askAll(wire.reasons, 'reasons.list', '/reasons'),
    getLabel: (kind, id) =>
      ask(LABELS[kind], { operation: `${kind}.get`, method: 'GET', path: `/${kind}/${part(id)}` }),
    createLabel: (kind, fields) =>
      ask(LABELS[kind], post(`${kind}.create`, `/${kind}`, { type: 'json', value: fields })),
    updateLabel: (kind, id, fields) =>
      ask(LABELS[kind], {
        operation: `${kind}.update`,
        method: 'PUT',
        path: `/${kind}/${part(id)}`,
        body: { type: 'json', value: fields },
      }),
    async listTickets(product, page, query = {}) {
      const request: VendorRequest = {
        operation: 'tickets.list',
        method: 'GET',
        path: ticketsPath(product),
        query: toTicketListQuery(page, query),
      };
      const response = await calls.send(request);
      return { tickets: calls.read(wire.tickets, request, response.json), hasNext: hasNextLink(response) };
    },
    getTicket: (product, ticket) =>
      ask(wire.ticketDetail, { operation: 'tickets.get', method: 'GET', path: ticketPath(product, ticket) }),
    listLogs: (product, ticket) =>
      ask(wire.logs, { operation: 'tickets.logs', method: 'GET', path: `${ticketPath(product, ticket)}/logs` }),
    getMe: () => readCurrentAgent(calls),
    listTemplates: (product, page) =>
      ask(wire.templatePage, {
        operation: 'templates.list',
        method: 'GET',
        path: `/products/${part(product)}/conversations/templates`,
        query: { page },
      }),
    createTicket: (product, ticket) =>
      ask(wire.ticket, post('tickets.create', ticketsPath(product), ticketBody(ticket))),
    reply: (product, ticket, message, files) =>
      ask(wire.message, post('tickets.reply', `${ticketPath(product, ticket)}/reply`, messageBody(message, files))),
    note: (product, ticket, message, files) =>
      ask(wire.message, post('tickets.note', `${ticketPath(product, ticket)}/note`, messageBody(message, files))),
    setStatus: (product, ticket, status, reason) =>
      ask(
        wire.ticket,
        post(
          'tickets.status',
          `${ticketPath(product, ticket)}/status`,
          bodyOf({ status, ...(reason === null ? {} : { reason_id: Number(reason) }) }, []),
        ),
      ),
  };
}
