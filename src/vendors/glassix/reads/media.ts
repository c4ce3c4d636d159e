// Downloads of attachments. Their URLs expire after three hours, so each download reads the ticket for a new one.

import { VendorCallError, vendorFailure } from '../../../domain/errors/error-codes.ts';
import type { MediaReader } from '../../../domain/ports/vendor/module.ts';
import type { GlassixClient } from '../client/index.ts';
import type { GlassixContext } from '../context.ts';
import { isTicketId } from '../keys.ts';

function refuse(code: 'NOT_FOUND' | 'FORBIDDEN', message: string): never {
  throw new VendorCallError(vendorFailure(code, { message }));
}

/** FORBIDDEN for a file that the vendor's malware scan has blocked. */
export function createMediaReader(client: GlassixClient, { files }: GlassixContext): MediaReader {
  return {
    async open({ vendorMediaId, scanState }, ticketKey) {
      if (scanState === 'BLOCKED') return refuse('FORBIDDEN', 'Glassix has blocked this file.');
      if (ticketKey === null || !isTicketId(ticketKey)) return refuse('NOT_FOUND', 'The file belongs to no ticket.');
      const { transactions } = await client.getTicket(ticketKey);
      const attachments = (transactions ?? []).flatMap((transaction) => transaction.attachments);
      const url = attachments.find(({ id }) => id === vendorMediaId)?.uri ?? null;
      return url === null ? refuse('NOT_FOUND', 'The ticket no longer contains this file.') : files.open(url);
    },
  };
}
