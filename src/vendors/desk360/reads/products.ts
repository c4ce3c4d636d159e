// Which products an account serves: those of the settings, otherwise those that the token sees, asked for at times.

import type { Desk360Client } from '../client/index.ts';
import type { Desk360Settings } from '../settings.ts';
import type { WireProduct } from '../wire/index.ts';

const KEPT_FOR_MS = 10 * 60_000;

export interface Products {
  /** Ids in a fixed order. No call when the settings name them. */
  ids(): Promise<readonly string[]>;
  /** Reads the products now; only those that the account serves. */
  read(): Promise<readonly WireProduct[]>;
  /** The products as last read when that is not long ago, otherwise as they are now. */
  known(): Promise<readonly WireProduct[]>;
  /** False for a product that the settings leave out: a key that names it was never given out. */
  isServed(product: string): boolean;
}

/** Remembers the products of one account for ten minutes; callers that wait for the same reading share it. */
export function createProducts(client: Desk360Client, settings: Desk360Settings, now: () => number): Products {
  let kept: { readonly products: readonly WireProduct[]; readonly at: number } | null = null;
  let running: Promise<readonly WireProduct[]> | null = null;
  const isServed = (product: string): boolean => settings.products.length === 0 || settings.products.includes(product);

  async function readNow(): Promise<readonly WireProduct[]> {
    const products = (await client.listProducts()).filter((product) => isServed(product.id));
    kept = { products, at: now() };
    return products;
  }
  function read(): Promise<readonly WireProduct[]> {
    running ??= readNow().finally(() => {
      running = null;
    });
    return running;
  }
  function known(): Promise<readonly WireProduct[]> {
    return kept !== null && now() - kept.at < KEPT_FOR_MS ? Promise.resolve(kept.products) : read();
  }
  return {
    read,
    known,
    isServed,
    ids: async () => (settings.products.length > 0 ? settings.products : (await known()).map((product) => product.id)),
  };
}
