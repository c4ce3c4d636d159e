// The first message to a WhatsApp number: the channel determines the product, the client gives the number.

import type { MessageSendCommand } from '../../../domain/commands/message-commands.ts';
import type { Action } from '../../../domain/ports/vendor/actions.ts';
import type { Refusals } from '../../../platform/adapter/action-checks.ts';
import type { Desk360Client } from '../client/index.ts';
import type { Desk360Context } from '../context.ts';
import { e164Digits, isKnownProduct, parseChannelKey } from '../keys.ts';
import { CHANNEL_TYPES } from '../map/enums.ts';
import type { Products } from '../reads/products.ts';
import { NO_PRODUCT_MESSAGE, refuse, unsupported } from './checks.ts';
import { checkWhatsapp, sendWhatsapp, type WhatsappTarget } from './whatsapp/send.ts';

export const PHONE_RULE = 'A number starts with + and a country code and contains only digits.';
/** Replaces a rejected number, so that the content is checked too. */
const ANY_PHONE = '00000';

/** The product of a WhatsApp channel, or why nothing can be sent on it. */
export function whatsappProductOf(
  channelKey: string,
  products: Pick<Products, 'isServed'>,
): { readonly product: string } | { readonly refusals: Refusals } {
  const field = ['channelId'];
  const channel = parseChannelKey(channelKey);
  if (channel === null) return { refusals: refuse('INVALID', 'This is not a channel of Desk360.', field) };
  if (CHANNEL_TYPES[channel.name] !== 'WHATSAPP') {
    return { refusals: unsupported('Desk360 sends first messages over WhatsApp only.', field) };
  }
  if (!isKnownProduct(channel.product)) {
    return { refusals: refuse('NOT_ALLOWED_IN_STATE', NO_PRODUCT_MESSAGE, field) };
  }
  if (!products.isServed(channel.product)) {
    return { refusals: refuse('INVALID', 'This account does not serve the product of this channel.', field) };
  }
  return { product: channel.product };
}

function targetOf({ channelKey, to }: MessageSendCommand, products: Products): WhatsappTarget | null {
  const channel = whatsappProductOf(channelKey, products);
  const phone = e164Digits(to);
  return 'refusals' in channel || phone === null ? null : { product: channel.product, phone };
}

export function createSendMessage(
  client: Desk360Client,
  { products, settings }: Desk360Context,
): Action<MessageSendCommand> {
  return {
    check(command) {
      const channel = whatsappProductOf(command.channelKey, products);
      if ('refusals' in channel) return channel.refusals;
      const phone = e164Digits(command.to);
      const target = { product: channel.product, phone: phone ?? ANY_PHONE };
      return [
        ...(phone === null ? refuse('INVALID', PHONE_RULE, ['to']) : []),
        ...checkWhatsapp(target, command.content, settings),
      ];
    },
    async perform(command) {
      const target = targetOf(command, products);
      if (target === null) throw new TypeError('perform was called without check');
      return sendWhatsapp(client.whatsapp, target, command);
    },
  };
}
