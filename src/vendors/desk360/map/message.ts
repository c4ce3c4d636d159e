// Messages of a ticket's thread as observations. Pure.

import type { MessageFields } from '../../../domain/message.ts';
import type { Observation } from '../../../domain/observation.ts';
import { toReadableText } from '../../../platform/adapter/readable-html.ts';
import { messageKey } from '../keys.ts';
import type { WireMessage } from '../wire/index.ts';
import { toAttachments } from './attachments.ts';
import type { MapContext } from './context.ts';
import { isNote } from './enums.ts';
import { requiredTime } from './time.ts';

export type MessageObservation = Extract<Observation, { readonly type: 'message' }>;

/** The customer of a ticket, as the author of inbound messages. */
export interface Customer {
  readonly key: string | null;
  readonly name: string | null;
}

/** Maps one message. The customer wrote it if `agent_id` is 0 or null. */
export function toMessage(
  ticketKey: string,
  wire: WireMessage,
  customer: Customer,
  context: MapContext,
): MessageObservation {
  const note = isNote(wire.type, context.log);
  const byCustomer = wire.agent_id === null && !note;
  const key = messageKey(ticketKey, wire.id);
  const fields: MessageFields = {
    ticketKey,
    direction: note ? 'INTERNAL' : byCustomer ? 'INBOUND' : 'OUTBOUND',
    visibility: note ? 'INTERNAL' : 'PUBLIC',
    author: byCustomer
      ? { kind: 'CONTACT', key: customer.key, displayName: customer.name }
      : { kind: 'AGENT', key: wire.agent_id, displayName: null },
    automated: false,
    ...toReadableText(wire.message ?? ''),
    content: { kind: 'TEXT' },
    attachments: toAttachments(key, wire.attachments),
    replyToKey: null,
    deliveryStatus: note ? 'UNKNOWN' : byCustomer ? 'RECEIVED' : 'SENT',
    deliveryError: null,
    createdAt: requiredTime(wire.created_at, 'messages.created_at', context.settings.timeZone),
    editedAt: null,
  };
  return { type: 'message', key, nativeId: wire.id, fields, raw: wire };
}
