// What a storage suite needs of a store's implementation, and how each test gets a fresh one.

import { afterEach } from 'vitest';
import type { Store } from '../../../src/domain/ports/storage/store.ts';

export interface OpenedStore {
  readonly store: Store;
  /** Closes the store and opens the same one again. */
  reopen(): Promise<Store>;
  /** Closes what is open and removes everything. */
  destroy(): Promise<void>;
}
export interface StoreFactory {
  open(): Promise<OpenedStore>;
}

/** Gives each test an empty store of its own and takes it away afterwards. */
export function freshStores(factory: StoreFactory): () => Promise<OpenedStore> {
  let opened: OpenedStore[] = [];
  afterEach(async () => {
    const stores = opened;
    opened = [];
    await Promise.all(stores.map((store) => store.destroy()));
  });
  return async () => {
    const store = await factory.open();
    opened.push(store);
    return store;
  };
}
