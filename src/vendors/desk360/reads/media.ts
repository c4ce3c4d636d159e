// Downloads of attachments: by the vendor's media id if there is one, else by URL.

import { VendorCallError, vendorFailure } from '../../../domain/errors/error-codes.ts';
import type { MediaReader } from '../../../domain/ports/vendor/module.ts';
import type { Desk360Client } from '../client/index.ts';
import type { Desk360Context } from '../context.ts';
import { isKnownProduct, parseTicketKey } from '../keys.ts';

/** Media ids come from an unsigned webhook and become part of a path that is called with the token. */
const MEDIA_ID = /^[\w-]{1,256}$/;

/** UNSUPPORTED for a file without a usable id or URL. */
export function createMediaReader(client: Desk360Client, context: Desk360Context): MediaReader {
  const productOf = (ticketKey: string | null): string =>
    (ticketKey === null ? null : parseTicketKey(ticketKey)?.product) ?? context.settings.whatsappProduct;

  return {
    async open({ vendorMediaId, vendorUrl }, ticketKey) {
      const product = productOf(ticketKey);
      const hasId = vendorMediaId !== null && MEDIA_ID.test(vendorMediaId) && isKnownProduct(product);
      if (hasId) return client.media.byId(product, vendorMediaId);
      if (vendorUrl !== null) return client.media.byUrl(vendorUrl);
      const message = 'Desk360 sent neither an id nor a URL for this file.';
      throw new VendorCallError(vendorFailure('UNSUPPORTED', { message }));
    },
  };
}
