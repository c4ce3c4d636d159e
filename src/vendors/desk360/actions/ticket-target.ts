// What a ticket of the gateway is at Desk360.

import type { TicketRecord } from '../../../domain/ticket.ts';
import { parseTicketKey, type TicketTarget } from '../keys.ts';

type Target<K extends TicketTarget['kind']> = Extract<TicketTarget, { readonly kind: K }>;
export type ConversationTarget = Target<'whatsapp'>;

export const CONVERSATION_ONLY = 'Desk360 has no ticket for this WhatsApp number. It accepts messages only.';

/** Throws TypeError for a key of another adapter. */
export function targetOf(ticket: TicketRecord): TicketTarget {
  const target = parseTicketKey(ticket.key);
  if (target === null) throw new TypeError('not a Desk360 ticket key');
  return target;
}

/** Throws TypeError for a WhatsApp conversation, which the checks refuse. */
export function ticketTargetOf(ticket: TicketRecord): Target<'ticket'> {
  const target = targetOf(ticket);
  if (target.kind === 'whatsapp') throw new TypeError('perform was called without check');
  return target;
}
