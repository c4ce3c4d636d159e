// The gateway as `npm start` runs it: its own process and its output.

import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { eventually } from '../eventually.ts';

const PROGRAM = fileURLToPath(new URL('../../../src/main.ts', import.meta.url));

export interface RunningProgram {
  readonly process: ChildProcessByStdio<null, Readable, Readable>;
  /** Lines of standard output and standard error as they came. */
  readonly outputLines: readonly string[];
  /** Resolves with its exit code after it has ended; null when a signal ended it. */
  end(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null>;
}

/** Starts it in this folder, with `env` and only PATH of this environment. Resolves when it is up. */
export async function startProgram(folder: string, env: Readonly<Record<string, string>>): Promise<RunningProgram> {
  const program = spawn(process.execPath, [PROGRAM], {
    cwd: folder,
    env: { PATH: process.env['PATH'] ?? '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const outputLines: string[] = [];
  for (const input of [program.stdout, program.stderr]) {
    createInterface({ input }).on('line', (line) => outputLines.push(line));
  }
  const running: RunningProgram = {
    process: program,
    outputLines,
    async end(signal) {
      if (program.exitCode === null && program.signalCode === null) {
        const exit = once(program, 'exit');
        program.kill(signal);
        await exit;
      }
      return program.exitCode;
    },
  };
  try {
    await eventually(() =>
      expect(
        outputLines.some((line) => line.includes('deskgraph started in')),
        outputLines.join('\n'),
      ).toBe(true),
    );
  } catch (failure) {
    await running.end('SIGKILL');
    throw failure;
  }
  return running;
}

/** A port that was free a moment ago, for configuration that needs the port before the server listens. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
