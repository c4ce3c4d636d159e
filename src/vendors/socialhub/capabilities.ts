// What can be done with a SocialHub ticket now, with the reason where it cannot.

import { ALLOWED, capabilities, denied, type TicketCapabilities } from '../../domain/commands/capabilities.ts';

const REPLIES_AT_VENDOR =
  'Replies are written at SocialHub and arrive as ACTION_REQUESTED events. Confirm them when they are on the network.';

/** The same for every ticket: SocialHub does not report whether a ticket is done, so it can always be reopened. */
export function toCapabilities(): TicketCapabilities {
  return capabilities({
    reply: denied('VENDOR_UNSUPPORTED', REPLIES_AT_VENDOR),
    replyWithTemplate: denied('VENDOR_UNSUPPORTED', REPLIES_AT_VENDOR),
    reopen: ALLOWED,
  });
}
