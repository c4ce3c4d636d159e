// Glassix's objects as observations.

export type { MapContext } from './context.ts';
export { identityOf, toObservations } from './events.ts';
export { toMessage } from './message.ts';
export { referencesOf, toTicketDetail, toTicketHead, toTicketTimeline } from './ticket.ts';
