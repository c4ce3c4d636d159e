// What can be done with a Desk360 ticket now, and why not. Pure: the write path and `Ticket.capabilities` use it.

import {
  ALLOWED,
  type AttachmentCapability,
  capabilities,
  type Capability,
  denied,
  type TicketCapabilities,
} from '../../domain/commands/capabilities.ts';
import type { TicketRecord } from '../../domain/ticket.ts';
import { isKnownProduct, parseTicketKey, toE164, type TicketTarget } from './keys.ts';
import type { Desk360Settings } from './settings.ts';

/** WhatsApp allows free text for 24 hours after the customer's last message. */
const MESSAGING_WINDOW_MS = 24 * 60 * 60_000;
export const MAX_WHATSAPP_FILES = 5;
export const MAX_WHATSAPP_FILE_BYTES = 20 * 1024 * 1024;

/** Desk360 documents no limits for the files of replies and notes. */
const ANY_FILES: AttachmentCapability = { allowed: true, reasons: [], maxCount: null, maxBytes: null, mimeTypes: null };
const WHATSAPP_FILES = { maxCount: MAX_WHATSAPP_FILES, maxBytes: MAX_WHATSAPP_FILE_BYTES } as const;

const WINDOW_OVER: Capability = {
  allowed: false,
  reasons: ['MESSAGING_WINDOW_EXPIRED', 'TEMPLATE_REQUIRED'],
  message: 'The customer last wrote more than 24 hours ago. Send a template instead.',
  retryAfterSeconds: null,
};
const NO_PRODUCT = denied('NOT_CONFIGURED', 'The product of this WhatsApp number is unknown. Set whatsappProduct.');
const NO_NUMBER = denied('VENDOR_UNSUPPORTED', 'The number of this conversation is unknown.');

/** True if the messaging window has expired. Without a known inbound message the vendor decides. */
export function isWindowOver({ lastInboundAt }: Pick<TicketRecord, 'lastInboundAt'>, now: number): boolean {
  return lastInboundAt !== null && now - lastInboundAt >= MESSAGING_WINDOW_MS;
}

function forConversation(
  { product, phone }: Extract<TicketTarget, { kind: 'whatsapp' }>,
  ticket: TicketRecord,
  mediaTypes: readonly string[],
  now: number,
): TicketCapabilities {
  const refusal = isKnownProduct(product) ? (toE164(phone) === null ? NO_NUMBER : null) : NO_PRODUCT;
  const reply = refusal ?? (isWindowOver(ticket, now) ? WINDOW_OVER : ALLOWED);
  const attach = { ...WHATSAPP_FILES, mimeTypes: mediaTypes, allowed: reply.allowed, reasons: reply.reasons };
  const outsideWindow = refusal ?? ALLOWED;
  return capabilities(
    { reply, replyInteractive: reply, replyWithTemplate: outsideWindow, markRead: outsideWindow },
    attach,
  );
}

/** `now` in epoch milliseconds. */
export function toCapabilities(
  ticket: TicketRecord,
  { mediaTypes }: Pick<Desk360Settings, 'mediaTypes'>,
  now: number,
): TicketCapabilities {
  const target = parseTicketKey(ticket.key);
  if (target === null) return capabilities({});
  if (target.kind === 'whatsapp') return forConversation(target, ticket, mediaTypes, now);
  const already = (state: string): Capability => denied('ALREADY_IN_STATE', `The ticket is already ${state}.`);
  return capabilities(
    {
      reply: ALLOWED,
      addNote: ALLOWED,
      close: ticket.status === 'RESOLVED' ? already('resolved') : ALLOWED,
      markPending: ticket.status === 'PENDING' ? already('pending') : ALLOWED,
      reopen: denied('VENDOR_UNSUPPORTED', 'Desk360 reopens a resolved ticket automatically when the customer writes.'),
    },
    ANY_FILES,
  );
}
