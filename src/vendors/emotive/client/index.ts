// One function per Emotive call. Paths, credentials and the parsing of responses are known here only.

import type { CallerOptions, VendorResponse } from '../../../domain/ports/vendor/calls.ts';
import type { AdapterContext } from '../../../domain/ports/vendor/module.ts';
import { jsonBody, pathSegment } from '../../../platform/adapter/request-parts.ts';
import type { EmotiveSettings, ReplyPath } from '../settings.ts';
import {
  FieldProblemError,
  parseEvent,
  parsePage,
  parseTicketResponse,
  type EventWire,
  type TicketPage,
  type TicketResponse,
} from '../wire/index.ts';
import { isUnknownPath, withPathFallback } from './reply-path.ts';
import { decodeFailure, parseResponse } from './responses.ts';

/** The body of the event calls; `agent_id` only if the account has one set. */
export interface OutgoingEvent {
  readonly message: string;
  readonly status: string;
  readonly event_time: string;
  readonly system_type: string;
  readonly agent_id?: string;
}
/** The body of a ticket update; a missing user id is left as it is. */
export interface OutgoingReferences {
  readonly external_ticket_id: string;
  readonly external_user_id?: string;
}

/** All functions throw VendorCallError. Writes resolve with null if they succeeded but the response cannot be parsed. */
export interface EmotiveClient {
  readTicket(ticketId: string): Promise<TicketResponse>;
  /** Tickets with ids after this one; `limit` 5 to 50. */
  listTickets(afterTicketId: string, limit: number): Promise<TicketPage>;
  updateTicket(ticketId: string, references: OutgoingReferences): Promise<TicketResponse | null>;
  addEvent(ticketId: string, event: OutgoingEvent): Promise<EventWire | null>;
  addEventByExternalId(externalTicketId: string, event: OutgoingEvent): Promise<EventWire | null>;
  /** Checks the brand token. Also resolves if the vendor has no such call, because its guide does not name it. */
  checkConnection(): Promise<void>;
}

/** Opens the client of one account. Remembers for the life of the process which reply path works. */
export function createClient(context: AdapterContext, settings: EmotiveSettings): EmotiveClient {
  const caller = context.createCaller(callerOptions(settings));
  const post = (operation: string, path: string, value: unknown) =>
    caller.call({ operation, method: 'POST', path, body: jsonBody(value) });
  const parseWritten = <T>(operation: string, response: VendorResponse, parse: (json: unknown) => T): T | null => {
    try {
      return parse(response.json);
    } catch (error) {
      if (!(error instanceof FieldProblemError)) throw error;
      context.log.warn('response to a write could not be parsed', { operation, field: error.field });
      return null;
    }
  };
  const postReply = async (ticketId: string, path: ReplyPath, event: OutgoingEvent) => {
    const response = await post('tickets.events.add', `/tickets/${pathSegment(ticketId)}/${path}`, event);
    return parseWritten('tickets.events.add', response, (json) => parseEvent(json, ''));
  };

  return {
    addEvent: withPathFallback(settings.replyPath, postReply),
    async readTicket(ticketId) {
      const path = `/tickets/${pathSegment(ticketId)}`;
      const response = await caller.call({ operation: 'tickets.get', method: 'GET', path });
      return parseResponse(response.json, parseTicketResponse);
    },
    async listTickets(afterTicketId, limit) {
      const query = { after_ticket_id: afterTicketId, limit };
      const response = await caller.call({ operation: 'tickets.list', method: 'GET', path: '/tickets', query });
      return parseResponse(response.json, parsePage);
    },
    async updateTicket(ticketId, references) {
      const response = await post('tickets.update', `/tickets/${pathSegment(ticketId)}`, references);
      return parseWritten('tickets.update', response, parseTicketResponse);
    },
    async addEventByExternalId(externalTicketId, event) {
      const path = `/tickets/external/${pathSegment(externalTicketId)}/events`;
      const response = await post('tickets.external.events.add', path, event);
      return parseWritten('tickets.external.events.add', response, (json) => parseEvent(json, ''));
    },
    async checkConnection() {
      const call = caller.call({ operation: 'connections.me', method: 'GET', path: '/connections/me' });
      await call.catch((error: unknown) => {
        if (!isUnknownPath(error)) throw error;
      });
    },
  };
}

function callerOptions(settings: EmotiveSettings): CallerOptions {
  return {
    baseUrl: settings.baseUrl,
    headers: () => ({ 'x-api-key': settings.brandToken }),
    decodeFailure: (_status, json) => decodeFailure(json, [settings.brandToken]),
  };
}
