// Goes round the lists of completed tickets, as far in each pass as calls allow: they hardly change and only grow.

import type { ZaiaClient } from '../../client/index.ts';
import type { MapContext } from '../../map/index.ts';
import type { WireTicketDetails } from '../../wire/index.ts';
import { readListPage } from './lists.ts';

/** The part of the calls for reads that goes into the round; the rest is for the other steps and for people who wait. */
const SHARE = 0.5;
/** Where no limit is set: ten a second, so that a pass does not outlast its interval. */
const READS_WITHOUT_LIMIT = 600;

export interface CompletedScan {
  /** Pages from where the last turn ended; the first round of a process is one turn, for what happened before it. */
  turn(): AsyncGenerator<readonly WireTicketDetails[], void>;
  /** True when the last turn went through all lists from their beginning. */
  sawAll(): boolean;
}

/** A round over one account: whole in each turn while its pages fit into the share of the time since the last one. */
export function createCompletedScan(client: ZaiaClient, { settings, log, now }: MapContext): CompletedScan {
  const words = [...settings.statuses].filter(([, stage]) => stage === 'CLOSED').map(([word]) => word);
  const pagesPerMs = (SHARE * (settings.readsPerMinute ?? READS_WITHOUT_LIMIT)) / 60_000;
  /** Pages of the last whole round; null before the first. */
  let length: number | null = null;
  let isSaid = false;
  let sawAll = false;
  let turnedAt = now();
  let list = 0;
  let page = 1;
  let readInRound = 0;

  /** What this turn may read; time that was too short for a page counts for the next turn. */
  function allowance(begun: number): number {
    if (length === null) return Infinity;
    const allowed = Math.floor((begun - turnedAt) * pagesPerMs);
    if (allowed > 0 && allowed < length) warnOnce(length, allowed);
    return allowed;
  }

  function warnOnce(pages: number, pagesInAPass: number): void {
    if (isSaid) return;
    isSaid = true;
    log.warn('completed tickets are too many for each pass: a later change of one may come some passes late', {
      pages,
      pagesInAPass,
    });
  }

  return {
    sawAll: () => sawAll,
    async *turn() {
      const begun = now();
      const isFromStart = list === 0 && page === 1;
      sawAll = false;
      const allowed = allowance(begun);
      let read = 0;
      for (let word = words[list]; word !== undefined && read < allowed; word = words[list], read += 1) {
        const { rows, isLast } = await readListPage(client, word, page);
        yield rows;
        // After it was taken: a turn that breaks off goes on with this page.
        [list, page] = isLast ? [list + 1, 1] : [list, page + 1];
        readInRound += 1;
      }
      if (read > 0) turnedAt = begun;
      if (list < words.length) return;
      sawAll = isFromStart;
      length = readInRound;
      [list, page, readInRound] = [0, 1, 0];
    },
  };
}
