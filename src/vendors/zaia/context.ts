// What the parts of one open Zaia account share.

import type { MapContext } from './map/context.ts';

export interface ZaiaContext extends MapContext {
  /** Epoch milliseconds. */
  now(): number;
}
