// A new ticket of a product. Desk360 assigns it to the channel Api.

import type { TicketCreateCommand } from '../../../domain/commands/ticket-commands.ts';
import type { SelectiveAction } from '../../../domain/ports/vendor/actions.ts';
import {
  eachOf,
  type FieldPath,
  isBlank,
  isEmailAddress,
  type Refusals,
} from '../../../platform/adapter/action-checks.ts';
import { mapResponse } from '../../../platform/adapter/wire-failure.ts';
import type { Desk360Client, NewTicket } from '../client/index.ts';
import type { Desk360Context } from '../context.ts';
import { isKnownProduct, parseChannelKey, reasonIdOf, ticketKey } from '../keys.ts';
import { SETTABLE_STATUSES } from '../map/enums.ts';
import { toTicket } from '../map/index.ts';
import { isId, refuse, requiredText, unsupported } from './checks.ts';

const CHANNEL: FieldPath = ['channelId'];
/** Unresolved. */
const INITIAL_STATUS = 0;
const API_CHANNEL = 'Api';
const SUPPORTED_FIELDS = [
  'channelId',
  'contact.name',
  'contact.email',
  'text',
  'uploadIds',
  'reasonTagId',
  'assigneeId',
  'status',
  'customFields',
];

/** The product of the brand, the channel or the settings; null if none of them names one. */
function productOf(command: TicketCreateCommand, { settings: { products } }: Desk360Context): string | null {
  const channel = command.channelKey === null ? null : parseChannelKey(command.channelKey);
  return command.brandKey ?? channel?.product ?? (products.length === 1 ? (products[0] ?? null) : null);
}

function checkProduct(command: TicketCreateCommand, context: Desk360Context): Refusals {
  const { channelKey, brandKey } = command;
  const channel = channelKey === null ? null : parseChannelKey(channelKey);
  if (channelKey !== null && channel === null) return refuse('INVALID', 'This is not a channel of Desk360.', CHANNEL);
  if (channel !== null && channel.name !== API_CHANNEL) {
    return unsupported(`Desk360 creates tickets of channel ${API_CHANNEL} only.`, CHANNEL);
  }
  if (channel !== null && brandKey !== null && channel.product !== brandKey) {
    return refuse('INVALID', 'The channel belongs to another product.', CHANNEL);
  }
  const product = productOf(command, context);
  if (product === null) return refuse('REQUIRED', `Name the product's channel ${API_CHANNEL}.`, CHANNEL);
  if (isId(product) && isKnownProduct(product) && context.products.isServed(product)) return [];
  return refuse('INVALID', 'This account does not serve the product.', brandKey === null ? CHANNEL : ['brandId']);
}

function checkEmail(email: string | null): Refusals {
  const field = ['contact', 'email'];
  if (isBlank(email)) return requiredText(email, field);
  return isEmailAddress(email) ? [] : refuse('INVALID', 'This is not an e-mail address.', field);
}

function checkReason(tag: string | null): Refusals {
  if (tag === null) return refuse('REQUIRED', 'Desk360 requires a reason.', ['reasonTagId']);
  return reasonIdOf(tag) === null ? refuse('INVALID', 'The tag is not a reason.', ['reasonTagId']) : [];
}

function checkStatus({ status }: TicketCreateCommand): Refusals {
  if (status === null || SETTABLE_STATUSES[status] !== undefined) return [];
  return unsupported('Desk360 can set RESOLVED and PENDING only; without a status the ticket is unresolved.', [
    'status',
  ]);
}

function checkCustomFields({ customFields }: TicketCreateCommand): Refusals {
  const keys = customFields.map(({ key }) => key);
  return eachOf(customFields, ['customFields'], ({ key }, at) => {
    if (key.trim() === '') return requiredText(key, [...at, 'key']);
    const isFirst = keys.indexOf(key) === Number(at.at(-1));
    return isFirst ? [] : refuse('INVALID', 'This field occurs more than once.', [...at, 'key']);
  });
}

function toNewTicket(command: TicketCreateCommand): NewTicket | null {
  const { text: description, status, customFields, files } = command;
  const { name = null, email = null } = command.contact ?? {};
  const reason = command.reasonTagKey === null ? null : reasonIdOf(command.reasonTagKey);
  if (name === null || email === null || description === null || reason === null) return null;
  const settings = Object.fromEntries(customFields.map(({ key, value }) => [key, value]));
  return {
    name,
    email: email.trim(),
    reason,
    description,
    status: status === null ? INITIAL_STATUS : (SETTABLE_STATUSES[status] ?? INITIAL_STATUS),
    agent: command.assigneeKey,
    settings: customFields.length === 0 ? null : JSON.stringify(settings),
    files,
  };
}

/** The documents do not say which fields are required; these occur in every sample. */
export function createTicketCreate(
  client: Desk360Client,
  context: Desk360Context,
): SelectiveAction<TicketCreateCommand> {
  return {
    supportedFields: SUPPORTED_FIELDS,
    check: (command) => [
      ...checkProduct(command, context),
      ...requiredText(command.contact?.name ?? null, ['contact', 'name']),
      ...checkEmail(command.contact?.email ?? null),
      ...requiredText(command.text, ['text']),
      ...checkReason(command.reasonTagKey),
      ...checkStatus(command),
      ...checkCustomFields(command),
      ...(command.assigneeKey === null || isId(command.assigneeKey)
        ? []
        : refuse('INVALID', 'This is not an agent of Desk360.', ['assigneeId'])),
    ],
    async perform(command) {
      const product = productOf(command, context);
      const ticket = toNewTicket(command);
      if (product === null || ticket === null) throw new TypeError('perform was called without check');
      const wire = await client.createTicket(product, ticket);
      const observations = mapResponse('tickets.create', () => toTicket(product, wire, context));
      return { observations, messageKey: null, ticketKey: ticketKey(product, wire.id) };
    },
  };
}
