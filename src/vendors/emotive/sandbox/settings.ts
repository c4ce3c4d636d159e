// Settings of the emulated Emotive, mainly behaviour where the documentation is silent or contradictory.

export interface EmotiveSandboxSettings {
  readonly brandId: number;
  /** The token of the initial active connection; null starts without a connection. */
  readonly brandToken: string | null;
  /** The dashboard user's JWT, required by /ticket_systems and /connections/config. */
  readonly dashboardJwt: string;
  /** The guide has /tickets/{id}/events, the OpenAPI document /tickets/{id}/external-events. */
  readonly replyPath: 'both' | 'events' | 'external-events';
  readonly missingReplyPathStatus: 404 | 405;
  /** The form of `next` in a ticket list; documented only as "a string". */
  readonly nextForm: 'url' | 'path' | 'id';
  /** The schema `ticket` declares no id; its sibling schema has `ticket_id`. */
  readonly ticketIdField: 'both' | 'id' | 'ticket_id';
  /** The effect of a second active token; documented is only that there is one. */
  readonly secondToken: 'replaces' | 'refused';
  /** Whether lists and reads of connections include the token, as the shared OpenAPI schema does. */
  readonly listsTokens: boolean;
  /** The form of the webhook body; not documented. */
  readonly webhookForm: 'ticket-and-event' | 'bare-ticket' | 'bare-event';
  /** The name of the ticket id in a webhook. */
  readonly webhookTicketIdField: 'both' | 'id' | 'ticket_id';
  /** The format of times: `2026-01-31T08:00:00.000Z`, with `+00:00`, or without a zone (UTC). */
  readonly timeForm: 'zulu' | 'offset' | 'naive';
}

export const defaultSettings: EmotiveSandboxSettings = {
  brandId: 4711,
  brandToken: 'sandbox-emotive-brand-token',
  dashboardJwt: 'sandbox.emotive.jwt',
  replyPath: 'both',
  missingReplyPathStatus: 404,
  nextForm: 'url',
  ticketIdField: 'both',
  secondToken: 'replaces',
  listsTokens: true,
  webhookForm: 'ticket-and-event',
  webhookTicketIdField: 'both',
  timeForm: 'zulu',
};

/** Formats an instant as the vendor does. */
export function toVendorTime(at: number, form: EmotiveSandboxSettings['timeForm']): string {
  const zulu = new Date(at).toISOString();
  if (form === 'zulu') return zulu;
  return form === 'offset' ? zulu.replace('Z', '+00:00') : zulu.slice(0, -1);
}
