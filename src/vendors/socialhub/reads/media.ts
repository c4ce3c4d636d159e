// The bytes of files beside posts and replies: public addresses, on hosts that the settings name.

import { VendorCallError, vendorFailure } from '../../../domain/errors/error-codes.ts';
import type { AdapterContext, MediaReader } from '../../../domain/ports/vendor/module.ts';
import { createStoredFiles } from '../../../platform/adapter/stored-files.ts';
import type { SocialhubSettings } from '../settings.ts';

/** Nobody is told the token: files lie where the network or the vendor's store put them. */
export function createMediaReader(context: AdapterContext, settings: SocialhubSettings): MediaReader {
  const files = createStoredFiles(context, { baseUrl: settings.baseUrl, hosts: settings.mediaHosts });
  return {
    async open({ vendorUrl }) {
      if (vendorUrl !== null) return files.open(vendorUrl);
      throw new VendorCallError(vendorFailure('UNSUPPORTED', { message: 'SocialHub gave no address for this file.' }));
    },
  };
}
