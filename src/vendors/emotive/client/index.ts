// One function per Emotive call: the only paths, the credential, and how its errors are read.

import { VendorCallError } from '../../../domain/errors/error-codes.ts';
import type { CallerOptions, VendorResponse } from '../../../domain/ports/vendor/calls.ts';
import type { AdapterContext } from '../../../domain/ports/vendor/module.ts';
import { decodeFailure, readAnswer } from './answers.ts';
import { REPLY_PATHS, type EmotiveSettings, type ReplyPath } from '../settings.ts';
import {
  parseEvent,
  parsePage,
  parseTicketAnswer,
  WireProblem,
  type EventWire,
  type TicketAnswer,
  type TicketPage,
} from '../wire/index.ts';

/** What the event calls take; `agent_id` only where the account has one set. */
export interface OutgoingEvent {
  readonly message: string;
  readonly status: string;
  readonly event_time: string;
  readonly system_type: string;
  readonly agent_id?: string;
}
/** What a ticket update takes; an absent user id is left as it is. */
export interface OutgoingReferences {
  readonly external_ticket_id: string;
  readonly external_user_id?: string;
}

/** All throw VendorCallError. The writes answer null when they were done but their answer cannot be read. */
export interface EmotiveClient {
  readTicket(ticketId: string): Promise<TicketAnswer>;
  /** Tickets with ids after this one; `limit` 5 to 50. */
  listTickets(afterTicketId: string, limit: number): Promise<TicketPage>;
  updateTicket(ticketId: string, references: OutgoingReferences): Promise<TicketAnswer | null>;
  addEvent(ticketId: string, event: OutgoingEvent): Promise<EventWire | null>;
  addEventByExternalId(externalTicketId: string, event: OutgoingEvent): Promise<EventWire | null>;
  /** Proves the brand token; also resolves where the vendor has no such call: its guide does not name it. */
  checkConnection(): Promise<void>;
}

/** Opens the client of one account over the context's caller. Remembers which reply path works, per process. */
export function createClient(context: AdapterContext, settings: EmotiveSettings): EmotiveClient {
  const caller = context.createCaller(callerOptions(settings));
  const post = (operation: string, path: string, value: unknown) =>
    caller.call({ operation, method: 'POST', path, body: { type: 'json', value } });
  const readWritten = <T>(operation: string, response: VendorResponse, parse: (json: unknown) => T): T | null => {
    try {
      return parse(response.json);
    } catch (error) {
      if (!(error instanceof WireProblem)) throw error;
      context.log.warn('the answer to a write cannot be read', { operation, field: error.field });
      return null;
    }
  };
  const postReply = async (ticketId: string, path: ReplyPath, event: OutgoingEvent) => {
    const response = await post('tickets.events.add', `/tickets/${encodeURIComponent(ticketId)}/${path}`, event);
    return readWritten('tickets.events.add', response, (json) => parseEvent(json, ''));
  };
  const addEvent = withPathFallback(settings.replyPath, postReply);

  return {
    addEvent,
    async readTicket(ticketId) {
      const path = `/tickets/${encodeURIComponent(ticketId)}`;
      const response = await caller.call({ operation: 'tickets.get', method: 'GET', path });
      return readAnswer(response.json, parseTicketAnswer);
    },
    async listTickets(afterTicketId, limit) {
      const query = { after_ticket_id: afterTicketId, limit };
      const response = await caller.call({ operation: 'tickets.list', method: 'GET', path: '/tickets', query });
      return readAnswer(response.json, parsePage);
    },
    async updateTicket(ticketId, references) {
      const response = await post('tickets.update', `/tickets/${encodeURIComponent(ticketId)}`, references);
      return readWritten('tickets.update', response, parseTicketAnswer);
    },
    async addEventByExternalId(externalTicketId, event) {
      const path = `/tickets/external/${encodeURIComponent(externalTicketId)}/events`;
      const response = await post('tickets.external.events.add', path, event);
      return readWritten('tickets.external.events.add', response, (json) => parseEvent(json, ''));
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

type Reply<T> = (ticketId: string, path: ReplyPath, event: OutgoingEvent) => Promise<T>;

/**
 * The guide and the OpenAPI name the reply path differently. Until one path has worked, a 404 or 405 (nothing was done)
 * tries the other once; from then on a 404 is about the ticket.
 */
function withPathFallback<T>(configured: ReplyPath, reply: Reply<T>) {
  let proven: ReplyPath | null = null;
  return async (ticketId: string, event: OutgoingEvent): Promise<T> => {
    const first = proven ?? configured;
    const other = REPLY_PATHS.find((path) => path !== first) ?? first;
    try {
      const answer = await reply(ticketId, first, event);
      proven = first;
      return answer;
    } catch (error) {
      if (proven !== null || !isUnknownPath(error)) throw error;
      const answer = await reply(ticketId, other, event).catch((second: unknown) => {
        throw isUnknownPath(second) ? error : second;
      });
      proven = other;
      return answer;
    }
  };
}

function isUnknownPath(error: unknown): boolean {
  const status = error instanceof VendorCallError ? error.failure.httpStatus : null;
  return status === 404 || status === 405;
}
