// The bytes of attachments: by the vendor's media id where there is one, otherwise by the address it gave.

import { VendorCallError, vendorFailure } from '../../../domain/errors/error-codes.ts';
import type { MediaReader } from '../../../domain/ports/vendor/module.ts';
import type { Desk360Client } from '../client/index.ts';
import { isKnownProduct, parseTicketKey } from '../keys.ts';
import type { MapContext } from '../map/index.ts';

/** What media ids look like; they come by an unsigned webhook, and go into a path that is called with the token. */
const MEDIA_ID = /^[\w-]{1,256}$/;

/** The media reader of an account. UNSUPPORTED where the vendor gave neither an id nor an address that may be read. */
export function createMediaReader(client: Desk360Client, context: MapContext): MediaReader {
  const productOf = (ticketKey: string | null): string =>
    (ticketKey === null ? null : parseTicketKey(ticketKey)?.product) ?? context.settings.whatsappProduct;

  return {
    async open({ vendorMediaId, vendorUrl }, ticketKey) {
      const product = productOf(ticketKey);
      const hasId = vendorMediaId !== null && MEDIA_ID.test(vendorMediaId) && isKnownProduct(product);
      if (hasId) return client.media.byId(product, vendorMediaId);
      if (vendorUrl !== null) return client.media.byUrl(vendorUrl);
      const message = 'Desk360 gave neither an id nor an address for this file.';
      throw new VendorCallError(vendorFailure('UNSUPPORTED', { message }));
    },
  };
}
