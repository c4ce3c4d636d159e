// Sending in a ticket of the emulated Glassix, and the files that go along or came.

import { answerBytes, answerEmpty, answerJson, filesOf, type SandboxAnswer } from '../../../../sandbox/index.ts';
import { contentTypeOf, generateFile } from '../../../../sandbox/kit/sample-files.ts';
import {
  bodyFields,
  credentialOf,
  currentUser,
  type Fields,
  isRecord,
  listField,
  livingTicketOf,
  Refusal,
  route,
  textField,
} from '../call.ts';
import { newMessage, postEvent } from '../events.ts';
import { addTransaction, participantOf } from '../history.ts';
import { renderOutside, renderTransaction, signatureOf, stampOf } from '../render.ts';
import type { GlassixCall, StoredAttachment } from '../state.ts';

const BUTTON_TYPES = new Set(['text', 'web_url', 'postback', 'phone_number']);
const LINK_LIVES_MS = 10_800_000;

function typeOf(name: string): StoredAttachment['type'] {
  const contentType = contentTypeOf(name);
  if (contentType.startsWith('image/')) return 'Image';
  if (contentType.startsWith('video/')) return 'Video';
  if (contentType.startsWith('audio/')) return 'Audio';
  return contentType === 'application/pdf' ? 'Document' : 'File';
}

function attachmentsOf(call: GlassixCall, fields: Fields): StoredAttachment[] {
  const { state } = call.context;
  return listField(fields, 'files').map((identifier) => {
    const file = typeof identifier === 'string' ? state.files.get(identifier) : undefined;
    if (file === undefined || typeof identifier !== 'string') throw new Refusal(400, 'The file does not exist');
    const id = state.nextAttachmentId;
    state.nextAttachmentId += 1;
    return { id, type: typeOf(file.name), name: identifier, originalName: file.name, sanitization: 'Allowed' };
  });
}

function checkQuickReplies(fields: Fields): readonly unknown[] {
  const replies = listField(fields, 'quickReplies');
  for (const reply of replies) {
    if (!isRecord(reply) || (textField(reply, 'title') ?? '') === '')
      throw new Refusal(400, 'A quick reply needs a title');
  }
  return replies;
}

function checkTemplates(fields: Fields): readonly unknown[] {
  const templates = listField(fields, 'templates');
  for (const template of templates) {
    if (!isRecord(template) || (textField(template, 'title') ?? '') === '')
      throw new Refusal(400, 'A template needs a title');
    for (const button of listField(template, 'buttons')) {
      if (!isRecord(button) || !BUTTON_TYPES.has(String(button['type'])))
        throw new Refusal(400, 'The button type is not valid');
      if (button['type'] === 'web_url' && textField(button, 'uri') === null) throw new Refusal(400, 'uri is required');
    }
  }
  return templates;
}

function send(call: GlassixCall): SandboxAnswer {
  const { context } = call;
  const ticket = livingTicketOf(call);
  if (ticket.state !== 'Open') throw new Refusal(400, `Ticket #${ticket.id} is not open`);
  const fields = bodyFields(call);
  const text = textField(fields, 'text') ?? '';
  const html = textField(fields, 'html') ?? '';
  const quickReplies = checkQuickReplies(fields);
  const templates = checkTemplates(fields);
  const attachments = attachmentsOf(call, fields);
  const isEmpty = text === '' && html === '' && attachments.length === 0 && templates.length === 0;
  if (isEmpty) throw new Refusal(400, 'The message is empty');
  const from = participantOf(ticket, currentUser(call));
  const payload = quickReplies.length + templates.length === 0 ? null : { quickReplies, templates };
  const transaction = addTransaction(context.state, ticket, {
    from,
    text,
    html,
    attachments,
    payload,
    at: context.clock.now(),
  });
  void postEvent(context, ticket.departmentId, [newMessage(context, ticket, transaction)]);
  return answerJson(201, renderTransaction(context, transaction));
}

function upload(call: GlassixCall): SandboxAnswer {
  const { state } = call.context;
  const [file] = filesOf(call.body, 'file');
  if (file === undefined) throw new Refusal(400, 'file is required');
  const identifier = `${state.random.token(24)}${/\.\w{1,8}$/.exec(file.filename)?.[0] ?? ''}`;
  state.files.set(identifier, { name: file.filename, contentType: file.contentType, bytes: file.bytes });
  return answerJson(201, { fileIdentifier: identifier });
}

/** What the pre-signed addresses lead to; other than at the vendor, it lies on the emulator itself. */
function download(call: GlassixCall): SandboxAnswer {
  const name = call.param('name');
  const stamp = call.query.get('X-Amz-Date') ?? '';
  const oldest = stampOf(call.context.clock.now() - LINK_LIVES_MS);
  const isSigned = call.query.get('X-Amz-Signature') === signatureOf(name, stamp);
  if (!isSigned || stamp < oldest) return answerEmpty(403);
  const { bytes, contentType } = call.context.state.files.get(name) ?? generateFile(name);
  return answerBytes(200, bytes, contentType);
}

/** Outside tickets: WhatsApp and text messages, from a number that is linked to the department. */
function sendOutside(call: GlassixCall): SandboxAnswer {
  const { state, settings, clock } = call.context;
  const fields = bodyFields(call);
  const protocol = textField(fields, 'protocolType') ?? '';
  const from = textField(fields, 'from') ?? '';
  const to = textField(fields, 'to') ?? '';
  const text = textField(fields, 'text') ?? '';
  if (protocol !== 'WhatsApp' && protocol !== 'SMS') throw new Refusal(400, 'The protocolType is not supported');
  if (settings.numbers[protocol] !== from) throw new Refusal(400, 'from is not linked to this department');
  if (!/^\d{6,15}$/.test(to)) throw new Refusal(400, 'to is not valid');
  const files = attachmentsOf(call, fields);
  if (text === '' && files.length === 0) throw new Refusal(400, 'The message is empty');
  const providerMessageId = `SM${state.random.token(20)}`;
  const message = { providerMessageId, protocol, from, to, text, at: clock.now(), status: 'Pending' };
  state.outside.push(message);
  return answerJson(201, renderOutside(call.context, credentialOf(call)?.apiKey ?? '', message));
}

export const messageRoutes = [
  route(
    'POST',
    '/protocols/send',
    { coverage: 'G6', note: 'outside tickets; WhatsApp and SMS, from a linked number' },
    sendOutside,
  ),
  route(
    'POST',
    '/tickets/send/:ticketId',
    { coverage: 'G4', note: 'only while Open; text, html, replies, cards, files' },
    send,
  ),
  route(
    'POST',
    '/files/upload',
    { coverage: 'G4', note: 'form with one file; the answer is assumed', assumed: true },
    upload,
  ),
  route(
    'GET',
    '/stored/:name',
    { coverage: 'G4', note: 'links live three hours; where they lead is assumed', assumed: true },
    download,
    true,
  ),
];
