// Starts the processes of a measure, sends them requests over IPC and ends each by its own id.

import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';

/** A benchmark process that serves requests. */
export interface BenchProcess {
  readonly pid: number;
  /** Values that it reported when it was ready. */
  readonly ready: Readonly<Record<string, string>>;
  /** Sends a request. Rejects with the error message of the process. */
  ask<T>(name: string, argument?: unknown): Promise<T>;
  /** Requests shutdown, then kills it; resolves when it has exited. */
  stop(): Promise<void>;
}

export interface Answer {
  readonly id: number;
  readonly value?: unknown;
  readonly error?: string;
}
export interface Ready {
  readonly ready: Readonly<Record<string, string>>;
}

const BENCH = join(import.meta.dirname, '../..');
const READY_TIMEOUT_MS = 60_000;
const STOP_TIMEOUT_MS = 15_000;
const running = new Set<ChildProcess>();

/** `file` is relative to bench/. With BENCH_CPU_PROF set to a folder, each process writes a CPU profile there. */
export async function startProcess(file: string, options: unknown): Promise<BenchProcess> {
  const profiles = process.env['BENCH_CPU_PROF'];
  const profiled = profiles === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${join(profiles, nameOf(file))}`];
  const child = fork(join(BENCH, file), [JSON.stringify(options)], {
    execArgv: ['--expose-gc', '--disable-warning=ExperimentalWarning', ...profiled],
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  running.add(child);
  child.once('exit', () => running.delete(child));
  const waiting = new Map<number, { resolve(value: unknown): void; reject(reason: Error): void }>();
  child.on('message', (message: Answer | Ready) => {
    if ('ready' in message) return;
    const request = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.error === undefined) request?.resolve(message.value);
    else request?.reject(new Error(`${file}: ${message.error}`));
  });
  child.once('exit', () => {
    for (const request of waiting.values()) request.reject(new Error(`${file} ended`));
  });
  const ready = await untilReady(child, file);
  let lastId = 0;
  return {
    pid: child.pid ?? 0,
    ready,
    ask: <T>(name: string, argument: unknown = null) =>
      new Promise<T>((resolve, reject) => {
        lastId += 1;
        waiting.set(lastId, { resolve: (value) => resolve(value as T), reject });
        child.send({ id: lastId, name, argument });
      }),
    stop: () => end(child),
  };
}

/** Ends all processes that are still running after a failed run. */
export async function stopAll(): Promise<void> {
  await Promise.all([...running].map(end));
}

function nameOf(file: string): string {
  return file.replaceAll('/', '-').replace(/\.ts$/, '');
}

function untilReady(child: ChildProcess, file: string): Promise<Ready['ready']> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`${file} was not ready after 60 s`)), READY_TIMEOUT_MS);
    const fail = (): void => reject(new Error(`${file} ended before it was ready`));
    child.once('exit', fail);
    child.on('message', (message: Answer | Ready) => {
      if (!('ready' in message)) return;
      clearTimeout(timer);
      child.off('exit', fail);
      resolve(message.ready);
    });
  });
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = new Promise((resolve) => child.once('exit', resolve));
  if (child.connected) child.send({ id: 0, name: 'stop', argument: null });
  const timer = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS);
  await exited;
  clearTimeout(timer);
}
