// The cost of one query at Zaia: the many keys of a loader become few calls.

import { expect, test } from 'vitest';
import { toGlobalId } from '../../../../src/domain/ids.ts';
import { zaia } from '../../../../src/vendors/zaia/index.ts';
import { callsOf } from '../../../kit/journal.ts';
import { eventually } from '../../../kit/eventually.ts';
import { startVendorGateway } from '../../../kit/gateway/vendor-gateway.ts';
import { startZaia } from './account.ts';
import { startZaiaGateway } from './zaia-harness.ts';

const STALE_AFTER_MS = 10 * 60_000;

test('a hundred stale tickets are read by their chats: one call per status', async () => {
  const harness = await startZaiaGateway({ ticketCount: 120, reconcileEverySeconds: 3600 });
  const tickets = [...harness.state.tickets.values()].slice(-100);
  const ids = tickets.map(({ id, chat }) => toGlobalId('ticket', harness.gateway.account, `${chat.id}/${id}`));
  await harness.clock.advance(STALE_AFTER_MS);
  harness.sandbox.journal.clear();
  const query = `query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Ticket {
    nativeId status summary assignee { displayName } responder { displayName } contact { displayName }
    freshness { source } } } }`;
  const { data, errors } = await harness.gateway.query(query, { ids });
  expect(errors).toBeUndefined();
  expect(data['nodes'].map(({ nativeId }: { nativeId: string }) => nativeId)).toEqual(tickets.map(({ id }) => id));
  expect(new Set(data['nodes'].map(({ freshness }: { freshness: { source: string } }) => freshness.source))).toEqual(
    new Set(['LIVE']),
  );
  expect(callsOf(harness.sandbox)).toEqual({ 'GET /tickets/details': 3 });
});

test('teams and channels of many tickets cost one call each, people and bots none', async () => {
  const harness = await startZaiaGateway({ ticketCount: 60, reconcileEverySeconds: 3600 });
  harness.sandbox.journal.clear();
  const { data, errors } = await harness.gateway.query(`{ tickets(first: 50) { nodes {
    team { name } channel { name } assignee { displayName } responder { displayName } contact { displayName } } } }`);
  expect(errors).toBeUndefined();
  expect(data['tickets'].nodes).toHaveLength(50);
  expect(callsOf(harness.sandbox)).toEqual({ 'GET /ticketing-teams': 1, 'GET /channels': 1 });
});

test('an invalid status value is named to clients and in the log', async () => {
  const { sandbox } = await startZaia();
  const { apiKey } = sandbox.settings;
  const settings = { baseUrl: sandbox.url, apiKey, statuses: ['unanswered=NEW', 'ongoing=OPEN'] };
  const gateway = await startVendorGateway({ module: zaia, settings, synced: false });
  try {
    const error = await eventually(async () => {
      const { data } = await gateway.query('{ tickets(first: 1) { sources { error { code message } } } }');
      expect(data['tickets'].sources[0].error).not.toBeNull();
      return data['tickets'].sources[0].error;
    });
    expect(error).toEqual({ code: 'INVALID_REQUEST', message: expect.stringContaining('"unanswered"') });
    expect(gateway.logLines.some((line) => line.includes('sync failed') && line.includes('unanswered'))).toBe(true);
  } finally {
    await gateway.stop();
  }
});
