// The content of a WhatsApp message by its type. Its text is empty only for media without a caption. Pure.

import type { AttachmentRecord, MessageContent } from '../../../../domain/message.ts';
import type { AdapterLog } from '../../../../domain/ports/vendor/module.ts';
import type { WireLocation, WireWhatsappMessage } from '../../wire/whatsapp.ts';
import {
  anyTexts,
  button,
  interactive,
  media,
  notice,
  order,
  partOf,
  poll,
  reaction,
  unsupported,
} from '../../wire/whatsapp-kinds.ts';
import { toAttachments, toMediaAttachments } from '../attachments.ts';
import { logUnknownMessageType, MEDIA_KINDS } from '../enums.ts';
import { toCard } from './cards.ts';
import { describeForm, describeOrder, describePoll, describeReasons, firstFilled, textOfAny } from './described.ts';

export interface WhatsappContent {
  readonly text: string;
  readonly content: MessageContent;
  readonly attachments: readonly AttachmentRecord[];
  /** The vendor's id of the message that this one belongs to; null for none. */
  readonly replyTo: string | null;
}

interface Source {
  readonly wire: WireWhatsappMessage;
  readonly raw: unknown;
  readonly key: string;
  /** Lower case. */
  readonly type: string;
  readonly log: AdapterLog;
}

type Mapper = (source: Source) => Omit<WhatsappContent, 'replyTo'> & { readonly replyTo?: string | null };
type OptionalMapper = (source: Source) => ReturnType<Mapper> | null;

/** Types of notices: the customer did not write them. */
const NOTICE_TYPES = new Set([
  'system',
  'notification',
  'e2e_notification',
  'notification_template',
  'protocol',
  'call_log',
  'request_welcome',
  'number_changed',
  'user_changed_number',
  'customer_changed_number',
  'identity_changed',
  'customer_identity_changed',
  'revoke',
  'revoked',
]);

function isNoticeType(type: string): boolean {
  return NOTICE_TYPES.has(type);
}

function leftOutLog(log: AdapterLog) {
  return (field: string): void => log.unknownValue(field, 'unreadable');
}

/** A file with its caption. */
export function fileContent(type: string, caption: string | null, attachments: readonly AttachmentRecord[]) {
  const byType = Object.hasOwn(MEDIA_KINDS, type) ? MEDIA_KINDS[type] : undefined;
  const mediaKind = byType ?? attachments[0]?.mediaKind ?? 'OTHER';
  return { text: caption ?? '', content: { kind: 'MEDIA', mediaKind, caption }, attachments } as const;
}

const mediaContent: OptionalMapper = ({ wire, key, type, log }) => {
  if (!Object.hasOwn(MEDIA_KINDS, type)) return null;
  const object = partOf(wire, type, media, leftOutLog(log));
  const caption = firstFilled(object?.message, object?.caption, wire.text);
  return fileContent(type, caption, toMediaAttachments(key, wire.attachments, object, type));
};

const cardContent: OptionalMapper = ({ wire }) => {
  if (wire.contacts.length === 0) return null;
  const cards = wire.contacts.map(toCard);
  const names = cards.map((card) => card.displayName).filter((name) => name !== '');
  const text = wire.text ?? firstFilled(names.join(', ')) ?? 'Contact card';
  return { text, content: { kind: 'CONTACT_CARD', cards }, attachments: [] };
};

function isOnGlobe({ latitude, longitude }: WireLocation): boolean {
  return latitude !== null && longitude !== null && Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
}

/** A place without valid coordinates is text: its name and address. */
const locationContent: OptionalMapper = ({ wire }) => {
  if (wire.location === null) return null;
  const { latitude, longitude, name, address } = wire.location;
  const label = wire.text ?? firstFilled([name, address].filter((part) => part !== null).join(', '));
  if (latitude === null || longitude === null || !isOnGlobe(wire.location))
    return { text: label ?? 'Location without coordinates', content: { kind: 'TEXT' }, attachments: [] };
  const content: MessageContent = { kind: 'LOCATION', latitude, longitude, name, address };
  return { text: label ?? `${latitude}, ${longitude}`, content, attachments: [] };
};

const replyContent: OptionalMapper = ({ wire, log }) => {
  const replies = partOf(wire, 'interactive', interactive, leftOutLog(log));
  const pressed =
    replies?.button_reply ?? replies?.list_reply ?? partOf(wire, 'button', button, leftOutLog(log)) ?? null;
  const buttonId = pressed?.id ?? pressed?.payload ?? null;
  const form = replies?.nfm_reply ? describeForm(replies.nfm_reply) : null;
  const title = firstFilled(pressed?.title, pressed?.text, form, wire.text, buttonId, form === null ? null : 'Form');
  if (title === null) return null;
  return { text: title, content: { kind: 'INTERACTIVE_REPLY', buttonId, title }, attachments: [] };
};

const noticeContent: Mapper = ({ wire, type, log }) => {
  const object = partOf(wire, type, notice, leftOutLog(log));
  const isRevoke = type.startsWith('revoke');
  const nativeType = firstFilled(object?.type) ?? type;
  const fallback = isRevoke ? 'The customer deleted a message' : `WhatsApp notice: ${nativeType}`;
  const text = firstFilled(wire.text, object?.body, object?.text) ?? fallback;
  const content: MessageContent = { kind: 'SYSTEM', systemKind: 'OTHER', nativeType, text };
  const replyTo = isRevoke ? (object?.original_message_id ?? object?.message_id ?? null) : null;
  return { text, content, attachments: [], replyTo };
};

/** Content that the model has no kind for; the text says what it is. */
function otherContent({ wire, raw, key, type }: Source, text: string, replyTo: string | null = null) {
  const content: MessageContent = { kind: 'UNSUPPORTED', nativeType: wire.type ?? type, raw };
  return { text, content, attachments: toAttachments(key, wire.attachments), replyTo };
}

const reactionContent: OptionalMapper = (source) => {
  const object = partOf(source.wire, 'reaction', reaction, leftOutLog(source.log));
  const emoji = firstFilled(object?.emoji);
  return emoji === null ? null : otherContent(source, emoji, object?.message_id ?? null);
};

const orderContent: OptionalMapper = (source) => {
  const object = partOf(source.wire, 'order', order, leftOutLog(source.log));
  return object === null ? null : otherContent(source, firstFilled(source.wire.text) ?? describeOrder(object));
};

const pollContent: OptionalMapper = (source) => {
  const object = partOf(source.wire, 'poll', poll, leftOutLog(source.log));
  return object === null ? null : otherContent(source, firstFilled(source.wire.text) ?? describePoll(object));
};

const unsupportedContent: Mapper = (source) => {
  const { wire, log } = source;
  const object = partOf(wire, 'unsupported', anyTexts, leftOutLog(log));
  const stated = partOf(wire, 'unsupported', unsupported, leftOutLog(log))?.errors ?? [];
  const reason = describeReasons([...wire.errors, ...stated]) ?? textOfAny(object);
  return otherContent(source, wire.text ?? `Unsupported message${reason === null ? '' : `: ${reason}`}`);
};

/** A text message; one with files only is media. */
const textContent: OptionalMapper = ({ wire, key }) => {
  const attachments = toAttachments(key, wire.attachments);
  if (wire.text !== null) return { text: wire.text, content: { kind: 'TEXT' }, attachments };
  return attachments.length === 0 ? null : fileContent('', null, attachments);
};

const MAPPERS: Readonly<Record<string, OptionalMapper>> = {
  text: textContent,
  '': textContent,
  location: locationContent,
  contacts: cardContent,
  button: replyContent,
  interactive: replyContent,
  reaction: reactionContent,
  order: orderContent,
  poll: pollContent,
  unsupported: unsupportedContent,
};

/** Types that an object of their name indicates when the message states none. */
const INFERRED_TYPES = [
  ...Object.keys(MEDIA_KINDS),
  ...Object.keys(MAPPERS).filter((type) => type !== '' && type !== 'text'),
  'system',
];

/** The type of a message in lower case: as stated, else the name of its object, else empty. */
function typeOf(wire: WireWhatsappMessage): string {
  const stated = (wire.type ?? '').trim().toLowerCase();
  if (stated !== '') return stated;
  const isFilled = (value: unknown): boolean =>
    Array.isArray(value) ? value.length > 0 : typeof value === 'object' && value !== null;
  return INFERRED_TYPES.find((type) => Object.hasOwn(wire, type) && isFilled(wire[type])) ?? '';
}

/** True for the withdrawal of a reaction, which is no message: it refers to the other message only. */
export function isWithdrawnReaction(wire: WireWhatsappMessage): boolean {
  if (typeOf(wire) !== 'reaction' || wire.text !== null) return false;
  const object = partOf(wire, 'reaction', reaction, () => {});
  return object !== null && firstFilled(object.emoji) === null;
}

/** Maps the content by the message's type. An unrecognised type keeps its text and the vendor's object. */
export function toWhatsappContent(
  wire: WireWhatsappMessage,
  raw: unknown,
  key: string,
  log: AdapterLog,
): WhatsappContent {
  const type = typeOf(wire);
  const source: Source = { wire, raw, key, type, log };
  const mapper = Object.hasOwn(MAPPERS, type) ? MAPPERS[type] : isNoticeType(type) ? noticeContent : mediaContent;
  const known = mapper?.(source) ?? null;
  const mapped = known ?? unknownContent(source);
  return { ...mapped, replyTo: mapped.replyTo ?? wire.context };
}

function unknownContent(source: Source): ReturnType<Mapper> {
  const { wire, type, log } = source;
  if (type === '' || type === 'text') return otherContent(source, 'Message without content');
  logUnknownMessageType(type, log);
  const described = textOfAny(partOf(wire, type, anyTexts, () => {}));
  return otherContent(source, wire.text ?? described ?? `Unsupported message: ${type.slice(0, 64)}`);
}
