// The keys of tickets, messages and tasks. A message is either the post itself or a reply to it.

/**
 * A ticket's key is the network's id of its post: unique in a channel, never changed, and known to webhooks and clients
 * alike, so that a duplicate can be mapped to the existing ticket. The vendor's own id is `nativeId`.
 */
export const ticketKeyOf = (networkItemId: string): string => networkItemId;

/** The message that is the post itself. */
export const interactionKeyOf = (networkItemId: string): string => `t/${networkItemId}`;

/** A reply that a community manager wrote. */
export const followupKeyOf = (followupId: string): string => `f/${followupId}`;

/** The outbox task that reports an unconfirmed reply as failed. */
export const UNCONFIRMED_TASK = 'fail-unconfirmed';
export const unconfirmedTaskKeyOf = (followupId: string): string => `unconfirmed/${followupId}`;
