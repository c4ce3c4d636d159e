// A new ticket of a product; Desk360 makes it one of channel Api.

import type { TicketCreateCommand } from '../../../domain/commands/ticket-commands.ts';
import type { SelectiveAction } from '../../../domain/ports/vendor/actions.ts';
import { mapResponse } from '../../../platform/adapter/wire-failure.ts';
import type { Desk360Client, NewTicket } from '../client/index.ts';
import { isKnownProduct, parseChannelKey, reasonIdOf, ticketKey } from '../keys.ts';
import type { MapContext } from '../map/index.ts';
import { toTicket } from '../map/index.ts';
import { SETTABLE_STATUSES } from '../map/enums.ts';
import type { Products } from '../reads/products.ts';
import { isBlank, neededText } from './limits.ts';
import { eachOf, type Path, refuse, type Refusals, unsupported } from './checks.ts';

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
const CHANNEL: Path = ['channelId'];
/** Unresolved, which is what a ticket is before anybody looks at it. */
const FIRST_STATUS = 0;
const MADE_AS = 'Api';
const TAKES = [
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

/** The product as the brand, the channel or the settings name it; null where none does. */
function productOf(command: TicketCreateCommand, context: MapContext): string | null {
  const { products } = context.settings;
  const channel = command.channelKey === null ? null : parseChannelKey(command.channelKey);
  return command.brandKey ?? channel?.product ?? (products.length === 1 ? (products[0] ?? null) : null);
}

function checkProduct(command: TicketCreateCommand, products: Products, context: MapContext): Refusals {
  const { channelKey, brandKey } = command;
  const channel = channelKey === null ? null : parseChannelKey(channelKey);
  if (channelKey !== null && channel === null) return refuse('INVALID', 'Not a channel of Desk360.', CHANNEL);
  if (channel !== null && channel.word !== MADE_AS) {
    return unsupported(`Desk360 makes tickets of channel ${MADE_AS} only: name that one.`, CHANNEL);
  }
  if (channel !== null && brandKey !== null && channel.product !== brandKey) {
    return refuse('INVALID', 'The channel belongs to another product.', CHANNEL);
  }
  const product = productOf(command, context);
  if (product === null) return refuse('REQUIRED', `Name the product by its channel ${MADE_AS}.`, CHANNEL);
  if (/^\d{1,19}$/.test(product) && isKnownProduct(product) && products.isServed(product)) return [];
  return refuse('INVALID', 'The product is not served.', brandKey === null ? CHANNEL : ['brandId']);
}

function checkEmail(email: string | null): Refusals {
  const field = ['contact', 'email'];
  if (isBlank(email)) return neededText(email, field);
  return EMAIL.test(email) ? [] : refuse('INVALID', 'Not an e-mail address.', field);
}

function checkReason(tag: string | null): Refusals {
  if (tag === null) return refuse('REQUIRED', 'Desk360 needs a reason.', ['reasonTagId']);
  return reasonIdOf(tag) === null ? refuse('INVALID', 'The tag is not a reason.', ['reasonTagId']) : [];
}

function checkStatus({ status }: TicketCreateCommand): Refusals {
  if (status === null || SETTABLE_STATUSES[status] !== undefined) return [];
  return unsupported('Leave it out for an unresolved ticket, or set RESOLVED or PENDING.', ['status']);
}

function checkCustomFields({ customFields }: TicketCreateCommand): Refusals {
  const keys = customFields.map(({ key }) => key);
  return eachOf(customFields, ['customFields'], ({ key }, at) => {
    if (key.trim() === '') return neededText(key, [...at, 'key']);
    const isFirst = keys.indexOf(key) === Number(at.at(-1));
    return isFirst ? [] : refuse('INVALID', 'The field is given twice.', [...at, 'key']);
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
    status: status === null ? FIRST_STATUS : (SETTABLE_STATUSES[status] ?? FIRST_STATUS),
    agent: command.assigneeKey,
    settings: customFields.length === 0 ? null : JSON.stringify(settings),
    files,
  };
}

/** The act. Which fields are required is not documented; these are those that every sample has. */
export function createTicketCreate(
  client: Desk360Client,
  products: Products,
  context: MapContext,
): SelectiveAction<TicketCreateCommand> {
  return {
    supportedFields: TAKES,
    check: (command) => [
      ...checkProduct(command, products, context),
      ...neededText(command.contact?.name ?? null, ['contact', 'name']),
      ...checkEmail(command.contact?.email ?? null),
      ...neededText(command.text, ['text']),
      ...checkReason(command.reasonTagKey),
      ...checkStatus(command),
      ...checkCustomFields(command),
      ...(command.assigneeKey === null || /^\d{1,19}$/.test(command.assigneeKey)
        ? []
        : refuse('INVALID', 'Not an agent of Desk360.', ['assigneeId'])),
    ],
    async perform(command) {
      const product = productOf(command, context);
      const ticket = toNewTicket(command);
      if (product === null || ticket === null) throw new TypeError('the ticket needs a checked command');
      const wire = await client.createTicket(product, ticket);
      const observations = mapResponse('tickets.create', () => toTicket(product, wire, context));
      return { observations, messageKey: null, ticketKey: ticketKey(product, wire.id) };
    },
  };
}
