// CPU time and memory of a process as counted by the kernel, independent of other load on the machine.

import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

let ticksPerSecond: number | null = null;

/** User and system time of a process since its start, microseconds. Linux only. */
export function cpuMicros(pid: number): number {
  ticksPerSecond ??= Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }));
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The process name can contain spaces, so the fields are counted from its closing parenthesis.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [user = '0', system = '0'] = fields.slice(11, 13);
  return ((Number(user) + Number(system)) / ticksPerSecond) * 1_000_000;
}

/** Resident memory of a process, bytes. */
export function residentBytes(pid: number): number {
  const line = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return Number(line?.[1] ?? 0) * 1024;
}

/** Runs `work` and measures the CPU time of a process meanwhile, microseconds. */
export async function withCpu<T>(pid: number, work: () => Promise<T>): Promise<{ value: T; cpuUs: number }> {
  const before = cpuMicros(pid);
  const value = await work();
  return { value, cpuUs: cpuMicros(pid) - before };
}
