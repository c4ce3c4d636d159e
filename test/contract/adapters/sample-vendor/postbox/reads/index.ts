// The reads of a Postbox account.

import type { Observation } from '../../../../../../src/domain/observation.ts';
import type { AdapterReads, Reading } from '../../../../../../src/domain/ports/vendor/reads.ts';
import { createFanOutReader } from '../../../../../../src/platform/adapter/fan-out.ts';
import { toFailure } from '../../../../../../src/platform/adapter/wire-failure.ts';
import type { PostboxClient } from '../client/index.ts';
import { isLetterId } from '../keys.ts';
import type { PostboxContext } from '../map/context.ts';
import { toThread } from '../map/index.ts';

export function createReads(client: PostboxClient, context: PostboxContext): AdapterReads {
  const readLetter = async (key: string): Promise<Reading> => {
    if (!isLetterId(key)) return { state: 'missing' };
    try {
      return { state: 'found', observations: toThread(await client.get(key), context) };
    } catch (error) {
      const failure = toFailure(error, 'letters.get');
      return failure.code === 'NOT_FOUND' ? { state: 'missing' } : { state: 'failed', failure };
    }
  };
  const reader = createFanOutReader(readLetter);
  return {
    tickets: reader,
    threads: reader,
    timelines: null,
    collections: { agent: { batch: 'LIST_AND_INDEX', read: () => readClerks(client) } },
    findTicket: async (nativeId) => ({ ...(await readLetter(nativeId)), key: nativeId }),
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
