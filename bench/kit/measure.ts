// The interface of a measure.

export interface BenchContext {
  /** Fewer and shorter rounds: enough for a first impression, not for a comparison. */
  readonly quick: boolean;
  /** The folder of this run, deleted at its end. */
  readonly folder: string;
  /** Prints progress. */
  report(line: string): void;
}

export interface Table {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}
/** A target and whether this run met it. */
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
  /** Context that the figures need. */
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

/** Three significant digits. */
export function round(value: number): number {
  if (Math.abs(value) >= 100) return Math.round(value);
  return Number(value.toPrecision(3));
}
