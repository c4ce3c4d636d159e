// The bytes of attachments: their addresses live for three hours, so each reading asks the ticket for a fresh one.

import { VendorCallError, vendorFailure } from '../../../domain/errors/error-codes.ts';
import type { MediaReader } from '../../../domain/ports/vendor/module.ts';
import type { StoredFiles } from '../../../platform/adapter/stored-files.ts';
import type { GlassixClient } from '../client/index.ts';
import { isTicketId } from '../keys.ts';

function refuse(code: 'NOT_FOUND' | 'FORBIDDEN', message: string): never {
  throw new VendorCallError(vendorFailure(code, { message }));
}

/** The media reader of an account; what the vendor's own check has blocked is not opened. */
export function createMediaReader(client: GlassixClient, files: StoredFiles): MediaReader {
  return {
    async open({ vendorMediaId, scanState }, ticketKey) {
      if (scanState === 'BLOCKED') return refuse('FORBIDDEN', 'Glassix has blocked this file.');
      if (ticketKey === null || !isTicketId(ticketKey)) return refuse('NOT_FOUND', 'The file belongs to no ticket.');
      const { transactions } = await client.getTicket(ticketKey);
      const attachments = (transactions ?? []).flatMap((transaction) => transaction.attachments);
      const address = attachments.find(({ id }) => id === vendorMediaId)?.uri ?? null;
      return address === null ? refuse('NOT_FOUND', 'The ticket has no such file any more.') : files.open(address);
    },
  };
}
