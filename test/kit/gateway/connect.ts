// `npm run connect` as a process of its own: what is written to its input, and what it wrote until it ended.

import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

const PROGRAM = fileURLToPath(new URL('../../../src/main/connect.ts', import.meta.url));

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly errors: string;
}
export interface Given {
  /** One answer each. */
  readonly lines?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs the program until it ends. Of this environment it sees only what Node needs. */
export async function runConnect({ lines = [], env = {} }: Given, ...args: readonly string[]): Promise<Ended> {
  const program = spawn(process.execPath, [PROGRAM, ...args], { env: { PATH: process.env['PATH'] ?? '', ...env } });
  const ended = new Promise<number | null>((resolve, reject) => program.once('close', resolve).once('error', reject));
  // It may end before it has read everything.
  program.stdin.on('error', () => {});
  program.stdin.end(lines.map((line) => `${line}\n`).join(''));
  const [out, errors, code] = await Promise.all([text(program.stdout), text(program.stderr), ended]);
  return { code, out, errors };
}

/** The lines for the environment, as an environment. */
export function environmentIn(out: string): Record<string, string> {
  const pairs = out.split('\n').flatMap((line) => {
    const [, name, value] = /^(\w+)=(.*)$/.exec(line) ?? [];
    return name === undefined || value === undefined ? [] : [[name, value] as const];
  });
  return Object.fromEntries(pairs);
}
