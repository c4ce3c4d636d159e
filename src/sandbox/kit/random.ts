// Seeded random values: the same seed always builds the same vendor.

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const HEX = '0123456789abcdef';

/** A seeded generator; equal seeds and equal calls give equal values. */
export interface SandboxRandom {
  /** A number from 0 (included) to 1 (excluded). */
  next(): number;
  /** An integer, both ends included. */
  int(min: number, max: number): number;
  /** An entry of the list; throws on an empty list. */
  pick<T>(list: readonly T[]): T;
  /** True with the given probability (0..1). */
  chance(probability: number): boolean;
  /** A shuffled copy of the list. */
  shuffle<T>(list: readonly T[]): T[];
  /** Letters and digits, for ids and tokens. */
  token(length: number): string;
  /** A UUID of version 4. */
  uuid(): string;
  /** An independent generator that leaves this one unchanged; the same label gives the same generator. */
  fork(label: string): SandboxRandom;
}

function hashOf(seed: number, label: string): number {
  let hash = (seed ^ 0x811c9dc5) >>> 0;
  for (let index = 0; index < label.length; index += 1) {
    hash = Math.imul(hash ^ label.charCodeAt(index), 0x01000193) >>> 0;
  }
  return hash;
}

/** Creates a generator from a 32-bit seed (mulberry32: fast and even enough for test data). */
export function createRandom(seed: number): SandboxRandom {
  let current = seed >>> 0;
  const next = (): number => {
    current = (current + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(current ^ (current >>> 15), current | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const int = (min: number, max: number): number => min + Math.floor(next() * (max - min + 1));
  const pick = <T>(list: readonly T[]): T => {
    if (list.length === 0) throw new RangeError('nothing to pick from');
    return list[int(0, list.length - 1)] as T;
  };
  const fromAlphabet = (alphabet: string, length: number): string =>
    Array.from({ length }, () => alphabet[int(0, alphabet.length - 1)]).join('');
  return {
    next,
    int,
    pick,
    chance: (probability) => next() < probability,
    shuffle: (list) => {
      const shuffled = [...list];
      for (let index = shuffled.length - 1; index > 0; index -= 1) {
        const drawn = shuffled.splice(int(0, index), 1, ...shuffled.slice(index, index + 1));
        shuffled.splice(index, 1, ...drawn);
      }
      return shuffled;
    },
    token: (length) => fromAlphabet(LETTERS, length),
    uuid: () => {
      const [one, two, three, four, five] = [8, 4, 3, 3, 12].map((length) => fromAlphabet(HEX, length));
      return `${one}-${two}-4${three}-${pick(['8', '9', 'a', 'b'])}${four}-${five}`;
    },
    fork: (label) => createRandom(hashOf(seed, label)),
  };
}
