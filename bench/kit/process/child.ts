// The child side of a benchmark process: options, requests over IPC, shutdown.

import { setTimeout as sleep } from 'node:timers/promises';
import type { Answer, Ready } from './process.ts';

export type Handlers = Readonly<Record<string, (argument: never) => unknown>>;

/** The options from the parent process. Both sides declare the same type. */
export function readOptions(): unknown {
  return JSON.parse(process.argv[2] ?? 'null') as unknown;
}

/** Reports readiness to the parent, serves its requests, and ends when it requests it or disconnects. */
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

async function answer(id: number, handle: () => unknown): Promise<void> {
  const response: Answer = await Promise.resolve()
    .then(handle)
    .then(
      (value) => ({ id, value }),
      (failure: unknown) => ({ id, error: failure instanceof Error ? failure.message : String(failure) }),
    );
  process.send?.(response);
}

export interface Memory {
  readonly rssBytes: number;
  readonly heapBytes: number;
}

/** Memory use after several garbage collections. */
async function readMemory(): Promise<Memory> {
  for (let round = 0; round < 4; round += 1) {
    global.gc?.();
    await sleep(250);
  }
  const { rss, heapUsed } = process.memoryUsage();
  return { rssBytes: rss, heapBytes: heapUsed };
}
