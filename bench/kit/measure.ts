// What a measure is given and what it answers.

export interface BenchContext {
  /** Shorter rounds and fewer of them: good for a look, not for a comparison. */
  readonly quick: boolean;
  /** A folder of this run; removed at its end. */
  readonly folder: string;
  /** Tells a person what is going on. */
  say(line: string): void;
}

export interface Table {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}
/** A promise in numbers and whether this run kept it. */
export interface Bar {
  readonly what: string;
  readonly bar: string;
  readonly measured: string;
  readonly met: boolean;
}
export interface MeasureResult {
  readonly name: string;
  readonly title: string;
  readonly tables: readonly Table[];
  readonly bars: readonly Bar[];
  /** What a reader has to know beside the figures. */
  readonly notes: readonly string[];
}
export interface Measure {
  readonly name: string;
  run(context: BenchContext): Promise<MeasureResult>;
}

export function atMost(what: string, value: number, bar: number, unit: string): Bar {
  return { what, bar: `≤ ${bar} ${unit}`, measured: `${round(value)} ${unit}`, met: value <= bar };
}

export function atLeast(what: string, value: number, bar: number, unit: string): Bar {
  return { what, bar: `≥ ${bar} ${unit}`, measured: `${round(value)} ${unit}`, met: value >= bar };
}

/** Three digits are enough for anyone. */
export function round(value: number): number {
  if (Math.abs(value) >= 100) return Math.round(value);
  return Number(value.toPrecision(3));
}
