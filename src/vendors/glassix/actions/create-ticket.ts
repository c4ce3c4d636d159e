// A new ticket with everybody who takes part in it, and what was said before.

import { userError, UserErrors, VendorCallError } from '../../../domain/errors/error-codes.ts';
import type { SelectiveAction } from '../../../domain/ports/vendor/actions.ts';
import type { ParticipantRole } from '../../../domain/ticket.ts';
import type { FirstMessage, ParticipantDraft, TicketCreateCommand } from '../../../domain/commands/ticket-commands.ts';
import { mapResponse } from '../../../platform/adapter/wire-failure.ts';
import type { GlassixClient, Json } from '../client/index.ts';
import { toTicketDetail } from '../map/index.ts';
import type { MapContext } from '../map/context.ts';
import { CULTURES, isNumber, SETTABLE_STATES, toIdentityKind, toProtocol } from '../map/enums.ts';
import { checkFields, shortField } from './fields.ts';
import { eachOf, isBlank, neededText, type Path, refuse, type Refusals, unsupported } from './checks.ts';

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
/** A country code and a number; the plus sign is ours and taken off. */
const NUMBER = /^\+?[1-9]\d{6,14}$/;
const TYPES: Partial<Record<ParticipantRole, string>> = { CUSTOMER: 'Client', AGENT: 'User', SYSTEM: 'System' };

function identifierOf({ channelType, identifier }: Pick<ParticipantDraft, 'channelType' | 'identifier'>): string {
  const isPhone = isNumber(toIdentityKind(toProtocol(channelType)));
  return isPhone ? identifier.trim().replace(/^\+/, '') : identifier.trim();
}

function checkIdentifier({ channelType, identifier }: ParticipantDraft, field: Path): Refusals {
  if (isBlank(identifier)) return neededText(identifier, field);
  const kind = toIdentityKind(toProtocol(channelType));
  if (kind === 'EMAIL' && !EMAIL.test(identifier.trim())) return refuse('INVALID', 'Not an e-mail address.', field);
  if (!isNumber(kind) || NUMBER.test(identifier.trim())) return [];
  return refuse('INVALID', 'Write the number with its country code, digits only.', field);
}

function checkParticipant(participant: ParticipantDraft, at: Path): Refusals {
  if (toProtocol(participant.channelType) === null) {
    return refuse('INVALID', 'Glassix has no such channel.', [...at, 'channelType']);
  }
  if (TYPES[participant.role] === undefined) {
    return refuse('INVALID', 'Glassix takes customers, agents and the system.', [...at, 'role']);
  }
  return checkIdentifier(participant, [...at, 'identifier']);
}

function isWriter({ fromIdentifier, role }: FirstMessage, participant: ParticipantDraft): boolean {
  const given = identifierOf({ ...participant, identifier: fromIdentifier });
  return participant.role === role && identifierOf(participant) === given;
}

function checkFirstMessages({ firstMessages, participants }: TicketCreateCommand): Refusals {
  return eachOf(firstMessages, ['firstMessages'], (message, at) => {
    const isKnown = participants.some((participant) => isWriter(message, participant));
    if (!isKnown) return refuse('INVALID', 'The writer is none of the participants.', [...at, 'fromIdentifier']);
    return neededText(message.text, [...at, 'text']);
  });
}

function checkSubject({ subject, customFields }: TicketCreateCommand): Refusals {
  const isGivenTwice = subject !== null && customFields.some(({ key }) => key === 'field1');
  if (isGivenTwice) return refuse('INVALID', 'The subject is field1: give one of them.', ['subject']);
  return shortField(subject, ['subject']);
}

function check(command: TicketCreateCommand): Refusals {
  const { participants, culture, status, tagNames, externalId } = command;
  const isCulture = culture === null || CULTURES.includes(culture);
  const isState = status === null || SETTABLE_STATES[status] !== undefined;
  return [
    ...(participants.length === 0 ? refuse('REQUIRED', 'Glassix needs a participant.', ['participants']) : []),
    ...eachOf(participants, ['participants'], checkParticipant),
    ...checkFirstMessages(command),
    ...checkSubject(command),
    ...checkFields(command.customFields),
    ...eachOf(tagNames, ['tagNames'], (name, at) => neededText(name, at)),
    ...(isCulture ? [] : refuse('INVALID', `Glassix knows ${CULTURES.join(', ')}.`, ['culture'])),
    ...(isState ? [] : unsupported('Glassix knows OPEN, PENDING, SNOOZED and CLOSED.', ['status'])),
    ...(externalId !== null && isBlank(externalId) ? neededText(externalId, ['externalId']) : []),
  ];
}

function bodyOf(command: TicketCreateCommand, { settings }: MapContext): Json {
  const { subject, culture, participants, tagNames, externalId, firstMessages, status, customFields, now } = command;
  const state = status === null ? undefined : SETTABLE_STATES[status];
  return {
    ...(subject === null ? {} : { field1: subject }),
    ...Object.fromEntries(customFields.map(({ key, value }) => [key, value])),
    culture: culture ?? settings.culture,
    participants: participants.map((participant) => ({
      ...(participant.name === null ? {} : { name: participant.name }),
      protocolType: toProtocol(participant.channelType),
      ...(participant.channelType === 'EMAIL' ? { subProtocolType: 'MailTo' } : {}),
      identifier: identifierOf(participant),
      type: TYPES[participant.role],
    })),
    ...(tagNames.length === 0 ? {} : { tags: tagNames }),
    ...(externalId === null ? {} : { uniqueArgument: externalId }),
    ...(state === undefined ? {} : { state }),
    // The documents want the time of closing with a ticket that is closed from the start.
    ...(state === 'Closed' ? { close: new Date(now).toISOString() } : {}),
    ...(firstMessages.length === 0 ? {} : { transactions: transactionsOf(command) }),
    addIntroductionMessage: settings.introductionMessage,
  };
}

function transactionsOf({ firstMessages, participants }: TicketCreateCommand): Json[] {
  return firstMessages.map((message) => {
    const writer = participants.find((participant) => isWriter(message, participant));
    if (writer === undefined) throw new TypeError('the ticket needs a checked command');
    const fromParticipant = { identifier: identifierOf(writer), type: TYPES[message.role] };
    return { fromParticipant, text: message.text, type: 'Message' };
  });
}

/** Whether an argument may be used twice is not documented: where the vendor refuses it, the client hears which field. */
function withField(error: unknown, { externalId }: TicketCreateCommand): unknown {
  const isUsed = error instanceof VendorCallError && error.failure.code === 'CONFLICT' && externalId !== null;
  if (!isUsed) return error;
  const { vendorMessage } = error.failure;
  return new UserErrors([
    userError('DUPLICATE_EXTERNAL_ID', { field: ['externalId'], vendor: 'GLASSIX', vendorMessage }),
  ]);
}

/** The act: one call makes the ticket, its messages and its tags. */
export function createTicketCreate(client: GlassixClient, context: MapContext): SelectiveAction<TicketCreateCommand> {
  return {
    supportedFields: [
      'participants',
      'subject',
      'tagNames',
      'status',
      'externalId',
      'culture',
      'customFields',
      'firstMessages',
    ],
    check,
    async perform(command) {
      const ticket = await client.createTicket(bodyOf(command, context)).catch((error: unknown) => {
        throw withField(error, command);
      });
      const observations = mapResponse('tickets.create', () => toTicketDetail(ticket, context));
      return { observations, messageKey: null, ticketKey: ticket.id };
    },
  };
}
