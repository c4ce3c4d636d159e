// Creating tickets at the emulated Glassix, with and without messages.

import { answerJson, type SandboxAnswer } from '../../../../sandbox/index.ts';
import { bodyFields, credentialOf, type Fields, isRecord, listField, Refusal, route, textField } from '../call.ts';
import { newTicket, postEvent } from '../events.ts';
import { addTransaction, type Guest, openTicket, setState } from '../history.ts';
import { renderTicket } from '../render.ts';
import type { GlassixCall, Participant, Ticket } from '../state.ts';
import { CULTURES, PARTICIPANT_TYPES, PROTOCOLS, STATES, SUB_PROTOCOLS, enumValueOf } from '../enums.ts';

const MAX_FIELD = 120;
const NUMBERS = new Set(['SMS', 'WhatsApp', 'Viber', 'PhoneCall', 'WebViaSMS']);

/** The values of field1 to field10 that are given. */
export function dynamicFields(fields: Fields): readonly (string | null)[] {
  return Array.from({ length: 10 }, (_, index) => textField(fields, `field${index + 1}`, MAX_FIELD));
}

function guestOf(value: unknown): Guest {
  if (!isRecord(value)) throw new Refusal(400, 'participants must be objects');
  const type = enumValueOf(PARTICIPANT_TYPES, value['type']);
  const protocol = enumValueOf(PROTOCOLS, value['protocolType']);
  const identifier = textField(value, 'identifier') ?? '';
  if (type === null) throw new Refusal(400, 'The participant type is not valid');
  if (protocol === null) throw new Refusal(400, 'The participant protocolType is not valid');
  if (identifier === '' && type === 'Client') throw new Refusal(400, 'The participant identifier is required');
  if (NUMBERS.has(protocol) && !/^\d{6,15}$/.test(identifier)) {
    throw new Refusal(400, 'The identifier must be in international format without a plus');
  }
  const subProtocol =
    enumValueOf(SUB_PROTOCOLS, value['subProtocolType']) ?? (protocol === 'Mail' ? 'MailTo' : 'Undefined');
  return { name: textField(value, 'name') ?? '', type, protocol, subProtocol, identifier };
}

function tagsOf(fields: Fields): string[] {
  return listField(fields, 'tags').map((tag) => {
    if (typeof tag !== 'string' || tag === '') throw new Refusal(400, 'tags must be strings');
    return tag;
  });
}

function writerOf(ticket: Ticket, value: unknown): Participant {
  const from = isRecord(value) ? value : {};
  const writer = ticket.participants.find(
    ({ identifier, type }) => identifier === from['identifier'] && type === from['type'],
  );
  if (writer === undefined) throw new Refusal(400, 'fromParticipant is not a participant of the ticket');
  return writer;
}

function addFirstMessages(call: GlassixCall, ticket: Ticket, fields: Fields): void {
  const { state, clock } = call.context;
  for (const value of listField(fields, 'transactions')) {
    if (!isRecord(value)) throw new Refusal(400, 'transactions must be objects');
    const text = textField(value, 'text') ?? '';
    if (value['type'] !== 'Message') throw new Refusal(400, 'The transaction type is not valid');
    if (text === '') throw new Refusal(400, 'The transaction text is required');
    const from = writerOf(ticket, value['fromParticipant']);
    addTransaction(state, ticket, { from, text, status: 'Delivered', at: clock.now() });
  }
}

function refuseUsedArgument(call: GlassixCall, uniqueArgument: string): void {
  const { state, settings } = call.context;
  if (settings.usedUniqueArgument === 'accepted' || uniqueArgument === '') return;
  const isUsed = [...state.tickets.values()].some((ticket) => ticket.uniqueArgument === uniqueArgument);
  if (isUsed) throw new Refusal(409, 'A ticket with this uniqueArgument exists already');
}

function create(call: GlassixCall): SandboxAnswer {
  const { context } = call;
  const fields = bodyFields(call);
  const culture = fields['culture'] === undefined ? 'en-US' : enumValueOf(CULTURES, fields['culture']);
  if (culture === null) throw new Refusal(400, 'culture is not valid');
  const wanted = fields['state'] === undefined ? 'Open' : enumValueOf(STATES, fields['state']);
  if (wanted === null) throw new Refusal(400, 'state is not valid');
  if (wanted === 'Closed' && textField(fields, 'close') === null) throw new Refusal(400, 'close is required');
  const guests = listField(fields, 'participants').map(guestOf);
  if (guests.length === 0) throw new Refusal(400, 'participants are required');
  const uniqueArgument = textField(fields, 'uniqueArgument') ?? '';
  refuseUsedArgument(call, uniqueArgument);
  const texts = dynamicFields(fields).map((text) => text ?? '');
  const tags = tagsOf(fields);
  const departmentId = credentialOf(call)?.apiKey ?? '';
  const details = isRecord(fields['details']) ? fields['details'] : {};
  const at = context.clock.now();
  const start = { departmentId, guests, fields: texts, culture, tags, uniqueArgument, details, at };
  const ticket = openTicket(context.state, start);
  try {
    addFirstMessages(call, ticket, fields);
  } catch (failure) {
    context.state.tickets.delete(ticket.id);
    throw failure;
  }
  if (wanted !== 'Open') setState(context.state, ticket, wanted, null, at);
  if (fields['enableWebhook'] !== false) void postEvent(context, ticket.departmentId, [newTicket(context, ticket)]);
  return answerJson(201, renderTicket(context, ticket));
}

export const createRoutes = [
  route(
    'POST',
    '/tickets/create',
    { coverage: ['G1', 'G2'], note: 'participants, fields, culture, tags, uniqueArgument, transactions; answers 201' },
    create,
  ),
];
