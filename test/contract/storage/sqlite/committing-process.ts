// A process that commits deliveries as fast as it can and prints each one once its commit resolved; killed by a test.

import { systemClock } from '../../../../src/platform/clock.ts';
import { openSqliteStore } from '../../../../src/storage/sqlite/open-sqlite-store.ts';
import { messageRecord, newDelivery, newEvent, ticketRecord } from '../../../kit/domain/records.ts';

const [path, round] = process.argv.slice(2);
const store = await openSqliteStore({ path: path!, clock: systemClock });
let next = 0;

async function send(): Promise<never> {
  for (;;) {
    const key = `${round}-${next++}`;
    await store.commit(async (tx) => {
      const kept = await tx.inbox.add(newDelivery({ key, receivedAt: Date.now() }));
      if (kept.duplicateOf !== null) return;
      await tx.state.putTicket(ticketRecord({ key }), undefined);
      await tx.state.putMessage(messageRecord({ key, ticketKey: key, text: key }), undefined);
      await tx.log.append([newEvent({ key })]);
    });
    process.stdout.write(`${key}\n`);
  }
}

await Promise.all(Array.from({ length: 32 }, send));
