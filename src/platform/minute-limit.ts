// Limits how often something may happen per minute, separately for each key.

/** Returns a function that is true for the first `perMinute` calls with a key in each minute of `now` (epoch ms). */
export function createMinuteLimit(perMinute: number, now: () => number): (key: string) => boolean {
  const counts = new Map<string, { minute: number; count: number }>();
  return (key) => {
    const minute = Math.floor(now() / 60_000);
    const current = counts.get(key);
    const count = current?.minute === minute ? current.count + 1 : 1;
    counts.set(key, { minute, count });
    return count <= perMinute;
  };
}
