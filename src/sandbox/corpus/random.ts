// A small seeded generator, so that an emulated vendor holds the same people and conversations on every start.

export type Random = {
  /** The next number in [0, 1). */
  readonly next: () => number;
  /** A whole number from min to max, both included. */
  readonly int: (min: number, max: number) => number;
  /** One element; throws RangeError on an empty list. */
  readonly pick: <T>(list: readonly T[]) => T;
  /** True with the given probability (0 never, 1 always). */
  readonly chance: (probability: number) => boolean;
  /** A shuffled copy; the given list stays as it is. */
  readonly shuffle: <T>(list: readonly T[]) => T[];
};

/** Makes a generator: equal seeds (a number or any text) give equal sequences on every machine. Not for secrets. */
export function createRandom(seed: number | string): Random {
  const next = createStep(typeof seed === 'number' ? seed >>> 0 : hashText(seed));
  const int = (min: number, max: number): number => min + Math.floor(next() * (max - min + 1));
  const shuffle = <T>(list: readonly T[]): T[] => {
    const copy = [...list];
    for (let last = copy.length - 1; last > 0; last -= 1) {
      const other = int(0, last);
      [copy[last], copy[other]] = [copy[other] as T, copy[last] as T];
    }
    return copy;
  };
  const pick = <T>(list: readonly T[]): T => {
    if (list.length === 0) throw new RangeError('cannot pick from an empty list');
    return list[int(0, list.length - 1)] as T;
  };
  return { next, int, pick, chance: (probability) => next() < probability, shuffle };
}

// mulberry32: 32 bits of state are plenty for test data, and it is the shortest generator without visible patterns.
function createStep(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

// FNV-1a over UTF-16 units.
function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
}
