// What can be set at the emulated Emotive, above all where the vendor's documents are silent or disagree.

export interface EmotiveSandboxSettings {
  readonly brandId: number;
  /** The token of the connection that is active at the start; null starts without any connection. */
  readonly brandToken: string | null;
  /** The dashboard user's JWT, wanted by /ticket_systems and /connections/config. */
  readonly dashboardJwt: string;
  /** The guide names /tickets/{id}/events, the OpenAPI /tickets/{id}/external-events; the missing one is no path. */
  readonly replyPath: 'both' | 'events' | 'external-events';
  readonly missingReplyPathStatus: 404 | 405;
  /** `next` of a ticket list is "a string"; its form is published nowhere. */
  readonly nextForm: 'url' | 'path' | 'id';
  /** The OpenAPI's `ticket` declares no id, its sibling schema has `ticket_id`. */
  readonly ticketIdField: 'both' | 'id' | 'ticket_id';
  /** What a second active token does to the first; the documents only say that there is one. */
  readonly secondToken: 'replaces' | 'refused';
  /** Whether lists and reads of connections show the token; the OpenAPI's one shape for all has it. */
  readonly listsTokens: boolean;
  /** The webhook's body is published nowhere. */
  readonly webhookForm: 'ticket-and-event' | 'bare-ticket' | 'bare-event';
  /** How the ticket's own id is called inside a webhook. */
  readonly webhookTicketIdField: 'both' | 'id' | 'ticket_id';
  /** All times are plain strings: `2026-01-31T08:00:00.000Z`, with `+00:00`, or without a zone (then UTC). */
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

/** An instant as the vendor would write it. */
export function toVendorTime(at: number, form: EmotiveSandboxSettings['timeForm']): string {
  const zulu = new Date(at).toISOString();
  if (form === 'zulu') return zulu;
  return form === 'offset' ? zulu.replace('Z', '+00:00') : zulu.slice(0, -1);
}
