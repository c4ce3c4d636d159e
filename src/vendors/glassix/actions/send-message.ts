// A message outside any ticket: to a number by WhatsApp or text message, from one of the department's own numbers.

import type { MessageSendCommand } from '../../../domain/commands/message-commands.ts';
import type { Observation } from '../../../domain/observation.ts';
import type { Action } from '../../../domain/ports/vendor/actions.ts';
import type { GlassixClient } from '../client/index.ts';
import { outsideMessageKey, parseChannelKey } from '../keys.ts';
import type { MapContext } from '../map/context.ts';
import { toDeliveryStatus } from '../map/enums.ts';
import type { WireOutsideMessage } from '../wire/index.ts';
import { checkContent, filesOf, uploadAll, wordsOf } from './content.ts';
import { refuse, type Refusals, unsupported } from './checks.ts';

const CHANNEL = ['channelId'];
/** The protocols that the call is documented for. */
const SENDABLE = new Set(['WhatsApp', 'SMS']);
const NUMBER = /^\+?[1-9]\d{6,14}$/;

function checkChannel(channel: string, { settings }: MapContext): Refusals {
  const parsed = parseChannelKey(channel);
  if (parsed === null) return refuse('INVALID', 'Not a channel of Glassix.', CHANNEL);
  if (parsed.department !== settings.apiKey.toLowerCase()) {
    return refuse('INVALID', 'The channel belongs to another department than the account’s key.', CHANNEL);
  }
  if (!SENDABLE.has(parsed.protocol)) {
    return unsupported('Outside tickets Glassix sends over WhatsApp and SMS only.', CHANNEL);
  }
  if (settings.senders.has(parsed.protocol)) return [];
  return refuse('NOT_ALLOWED_IN_STATE', 'Set senders: nothing says which number to send from.', CHANNEL);
}

function check(command: MessageSendCommand, context: MapContext): Refusals {
  const { content, to, channelKey } = command;
  const isPlain = content.kind === 'TEXT' || content.kind === 'MEDIA' || content.kind === 'TEMPLATE';
  return [
    ...checkChannel(channelKey, context),
    ...(NUMBER.test(to.trim())
      ? []
      : refuse('INVALID', 'Write the number with its country code, digits only.', ['to'])),
    ...(isPlain ? checkContent(content) : unsupported('Outside tickets Glassix sends text and files.', ['content'])),
  ];
}

/** What is not known by its provider's id is known by the write's own key, and no delivery state can find it. */
function toObservation(wire: WireOutsideMessage, command: MessageSendCommand, context: MapContext): Observation {
  const key = outsideMessageKey(wire.providerMessageId ?? `key/${command.idempotencyKey}`);
  const said = wordsOf(command.content)['text'];
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
      text: wire.text ?? (typeof said === 'string' ? said : ''),
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

/** The act. How far the message got comes as NON_TICKET_MESSAGE_STATUS. */
export function createSendMessage(client: GlassixClient, context: MapContext): Action<MessageSendCommand> {
  return {
    check: (command) => check(command, context),
    async perform(command) {
      const protocol = parseChannelKey(command.channelKey)?.protocol ?? '';
      const files = await uploadAll(client, filesOf(command.content));
      const sent = await client.sendOutside({
        ...wordsOf(command.content),
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
