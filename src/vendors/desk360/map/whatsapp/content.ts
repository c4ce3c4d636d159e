// The content of a WhatsApp message: text, location, contact cards, media, or a pressed button. Pure.

import type { AttachmentRecord, ContactCard, LabeledValue, MessageContent } from '../../../../domain/message.ts';
import type { AdapterLog } from '../../../../domain/ports/vendor/module.ts';
import type { WireCard, WireWhatsappMessage } from '../../wire/whatsapp.ts';
import { buttonOf, mediaOf } from '../../wire/whatsapp.ts';
import { toAttachments, toMediaAttachments } from '../attachments.ts';
import { logUnknownMessageType, MEDIA_KINDS } from '../enums.ts';

export interface WhatsappContent {
  readonly text: string;
  readonly content: MessageContent;
  readonly attachments: readonly AttachmentRecord[];
}

function labeled(value: string | null, label: string | null): LabeledValue[] {
  return value === null || value === '' ? [] : [{ value, label }];
}

function toCard(wire: WireCard): ContactCard {
  const { formatted_name: fullName, first_name: firstName, last_name: lastName } = wire.name;
  const phones = wire.phones.flatMap((entry) => labeled(entry.phone ?? entry.wa_id, entry.type));
  const joined = [firstName, lastName].filter((part) => part !== null && part !== '').join(' ');
  return {
    displayName: fullName ?? (joined === '' ? (phones[0]?.value ?? '') : joined),
    firstName,
    lastName,
    organization: wire.org,
    birthday: wire.birthday,
    phones,
    emails: wire.emails.flatMap((entry) => labeled(entry.email, entry.type)),
    urls: wire.urls.flatMap((entry) => labeled(entry.url, entry.type)),
    addresses: wire.addresses.map((entry) => ({
      street: entry.street,
      city: entry.city,
      state: entry.state,
      zip: entry.zip,
      country: entry.country,
      countryCode: entry.country_code,
      label: entry.type,
    })),
  };
}

function mediaContent(wire: WireWhatsappMessage, key: string, type: string): WhatsappContent | null {
  const mediaKind = Object.hasOwn(MEDIA_KINDS, type) ? MEDIA_KINDS[type] : undefined;
  if (mediaKind === undefined) return null;
  const media = mediaOf(wire, type);
  const caption = media?.message ?? media?.caption ?? wire.text;
  return {
    text: caption ?? '',
    content: { kind: 'MEDIA', mediaKind, caption },
    attachments: toMediaAttachments(key, wire.attachments, media, type),
  };
}

function cardContent(wire: WireWhatsappMessage): WhatsappContent | null {
  if (wire.contacts.length === 0) return null;
  const cards = wire.contacts.map(toCard);
  const names = cards.map((card) => card.displayName).join(', ');
  return { text: wire.text ?? names, content: { kind: 'CONTACT_CARD', cards }, attachments: [] };
}

function locationContent(wire: WireWhatsappMessage): WhatsappContent | null {
  if (wire.location === null) return null;
  const { latitude, longitude, name, address } = wire.location;
  const label = [name, address].filter((part) => part !== null && part !== '').join(', ');
  const content: MessageContent = { kind: 'LOCATION', latitude, longitude, name, address };
  return { text: wire.text ?? label, content, attachments: [] };
}

function buttonContent(wire: WireWhatsappMessage): WhatsappContent | null {
  const button = buttonOf(wire);
  const title = button?.title ?? button?.text ?? wire.text;
  if (title === null) return null;
  const buttonId = button?.id ?? button?.payload ?? null;
  return { text: title, content: { kind: 'INTERACTIVE_REPLY', buttonId, title }, attachments: [] };
}

/** Maps the content by the message's type. An unrecognised type keeps its text and the vendor's object. */
export function toWhatsappContent(wire: WireWhatsappMessage, key: string, log: AdapterLog): WhatsappContent {
  const type = (wire.type ?? '').toLowerCase();
  const read = (): WhatsappContent | null => {
    if (type === 'location') return locationContent(wire);
    if (type === 'contacts') return cardContent(wire);
    if (type === 'button' || type === 'interactive') return buttonContent(wire);
    return mediaContent(wire, key, type);
  };
  const known = read();
  if (known !== null) return known;
  const attachments = toAttachments(key, wire.attachments);
  if (type === 'text' || type === '') return { text: wire.text ?? '', content: { kind: 'TEXT' }, attachments };
  logUnknownMessageType(type, log);
  return {
    text: wire.text ?? '',
    content: { kind: 'UNSUPPORTED', nativeType: wire.type ?? '', raw: wire },
    attachments,
  };
}
