// A message to the customer: text, files, quick replies, cards, or a canned reply's text.

import type { ActResult, OutgoingContent, ReplyCommand, UploadedFile } from '../../../domain/command.ts';
import { VendorCallError } from '../../../domain/errors.ts';
import type { Card, InteractiveButton } from '../../../domain/message.ts';
import type { Act } from '../../../domain/ports/vendor.ts';
import { mapped } from '../../../platform/wire-failure.ts';
import type { GlassixClient, Json } from '../client.ts';
import type { MapContext } from '../map.ts';
import { toMessage } from '../map/message.ts';
import { eachOf, isBlank, neededText, type Path, refuse, type Refusals, unsupported, webAddress } from './refusals.ts';

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

function check({ content }: ReplyCommand): Refusals {
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

function filesOf(content: OutgoingContent): readonly UploadedFile[] {
  return content.kind === 'TEXT' || content.kind === 'MEDIA' ? content.files : [];
}

function wordsOf(content: OutgoingContent): Json {
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

/** Files go first; as long as no message names them, nothing was done. */
async function upload(client: GlassixClient, files: readonly UploadedFile[]): Promise<string[]> {
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

/** The act; Glassix takes messages only while the ticket is open, which the capability says. */
export function createReply(client: GlassixClient, context: MapContext): Act<ReplyCommand> {
  return {
    check,
    async perform({ ticket, content }): Promise<ActResult> {
      const files = await upload(client, filesOf(content));
      const message = { ...wordsOf(content), ...(files.length === 0 ? {} : { files }) };
      const sent = await client.send(ticket.key, message);
      const observation = mapped('tickets.send', () => toMessage(ticket.key, sent, context));
      const cards = content.kind === 'CARDS' ? content : null;
      // The answer need not repeat the cards that were sent.
      const fields = cards === null ? observation.fields : { ...observation.fields, content: cards };
      return { observations: [{ ...observation, fields }], messageKey: observation.key };
    },
  };
}
