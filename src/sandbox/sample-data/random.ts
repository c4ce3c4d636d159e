// The random generator of the sample data: the kit's own, so that a vendor can pass its generator.

import { createRandom as createKitRandom, type SandboxRandom } from '../kit/random.ts';

/** The generator that people and threads need; every SandboxRandom is one. */
export type Random = Pick<SandboxRandom, 'next' | 'int' | 'pick' | 'chance' | 'shuffle'>;

/** Creates a generator: equal seeds (number or text) give equal sequences on every machine. Not for secrets. */
export function createRandom(seed: number | string): Random {
  return typeof seed === 'number' ? createKitRandom(seed) : createKitRandom(0).fork(seed);
}
