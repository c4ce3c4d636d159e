// Content to customers, checked and as request bodies: text, files, quick replies, cards, canned replies.

import type { OutgoingContent, UploadedFile } from '../../../domain/commands/message-commands.ts';
import { VendorCallError } from '../../../domain/errors/error-codes.ts';
import type { Card, InteractiveButton } from '../../../domain/message.ts';
import { eachOf, type FieldPath, isBlank, type Refusals } from '../../../platform/adapter/action-checks.ts';
import type { GlassixClient, Json } from '../client/index.ts';
import { refuse, requiredText, unsupported, webAddress } from './checks.ts';

type Of<K extends OutgoingContent['kind']> = Extract<OutgoingContent, { readonly kind: K }>;
const CONTENT: FieldPath = ['content'];

function checkInteractive({ body, header, footer, buttons }: Of<'INTERACTIVE'>): Refusals {
  const at = [...CONTENT, 'interactive'];
  return [
    ...requiredText(body, [...at, 'body']),
    ...(header === null ? [] : unsupported('Glassix supports no headers.', [...at, 'header'])),
    ...(footer === null ? [] : unsupported('Glassix supports no footers.', [...at, 'footer'])),
    ...(buttons.length === 0 ? refuse('REQUIRED', 'At least one reply is required.', [...at, 'buttons']) : []),
    ...eachOf(buttons, [...at, 'buttons'], (button, buttonAt) => requiredText(button.title, [...buttonAt, 'title'])),
  ];
}

function checkCards({ cards }: Of<'CARDS'>): Refusals {
  const at = [...CONTENT, 'cards'];
  if (cards.length === 0) return refuse('REQUIRED', 'At least one card is required.', at);
  return eachOf(cards, at, (card, cardAt) => [
    ...requiredText(card.title, [...cardAt, 'title']),
    ...webAddress(card.imageUrl, [...cardAt, 'imageUrl']),
    ...eachOf(card.buttons, [...cardAt, 'buttons'], (button, buttonAt) =>
      requiredText(button.title, [...buttonAt, 'title']),
    ),
  ]);
}

function cannedText({ template, languageCode }: Of<'TEMPLATE'>): string | null {
  const { translations = [] } = template ?? {};
  return translations.find((translation) => translation.languageCode === languageCode)?.body ?? null;
}

function checkTemplate(content: Of<'TEMPLATE'>): Refusals {
  const at = [...CONTENT, 'template'];
  if (content.template === undefined)
    return refuse('NOT_FOUND', 'This canned reply does not exist.', [...at, 'templateId']);
  if (content.variables.length > 0) return unsupported('Canned replies have no parameters.', [...at, 'variables']);
  if (content.file !== null) return unsupported('Canned replies contain no file.', [...at, 'uploadId']);
  if (cannedText(content) !== null) return [];
  return refuse('INVALID', 'The canned reply has no text in this language.', [...at, 'languageCode']);
}

/** Paths start with `content`. */
export function checkContent(content: OutgoingContent): Refusals {
  switch (content.kind) {
    case 'TEXT':
      return content.files.length > 0 ? [] : requiredText(content.text, [...CONTENT, 'text', 'text']);
    case 'MEDIA':
      return content.files.length > 0
        ? []
        : refuse('REQUIRED', 'A file is required.', [...CONTENT, 'media', 'uploadIds']);
    case 'INTERACTIVE':
      return checkInteractive(content);
    case 'CARDS':
      return checkCards(content);
    case 'TEMPLATE':
      return checkTemplate(content);
    default:
      return unsupported('Glassix supports text, files, quick replies and cards only.', CONTENT);
  }
}

/** A pressed button returns its id, or opens its URL. */
function toButton({ id, title, url }: InteractiveButton): Json {
  return url === null ? { title, type: 'postback', data: id } : { title, type: 'web_url', uri: url };
}

function toTemplate({ title, subtitle, imageUrl, buttons }: Card): Json {
  return {
    title,
    ...(subtitle === null ? {} : { subtitle }),
    ...(imageUrl === null ? {} : { coverImageUrl: imageUrl }),
    buttons: buttons.map(toButton),
  };
}

export function filesOf(content: OutgoingContent): readonly UploadedFile[] {
  return content.kind === 'TEXT' || content.kind === 'MEDIA' ? content.files : [];
}

/** The body of a send call, without files. Throws TypeError for content that was not checked. */
export function toBody(content: OutgoingContent): Json {
  switch (content.kind) {
    case 'TEXT':
      return { text: content.text, ...(content.html === null ? {} : { html: content.html }) };
    case 'MEDIA':
      return isBlank(content.caption) ? {} : { text: content.caption };
    case 'INTERACTIVE':
      return { text: content.body, quickReplies: content.buttons.map(({ title }) => ({ title })) };
    case 'CARDS':
      return { templates: content.cards.map(toTemplate) };
    case 'TEMPLATE':
      return { text: cannedText(content) };
    default:
      throw new TypeError('toBody was called without check');
  }
}

/** Uploads the files of a message. A failure has no effect on the ticket, because no message refers to them yet. */
export async function uploadAll(client: GlassixClient, files: readonly UploadedFile[]): Promise<string[]> {
  const ids: string[] = [];
  try {
    // oxlint-disable-next-line no-await-in-loop -- one upload at a time saves memory
    for (const file of files) ids.push(await client.upload(file));
    return ids;
  } catch (error) {
    if (!(error instanceof VendorCallError)) throw error;
    throw new VendorCallError({ ...error.failure, outcomeUnknown: false }, { cause: error });
  }
}
