// The vendor's JSON for each kind of object, as in its OpenAPI document.

import { answerJson, type SandboxAnswer } from '../../../sandbox/index.ts';
import { type EmotiveSandboxSettings, toVendorTime } from './settings.ts';
import type { Connection, Ticket, TicketEvent, WebhookRegistration } from './state.ts';
import { systemTypes } from './enums.ts';

/** The shape of every documented error. */
export function answerMessage(status: number, message: string): SandboxAnswer {
  return answerJson(status, { message });
}

type IdField = EmotiveSandboxSettings['ticketIdField'];

/** A ticket; the name of its id is a setting because the document declares none. */
export function ticketView(ticket: Ticket, settings: EmotiveSandboxSettings, idField: IdField): object {
  return {
    ...(idField === 'ticket_id' ? {} : { id: ticket.id }),
    ...(idField === 'id' ? {} : { ticket_id: ticket.id }),
    created_at: toVendorTime(ticket.createdAt, settings.timeForm),
    external_ticket_id: ticket.externalTicketId,
    external_user_id: ticket.externalUserId,
    opted_in_user: ticket.phone,
    status: ticket.status,
    system_type: ticket.systemType,
  };
}

export function eventView(event: TicketEvent, settings: EmotiveSandboxSettings): object {
  return {
    id: event.id,
    ticket_id: event.ticketId,
    agent_id: event.agentId,
    event_time: event.eventTime,
    message: event.message,
    status: event.status,
    created: toVendorTime(event.createdAt, settings.timeForm),
  };
}

/** A connection; `auth_value` is the brand token itself. */
export function connectionView(connection: Connection, settings: EmotiveSandboxSettings): object {
  return { ...knownConnectionView(connection, settings), auth_value: connection.authValue };
}

/** A connection in lists and reads; a setting decides whether it includes the token. */
export function knownConnectionView(connection: Connection, settings: EmotiveSandboxSettings): object {
  return {
    id: connection.id,
    brand_id: settings.brandId,
    auth_type: connection.authType,
    ...(settings.listsTokens ? { auth_value: connection.authValue } : {}),
    status: connection.status,
    ticket_system_type: systemTypeView(connection.systemTypeId),
  };
}

export function webhookView(webhook: WebhookRegistration, settings: EmotiveSandboxSettings): object {
  return {
    id: webhook.id,
    brand_id: settings.brandId,
    platform: webhook.platform,
    status: webhook.status,
    trigger: webhook.trigger,
    webhook_url: webhook.url,
  };
}

/** A ticket system; ids count from 1 in the order of the document's list. */
export function systemTypeView(id: number): object {
  return { id, name: systemTypes[id - 1] ?? 'unknown' };
}
