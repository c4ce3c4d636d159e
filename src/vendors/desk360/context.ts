// What the parts of one open account share.

import type { AdapterContext } from '../../domain/ports/vendor/module.ts';
import type { MapContext } from './map/context.ts';
import type { Products } from './reads/products.ts';

export interface Desk360Context extends MapContext {
  readonly account: AdapterContext['account'];
  readonly products: Products;
  /** Epoch milliseconds. */
  now(): number;
}
