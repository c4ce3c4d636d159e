// What may be done with a SocialHub ticket now, with the reason where it may not.

import { ALLOWED, capabilities, denied, type TicketCapabilities } from '../../domain/commands/capabilities.ts';

const FROM_THERE =
  'Replies are written at SocialHub and come as ACTION_REQUESTED events: confirm them once they stand on the network.';

/** Pure. Whether a ticket is done is not told, so it can always be brought back to the inbox. */
export function toCapabilities(): TicketCapabilities {
  return capabilities({
    reply: denied('VENDOR_UNSUPPORTED', FROM_THERE),
    replyWithTemplate: denied('VENDOR_UNSUPPORTED', FROM_THERE),
    reopen: ALLOWED,
  });
}
