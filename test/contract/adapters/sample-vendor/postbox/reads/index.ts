// What is read of Postbox.

import { VendorCallError } from '../../../../../../src/domain/errors/error-codes.ts';
import type { Observation } from '../../../../../../src/domain/observation.ts';
import type { AdapterReads, Reading, TicketFeed } from '../../../../../../src/domain/ports/vendor/reads.ts';
import type { AdapterLog } from '../../../../../../src/domain/ports/vendor/module.ts';
import { createFanOutReader } from '../../../../../../src/platform/adapter/fan-out.ts';
import type { PostboxClient } from '../client/index.ts';
import { toHead, toThread } from '../map/index.ts';

/** What is no id must not become a path. */
const LETTER_ID = /^[a-z0-9]{1,40}$/;

export function createPostboxReads(client: PostboxClient, log: AdapterLog): AdapterReads {
  const readOne = async (key: string): Promise<Reading> => {
    if (!LETTER_ID.test(key)) return { state: 'missing' };
    try {
      return { state: 'found', observations: toThread(await client.get(key), log) };
    } catch (error) {
      if (!(error instanceof VendorCallError)) throw error;
      return error.failure.code === 'NOT_FOUND' ? { state: 'missing' } : { state: 'failed', failure: error.failure };
    }
  };
  const reader = createFanOutReader(readOne);
  return {
    tickets: reader,
    threads: reader,
    timelines: null,
    collections: { agent: { batch: 'LIST_AND_INDEX', read: () => readClerks(client) } },
    findTicket: async (nativeId) => ({ ...(await readOne(nativeId)), key: nativeId }),
  };
}

async function readClerks(client: PostboxClient): Promise<readonly Observation[]> {
  const { clerks } = await client.clerks();
  const entries = clerks.map(({ id, name }): Observation => ({
    type: 'catalog',
    entry: {
      kind: 'agent',
      key: id,
      nativeId: id,
      displayName: name,
      email: null,
      avatarUrl: null,
      presence: null,
      teamKeys: null,
      active: null,
    },
  }));
  return [...entries, { type: 'collection-complete', kind: 'agent', scope: null }];
}

/** Newest change first; the cursor is the place of the next page. */
export function createPostboxFeed(client: PostboxClient, log: AdapterLog): TicketFeed {
  return {
    newestFirst: true,
    async readPage(cursor) {
      const { letters, next } = await client.list(Number(cursor ?? 0));
      return {
        observations: letters.map((letter) => toHead(letter, log)),
        cursor: next === null ? null : String(next),
        oldestUpdatedAt: letters.at(-1)?.changedAt ?? null,
        expectedTotal: null,
      };
    },
  };
}
