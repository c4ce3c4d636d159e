// A new ticket with its participants and first messages.

import { userError, UserErrors, VendorCallError } from '../../../domain/errors/error-codes.ts';
import type { SelectiveAction } from '../../../domain/ports/vendor/actions.ts';
import type { ParticipantRole } from '../../../domain/ticket.ts';
import type { FirstMessage, ParticipantDraft, TicketCreateCommand } from '../../../domain/commands/ticket-commands.ts';
import {
  eachOf,
  type FieldPath,
  isBlank,
  isEmailAddress,
  type Refusals,
} from '../../../platform/adapter/action-checks.ts';
import { mapResponse } from '../../../platform/adapter/wire-failure.ts';
import type { GlassixClient, Json } from '../client/index.ts';
import type { GlassixContext } from '../context.ts';
import { CULTURES, isPhoneKind, SETTABLE_STATES, toIdentityKind, toProtocol } from '../map/enums.ts';
import { toTicketDetail } from '../map/index.ts';
import {
  checkFields,
  isPhone,
  PHONE_RULE,
  refuse,
  requiredText,
  shortField,
  STATUS_RULE,
  unsupported,
} from './checks.ts';

const PARTICIPANT_TYPES: Partial<Record<ParticipantRole, string>> = {
  CUSTOMER: 'Client',
  AGENT: 'User',
  SYSTEM: 'System',
};

function identifierOf({ channelType, identifier }: Pick<ParticipantDraft, 'channelType' | 'identifier'>): string {
  const text = identifier.trim();
  return isPhoneKind(toIdentityKind(toProtocol(channelType))) ? text.replace(/^\+/, '') : text;
}

function checkIdentifier({ channelType, identifier }: ParticipantDraft, field: FieldPath): Refusals {
  if (isBlank(identifier)) return requiredText(identifier, field);
  const kind = toIdentityKind(toProtocol(channelType));
  if (kind === 'EMAIL' && !isEmailAddress(identifier.trim())) {
    return refuse('INVALID', 'This is not an e-mail address.', field);
  }
  return isPhoneKind(kind) && !isPhone(identifier) ? refuse('INVALID', PHONE_RULE, field) : [];
}

function checkParticipant(participant: ParticipantDraft, at: FieldPath): Refusals {
  if (toProtocol(participant.channelType) === null) {
    return refuse('INVALID', 'Glassix does not support this channel.', [...at, 'channelType']);
  }
  if (PARTICIPANT_TYPES[participant.role] === undefined) {
    return refuse('INVALID', 'Glassix supports customers, agents and the system.', [...at, 'role']);
  }
  return checkIdentifier(participant, [...at, 'identifier']);
}

function isAuthor({ fromIdentifier, role }: FirstMessage, participant: ParticipantDraft): boolean {
  const given = identifierOf({ ...participant, identifier: fromIdentifier });
  return participant.role === role && identifierOf(participant) === given;
}

function checkFirstMessages({ firstMessages, participants }: TicketCreateCommand): Refusals {
  return eachOf(firstMessages, ['firstMessages'], (message, at) => {
    const isKnown = participants.some((participant) => isAuthor(message, participant));
    if (!isKnown) return refuse('INVALID', 'The author is not among the participants.', [...at, 'fromIdentifier']);
    return requiredText(message.text, [...at, 'text']);
  });
}

function checkSubject({ subject, customFields }: TicketCreateCommand): Refusals {
  const hasBoth = subject !== null && customFields.some(({ key }) => key === 'field1');
  if (hasBoth) return refuse('INVALID', 'The subject is field1. Set only one of them.', ['subject']);
  return shortField(subject, ['subject']);
}

function check(command: TicketCreateCommand): Refusals {
  const { participants, culture, status, tagNames, externalId } = command;
  const isCulture = culture === null || CULTURES.includes(culture);
  const isState = status === null || SETTABLE_STATES[status] !== undefined;
  return [
    ...(participants.length === 0 ? refuse('REQUIRED', 'Glassix requires a participant.', ['participants']) : []),
    ...eachOf(participants, ['participants'], checkParticipant),
    ...checkFirstMessages(command),
    ...checkSubject(command),
    ...checkFields(command.customFields),
    ...eachOf(tagNames, ['tagNames'], (name, at) => requiredText(name, at)),
    ...(isCulture ? [] : refuse('INVALID', `Glassix supports ${CULTURES.join(', ')}.`, ['culture'])),
    ...(isState ? [] : unsupported(STATUS_RULE, ['status'])),
    ...(externalId !== null && isBlank(externalId) ? requiredText(externalId, ['externalId']) : []),
  ];
}

function bodyOf(command: TicketCreateCommand, { settings }: GlassixContext): Json {
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
      type: PARTICIPANT_TYPES[participant.role],
    })),
    ...(tagNames.length === 0 ? {} : { tags: tagNames }),
    ...(externalId === null ? {} : { uniqueArgument: externalId }),
    ...(state === undefined ? {} : { state }),
    // The documents require a closing time for a ticket that is created as closed.
    ...(state === 'Closed' ? { close: new Date(now).toISOString() } : {}),
    ...(firstMessages.length === 0 ? {} : { transactions: transactionsOf(command) }),
    addIntroductionMessage: settings.introductionMessage,
  };
}

function transactionsOf({ firstMessages, participants }: TicketCreateCommand): Json[] {
  return firstMessages.map((message) => {
    const author = participants.find((participant) => isAuthor(message, participant));
    if (author === undefined) throw new TypeError('perform was called without check');
    const fromParticipant = { identifier: identifierOf(author), type: PARTICIPANT_TYPES[message.role] };
    return { fromParticipant, text: message.text, type: 'Message' };
  });
}

/** The documents do not say whether an external id must be unique. A CONFLICT is reported for its field. */
function toDuplicateError(error: unknown, { externalId }: TicketCreateCommand): unknown {
  const isDuplicate = error instanceof VendorCallError && error.failure.code === 'CONFLICT' && externalId !== null;
  if (!isDuplicate) return error;
  const { vendorMessage } = error.failure;
  return new UserErrors([
    userError('DUPLICATE_EXTERNAL_ID', { field: ['externalId'], vendor: 'GLASSIX', vendorMessage }),
  ]);
}

/** One call creates the ticket, its messages and its tags. */
export function createTicketCreate(
  client: GlassixClient,
  context: GlassixContext,
): SelectiveAction<TicketCreateCommand> {
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
        throw toDuplicateError(error, command);
      });
      const observations = mapResponse('tickets.create', () => toTicketDetail(ticket, context));
      return { observations, messageKey: null, ticketKey: ticket.id };
    },
  };
}
