// The WhatsApp message routes of the emulated Desk360: text, location, contacts, media, read.

import { answerBytes, answerJson, filesOf, type SandboxAnswer } from '../../../../sandbox/index.ts';
import { DeskRefusal } from '../http/errors.ts';
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
import { type DeskCall, remember } from '../data/state.ts';

const MESSAGES = '/products/:productId/conversations/messages';
const MAX_TEXT_CHARS = 4096;
const MAX_FILES = 5;
const MAX_FILE_BYTES = 20 * 1024 * 1024;

function coordinate(location: DeskFields, name: string): number {
  const value = location[name];
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (value === undefined || value === null) throw invalid(`The location.${name} field is required.`);
  if (typeof number !== 'number' || !Number.isFinite(number)) throw invalid(`The location.${name} must be a number.`);
  return number;
}

function locationOf(fields: DeskFields): object {
  const location = requiredObject(fields, 'location');
  return {
    longitude: coordinate(location, 'longitude'),
    latitude: coordinate(location, 'latitude'),
    name: requiredText(location, 'name'),
    address: requiredText(location, 'address'),
  };
}

/** A valid calendar date in the form Y-m-d. */
function isCalendarDay(value: unknown): boolean {
  const [, year, month, day] = (typeof value === 'string' ? /^(\d{4})-(\d{2})-(\d{2})$/.exec(value) : null) ?? [];
  if (year === undefined) return false;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  return date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
}

function contactsOf(fields: DeskFields): readonly unknown[] {
  const contacts = requiredList(fields, 'contacts');
  for (const contact of contacts) {
    if (typeof contact !== 'object' || contact === null) throw invalid('The contacts must be an array of objects.');
    const name = requiredObject(contact as DeskFields, 'name');
    for (const part of ['formatted_name', 'first_name', 'last_name']) requiredText(name, part);
    const birthday = (contact as DeskFields)['birthday'];
    if (birthday !== undefined && birthday !== null && !isCalendarDay(birthday)) {
      throw invalid('The contacts.birthday does not match the format Y-m-d.');
    }
  }
  return contacts;
}

function contentOf(fields: DeskFields): { kind: string; content: unknown } {
  const type = fields['type'];
  if (type === 'location') return { kind: 'location', content: locationOf(fields) };
  if (type === 'contacts') return { kind: 'contacts', content: contactsOf(fields) };
  if (type !== undefined && type !== null && type !== '' && type !== 'text')
    throw invalid('The selected type is invalid.');
  return { kind: 'text', content: requiredText(fields, 'text', MAX_TEXT_CHARS) };
}

function send(call: DeskCall): SandboxAnswer {
  const productId = productOf(call).id;
  const fields = bodyFields(call);
  const phone = requiredPhone(fields, 'to');
  return answerSent(call, [sendWhatsapp(call.context, { productId, phone, ...contentOf(fields) })]);
}

function sendMedia(call: DeskCall): SandboxAnswer {
  const productId = productOf(call).id;
  const phone = requiredPhone(bodyFields(call), 'to');
  const files = filesOf(call.body, 'attachments');
  if (files.length === 0) throw invalid('The attachments field is required.');
  if (files.length > MAX_FILES) throw invalid(`The attachments may not have more than ${MAX_FILES} items.`);
  if (files.some((file) => file.bytes.length > MAX_FILE_BYTES)) {
    throw invalid('The attachments may not be greater than 20 MB.');
  }
  const sent = files.map((file) => {
    const mediaId = call.context.random.uuid();
    const { filename: name, contentType, bytes } = file;
    remember(call.context.state.media, mediaId, { name, contentType, bytes });
    return sendWhatsapp(call.context, { productId, phone, kind: 'media', content: { mediaId, name } });
  });
  return answerSent(call, sent);
}

function media(call: DeskCall): SandboxAnswer {
  productOf(call);
  const file = call.context.state.media.get(call.param('mediaId'));
  if (file === undefined) throw new DeskRefusal('not_found');
  return answerBytes(200, file.bytes, file.contentType);
}

function markRead(call: DeskCall): SandboxAnswer {
  const productId = productOf(call).id;
  const ids = requiredList(bodyFields(call), 'message_ids');
  const messages = ids.map((id) => call.context.state.whatsapp.get(String(id)));
  for (const message of messages) {
    if (message?.direction !== 'in' || message.productId !== productId) throw new DeskRefusal('not_found');
  }
  for (const message of messages) if (message !== undefined) message.readByUs = true;
  return answerJson(200, {});
}

export const messageRoutes = [
  deskRoute(
    'POST',
    MESSAGES,
    { coverage: ['D17', 'D18', 'D19'], note: 'text, or type location or contacts; the answer body is a setting' },
    send,
  ),
  deskRoute('POST', `${MESSAGES}/media`, { coverage: 'D20', note: 'form-data; at most 5 files of 20 MB' }, sendMedia),
  deskRoute('GET', `${MESSAGES}/media/:mediaId`, { coverage: 'D21', note: 'the bytes with their content type' }, media),
  deskRoute('POST', `${MESSAGES}/read`, { coverage: 'D24', note: 'ids of received messages only' }, markRead),
];
