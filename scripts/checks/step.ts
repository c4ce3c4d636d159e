// Runs one command of the checks as a process group: stopped when it is silent for too long or when the run is aborted.

import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { delimiter, dirname, join } from 'node:path';

/** A shell command. */
export interface Step {
  readonly title: string;
  readonly command: string;
  /** The command is stopped when it writes nothing for this long. A slow machine takes longer but stays active. */
  readonly silenceMs: number;
  /** `show` also forwards the output to the terminal; `keep` only collects it. */
  readonly output: 'show' | 'keep';
}

export interface StepResult {
  readonly title: string;
  readonly passed: boolean;
  readonly durationMs: number;
  /** The command's output, both streams interleaved. */
  readonly output: string;
  /** Why the step failed, as text; null when it passed. */
  readonly failure: string | null;
}

const KILL_AFTER_MS = 5000;

/** Stops the child and everything it started: SIGTERM first, SIGKILL after a pause. */
function stopGroup(child: ChildProcess): void {
  const signal = (name: NodeJS.Signals): void => {
    if (child.pid === undefined) return;
    try {
      process.kill(-child.pid, name);
    } catch {
      // The group has already exited.
    }
  };
  signal('SIGTERM');
  const timer = setTimeout(() => signal('SIGKILL'), KILL_AFTER_MS);
  child.once('close', () => {
    clearTimeout(timer);
    // Processes that ignored SIGTERM would outlive their parent.
    signal('SIGKILL');
  });
}

/** The environment of npm scripts: the repository's commands and this Node come first; no colours into files. */
function environment(repositoryPath: string): NodeJS.ProcessEnv {
  const path = [join(repositoryPath, 'node_modules/.bin'), dirname(process.execPath), process.env['PATH'] ?? ''];
  const isColored = process.stdout.isTTY || process.env['FORCE_COLOR'] !== undefined;
  const colors = isColored ? { FORCE_COLOR: '1' } : { NO_COLOR: '1' };
  return { ...process.env, ...colors, PATH: path.join(delimiter) };
}

/** Resolves when the command has exited and its group is gone; never rejects. Aborting stops it. */
export function runStep(step: Step, repositoryPath: string, abort: AbortSignal): Promise<StepResult> {
  const startedAt = performance.now();
  const { promise, resolve } = Promise.withResolvers<StepResult>();
  const child = spawn(step.command, {
    cwd: repositoryPath,
    env: environment(repositoryPath),
    shell: true,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let reason: string | null = null;
  const stop = (why: string): void => {
    reason ??= why;
    stopGroup(child);
  };
  const onAbort = (): void => stop('was stopped');
  const timer = setTimeout(() => stop(`wrote nothing for ${step.silenceMs / 1000} s`), step.silenceMs);
  const collect = (chunk: Buffer): void => {
    timer.refresh();
    output += chunk.toString();
    if (step.output === 'show') process.stdout.write(chunk);
  };
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
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
