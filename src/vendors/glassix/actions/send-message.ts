// A message outside of tickets: over WhatsApp or SMS, from one of the department's numbers.

import type { MessageSendCommand } from '../../../domain/commands/message-commands.ts';
import type { Observation } from '../../../domain/observation.ts';
import type { Action } from '../../../domain/ports/vendor/actions.ts';
import type { Refusals } from '../../../platform/adapter/action-checks.ts';
import type { GlassixClient } from '../client/index.ts';
import type { GlassixContext } from '../context.ts';
import { outsideMessageKey, parseChannelKey } from '../keys.ts';
import { toDeliveryStatus } from '../map/enums.ts';
import type { WireOutsideMessage } from '../wire/index.ts';
import { isPhone, PHONE_RULE, refuse, unsupported } from './checks.ts';
import { checkContent, filesOf, toBody, uploadAll } from './content.ts';

const CHANNEL = ['channelId'];
/** The protocols that the call is documented for. */
const SUPPORTED_PROTOCOLS = new Set(['WhatsApp', 'SMS']);

function checkChannel(channel: string, { settings }: GlassixContext): Refusals {
  const parsed = parseChannelKey(channel);
  if (parsed === null) return refuse('INVALID', 'This is not a channel of Glassix.', CHANNEL);
  if (parsed.department !== settings.apiKey.toLowerCase()) {
    return refuse('INVALID', 'The channel belongs to another department than the account’s key.', CHANNEL);
  }
  if (!SUPPORTED_PROTOCOLS.has(parsed.protocol)) {
    return unsupported('Outside of tickets, Glassix sends over WhatsApp and SMS only.', CHANNEL);
  }
  if (settings.senders.has(parsed.protocol)) return [];
  return refuse('NOT_ALLOWED_IN_STATE', 'The sending number is unknown. Set senders.', CHANNEL);
}

function check(command: MessageSendCommand, context: GlassixContext): Refusals {
  const { content, to, channelKey } = command;
  const isPlain = content.kind === 'TEXT' || content.kind === 'MEDIA' || content.kind === 'TEMPLATE';
  return [
    ...checkChannel(channelKey, context),
    ...(isPhone(to) ? [] : refuse('INVALID', PHONE_RULE, ['to'])),
    ...(isPlain
      ? checkContent(content)
      : unsupported('Outside of tickets, Glassix sends text and files only.', ['content'])),
  ];
}

/** Without a provider id, the write's key identifies the message, and no delivery status can refer to it. */
function toObservation(wire: WireOutsideMessage, command: MessageSendCommand, context: GlassixContext): Observation {
  const key = outsideMessageKey(wire.providerMessageId ?? `key/${command.idempotencyKey}`);
  const { text } = toBody(command.content);
  return {
    type: 'message',
    key,
    nativeId: wire.providerMessageId ?? '',
    fields: {
      ticketKey: null,
      direction: 'OUTBOUND',
      visibility: 'PUBLIC',
      author: null,
      automated: false,
      text: wire.text ?? (typeof text === 'string' ? text : ''),
      html: null,
      content: { kind: 'TEXT' },
      attachments: [],
      replyToKey: null,
      deliveryStatus: wire.status === null ? 'QUEUED' : toDeliveryStatus(wire.status, context.log),
      deliveryError: null,
      createdAt: command.now,
      editedAt: null,
    },
  };
}

/** Delivery statuses arrive as NON_TICKET_MESSAGE_STATUS events. */
export function createSendMessage(client: GlassixClient, context: GlassixContext): Action<MessageSendCommand> {
  return {
    check: (command) => check(command, context),
    async perform(command) {
      const protocol = parseChannelKey(command.channelKey)?.protocol ?? '';
      const files = await uploadAll(client, filesOf(command.content));
      const sent = await client.sendOutside({
        ...toBody(command.content),
        protocolType: protocol,
        from: context.settings.senders.get(protocol),
        to: command.to.trim().replace(/^\+/, ''),
        dateTime: new Date(command.now).toISOString(),
        attachmentUris: [],
        files,
      });
      const message = toObservation(sent, command, context);
      return { observations: [message], messageKey: message.type === 'message' ? message.key : null };
    },
  };
}
