// `npm test`: runs every check to the end and prints a summary; the last line has the counts.

import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runStep } from './checks/step.ts';
import type { Step, StepResult } from './checks/step.ts';
import { addCounts, countTests, readReport } from './checks/vitest-report.ts';
import type { Counts } from './checks/vitest-report.ts';

const repositoryPath = fileURLToPath(new URL('..', import.meta.url));
const STATIC_SILENCE_MS = 10 * 60_000;
const STATIC_STEPS_AT_ONCE = 2;

/** The projects of vitest.config.ts in running order, and the longest silence of each: its slowest file on a busy machine. */
const TEST_PROJECTS = [
  ['unit', 5 * 60_000],
  ['contract', 8 * 60_000],
  ['journeys', 10 * 60_000],
  ['browser', 12 * 60_000],
] as const;

/** The static checks, slowest first, each with its npm script. */
const STATIC_CHECKS = [
  ['lint', 'lint'],
  ['types', 'types'],
  ['unused code', 'knip'],
  ['generated files', 'generate:check'],
  ['format', 'format:check'],
] as const;

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;
const heading = (text: string): void => console.log(`\n── ${text} ${'─'.repeat(Math.max(3, 76 - text.length))}\n`);

/** Takes the commands from package.json, so that a single check and the whole run do the same. */
async function staticSteps(): Promise<Step[]> {
  const manifest: unknown = JSON.parse(await readFile(join(repositoryPath, 'package.json'), 'utf8'));
  const { scripts } = manifest as { scripts: Readonly<Record<string, string>> };
  return STATIC_CHECKS.map(([title, script]) => {
    const command = scripts[script];
    if (command === undefined) throw new Error(`package.json has no script "${script}"`);
    return { title, command, silenceMs: STATIC_SILENCE_MS, output: 'keep' };
  });
}

function printStatic({ title, passed, durationMs, output, failure }: StepResult): void {
  heading(`${title}: ${passed ? 'passed' : `FAILED, ${failure}`} (${seconds(durationMs)})`);
  if (!passed || output.length < 500) console.log(output.trim());
}

async function runStatic(steps: readonly Step[], abort: AbortSignal): Promise<StepResult[]> {
  const queue = [...steps];
  const results: StepResult[] = [];
  const work = async (): Promise<void> => {
    for (let step = queue.shift(); step !== undefined && !abort.aborted; step = queue.shift()) {
      const result = await runStep(step, repositoryPath, abort);
      printStatic(result);
      results.push(result);
    }
  };
  await Promise.all(Array.from({ length: STATIC_STEPS_AT_ONCE }, work));
  return results;
}

async function runTests(
  [project, silenceMs]: (typeof TEST_PROJECTS)[number],
  abort: AbortSignal,
): Promise<{ readonly result: StepResult; readonly counts: Counts }> {
  const folder = await mkdtemp(join(tmpdir(), 'checks-'));
  const reportPath = join(folder, 'report.json');
  try {
    heading(`tests: ${project}`);
    const command = `vitest run --project ${project} --reporter=default --reporter=json --outputFile.json="${reportPath}"`;
    const result = await runStep(
      { title: `tests: ${project}`, command, silenceMs, output: 'show' },
      repositoryPath,
      abort,
    );
    return { result, counts: countTests(await readReport(reportPath), result.passed) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Runs everything; resolves to the sum of the counts. */
async function runChecks(abort: AbortSignal): Promise<Counts> {
  heading('static checks');
  const results = await runStatic(await staticSteps(), abort);
  const failed = results.filter(({ passed }) => !passed).length;
  let total: Counts = { passed: results.length - failed, failed, skipped: STATIC_CHECKS.length - results.length };
  for (const project of TEST_PROJECTS) {
    const { result, counts } = await runTests(project, abort);
    results.push(result);
    total = addCounts(total, counts);
  }
  heading('summary');
  for (const { title, passed, durationMs, failure } of results) {
    console.log(`${passed ? 'passed' : 'FAILED'}  ${title} (${seconds(durationMs)})${failure ? `: ${failure}` : ''}`);
  }
  return total;
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
