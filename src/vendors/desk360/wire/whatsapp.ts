// Schemas of Desk360's WhatsApp webhook. Times are epoch seconds, sent as text.

import * as z from 'zod';
import { listOf, looseText } from '../../../platform/adapter/wire.ts';
import { files, flag } from './pieces.ts';

/** Epoch seconds as text or number. */
const seconds = z.union([z.number().int().nonnegative(), z.string().regex(/^\d{1,13}$/)]).transform(Number);
const phone = z.union([z.string().min(1), z.number().int().positive()]).transform(String);
const nativeId = z.union([z.string().min(1).max(256), z.number().int()]).transform(String);
const optionalSeconds = seconds.nullish().transform((value) => value ?? null);
const optionalPhone = phone.nullish().transform((value) => value ?? null);
const optionalId = nativeId.nullish().transform((value) => value ?? null);

const labeled = { type: looseText };
const card = z.object({
  name: z
    .object({ formatted_name: looseText, first_name: looseText, last_name: looseText })
    .nullish()
    .transform((name) => name ?? { formatted_name: null, first_name: null, last_name: null }),
  birthday: looseText,
  org: z
    .object({ company: looseText })
    .nullish()
    .transform((org) => org?.company ?? null),
  phones: listOf(z.object({ phone: looseText, wa_id: looseText, ...labeled })),
  emails: listOf(z.object({ email: looseText, ...labeled })),
  urls: listOf(z.object({ url: looseText, ...labeled })),
  addresses: listOf(
    z.object({
      street: looseText,
      city: looseText,
      state: looseText,
      zip: looseText,
      country: looseText,
      country_code: looseText,
      ...labeled,
    }),
  ),
});
export type WireCard = z.output<typeof card>;

const location = z.object({ latitude: z.number(), longitude: z.number(), name: looseText, address: looseText });

/** The object of a media message, in the property named after its type, such as `image`. */
const media = z.object({
  media_id: looseText,
  mime_type: looseText,
  sha: looseText,
  message: looseText,
  caption: looseText,
  filename: looseText,
});
export type WireMedia = z.output<typeof media>;

const message = z.looseObject({
  id: nativeId,
  from: phone,
  timestamp: seconds,
  name: looseText,
  text: looseText,
  type: looseText,
  location: location.nullish().transform((value) => value ?? null),
  contacts: listOf(card),
  attachments: files,
});
export type WireWhatsappMessage = z.output<typeof message>;

/** The media object of a message; null if there is none of this type. */
export function mediaOf(wire: WireWhatsappMessage, type: string): WireMedia | null {
  const result = media.safeParse(Object.hasOwn(wire, type) ? wire[type] : null);
  return result.success ? result.data : null;
}

const button = z.object({ id: looseText, payload: looseText, title: looseText, text: looseText });

/** A pressed button outside the bot's history, for which the documents contain no sample. */
export function buttonOf(wire: WireWhatsappMessage): z.output<typeof button> | null {
  const replies = z
    .object({ button_reply: button.nullish(), list_reply: button.nullish() })
    .safeParse(wire['interactive']);
  const reply = replies.success ? (replies.data.button_reply ?? replies.data.list_reply ?? null) : null;
  const direct = button.safeParse(wire['button']);
  return reply ?? (direct.success ? direct.data : null);
}

const status = z.object({
  id: nativeId,
  /** The sample is `delivered|read`: one status or several. */
  status: z.string().min(1).max(64),
  timestamp: optionalSeconds,
});
export type WireStatus = z.output<typeof status>;

/** A line of a chatbot conversation. The bot's own lines have neither id nor time. */
const botLine = z
  .object({
    type: looseText,
    to: optionalPhone,
    from: optionalPhone,
    is_bot: flag,
    text: looseText,
    id: optionalId,
    timestamp: optionalSeconds,
    attachments: files,
  })
  .refine((line) => (line.to ?? line.from) !== null, { path: ['from'] });
export type WireBotLine = z.output<typeof botLine>;

const autoReply = z.object({
  id: nativeId,
  to: phone,
  timestamp: seconds,
  text: looseText,
  attachments: files,
});
export type WireAutoReply = z.output<typeof autoReply>;

/** The kinds of entries, by their property in the body. Each contains one entry or a list. */
export const DELIVERY_KINDS = {
  messages: message,
  statuses: status,
  bot_histories: botLine,
  auto_replies: autoReply,
} as const;
export type DeliveryKind = keyof typeof DELIVERY_KINDS;
