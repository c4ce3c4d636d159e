// The chance of the corpus: the kit's generator, so that a thread can be drawn from a vendor's own source.

import { createRandom as createKitRandom, type SandboxRandom } from '../kit/random.ts';

/** What people and threads draw from; every SandboxRandom is one. */
export type Random = Pick<SandboxRandom, 'next' | 'int' | 'pick' | 'chance' | 'shuffle'>;

/** Makes a generator: equal seeds (a number or any text) give equal sequences on every machine. Not for secrets. */
export function createRandom(seed: number | string): Random {
  return typeof seed === 'number' ? createKitRandom(seed) : createKitRandom(0).fork(seed);
}
