// Reads stored webhook deliveries.

import type { AccountId } from '../domain/ids.ts';
import type { DeliveryQuery, DeliveryRecord } from '../domain/ports/storage/delivery-inbox.ts';
import type { Store } from '../domain/ports/storage/store.ts';

export interface DeliveryReads {
  /** The account's delivery with this key; null when there is none. */
  find(account: AccountId, key: string): Promise<DeliveryRecord | null>;
  /** Newest first. */
  list(query: DeliveryQuery): Promise<readonly DeliveryRecord[]>;
}

export function createDeliveryReads({ inbox }: Pick<Store, 'inbox'>): DeliveryReads {
  return {
    async find(account, key) {
      const delivery = (await inbox.byKeys([key])).get(key);
      return delivery?.account === account ? delivery : null;
    },
    list: (query) => inbox.list(query),
  };
}
