// The keys of Desk360's objects in the gateway, and the vendor ids in a key.

import { compactPhone } from '../../platform/phone-number.ts';
import { UNKNOWN_PRODUCT } from './settings.ts';

/** The object of a ticket key: a ticket of the API, or a WhatsApp conversation, identified only by its phone number. */
export type TicketTarget =
  | { readonly kind: 'ticket'; readonly product: string; readonly ticket: string }
  | { readonly kind: 'whatsapp'; readonly product: string; readonly phone: string };

const TICKET_KEY = /^(\d{1,19})\/(\d{1,19})$/;
const WHATSAPP_KEY = /^wa\/(\d{1,19}|default)\/(.{1,64})$/;
const WHATSAPP_ID = /^[0-9A-Za-z]{1,32}(?:[.@][0-9A-Za-z]{1,31})?$/;

export const ticketKey = (product: string, ticket: string): string => `${product}/${ticket}`;
export const whatsappTicketKey = (product: string, phone: string): string => `wa/${product}/${phone}`;
export const messageKey = (ticket: string, message: string): string => `${ticket}#${message}`;
export const whatsappMessageKey = (message: string): string => `wa/${message}`;
export const reasonKey = (reason: string): string => `reason/${reason}`;
export const typeKey = (type: string): string => `type/${type}`;
export const channelKey = (product: string, channel: string): string => `${product}/${channel}`;
export const templateKey = (product: string, template: string): string => `${product}/${template}`;
export const mailContactKey = (email: string): string => `mail/${email.trim().toLowerCase()}`;
export const phoneContactKey = (phone: string): string => `wa/${phone}`;
export const botKey = (product: string): string => `chatbot/${product}`;

/** The address in a `mail/…` key; null for other keys. */
export function mailAddressOf(contactKey: string): string | null {
  return /^mail\/(.+)$/s.exec(contactKey)?.[1] ?? null;
}

/** Parses a ticket key; null for a key that this adapter does not create, so that a forged key reaches no path. */
export function parseTicketKey(key: string): TicketTarget | null {
  const [, product, ticket] = TICKET_KEY.exec(key) ?? [];
  if (product !== undefined && ticket !== undefined) return { kind: 'ticket', product, ticket };
  const [, conversationProduct, phone] = WHATSAPP_KEY.exec(key) ?? [];
  if (conversationProduct === undefined || phone === undefined || !WHATSAPP_ID.test(phone)) return null;
  return { kind: 'whatsapp', product: conversationProduct, phone };
}

/** The id in a `reason/…` key; null for other keys. */
export function reasonIdOf(tagKey: string): string | null {
  return /^reason\/(\d{1,19})$/.exec(tagKey)?.[1] ?? null;
}

/** The two kinds of labels, as their paths name them. */
export type LabelKind = 'types' | 'reasons';

/** The label of a tag key; null for a key that this adapter does not create. */
export function labelOf(tagKey: string): { readonly kind: LabelKind; readonly id: string } | null {
  const reason = reasonIdOf(tagKey);
  if (reason !== null) return { kind: 'reasons', id: reason };
  const type = /^type\/(\d{1,19})$/.exec(tagKey)?.[1];
  return type === undefined ? null : { kind: 'types', id: type };
}

/** The product and the channel name of a channel key; null for a key that this adapter does not create. */
export function parseChannelKey(key: string): { readonly product: string; readonly name: string } | null {
  const [, product, name] = /^(\d{1,19}|default)\/(.{1,64})$/.exec(key) ?? [];
  return product === undefined || name === undefined ? null : { product, name };
}

/** The product and the id of a template key; null for a key that this adapter does not create. */
export function parseTemplateKey(key: string): { readonly product: string; readonly template: string } | null {
  const [, product, template] = /^(\d{1,19})\/(\d{1,19})$/.exec(key) ?? [];
  return product === undefined || template === undefined ? null : { product, template };
}

/** The vendor's id of a WhatsApp message; null for a message without such an id. */
export function whatsappMessageIdOf(key: string): string | null {
  return /^wa\/(.{1,256})$/s.exec(key)?.[1] ?? null;
}

/** The digits of a number in the vendor's format: a plus sign, then 7 to 15 digits with the country code; else null. */
export function e164Digits(text: string): string | null {
  return /^\+([1-9]\d{6,14})$/.exec(text)?.[1] ?? null;
}

/** True for a product id, false for the placeholder `default`. */
export function isKnownProduct(product: string): boolean {
  return product !== UNKNOWN_PRODUCT;
}

/**
 * The digits of a phone number in any spelling, also `whatsapp:+…` and `…@s.whatsapp.net`. A WhatsApp user id, such as
 * `US.123` or `123@lid`, stays as it is. Null for other texts.
 */
export function toPhoneKey(phone: string): string | null {
  const number = compactPhone(phone);
  const plain = number === null ? phone.replaceAll(/[\s()+-]/g, '') : number.replace(/^(?:\+|00)/, '');
  return WHATSAPP_ID.test(plain) ? plain : null;
}

/** E.164 with a plus sign; null for anything but digits (the documents' samples are masked). */
export function toE164(phoneKey: string): string | null {
  return /^\d{5,15}$/.test(phoneKey) ? `+${phoneKey}` : null;
}
