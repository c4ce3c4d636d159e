// Runs one command of the checks as a process group of its own: bounded in time, stopped whole when asked to.

import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { delimiter, dirname, join } from 'node:path';

/** A command as the shell reads it. */
export interface Step {
  readonly title: string;
  readonly command: string;
  readonly timeoutMs: number;
  /** `show` lets the command write to the terminal as it goes; `keep` collects what it writes. */
  readonly output: 'show' | 'keep';
}

export interface StepResult {
  readonly title: string;
  readonly passed: boolean;
  readonly durationMs: number;
  /** What the command wrote, both streams as they came; empty when it was shown. */
  readonly output: string;
  /** Why it did not pass, in words; null when it passed. */
  readonly failure: string | null;
}

const KILL_AFTER_MS = 5000;

/** Stops the child and everything it started: politely, then for sure. */
function stopGroup(child: ChildProcess): void {
  const signal = (name: NodeJS.Signals): void => {
    if (child.pid === undefined) return;
    try {
      process.kill(-child.pid, name);
    } catch {
      // The group is gone already, which is what was wanted.
    }
  };
  signal('SIGTERM');
  const timer = setTimeout(() => signal('SIGKILL'), KILL_AFTER_MS);
  child.once('close', () => {
    clearTimeout(timer);
    // What ignored the first signal would go on without its parent.
    signal('SIGKILL');
  });
}

/** The environment of npm scripts: the repository's own commands and this very Node come first; plain text into files. */
function environment(repositoryPath: string): NodeJS.ProcessEnv {
  const path = [join(repositoryPath, 'node_modules/.bin'), dirname(process.execPath), process.env['PATH'] ?? ''];
  const plain = process.stdout.isTTY || process.env['FORCE_COLOR'] !== undefined ? {} : { NO_COLOR: '1' };
  return { ...process.env, ...plain, PATH: path.join(delimiter) };
}

/** Resolves when the command has ended and its group is gone; never rejects. Aborting stops it. */
export function runStep(step: Step, repositoryPath: string, abort: AbortSignal): Promise<StepResult> {
  const startedAt = performance.now();
  const { promise, resolve } = Promise.withResolvers<StepResult>();
  const child = spawn(step.command, {
    cwd: repositoryPath,
    env: environment(repositoryPath),
    shell: true,
    detached: true,
    stdio: ['ignore', step.output === 'show' ? 'inherit' : 'pipe', step.output === 'show' ? 'inherit' : 'pipe'],
  });
  let output = '';
  let reason: string | null = null;
  const collect = (chunk: Buffer): void => void (output += chunk.toString());
  child.stdout?.on('data', collect);
  child.stderr?.on('data', collect);

  const stop = (why: string): void => {
    reason ??= why;
    stopGroup(child);
  };
  const onAbort = (): void => stop('was stopped');
  const timer = setTimeout(() => stop(`took longer than ${step.timeoutMs / 1000} s`), step.timeoutMs);
  abort.addEventListener('abort', onAbort, { once: true });
  if (abort.aborted) onAbort();

  const finish = (failure: string | null): void => {
    clearTimeout(timer);
    abort.removeEventListener('abort', onAbort);
    const durationMs = performance.now() - startedAt;
    resolve({ title: step.title, passed: failure === null, durationMs, output, failure });
  };
  child.once('error', (failure) => finish(failure.message));
  child.once('close', (code, signal) =>
    finish(reason ?? (code === 0 ? null : `ended with ${signal ?? `code ${code}`}`)),
  );
  return promise;
}
