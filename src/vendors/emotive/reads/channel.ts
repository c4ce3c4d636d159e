// The one channel of an account, which needs no call.

import type { CollectionReader } from '../../../domain/ports/vendor/reads.ts';
import { CHANNEL_KEY } from '../keys.ts';

export const channelReader: CollectionReader = {
  batch: 'LIST_AND_INDEX',
  async read() {
    return [
      {
        type: 'catalog',
        entry: {
          kind: 'channel',
          key: CHANNEL_KEY,
          nativeId: CHANNEL_KEY,
          channelType: 'SMS',
          nativeType: null,
          name: 'SMS',
          brandKey: null,
          inbound: true,
          outbound: true,
          supportedContent: ['TEXT'],
        },
      },
      { type: 'collection-complete', kind: 'channel', scope: null },
    ];
  },
};
