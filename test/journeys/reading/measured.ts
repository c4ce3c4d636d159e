// Starts a gateway in its own process and measures its memory.

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
  /** The peak of bytes outside the heap during the action, beyond those before it. */
  heldDuring(act: () => Promise<void>): Promise<number>;
  /** Resolves after a few more measurements, so that a backlog has had time to grow. */
  untilWeighed(): Promise<void>;
  stop(): Promise<void>;
}

/** `maxFileKib`: the largest file that the process may write. A larger write fails as on a full disk. */
export async function startMeasuredGateway(
  options: MeasuredOptions,
  maxFileKib: number | null = null,
): Promise<MeasuredGateway> {
  const program = join(import.meta.dirname, 'measured-gateway.ts');
  // POSIX counts in units of 512 bytes.
  const limit = maxFileKib === null ? '' : `ulimit -f ${maxFileKib * 2};`;
  // With one collector thread, garbage is freed at once.
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
