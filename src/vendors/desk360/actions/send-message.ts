// The first message to a WhatsApp number: the channel names the product, the number comes from the client.

import type { MessageSendCommand } from '../../../domain/commands/message-commands.ts';
import type { Action } from '../../../domain/ports/vendor/actions.ts';
import type { Desk360Client } from '../client/index.ts';
import { e164Digits, isKnownProduct, parseChannelKey } from '../keys.ts';
import { CHANNEL_WORDS } from '../map/enums.ts';
import type { Products } from '../reads/products.ts';
import type { Desk360Settings } from '../settings.ts';
import { NO_PRODUCT_MESSAGE, refuse, type Refusals, unsupported } from './checks.ts';
import { checkWhatsapp, sendWhatsapp, type WhatsappTarget } from './whatsapp/send.ts';

export const PHONE_RULE = 'A number begins with + and a country code and has digits only.';

/** The product of a WhatsApp channel, or why nothing can be sent over it. */
export function whatsappProductOf(
  channel: string,
  products: Pick<Products, 'isServed'>,
): { readonly product: string } | { readonly refusals: Refusals } {
  const field = ['channelId'];
  const parsed = parseChannelKey(channel);
  if (parsed === null) return { refusals: refuse('INVALID', 'Not a channel of Desk360.', field) };
  if (CHANNEL_WORDS[parsed.word] !== 'WHATSAPP') {
    return { refusals: unsupported('Desk360 sends first messages over WhatsApp only.', field) };
  }
  if (!isKnownProduct(parsed.product)) return { refusals: refuse('NOT_ALLOWED_IN_STATE', NO_PRODUCT_MESSAGE, field) };
  if (!products.isServed(parsed.product)) {
    return { refusals: refuse('INVALID', 'The product of this channel is not served.', field) };
  }
  return { product: parsed.product };
}

function targetOf({ channelKey, to }: MessageSendCommand, products: Products): WhatsappTarget | null {
  const channel = whatsappProductOf(channelKey, products);
  const phone = e164Digits(to);
  return 'refusals' in channel || phone === null ? null : { product: channel.product, phone };
}

export function createSendMessage(
  client: Desk360Client,
  products: Products,
  settings: Desk360Settings,
): Action<MessageSendCommand> {
  return {
    check(command) {
      const channel = whatsappProductOf(command.channelKey, products);
      if ('refusals' in channel) return channel.refusals;
      const phone = e164Digits(command.to);
      const number = phone === null ? refuse('INVALID', PHONE_RULE, ['to']) : [];
      // The number says nothing about the content: both are told at once.
      const target = { product: channel.product, phone: phone ?? '00000' };
      return [...number, ...checkWhatsapp(target, command.content, settings)];
    },
    async perform(command) {
      const target = targetOf(command, products);
      if (target === null) throw new TypeError('the message needs a checked command');
      return sendWhatsapp(client.whatsapp, target, command);
    },
  };
}
