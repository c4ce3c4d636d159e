// Reads the files of posts and replies: public addresses, on hosts that the settings name.

import { VendorCallError, vendorFailure } from '../../../domain/errors/error-codes.ts';
import type { MediaReader } from '../../../domain/ports/vendor/module.ts';
import type { SocialhubClient } from '../client/index.ts';

export function createMediaReader(client: SocialhubClient): MediaReader {
  return {
    async open({ vendorUrl }) {
      if (vendorUrl !== null) return client.openFile(vendorUrl);
      throw new VendorCallError(vendorFailure('UNSUPPORTED', { message: 'SocialHub gave no address for this file.' }));
    },
  };
}
