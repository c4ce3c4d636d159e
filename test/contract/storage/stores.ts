// The factory that a storage suite needs from a store, and a fresh store for each test.

import { afterEach } from 'vitest';
import type { Store } from '../../../src/domain/ports/storage/store.ts';

export interface OpenedStore {
  readonly store: Store;
  /** Closes the store and opens the same one again. */
  reopen(): Promise<Store>;
  /** Closes the store and deletes its files. */
  destroy(): Promise<void>;
}
export interface StoreFactory {
  open(): Promise<OpenedStore>;
}

/** Opens an empty store per test and destroys it afterwards. */
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
