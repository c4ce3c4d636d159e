// Goes round the lists of completed tickets, some pages a pass: they hardly change and only grow.

import type { ZaiaClient } from '../client.ts';
import type { ZaiaSettings } from '../settings.ts';
import type { WireTicketDetails } from '../wire.ts';
import { readListPage } from './lists.ts';

/** Five hundred tickets a pass. */
const PAGES_A_TURN = 5;

export interface CompletedRound {
  /** Pages from where the last turn ended; the first round of a process is one turn, for what happened before it. */
  turn(): AsyncGenerator<readonly WireTicketDetails[], void>;
  /** True when the last turn went through all lists from their beginning. */
  sawAll(): boolean;
}

/** A round over one account. Lists of up to five pages are read whole in each turn, longer ones over several turns. */
export function createCompletedRound(client: ZaiaClient, { statuses }: ZaiaSettings): CompletedRound {
  const words = [...statuses].filter(([, stage]) => stage === 'CLOSED').map(([word]) => word);
  let isWhole = false;
  let sawAll = false;
  let list = 0;
  let page = 1;
  return {
    sawAll: () => sawAll,
    async *turn() {
      const isFromStart = list === 0 && page === 1;
      sawAll = false;
      for (let read = 0; !isWhole || read < PAGES_A_TURN; read += 1) {
        const word = words[list];
        if (word === undefined) break;
        const { rows, isLast } = await readListPage(client, word, page);
        [list, page] = isLast ? [list + 1, 1] : [list, page + 1];
        yield rows;
      }
      if (list < words.length) return;
      isWhole = true;
      sawAll = isFromStart;
      [list, page] = [0, 1];
    },
  };
}
