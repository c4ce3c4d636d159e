// A full disk under the running gateway: vendors must retry, reads continue, and free space is enough to recover.

import { expect, onTestFinished, test } from 'vitest';
import { startGateway } from '../../kit/gateway/gateway.ts';
import { expectNothingOpen } from '../../kit/leaks.ts';
import { eventually } from '../../kit/eventually.ts';
import { openFollower } from './follower.ts';

test('a full disk means 503 and Retry-After, no partial writes, continuing reads, and automatic recovery', async () => {
  const running = await startGateway({ ticketCount: 5, gateway: { storeMaxBytes: 700 * 4_096 } });
  onTestFinished(() => running.stop());
  const { store } = running.gateway;
  const query = `subscription Numbers($after: EventCursor) {
    events(after: $after, filter: { types: [UNMAPPED] }) { ... on UnmappedVendorEvent { nativeType } } }`;
  const follower = await openFollower(running.url, { query });
  const post = (number: number): Promise<Response> =>
    fetch(running.webhookUrl('desk360'), {
      method: 'POST',
      body: JSON.stringify({ [String(number)]: { text: 'x'.repeat(20_000) } }),
    });
  const accepted: number[] = [];
  const refused: number[] = [];
  for (let number = 1; refused.length < 40; number += 1) {
    const response = await post(number);
    const answer = await response.text();
    if (response.status === 200) {
      accepted.push(number);
      continue;
    }
    expect(response.status).toBe(503);
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(answer).not.toMatch(/sqlite|full|disk/i);
    refused.push(number);
    expect(accepted.length).toBeLessThan(200);
  }
  expect(accepted.length).toBeGreaterThan(3);
  await follower.until(accepted.length);
  expect(follower.numbers).toEqual(accepted);

  // Reads continue, and refused deliveries left nothing behind.
  const listed = await running.query(
    '{ webhookDeliveries(first: 100) { nodes { state } } tickets(first: 5) { nodes { id } } }',
  );
  expect(listed.errors).toBeUndefined();
  expect(listed.data['tickets'].nodes).toHaveLength(5);
  expect(listed.data['webhookDeliveries'].nodes).toHaveLength(accepted.length);

  // With free space, the vendor's retries succeed without a restart.
  await eventually(async () => {
    await store.commit((tx) => tx.inbox.prune(Date.now()));
    await store.commit((tx) => tx.log.prune(Date.now() + 1));
  });
  for (const number of refused.slice(0, 8)) expect((await post(number)).status, String(number)).toBe(200);
  await follower.until(accepted.length + 8);
  expect(follower.numbers).toEqual([...accepted, ...refused.slice(0, 8)]);
  await follower.close();
  await expectNothingOpen(running.url);
});
