// Counts tests from vitest's JSON report, so that the last line misses no failure.

import { readFile } from 'node:fs/promises';

export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

export function addCounts(a: Counts, b: Counts): Counts {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function listOf(value: unknown, field: string): readonly unknown[] {
  const list = isObject(value) ? value[field] : null;
  return Array.isArray(list) ? list : [];
}

function statusOf(value: unknown): unknown {
  return isObject(value) ? value['status'] : null;
}

/**
 * Counts the tests of a report. A file that failed without a failed test (it could not be loaded, or a hook broke) counts
 * as one failure. So does a run that failed (`endedWell` false) without a failed test, and a missing report.
 */
export function countTests(report: unknown, endedWell: boolean): Counts {
  let [passed, failed, skipped] = [0, 0, 0];
  for (const file of listOf(report, 'testResults')) {
    const statuses = listOf(file, 'assertionResults').map(statusOf);
    const failures = statuses.filter((status) => status === 'failed').length;
    const passes = statuses.filter((status) => status === 'passed').length;
    passed += passes;
    failed += failures;
    skipped += statuses.length - passes - failures;
    if (failures === 0 && statusOf(file) === 'failed') failed += 1;
  }
  if (failed === 0 && !(endedWell && passed > 0)) failed = 1;
  return { passed, failed, skipped };
}

/** Reads the report file; null when it is missing or incomplete. */
export async function readReport(path: string): Promise<unknown> {
  try {
    const report: unknown = JSON.parse(await readFile(path, 'utf8'));
    return report;
  } catch {
    return null;
  }
}
