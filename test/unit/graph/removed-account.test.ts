// Tickets of an account that is no longer configured stay in the store. No client may see them.

import { beforeEach, describe, expect, it } from 'vitest';
import { toGlobalId } from '../../../src/domain/ids.ts';
import { ACCOUNT, handAccount, saysMessage, saysTicket } from '../events/fold/fold-harness.ts';
import { openGraph, type GraphHarness } from './graph-harness.ts';

const GONE = 'gone';
const account = handAccount();
let graph: GraphHarness;

beforeEach(async () => {
  graph = await openGraph([account]);
  await graph.recordFor(ACCOUNT, [saysTicket('t1', { subject: 'a question' }), saysMessage('m1')]);
  await graph.recordFor(GONE, [
    saysTicket('t1', { subject: 'a question' }),
    saysTicket('t2', { subject: 'another question' }),
    saysMessage('m1'),
  ]);
});

describe('with a stored ticket of a removed account', () => {
  it('a list that selects the account returns the tickets of configured accounts and counts only them', async () => {
    const { data, errors } = await graph.run('{ tickets { totalCount nodes { subject account { name } } } }');
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      tickets: { totalCount: 1, nodes: [{ subject: 'a question', account: { name: account.name } }] },
    });
  });

  it('a search and a filter find no ticket of it', async () => {
    const query = `query ($filter: TicketFilter) { tickets(filter: $filter) { totalCount nodes { id account { id } } } }`;
    const filters = [
      { text: 'question' },
      { subject: { contains: 'question' } },
      { or: [{ subject: { contains: 'a' } }, { not: { subject: { eq: 'nothing' } } }] },
    ];
    for (const filter of filters) {
      // oxlint-disable-next-line no-await-in-loop -- one filter after the other
      const { data, errors } = await graph.run(query, { filter });
      expect(errors).toBeUndefined();
      expect(data).toMatchObject({ tickets: { totalCount: 1, nodes: [{ id: toGlobalId('ticket', ACCOUNT, 't1') }] } });
    }
  });

  it('node, nodes and ticket are null for its ids', async () => {
    const ids = [toGlobalId('ticket', GONE, 't1'), toGlobalId('message', GONE, 'm1'), toGlobalId('account', GONE)];
    const { data, errors } = await graph.run(
      'query ($id: ID!, $ids: [ID!]!) { node(id: $id) { id } nodes(ids: $ids) { id } ticket(id: $id) { id } }',
      { id: ids[0], ids },
    );
    expect(errors).toBeUndefined();
    expect(data).toEqual({ node: null, nodes: [null, null, null], ticket: null });
  });

  it('the vendor number of its ticket finds nothing', async () => {
    const { data, errors } = await graph.run('{ ticketByNativeId(vendor: HAND, nativeId: "native-t2") { id } }');
    expect(errors).toBeUndefined();
    expect(data).toEqual({ ticketByNativeId: null });
  });

  it('events, agents and accounts leave it out', async () => {
    const { data, errors } = await graph.run(
      '{ events { nodes { ticketId } } agents { sources { account { id } } } vendorAccounts { id } }',
    );
    expect(errors).toBeUndefined();
    const visible = { id: toGlobalId('account', ACCOUNT) };
    expect(data).toMatchObject({ agents: { sources: [{ account: visible }] }, vendorAccounts: [visible] });
    expect(JSON.stringify(data)).not.toContain(toGlobalId('ticket', GONE, 't1'));
    expect(JSON.stringify(data)).toContain(toGlobalId('ticket', ACCOUNT, 't1'));
  });
});
