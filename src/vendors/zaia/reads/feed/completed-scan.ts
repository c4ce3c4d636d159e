// Scans the lists of completed tickets, which only grow and rarely change. A pass reads as many of their pages as the call
// budget allows; the next pass continues there.

import type { ZaiaClient } from '../../client/index.ts';
import type { ZaiaContext } from '../../context.ts';
import type { WireTicketDetails } from '../../wire/index.ts';
import { readListPage } from './lists.ts';

/** The share of read calls that the scan may use; the rest is for the other steps and for clients that wait. */
const SHARE = 0.5;
/** Without a configured limit: ten a second, so that a pass is shorter than its interval. */
const READS_WITHOUT_LIMIT = 600;

export interface CompletedScan {
  /** Continues the scan. The first run of a process reads all lists, for changes made while it was down. */
  run(): AsyncGenerator<readonly WireTicketDetails[], void>;
  /** True if the last run read all lists from their beginning. */
  hasSeenAll(): boolean;
}

/** Reads all lists in each run while their pages fit into the budget of the time since the last run. */
export function createCompletedScan(client: ZaiaClient, { settings, log, now }: ZaiaContext): CompletedScan {
  const statuses = [...settings.statuses].filter(([, stage]) => stage === 'CLOSED').map(([status]) => status);
  const pagesPerMs = (SHARE * (settings.readsPerMinute ?? READS_WITHOUT_LIMIT)) / 60_000;
  /** Pages of the last full scan; null before the first. */
  let totalPages: number | null = null;
  let hasWarned = false;
  let seenAll = false;
  let lastRunAt = now();
  let list = 0;
  let page = 1;
  let readInScan = 0;

  /** Pages that this run may read. Time too short for a page counts for the next run. */
  function budgetAt(startedAt: number): number {
    if (totalPages === null) return Infinity;
    const budget = Math.floor((startedAt - lastRunAt) * pagesPerMs);
    if (budget > 0 && budget < totalPages) warnOnce(totalPages, budget);
    return budget;
  }

  function warnOnce(pages: number, pagesPerPass: number): void {
    if (hasWarned) return;
    hasWarned = true;
    log.warn('too many completed tickets for one pass: later changes of them are found some passes late', {
      pages,
      pagesPerPass,
    });
  }

  return {
    hasSeenAll: () => seenAll,
    async *run() {
      const startedAt = now();
      const isFromStart = list === 0 && page === 1;
      seenAll = false;
      const budget = budgetAt(startedAt);
      let read = 0;
      for (let status = statuses[list]; status !== undefined && read < budget; status = statuses[list], read += 1) {
        const { rows, isLast } = await readListPage(client, status, page);
        yield rows;
        // Only after the page was taken: an interrupted run repeats it.
        [list, page] = isLast ? [list + 1, 1] : [list, page + 1];
        readInScan += 1;
      }
      if (read > 0) lastRunAt = startedAt;
      if (list < statuses.length) return;
      seenAll = isFromStart;
      totalPages = readInScan;
      [list, page, readInScan] = [0, 1, 0];
    },
  };
}
