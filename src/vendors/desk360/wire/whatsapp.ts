// The bodies of Desk360's WhatsApp webhook in the vendor's words; times are epoch seconds, sent as text.

import * as z from 'zod';
import { listOf, text } from '../../../platform/adapter/wire.ts';
import { files, flag } from './pieces.ts';

/** Epoch seconds as text or number. */
const seconds = z.union([z.number().int().nonnegative(), z.string().regex(/^\d{1,13}$/)]).transform(Number);
const phone = z.union([z.string().min(1), z.number().int().positive()]).transform(String);
const nativeId = z.union([z.string().min(1).max(256), z.number().int()]).transform(String);
const optionalSeconds = seconds.nullish().transform((value) => value ?? null);
const optionalPhone = phone.nullish().transform((value) => value ?? null);
const optionalId = nativeId.nullish().transform((value) => value ?? null);

const labeled = { type: text };
const card = z.object({
  name: z
    .object({ formatted_name: text, first_name: text, last_name: text })
    .nullish()
    .transform((name) => name ?? { formatted_name: null, first_name: null, last_name: null }),
  birthday: text,
  org: z
    .object({ company: text })
    .nullish()
    .transform((org) => org?.company ?? null),
  phones: listOf(z.object({ phone: text, wa_id: text, ...labeled })),
  emails: listOf(z.object({ email: text, ...labeled })),
  urls: listOf(z.object({ url: text, ...labeled })),
  addresses: listOf(
    z.object({ street: text, city: text, state: text, zip: text, country: text, country_code: text, ...labeled }),
  ),
});
export type WireCard = z.output<typeof card>;

const location = z.object({ latitude: z.number(), longitude: z.number(), name: text, address: text });

/** The object that a media message carries under the word of its type, such as `image`. */
const media = z.object({ media_id: text, mime_type: text, sha: text, message: text, caption: text, filename: text });
export type WireMedia = z.output<typeof media>;

const message = z.looseObject({
  id: nativeId,
  from: phone,
  timestamp: seconds,
  name: text,
  text,
  type: text,
  location: location.nullish().transform((value) => value ?? null),
  contacts: listOf(card),
  attachments: files,
});
export type WireWhatsappMessage = z.output<typeof message>;

/** Reads the media object of a message; null when there is none under that word. */
export function mediaOf(wire: WireWhatsappMessage, word: string): WireMedia | null {
  const result = media.safeParse(Object.hasOwn(wire, word) ? wire[word] : null);
  return result.success ? result.data : null;
}

const button = z.object({ id: text, payload: text, title: text, text });

/** Reads an answer to a button outside the bot's history, for which the documents show no sample. */
export function buttonOf(wire: WireWhatsappMessage): z.output<typeof button> | null {
  const answers = z
    .object({ button_reply: button.nullish(), list_reply: button.nullish() })
    .safeParse(wire['interactive']);
  const picked = answers.success ? (answers.data.button_reply ?? answers.data.list_reply ?? null) : null;
  const direct = button.safeParse(wire['button']);
  return picked ?? (direct.success ? direct.data : null);
}

const status = z.object({
  id: nativeId,
  /** The sample reads `delivered|read`: one word or several. */
  status: z.string().min(1).max(64),
  timestamp: optionalSeconds,
});
export type WireStatus = z.output<typeof status>;

/** A line of a chatbot's talk; those of the bot carry neither id nor time. */
const botLine = z
  .object({
    type: text,
    to: optionalPhone,
    from: optionalPhone,
    is_bot: flag,
    text,
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
  text,
  attachments: files,
});
export type WireAutoReply = z.output<typeof autoReply>;

/** What the vendor's webhook can hold, by the word at the top of its body; each holds one of these or a list of them. */
export const DELIVERY_KINDS = {
  messages: message,
  statuses: status,
  bot_histories: botLine,
  auto_replies: autoReply,
} as const;
export type DeliveryKind = keyof typeof DELIVERY_KINDS;
