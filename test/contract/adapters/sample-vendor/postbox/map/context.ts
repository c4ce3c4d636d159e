// What the parts of one open account share.

import type { AdapterContext } from '../../../../../../src/domain/ports/vendor/module.ts';
import type { PostboxSettings } from '../settings.ts';

export interface PostboxContext {
  readonly account: AdapterContext['account'];
  readonly settings: PostboxSettings;
  readonly log: AdapterContext['log'];
  /** Epoch milliseconds. */
  now(): number;
}
