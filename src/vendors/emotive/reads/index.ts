// The reads of one Emotive account: its channel, and tickets with their events if the setting `readApi` enables them.

import type { AdapterReads } from '../../../domain/ports/vendor/reads.ts';
import type { EmotiveClient } from '../client/index.ts';
import type { EmotiveContext } from '../context.ts';
import { channelReader } from './channel.ts';
import { createTicketReader, readTicket } from './tickets.ts';

export function createReads(client: EmotiveClient, context: EmotiveContext): AdapterReads {
  const collections = { channel: channelReader };
  if (!context.settings.readApi) {
    return { tickets: null, threads: null, timelines: null, collections, findTicket: null };
  }
  const reader = createTicketReader(client, context);
  return {
    tickets: reader,
    threads: reader,
    timelines: null,
    collections,
    async findTicket(nativeId) {
      if (!/^\d{1,15}$/.test(nativeId)) return { state: 'missing' };
      const reading = await readTicket(client, nativeId, context);
      return reading.state === 'found' ? { ...reading, key: nativeId } : reading;
    },
  };
}
