// The interactive WhatsApp messages of the emulated Desk360: buttons and location requests.

import type { SandboxAnswer } from '../../../../sandbox/index.ts';
import {
  bodyFields,
  type DeskFields,
  invalid,
  requiredList,
  requiredObject,
  requiredPhone,
  requiredText,
} from '../http/fields.ts';
import { deskRoute, productOf } from '../http/lookup.ts';
import { answerSent, sendWhatsapp } from '../outbox.ts';
import type { DeskCall } from '../data/state.ts';

const MAX_BODY_CHARS = 1024;
const MAX_BUTTONS = 10;
const MAX_TITLE_CHARS = 20;
const MAX_BUTTON_ID_CHARS = 200;
const MAX_LINE_CHARS = 60;
const LOCATION_REQUEST = 'location_request_message';

function checkHeader(fields: DeskFields, types: readonly string[]): void {
  if (fields['header'] === undefined || fields['header'] === null) return;
  const header = requiredObject(fields, 'header');
  const type = requiredText(header, 'type');
  if (!types.includes(type)) throw invalid('The selected header.type is invalid.');
  if (type === 'text') requiredText(header, 'text', MAX_LINE_CHARS);
  else requiredText(requiredObject(header, type), 'link');
}

function checkFooter(fields: DeskFields): void {
  if (fields['footer'] === undefined || fields['footer'] === null) return;
  requiredText(requiredObject(fields, 'footer'), 'text', MAX_LINE_CHARS);
}

function checkButtons(fields: DeskFields): void {
  const buttons = requiredList(fields, 'buttons');
  if (buttons.length > MAX_BUTTONS) throw invalid(`The buttons may not have more than ${MAX_BUTTONS} items.`);
  const named = buttons.map((button) => {
    if (typeof button !== 'object' || button === null) throw invalid('The buttons must be an array of objects.');
    const entry = button as DeskFields;
    return { id: requiredText(entry, 'id', MAX_BUTTON_ID_CHARS), title: requiredText(entry, 'title', MAX_TITLE_CHARS) };
  });
  // Documented: the title is "unique within the message", the id a "unique identifier".
  for (const name of ['id', 'title'] as const) {
    const values = named.map((button) => button[name]);
    if (new Set(values).size !== values.length) throw invalid(`The buttons.${name} field has a duplicate value.`);
  }
}

function send(call: DeskCall): SandboxAnswer {
  const productId = productOf(call).id;
  const fields = bodyFields(call);
  const phone = requiredPhone(fields, 'to');
  requiredText(fields, 'body', MAX_BODY_CHARS);
  const asksLocation = fields['type'] === LOCATION_REQUEST;
  checkHeader(fields, asksLocation ? ['text', 'image'] : ['text', 'image', 'video', 'document']);
  if (!asksLocation) {
    checkButtons(fields);
    checkFooter(fields);
  }
  const kind = asksLocation ? LOCATION_REQUEST : 'interactive';
  return answerSent(call, [sendWhatsapp(call.context, { productId, phone, kind, content: fields })]);
}

export const interactiveRoutes = [
  deskRoute(
    'POST',
    '/products/:productId/conversations/messages/interactive',
    { coverage: ['D22', 'D23'], note: 'buttons, or type location_request_message; JSON and form-data' },
    send,
  ),
];
