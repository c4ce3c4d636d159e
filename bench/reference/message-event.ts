// The events that the references derive from a webhook: the gateway's format, nothing is stored.

interface WireMessage {
  readonly id: string;
  readonly text: string;
  readonly from: string;
  readonly timestamp: string;
}
/** A webhook contains one message or a list. */
export interface WebhookBody {
  readonly messages: WireMessage | readonly WireMessage[];
}
export type MessageEvent = ReturnType<typeof toEvent>;

let position = 0;

function toEvent({ id, text, from, timestamp }: WireMessage) {
  position += 1;
  const ticketId = `tkt_${Buffer.from(from).toString('base64url')}`;
  const at = new Date(Number(timestamp) * 1000).toISOString();
  return {
    id: `evt_${Buffer.from(id).toString('base64url')}`,
    cursor: `e1_${position}`,
    type: 'MESSAGE_ADDED',
    occurredAt: at,
    ticketId,
    message: { id: `msg_${Buffer.from(id).toString('base64url')}`, text, createdAt: at },
    ticket: { id: ticketId, status: 'NEW', preview: text },
  };
}

export function toEvents({ messages }: WebhookBody): MessageEvent[] {
  return [messages].flat().map(toEvent);
}
