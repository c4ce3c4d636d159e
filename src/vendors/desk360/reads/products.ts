// The products that an account serves: those of the settings, else those that the token can read.

import type { Desk360Client } from '../client/index.ts';
import type { Desk360Settings } from '../settings.ts';
import type { WireProduct } from '../wire/index.ts';

const CACHED_FOR_MS = 10 * 60_000;

export interface Products {
  /** Ids in a fixed order. Makes no call if the settings name them. */
  ids(): Promise<readonly string[]>;
  /** Reads the served products from the vendor. */
  read(): Promise<readonly WireProduct[]>;
  /** Like `read`, but from a cache of at most ten minutes. */
  cached(): Promise<readonly WireProduct[]>;
  /** False for a product that the settings exclude. */
  isServed(product: string): boolean;
}

/** Concurrent callers share one call. */
export function createProducts(client: Desk360Client, settings: Desk360Settings, now: () => number): Products {
  let cache: { readonly products: readonly WireProduct[]; readonly at: number } | null = null;
  let inFlight: Promise<readonly WireProduct[]> | null = null;
  const isServed = (product: string): boolean => settings.products.length === 0 || settings.products.includes(product);

  async function readNow(): Promise<readonly WireProduct[]> {
    const products = (await client.listProducts()).filter((product) => isServed(product.id));
    cache = { products, at: now() };
    return products;
  }
  function read(): Promise<readonly WireProduct[]> {
    inFlight ??= readNow().finally(() => {
      inFlight = null;
    });
    return inFlight;
  }
  function cached(): Promise<readonly WireProduct[]> {
    return cache !== null && now() - cache.at < CACHED_FOR_MS ? Promise.resolve(cache.products) : read();
  }
  return {
    read,
    cached,
    isServed,
    ids: async () => (settings.products.length > 0 ? settings.products : (await cached()).map((product) => product.id)),
  };
}
