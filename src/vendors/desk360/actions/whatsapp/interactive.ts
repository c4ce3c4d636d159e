// A message with up to ten buttons and a header of any type.

import type { InteractiveButton } from '../../../../domain/message.ts';
import { eachOf, type FieldPath, isBlank, type Refusals } from '../../../../platform/adapter/action-checks.ts';
import { refuse, requiredText, unsupported } from '../checks.ts';
import type { ContentKind, ContentOf } from './kind.ts';
import { requiredLink } from './media-files.ts';

type Interactive = ContentOf<'INTERACTIVE'>;
type Header = NonNullable<Interactive['header']>;

const MAX_BODY_CHARACTERS = 1024;
const MAX_LINE_CHARACTERS = 60;
const MAX_BUTTONS = 10;
const MAX_TITLE_CHARACTERS = 20;
const MAX_ID_CHARACTERS = 200;

const AT: FieldPath = ['interactive'];
const BUTTONS: FieldPath = [...AT, 'buttons'];

function checkHeader({ type, text, link, filename }: Header): Refusals {
  const at = [...AT, 'header'];
  if (type === 'NONE') return [];
  const isText = type === 'TEXT';
  const unused = isText ? link : text;
  const unusedField = [...at, isText ? 'link' : 'text'];
  return [
    ...(isText ? requiredText(text, [...at, 'text'], MAX_LINE_CHARACTERS) : requiredLink(link, [...at, 'link'])),
    ...(isBlank(unused) ? [] : refuse('INVALID', `A header of type ${type} has no such field.`, unusedField)),
    ...(isBlank(filename) || type === 'DOCUMENT'
      ? []
      : refuse('INVALID', 'Only a document may have a file name.', [...at, 'filename'])),
  ];
}

/** Refuses repeated values. */
function checkUnique(values: readonly string[], part: 'id' | 'title'): Refusals {
  return eachOf(values, BUTTONS, (value, at) =>
    values.indexOf(value) === Number(at.at(-1))
      ? []
      : refuse('INVALID', `Another button has the same ${part}.`, [...at, part]),
  );
}

function checkButton(button: InteractiveButton, at: FieldPath): Refusals {
  return [
    ...requiredText(button.id, [...at, 'id'], MAX_ID_CHARACTERS),
    ...requiredText(button.title, [...at, 'title'], MAX_TITLE_CHARACTERS),
    ...(button.url === null
      ? []
      : unsupported('Buttons of Desk360 send a reply; they cannot open a URL.', [...at, 'url'])),
  ];
}

function checkButtons(buttons: readonly InteractiveButton[]): Refusals {
  if (buttons.length === 0) return refuse('REQUIRED', 'An interactive message requires a button.', BUTTONS);
  const message = `WhatsApp accepts at most ${MAX_BUTTONS} buttons.`;
  return [
    ...(buttons.length > MAX_BUTTONS ? refuse('TOO_LONG', message, BUTTONS) : []),
    ...eachOf(buttons, BUTTONS, checkButton),
    ...checkUnique(
      buttons.map(({ id }) => id),
      'id',
    ),
    ...checkUnique(
      buttons.map(({ title }) => title),
      'title',
    ),
  ];
}

function headerBody({ type, text, link, filename }: Header): object {
  if (type === 'NONE') return {};
  if (type === 'TEXT') return { header: { type: 'text', text } };
  if (type === 'IMAGE') return { header: { type: 'image', image: { link } } };
  if (type === 'VIDEO') return { header: { type: 'video', video: { link } } };
  return { header: { type: 'document', document: { link, ...(isBlank(filename) ? {} : { filename }) } } };
}

export const interactive: ContentKind<Interactive> = {
  check: ({ body, footer, header, buttons }) => [
    ...requiredText(body, [...AT, 'body'], MAX_BODY_CHARACTERS),
    ...(footer === null ? [] : requiredText(footer, [...AT, 'footer'], MAX_LINE_CHARACTERS)),
    ...(header === null ? [] : checkHeader(header)),
    ...checkButtons(buttons),
  ],
  send: (calls, { product, to }, { header, body, footer, buttons }) =>
    calls.sendInteractive(product, to, 'whatsapp.interactive', {
      ...(header === null ? {} : headerBody(header)),
      body,
      ...(footer === null ? {} : { footer: { text: footer } }),
      buttons: buttons.map(({ id, title }) => ({ id, title })),
    }),
  toSent: ({ header, body, footer, buttons }) => ({
    text: body,
    content: {
      kind: 'INTERACTIVE',
      header:
        header === null || header.type === 'NONE' ? null : { type: header.type, text: header.text, link: header.link },
      body,
      footer,
      buttons,
    },
    files: [],
  }),
};
