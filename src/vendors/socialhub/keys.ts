// The adapter's own names of things: a ticket is its interaction on the network, a message its interaction or its reply.

/**
 * The key of a ticket is the network's id of its interaction: unique in a channel, never changed, and told by every
 * webhook and by the client itself, so that a duplicate leads to the ticket that is there. The vendor's own id is `nativeId`.
 */
export const ticketKeyOf = (networkItemId: string): string => networkItemId;

/** The message that the interaction itself is. */
export const interactionKeyOf = (networkItemId: string): string => `t/${networkItemId}`;

/** The reply that a community manager wrote. */
export const followupKeyOf = (followupId: string): string => `f/${followupId}`;

/** The outbox task that reports a reply as failed when nobody confirms it. */
export const unconfirmedTaskKeyOf = (followupId: string): string => `unconfirmed/${followupId}`;
