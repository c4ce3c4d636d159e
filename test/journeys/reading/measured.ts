// Starts a gateway in a process of its own and asks it how much memory it held.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect } from 'vitest';
import { eventually } from '../../kit/eventually.ts';

export interface MeasuredOptions {
  readonly dataDir: string;
  readonly account: string;
  readonly baseUrl: string;
  readonly apiToken: string;
}
interface Weighed {
  readonly weighedCount: number;
}
export interface MeasuredGateway {
  readonly url: string;
  /** The most bytes that the process held outside its heap while this was done, beyond what it held before. */
  heldDuring(act: () => Promise<void>): Promise<number>;
  /** Resolves when the process was weighed a few times more: whatever piles up in it, did so by then. */
  untilWeighed(): Promise<void>;
  stop(): Promise<void>;
}

/** `maxFileKib`: no file of the process may be larger; a write beyond fails as on a full disk. */
export async function startMeasuredGateway(
  options: MeasuredOptions,
  maxFileKib: number | null = null,
): Promise<MeasuredGateway> {
  const program = join(import.meta.dirname, 'measured-gateway.ts');
  // POSIX counts in halves of a KiB.
  const limit = maxFileKib === null ? '' : `ulimit -f ${maxFileKib * 2};`;
  // Collected by one thread: what is let go is then gone at once, and not some time later.
  const node = [process.execPath, '--expose-gc', '--single-threaded-gc', program];
  const child = spawn('sh', ['-c', `${limit} exec "$0" "$@"`, ...node, JSON.stringify(options)], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const said = async <T>(): Promise<T> => ((await once(child, 'message')) as [T])[0];
  async function ask<T>(word: string): Promise<T> {
    const answer = said<T>();
    child.send(word);
    return answer;
  }
  const { url } = await said<{ url: string }>();
  return {
    url,
    async heldDuring(act) {
      await ask('begin');
      await act();
      return (await ask<{ heldBytes: number }>('end')).heldBytes;
    },
    async untilWeighed() {
      const { weighedCount: first } = await ask<Weighed>('count');
      await eventually(async () => expect((await ask<Weighed>('count')).weighedCount).toBeGreaterThan(first + 3));
    },
    async stop() {
      const exit = once(child, 'exit');
      child.send('stop');
      await exit;
    },
  };
}
