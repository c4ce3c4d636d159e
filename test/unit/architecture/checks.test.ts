// The run of all checks counts every outcome and leaves no process behind.

import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runStep } from '../../../scripts/checks/step.ts';
import type { Step } from '../../../scripts/checks/step.ts';
import { countTests, readReport } from '../../../scripts/checks/vitest-report.ts';
import { eventually } from '../../kit/eventually.ts';
import { repositoryPath } from './source-files.ts';

const file = (status: string, ...tests: readonly string[]): unknown => ({
  status,
  assertionResults: tests.map((each) => ({ status: each })),
});
const report = (...testResults: readonly unknown[]): unknown => ({ testResults });

describe('the count of tests', () => {
  test('adds up passed, failed and skipped over all files', () => {
    const given = report(file('passed', 'passed', 'pending', 'todo'), file('failed', 'failed', 'passed', 'skipped'));
    expect(countTests(given, false)).toEqual({ passed: 2, failed: 1, skipped: 3 });
  });

  test('counts a file that could not be loaded, or whose hook broke, as one failure', () => {
    expect(countTests(report(file('failed'), file('failed', 'passed')), false)).toMatchObject({ passed: 1, failed: 2 });
  });

  test('never counts a failed run, an empty run or a missing report as a success', () => {
    expect(countTests(report(file('passed', 'passed')), false)).toMatchObject({ passed: 1, failed: 1 });
    expect(countTests(report(), true)).toEqual({ passed: 0, failed: 1, skipped: 0 });
    expect(countTests(null, true)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });

  test('reads a missing report as null', async () => {
    expect(await readReport(join(repositoryPath, 'no-such-report.json'))).toBeNull();
  });
});

describe('a step', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'step-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const step = (command: string, silenceMs = 20_000): Step => ({ title: 'step', command, silenceMs, output: 'keep' });
  const run = (given: Step, abort = new AbortController().signal) => runStep(given, repositoryPath, abort);
  const isAlive = (pid: number): boolean => {
    try {
      return process.kill(pid, 0);
    } catch {
      return false;
    }
  };
  const sleeperIn = (pidPath: string): string => `sleep 600 & echo $! > "${pidPath}"; wait`;
  const pidFrom = (pidPath: string): Promise<number> =>
    eventually(async () => {
      const pid = Number(await readFile(pidPath, 'utf8'));
      expect(pid).toBeGreaterThan(0);
      return pid;
    });

  test('reports the output of the command and how it ended', async () => {
    expect(await run(step('echo out; echo err >&2'))).toMatchObject({ passed: true, failure: null });
    expect(await run(step('echo why; exit 3'))).toMatchObject({
      passed: false,
      output: 'why\n',
      failure: 'ended with code 3',
    });
  });

  test('runs under this Node and finds the commands of the repository', async () => {
    const { output } = await run(step('node --version; command -v oxlint'));
    expect(output).toContain(process.version);
    expect(output).toContain(join(repositoryPath, 'node_modules/.bin/oxlint'));
  });

  test('stops on abort, with everything it started', async () => {
    const controller = new AbortController();
    const running = run(step(sleeperIn(join(folder, 'pid'))), controller.signal);
    const pid = await pidFrom(join(folder, 'pid'));
    controller.abort();
    expect(await running).toMatchObject({ passed: false, failure: 'was stopped' });
    await eventually(() => expect(isAlive(pid)).toBe(false));
  });

  test('continues for as long as it writes', async () => {
    const talkative = 'for i in 1 2 3 4 5 6 7 8; do echo $i; sleep 0.1; done';
    expect(await run(step(talkative, 500))).toMatchObject({
      passed: true,
      output: expect.stringMatching(/^1\n[\s\S]*8\n$/),
    });
  });

  test('stops when it writes nothing for too long', async () => {
    const result = await run(step(sleeperIn(join(folder, 'pid')), 300));
    expect(result).toMatchObject({ passed: false, failure: 'wrote nothing for 0.3 s' });
    const pid = await pidFrom(join(folder, 'pid'));
    await eventually(() => expect(isAlive(pid)).toBe(false));
  });
});
