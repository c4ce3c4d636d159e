// Desk360's objects as observations.

export type { MapContext } from './context.ts';
export { toMessage } from './message.ts';
export { toStatusChange, toTicket, toTicketDetail } from './ticket.ts';
export { toTimeline } from './timeline.ts';
export { conversationOf, hasNoTimes, toBotHistory } from './whatsapp/bot-lines.ts';
export { type Entry, toAutoReply, toDelivery, toReceivedMessage } from './whatsapp/conversation.ts';
