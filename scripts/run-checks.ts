// `npm test`: every check of the house in one run; goes on to the end, sums up, and says it in one plain last line.

import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runStep } from './checks/step.ts';
import type { Step, StepResult } from './checks/step.ts';
import { addCounts, countTests, readReport } from './checks/vitest-report.ts';
import type { Counts } from './checks/vitest-report.ts';

const repositoryPath = fileURLToPath(new URL('..', import.meta.url));
const STATIC_TIMEOUT_MS = 5 * 60_000;
const TESTS_TIMEOUT_MS = 20 * 60_000;
const STATIC_STEPS_AT_ONCE = 2;

/** The static checks, slowest first, and the npm script that each one is. */
const STATIC_CHECKS = [
  ['lint', 'lint'],
  ['types', 'types'],
  ['generated files', 'generate:check'],
  ['format', 'format:check'],
] as const;

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;
const heading = (text: string): void => console.log(`\n── ${text} ${'─'.repeat(Math.max(3, 76 - text.length))}\n`);

/** The commands of package.json, so that a check alone and the whole run do the same. */
async function staticSteps(): Promise<Step[]> {
  const manifest: unknown = JSON.parse(await readFile(join(repositoryPath, 'package.json'), 'utf8'));
  const { scripts } = manifest as { scripts: Readonly<Record<string, string>> };
  return STATIC_CHECKS.map(([title, script]) => {
    const command = scripts[script];
    if (command === undefined) throw new Error(`package.json has no script "${script}"`);
    return { title, command, timeoutMs: STATIC_TIMEOUT_MS, output: 'keep' };
  });
}

function tellStatic({ title, passed, durationMs, output, failure }: StepResult): void {
  heading(`${title}: ${passed ? 'passed' : `FAILED, ${failure}`} (${seconds(durationMs)})`);
  if (!passed || output.length < 500) console.log(output.trim());
}

async function runStatic(steps: readonly Step[], abort: AbortSignal): Promise<StepResult[]> {
  const queue = [...steps];
  const results: StepResult[] = [];
  const work = async (): Promise<void> => {
    for (let step = queue.shift(); step !== undefined && !abort.aborted; step = queue.shift()) {
      const result = await runStep(step, repositoryPath, abort);
      tellStatic(result);
      results.push(result);
    }
  };
  await Promise.all(Array.from({ length: STATIC_STEPS_AT_ONCE }, work));
  return results;
}

async function runTests(abort: AbortSignal): Promise<{ result: StepResult; counts: Counts }> {
  const folder = await mkdtemp(join(tmpdir(), 'checks-'));
  const reportPath = join(folder, 'report.json');
  try {
    heading('tests: unit, contract, journeys, browser');
    const command = `vitest run --reporter=default --reporter=json --outputFile.json="${reportPath}"`;
    const step: Step = { title: 'tests', command, timeoutMs: TESTS_TIMEOUT_MS, output: 'show' };
    const result = await runStep(step, repositoryPath, abort);
    return { result, counts: countTests(await readReport(reportPath), result.passed) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Runs everything; resolves to the sum of it. */
async function runChecks(abort: AbortSignal): Promise<Counts> {
  heading('static checks');
  const results = await runStatic(await staticSteps(), abort);
  const { result: tests, counts } = await runTests(abort);
  heading('summary');
  for (const { title, passed, durationMs, failure } of [...results, tests]) {
    console.log(`${passed ? 'passed' : 'FAILED'}  ${title} (${seconds(durationMs)})${failure ? `: ${failure}` : ''}`);
  }
  const failed = results.filter(({ passed }) => !passed).length;
  return addCounts({ passed: results.length - failed, failed, skipped: STATIC_CHECKS.length - results.length }, counts);
}

const controller = new AbortController();
for (const [signal, exitCode] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const) {
  process.once(signal, () => {
    process.exitCode = exitCode;
    controller.abort();
  });
}

const total = await runChecks(controller.signal);
process.exitCode ??= total.failed === 0 ? 0 : 1;
console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
