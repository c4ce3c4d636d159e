// The tabs a first visitor finds ready to run; plain data, so that a test can hold every document against the schema.

import {
  LIVE_EVENTS,
  ONE_TICKET_WITH_MESSAGES,
  REPLY,
  SEND_TEMPLATE,
  TICKETS_OF_ALL_VENDORS,
  WHATSAPP_TEMPLATES,
} from './ready-documents.ts';

/** What GraphiQL opens a tab with: a document and its variables, both as text. The operation's name is the tab's title. */
export interface ReadyTab {
  query: string;
  variables: string;
}

/** Real values for the variables. A null ticket means that the API has none; the placeholder is used. */
export interface ReadyTabValues {
  ticketId: string | null;
  /** A ticket that takes a reply now; null falls back to `ticketId`. */
  replyTicketId: string | null;
  /** One per visit: the same key never sends twice. */
  idempotencyKey: string;
}

/** The ticket id in a tab's variables while the API has no ticket. */
export const TICKET_ID_PLACEHOLDER = 'PASTE_A_TICKET_ID';

/** Placeholders in the variables of the template to send, which cannot be guessed. */
const CHANNEL_ID_PLACEHOLDER = 'PASTE_A_CHANNEL_ID';
const TEMPLATE_ID_PLACEHOLDER = 'PASTE_A_TEMPLATE_ID';

/** The ready tabs in their order, with real values in the variables; see each document's first line for what it shows. */
export function toReadyTabs(values: ReadyTabValues): ReadyTab[] {
  const ticketId = values.ticketId ?? TICKET_ID_PLACEHOLDER;
  return [
    { query: TICKETS_OF_ALL_VENDORS, variables: toJson({ first: 20 }) },
    toTicketTab(ticketId),
    { query: LIVE_EVENTS, variables: toJson({ after: null }) },
    toReplyTab(values.replyTicketId ?? ticketId, values.idempotencyKey),
    { query: WHATSAPP_TEMPLATES, variables: toJson({ first: 50, after: null }) },
    { query: SEND_TEMPLATE, variables: toJson(toTemplateVariables(values.idempotencyKey)) },
  ];
}

/** The tab that shows one ticket, with this one's id in the variables. */
export function toTicketTab(ticketId: string): ReadyTab {
  return { query: ONE_TICKET_WITH_MESSAGES, variables: toJson({ id: ticketId }) };
}

/** The tab that replies to one ticket. The same key never sends twice. */
export function toReplyTab(ticketId: string, idempotencyKey: string): ReadyTab {
  const text = 'Thank you for writing. We are looking into it.';
  return { query: REPLY, variables: toJson({ ticketId, text, idempotencyKey }) };
}

function toTemplateVariables(idempotencyKey: string): Record<string, unknown> {
  const variables = ['header-1', 'body-1', 'body-2'].map((key) => ({ key, value: '' }));
  const template = { templateId: TEMPLATE_ID_PLACEHOLDER, languageCode: 'en', variables };
  return { idempotencyKey, to: '+49', channelId: CHANNEL_ID_PLACEHOLDER, template };
}

function toJson(variables: Record<string, unknown>): string {
  // A key and its value on one line: the editor of variables is low.
  return JSON.stringify(variables, null, 2).replaceAll(/\{\s+("key": .+)\s+("value": .+)\s+\}/g, '{ $1 $2 }');
}
