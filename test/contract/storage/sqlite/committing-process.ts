// A process that commits deliveries continuously and prints each after its commit. A test kills it.

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
      const added = await tx.inbox.add(newDelivery({ key, receivedAt: Date.now() }));
      if (added.duplicateOf !== null) return;
      await tx.state.putTicket(ticketRecord({ key }), undefined);
      await tx.state.putMessage(messageRecord({ key, ticketKey: key, text: key }), undefined);
      await tx.log.append([newEvent({ key })]);
    });
    process.stdout.write(`${key}\n`);
  }
}

await Promise.all(Array.from({ length: 32 }, send));
