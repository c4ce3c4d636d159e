// Schemas of Desk360's WhatsApp webhook. Only what identifies an entry is required. Times are epoch seconds, sent as text.

import * as z from 'zod';
import { listOf, looseText } from '../../../platform/adapter/wire.ts';
import { files, flag } from './pieces.ts';

const phone = z.union([z.string().min(1), z.number().int().positive()]).transform(String);
const nativeId = z.union([z.string().trim().min(1).max(256), z.number().int()]).transform(String);
const optionalPhone = phone.nullish().transform((value) => value ?? null);
const optionalId = nativeId.nullish().transform((value) => value ?? null);

const orNull = (text: string | null): string | null => (text === null || text.trim() === '' ? null : text);
/** A text; blank counts as missing. */
const filledText = looseText.transform(orNull);
/** The text of a message, as text or as WhatsApp's `{body}`. */
const bodyText = z.union([filledText, z.object({ body: filledText }).transform(({ body }) => body)]);
/** The customer's name, as text or as an object. */
const personName = z.union([
  filledText,
  z.object({ formatted_name: filledText }).transform((name) => name.formatted_name),
]);

const labeled = { type: looseText };
const noName = { formatted_name: null, first_name: null, last_name: null };
const cardName = z.union([
  z.object({ formatted_name: filledText, first_name: filledText, last_name: filledText }),
  z.string().transform((text) => ({ ...noName, formatted_name: orNull(text) })),
]);
const card = z.object({
  name: cardName.nullish().transform((name) => name ?? noName),
  birthday: looseText,
  org: z
    .object({ company: filledText })
    .nullish()
    .transform((org) => org?.company ?? null),
  phones: listOf(z.object({ phone: filledText, wa_id: filledText, ...labeled })),
  emails: listOf(z.object({ email: filledText, ...labeled })),
  urls: listOf(z.object({ url: filledText, ...labeled })),
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

const degrees = z
  .union([
    z.number(),
    z
      .string()
      .regex(/^\s*[+-]?\d{1,3}(\.\d{1,20})?\s*$/)
      .transform(Number),
  ])
  .nullish()
  .transform((value) => value ?? null);
const location = z.object({ latitude: degrees, longitude: degrees, name: filledText, address: filledText });
export type WireLocation = z.output<typeof location>;

/** Why WhatsApp cannot show or deliver a message. */
const failureReason = z.union([
  z.object({
    code: filledText,
    title: filledText,
    message: filledText,
    details: filledText,
    error_data: z.object({ details: filledText }).nullish(),
  }),
  z.string().transform((text) => ({ code: null, title: orNull(text), message: null, details: null, error_data: null })),
]);
export const failureReasons = z
  .union([z.array(failureReason), failureReason.transform((reason) => [reason])])
  .nullish()
  .transform((list) => list ?? []);
export type WireFailureReasons = z.output<typeof failureReasons>;

/** WhatsApp leaves out `from` for customers with a user name; their user id takes its place. */
function withSender(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('from_user_id' in value)) return value;
  const from = 'from' in value ? value.from : null;
  return from === null || from === undefined || from === '' ? { ...value, from: value.from_user_id } : value;
}

const messageFields = z.looseObject({
  id: nativeId,
  from: phone,
  timestamp: looseText,
  name: personName,
  text: bodyText,
  type: looseText,
  /** The message that this one answers. */
  context: z
    .object({ id: optionalId, message_id: optionalId })
    .nullish()
    .transform((context) => context?.id ?? context?.message_id ?? null),
  location: location.nullish().transform((value) => value ?? null),
  contacts: listOf(card),
  attachments: files,
  errors: failureReasons,
});
const message = z.preprocess(withSender, messageFields);
export type WireWhatsappMessage = z.output<typeof message>;

const status = z.object({
  id: nativeId,
  /** The sample is `delivered|read`: one status or several. */
  status: z.string().trim().min(1).max(64),
  timestamp: looseText,
  errors: failureReasons,
  error: failureReasons,
  reason: filledText,
});
export type WireStatus = z.output<typeof status>;

/** A line of a chatbot conversation. The bot's own lines have neither id nor time. */
const botLine = z
  .object({
    type: looseText,
    to: optionalPhone,
    from: optionalPhone,
    is_bot: flag,
    text: bodyText,
    id: optionalId,
    timestamp: looseText,
    attachments: files,
  })
  .refine((line) => (line.to ?? line.from) !== null, { path: ['from'] });
export type WireBotLine = z.output<typeof botLine>;

const autoReply = z.object({
  id: nativeId,
  to: phone,
  timestamp: looseText,
  text: bodyText,
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
