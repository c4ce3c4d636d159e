// What can be sent to a customer, checked and in Glassix's words: text, files, quick replies, cards, canned replies.

import type { OutgoingContent, UploadedFile } from '../../../domain/commands/message-commands.ts';
import { VendorCallError } from '../../../domain/errors/error-codes.ts';
import type { Card, InteractiveButton } from '../../../domain/message.ts';
import type { GlassixClient, Json } from '../client/index.ts';
import { eachOf, isBlank, neededText, type Path, refuse, type Refusals, unsupported, webAddress } from './checks.ts';

type Of<K extends OutgoingContent['kind']> = Extract<OutgoingContent, { readonly kind: K }>;
const CONTENT: Path = ['content'];

function checkInteractive({ body, header, footer, buttons }: Of<'INTERACTIVE'>): Refusals {
  const at = [...CONTENT, 'interactive'];
  return [
    ...neededText(body, [...at, 'body']),
    ...(header === null ? [] : unsupported('Glassix has no headers.', [...at, 'header'])),
    ...(footer === null ? [] : unsupported('Glassix has no footers.', [...at, 'footer'])),
    ...(buttons.length === 0 ? refuse('REQUIRED', 'Offer a reply at least.', [...at, 'buttons']) : []),
    ...eachOf(buttons, [...at, 'buttons'], (button, place) => neededText(button.title, [...place, 'title'])),
  ];
}

function checkCards({ cards }: Of<'CARDS'>): Refusals {
  const at = [...CONTENT, 'cards'];
  if (cards.length === 0) return refuse('REQUIRED', 'Send a card at least.', at);
  return eachOf(cards, at, (card, place) => [
    ...neededText(card.title, [...place, 'title']),
    ...webAddress(card.imageUrl, [...place, 'imageUrl']),
    ...eachOf(card.buttons, [...place, 'buttons'], (button, spot) => neededText(button.title, [...spot, 'title'])),
  ]);
}

function cannedText({ template, languageCode }: Of<'TEMPLATE'>): string | null {
  const { translations = [] } = template ?? {};
  return translations.find((translation) => translation.languageCode === languageCode)?.body ?? null;
}

function checkTemplate(content: Of<'TEMPLATE'>): Refusals {
  const at = [...CONTENT, 'template'];
  if (content.template === undefined)
    return refuse('NOT_FOUND', 'There is no such canned reply.', [...at, 'templateId']);
  if (content.variables.length > 0) return unsupported('Canned replies take no values.', [...at, 'variables']);
  if (content.file !== null) return unsupported('Canned replies take no file.', [...at, 'uploadId']);
  if (cannedText(content) !== null) return [];
  return refuse('INVALID', 'The canned reply has no text in this language.', [...at, 'languageCode']);
}

/** What is wrong with a content; the field's path begins at `content`. */
export function checkContent(content: OutgoingContent): Refusals {
  switch (content.kind) {
    case 'TEXT':
      return content.files.length > 0 ? [] : neededText(content.text, [...CONTENT, 'text', 'text']);
    case 'MEDIA':
      return content.files.length > 0
        ? []
        : refuse('REQUIRED', 'A file is needed.', [...CONTENT, 'media', 'uploadIds']);
    case 'INTERACTIVE':
      return checkInteractive(content);
    case 'CARDS':
      return checkCards(content);
    case 'TEMPLATE':
      return checkTemplate(content);
    default:
      return unsupported('Glassix sends text, files, quick replies and cards.', CONTENT);
  }
}

/** What comes back when it is pressed is the id; a card's button that leads somewhere says where. */
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

/** The files that go along. */
export function filesOf(content: OutgoingContent): readonly UploadedFile[] {
  return content.kind === 'TEXT' || content.kind === 'MEDIA' ? content.files : [];
}

/** The content in the words of a send call, without its files. */
export function wordsOf(content: OutgoingContent): Json {
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
      throw new TypeError('the reply needs a checked command');
  }
}

/** Files go first, one after the other; as long as no message names them, nothing was done. */
export async function uploadAll(client: GlassixClient, files: readonly UploadedFile[]): Promise<string[]> {
  const names: string[] = [];
  try {
    // oxlint-disable-next-line no-await-in-loop -- one file after the other is in memory as little as possible
    for (const file of files) names.push(await client.upload(file));
    return names;
  } catch (error) {
    if (!(error instanceof VendorCallError)) throw error;
    throw new VendorCallError({ ...error.failure, outcomeUnknown: false }, { cause: error });
  }
}
