// Schemas of the objects that WhatsApp messages hold in the property named after their type. The documents have a sample
// of `image` only; the others have the names of WhatsApp's own API.

import * as z from 'zod';
import { listOf, looseText, readWireLeniently, type ReportLeftOut } from '../../../platform/adapter/wire.ts';
import { DELIVERY_KINDS, failureReasons, type WireWhatsappMessage } from './whatsapp.ts';

export const media = z.object({
  media_id: looseText,
  id: looseText,
  mime_type: looseText,
  sha: looseText,
  sha256: looseText,
  message: looseText,
  caption: looseText,
  filename: looseText,
});
export type WireMedia = z.output<typeof media>;

export const reaction = z.object({ message_id: looseText, emoji: looseText });

export const button = z.object({ id: looseText, payload: looseText, title: looseText, text: looseText });

export const interactive = z.object({
  button_reply: button.nullish(),
  list_reply: button.nullish(),
  /** A submitted form. Its answers are JSON as text, or an object. */
  nfm_reply: z
    .object({
      name: looseText,
      body: looseText,
      response_json: z.union([z.string(), z.record(z.string(), z.unknown())]).nullish(),
    })
    .nullish(),
});

export const order = z.object({
  text: looseText,
  product_items: listOf(
    z.object({ product_retailer_id: looseText, quantity: looseText, item_price: looseText, currency: looseText }),
  ),
});

const option = z.union([
  z.string(),
  z.object({ name: looseText, title: looseText }).transform((value) => value.name ?? value.title ?? ''),
]);
export const poll = z.object({ name: looseText, question: looseText, title: looseText, options: listOf(option) });

export const notice = z.object({
  type: looseText,
  body: looseText,
  text: looseText,
  original_message_id: looseText,
  message_id: looseText,
});

const edit = z.object({
  original_message_id: looseText,
  message_id: looseText,
  message: z.record(z.string(), z.unknown()).nullish(),
});

/** An edit of an earlier message, as that message with its new content; null for any other message. */
export function editedMessageOf(wire: WireWhatsappMessage, report: ReportLeftOut): WireWhatsappMessage | null {
  const type = (wire.type ?? '').toLowerCase();
  if (type !== 'edit' && type !== 'edited') return null;
  const object = partOf(wire, type, edit, report);
  const id = object?.original_message_id ?? object?.message_id ?? '';
  if (id === '') return null;
  const { from, timestamp, name, text } = wire;
  const content = object?.message ?? { type: 'text', text };
  const edited = { ...content, id, from, timestamp, name };
  return readWireLeniently(DELIVERY_KINDS.messages, edited, report, 'messages.edit.message').wire;
}

export const unsupported = z.object({ errors: failureReasons });

/** An object without a schema; its texts only. */
export const anyTexts = z.record(z.string(), z.unknown());

/** The object in this property, without its invalid values; null if there is none. */
export function partOf<T>(
  wire: WireWhatsappMessage,
  name: string,
  schema: z.ZodType<T>,
  report: ReportLeftOut,
): T | null {
  const value: unknown = Object.hasOwn(wire, name) ? wire[name] : null;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  return readWireLeniently(schema, value, report, `messages.${name.slice(0, 32)}`).wire;
}
