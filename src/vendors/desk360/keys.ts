// The keys under which Desk360's objects are known in the gateway, and the way back from a key to the vendor's ids.

import { UNKNOWN_PRODUCT } from './settings.ts';

/** What a ticket key points at: a ticket of the API, or a WhatsApp conversation known by its phone number only. */
export type TicketTarget =
  | { readonly kind: 'ticket'; readonly product: string; readonly ticket: string }
  | { readonly kind: 'whatsapp'; readonly product: string; readonly phone: string };

const TICKET_KEY = /^(\d{1,19})\/(\d{1,19})$/;
const WHATSAPP_KEY = /^wa\/(\d{1,19}|default)\/([0-9A-Za-z]{1,32})$/;

export const ticketKey = (product: string, ticket: string): string => `${product}/${ticket}`;
export const whatsappTicketKey = (product: string, phone: string): string => `wa/${product}/${phone}`;
export const messageKey = (ofTicket: string, message: string): string => `${ofTicket}#${message}`;
export const whatsappMessageKey = (message: string): string => `wa/${message}`;
export const reasonKey = (reason: string): string => `reason/${reason}`;
export const typeKey = (type: string): string => `type/${type}`;
export const channelKey = (product: string, channel: string): string => `${product}/${channel}`;
export const templateKey = (product: string, template: string): string => `${product}/${template}`;
export const mailContactKey = (email: string): string => `mail/${email.trim().toLowerCase()}`;
export const phoneContactKey = (phone: string): string => `wa/${phone}`;
export const botKey = (product: string): string => `chatbot/${product}`;

/** The address in a `mail/…` key; null for keys of other contacts. */
export function mailAddressOf(contactKey: string): string | null {
  return /^mail\/(.+)$/s.exec(contactKey)?.[1] ?? null;
}

/** Reads a ticket key back; null for anything that this adapter never writes, so that no forged key reaches a path. */
export function parseTicketKey(key: string): TicketTarget | null {
  const [, product, ticket] = TICKET_KEY.exec(key) ?? [];
  if (product !== undefined && ticket !== undefined) return { kind: 'ticket', product, ticket };
  const [, owner, phone] = WHATSAPP_KEY.exec(key) ?? [];
  return owner !== undefined && phone !== undefined ? { kind: 'whatsapp', product: owner, phone } : null;
}

/** The id in a `reason/…` key; null for keys of other tags. */
export function reasonIdOf(tagKey: string): string | null {
  return /^reason\/(\d{1,19})$/.exec(tagKey)?.[1] ?? null;
}

/** The two kinds of labels, by the word in their paths. */
export type LabelKind = 'types' | 'reasons';

/** What a tag key points at; null for anything that this adapter never writes. */
export function labelOf(tagKey: string): { readonly kind: LabelKind; readonly id: string } | null {
  const reason = reasonIdOf(tagKey);
  if (reason !== null) return { kind: 'reasons', id: reason };
  const type = /^type\/(\d{1,19})$/.exec(tagKey)?.[1];
  return type === undefined ? null : { kind: 'types', id: type };
}

/** The product and the channel word of a channel key; null for anything that this adapter never writes. */
export function parseChannelKey(key: string): { readonly product: string; readonly word: string } | null {
  const [, product, word] = /^(\d{1,19}|default)\/(.{1,64})$/.exec(key) ?? [];
  return product === undefined || word === undefined ? null : { product, word };
}

/** The product and the id of a template key; null for anything that this adapter never writes. */
export function parseTemplateKey(key: string): { readonly product: string; readonly template: string } | null {
  const [, product, template] = /^(\d{1,19})\/(\d{1,19})$/.exec(key) ?? [];
  return product === undefined || template === undefined ? null : { product, template };
}

/** The vendor's id of a WhatsApp message; null for messages that it knows by no such id. */
export function whatsappMessageIdOf(key: string): string | null {
  return /^wa\/(.{1,256})$/s.exec(key)?.[1] ?? null;
}

/** The digits of a number that is written as the vendor wants it: a plus sign, a country code, 7 to 15 digits in all. */
export function e164Digits(text: string): string | null {
  return /^\+([1-9]\d{6,14})$/.exec(text)?.[1] ?? null;
}

/** True for the number of a product, false for the stand-in `default`. */
export function isKnownProduct(product: string): boolean {
  return product !== UNKNOWN_PRODUCT;
}

/** A phone number without its plus sign and punctuation, as WhatsApp's own ids are; null when nothing usable is left. */
export function toPhoneKey(phone: string): string | null {
  const bare = phone.replaceAll(/[\s()+.-]/g, '');
  return /^[0-9A-Za-z]{1,32}$/.test(bare) ? bare : null;
}

/** E.164 with a plus sign; null where the text is not a whole number (the documents' own samples are masked). */
export function toE164(phoneKey: string): string | null {
  return /^\d{5,15}$/.test(phoneKey) ? `+${phoneKey}` : null;
}
