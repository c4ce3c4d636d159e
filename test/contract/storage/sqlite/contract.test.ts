// Runs every storage suite against the embedded store.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe } from 'vitest';
import type { Store } from '../../../../src/domain/ports/storage/store.ts';
import { systemClock } from '../../../../src/platform/clock.ts';
import { openSqliteStore } from '../../../../src/storage/sqlite/open-sqlite-store.ts';
import { describeCommit } from '../commit.ts';
import { describeEventLog } from '../event-log.ts';
import { describeInbox } from '../inbox.ts';
import { describeLedger } from '../ledger.ts';
import { describeOutbox } from '../outbox.ts';
import { describeState } from '../state.ts';
import type { OpenedStore, StoreFactory } from '../stores.ts';
import { describeTicketLists } from '../ticket-lists.ts';

const factory: StoreFactory = {
  open: async (): Promise<OpenedStore> => {
    const directory = await mkdtemp(join(tmpdir(), 'deskgraph-store-'));
    const open = () => openSqliteStore({ path: join(directory, 'store.db'), clock: systemClock });
    const first = await open();
    let current: Store = first;
    return {
      store: first,
      reopen: async () => {
        await current.close();
        current = await open();
        return current;
      },
      destroy: async () => {
        await current.close();
        await rm(directory, { recursive: true, force: true });
      },
    };
  },
};

describe('the embedded store', () => {
  describeCommit(factory);
  describeEventLog(factory);
  describeInbox(factory);
  describeLedger(factory);
  describeOutbox(factory);
  describeState(factory);
  describeTicketLists(factory);
});
