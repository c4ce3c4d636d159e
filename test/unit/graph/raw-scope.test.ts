// Everything that shows a vendor's own data as `raw` needs the scope tickets:raw.

import { getOperationAST, parse } from 'graphql';
import { beforeEach, expect, it } from 'vitest';
import { toGlobalId } from '../../../src/domain/ids.ts';
import type { TailItem } from '../../../src/domain/ports/tail.ts';
import { prepareSubscription } from '../../../src/graph/subscriptions/prepare-subscription.ts';
import { ACCOUNT, handAccount, saysMessage, saysTicket } from '../events/fold/fold-harness.ts';
import { formatError, openGraph, type GraphHarness } from './graph-harness.ts';

const RAW = { secret: 'of the vendor' };
let graph: GraphHarness;

beforeEach(async () => {
  graph = await openGraph([handAccount()]);
  await graph.recordFor(ACCOUNT, [
    saysTicket('t1', {}),
    saysMessage('m1', { content: { kind: 'UNSUPPORTED', nativeType: 'sticker', raw: RAW } }),
    { type: 'unmapped', ticketKey: 't1', nativeType: 'wave', raw: RAW, at: 1 },
  ]);
});

const MESSAGE = `query ($id: ID!) { node(id: $id) { ... on Message {
  text content { ... on UnsupportedContent { nativeType raw } } } } }`;
const EVENTS = '{ events { nodes { type ... on UnmappedVendorEvent { nativeType raw } } } }';
const SUBSCRIPTION = 'subscription { events { type ... on UnmappedVendorEvent { nativeType raw } } }';

const denial = (coordinate: string) => ({
  message: `${coordinate} needs the scope tickets:raw.`,
  extensions: { code: 'FORBIDDEN', scope: 'tickets:raw' },
});

it('unsupported content shows its raw data only with the scope', async () => {
  const variables = { id: toGlobalId('message', ACCOUNT, 'm1') };
  const denied = await graph.run(MESSAGE, variables);
  expect(denied).toMatchObject({
    data: { node: { text: 'text of m1', content: { nativeType: 'sticker', raw: null } } },
    errors: [denial('UnsupportedContent.raw')],
  });
  const allowed = await graph.run(MESSAGE, variables, ['tickets:raw']);
  expect(allowed).toEqual({ data: { node: { text: 'text of m1', content: { nativeType: 'sticker', raw: RAW } } } });
});

it('an unmapped event shows its raw data only with the scope', async () => {
  const denied = await graph.run(EVENTS);
  expect(JSON.stringify(denied.data)).not.toContain(RAW.secret);
  expect(JSON.stringify(denied.data)).toContain('wave');
  expect(denied.errors).toMatchObject([denial('UnmappedVendorEvent.raw')]);
  const allowed = await graph.run(EVENTS, {}, ['tickets:raw']);
  expect(allowed.errors).toBeUndefined();
  expect(JSON.stringify(allowed.data)).toContain(RAW.secret);
});

it('a subscription shows it only with the scope', async () => {
  const events = await graph.harness.log();
  const event = events.find(({ data }) => data.type === 'UNMAPPED');
  if (event === undefined) throw new Error('there is no unmapped event');
  const item: TailItem = { type: 'event', event };
  const denied = await render(item, []);
  expect(denied).toMatchObject({
    data: { events: { type: 'UNMAPPED', nativeType: 'wave', raw: null } },
    errors: [denial('UnmappedVendorEvent.raw')],
  });
  expect(await render(item, ['tickets:raw'])).toMatchObject({ data: { events: { nativeType: 'wave', raw: RAW } } });
});

async function render(item: TailItem, scopes: readonly string[]): Promise<unknown> {
  const document = parse(SUBSCRIPTION);
  const operation = getOperationAST(document);
  if (operation == null) throw new Error('the document has no operation');
  const prepared = await prepareSubscription({
    schema: graph.schema,
    query: SUBSCRIPTION,
    document,
    operation,
    operationName: null,
    variables: {},
    context: graph.context(scopes),
    format: formatError,
  });
  if (!('topic' in prepared)) throw new Error('the subscription did not start');
  return JSON.parse((await prepared.topic.render(item)).toString());
}
