// Statistics over measured figures.

/** The value below which this share (0 to 1) of the figures lies; 0 if there are none. */
export function percentile(figures: readonly number[] | Float64Array, share: number): number {
  const sorted = Float64Array.from(figures).sort();
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

export function median(figures: readonly number[]): number {
  return percentile(figures, 0.5);
}

/** The median of one figure over all rounds. */
export function medianOf<T>(rounds: readonly T[], figure: (round: T) => number): number {
  return median(rounds.map(figure));
}
