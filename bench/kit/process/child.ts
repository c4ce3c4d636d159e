// The inside of a process of the benchmark: its options, its answers over IPC, its end.

import { setTimeout as sleep } from 'node:timers/promises';
import type { Answer, Ready } from './process.ts';

export type Handlers = Readonly<Record<string, (argument: never) => unknown>>;

/** What the starter handed over; both ends name the same type. */
export function readOptions(): unknown {
  return JSON.parse(process.argv[2] ?? 'null') as unknown;
}

/** Tells the starter that everything listens, answers its questions, and ends when it says so or goes away. */
export function serve(ready: Ready['ready'], handlers: Handlers, close: () => Promise<void>): void {
  const known: Handlers = { memory: readMemory, ...handlers };
  const end = (): void => {
    void close()
      .catch(() => undefined)
      .finally(() => process.exit(0));
  };
  process.on('disconnect', end);
  process.on('SIGTERM', end);
  process.on('message', ({ id, name, argument }: { id: number; name: string; argument: never }) => {
    if (name === 'stop') return end();
    void answer(id, () => known[name]?.(argument));
  });
  process.send?.({ ready } satisfies Ready);
}

async function answer(id: number, act: () => unknown): Promise<void> {
  const said: Answer = await Promise.resolve()
    .then(act)
    .then(
      (value) => ({ id, value }),
      (failure: unknown) => ({ id, error: failure instanceof Error ? failure.message : String(failure) }),
    );
  process.send?.(said);
}

export interface Memory {
  readonly rssBytes: number;
  readonly heapBytes: number;
}

/** Collects garbage until it settles, then tells what is left. */
async function readMemory(): Promise<Memory> {
  for (let round = 0; round < 4; round += 1) {
    global.gc?.();
    await sleep(250);
  }
  const { rss, heapUsed } = process.memoryUsage();
  return { rssBytes: rss, heapBytes: heapUsed };
}
