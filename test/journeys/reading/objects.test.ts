// Single objects and their relations: ids of every kind, threads from both ends, timelines, collections, freshness.

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DESK_ACCOUNT, EMOTIVE_ACCOUNT, startGateway, type TestGateway } from '../../kit/gateway/gateway.ts';
import type { Json } from '../../kit/json.ts';
import { parseGlobalId, toGlobalId } from '../../../src/domain/ids.ts';

let gateway: TestGateway;
let desk: Json;
let emotive: Json;

const ONE = `query ($filter: TicketFilter) { tickets(first: 1, filter: $filter) { nodes {
  id vendor nativeId account { id name } contact { id } assignee { id } tags { id } channel { id brand { id } }
  messages(first: 100) { totalCount nodes { id nativeId text attachments { id } } } } } }`;

beforeAll(async () => {
  gateway = await startGateway({ ticketCount: 40 });
  const pick = async (filter: object): Promise<Json> => (await gateway.query(ONE, { filter })).data['tickets'].nodes[0];
  const [tag] = (await gateway.query('{ tags(vendor: [DESK360], kind: [TYPE]) { id } }')).data['tags'];
  desk = await pick({ vendor: ['DESK360'], tagId: { eq: tag.id }, assigneeId: { isNull: false } });
  emotive = await pick({ vendor: ['EMOTIVE'] });
});
afterAll(() => gateway.stop());

describe('an object by its id', () => {
  const NODE = 'query ($id: ID!) { node(id: $id) { __typename id } }';
  const node = async (id: string): Promise<Json> => (await gateway.query(NODE, { id })).data['node'];

  test('is returned with its type, whatever its kind', async () => {
    const { data } = await gateway.query(
      `{ templates(first: 1) { nodes { id } } brands { id } webhookDeliveries { nodes { id } } }`,
    );
    const timeline = await gateway.query(
      'query ($id: ID!) { ticket(id: $id) { timeline(first: 100) { nodes { type: __typename ... on Node { id } } } } }',
      { id: desk.id },
    );
    const change = timeline.data['ticket'].timeline.nodes.find((item: Json) => item.type === 'StatusChange');
    const expected: [string, string][] = [
      ['Ticket', desk.id],
      ['Ticket', emotive.id],
      ['Message', desk.messages.nodes[0].id],
      ['Message', emotive.messages.nodes[0].id],
      ['Agent', desk.assignee.id],
      ['Contact', desk.contact.id],
      ['Contact', emotive.contact.id],
      ['Tag', desk.tags[0].id],
      ['Channel', desk.channel.id],
      ['Brand', desk.channel.brand.id],
      ['Template', data['templates'].nodes[0].id],
      ['VendorAccount', desk.account.id],
      ...(change === undefined ? [] : ([['StatusChange', change.id]] as [string, string][])),
    ];
    for (const [typename, id] of expected) expect(await node(id), typename).toEqual({ __typename: typename, id });
    const many = await gateway.query('query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }', {
      ids: expected.map(([, id]) => id),
    });
    expect(many.data['nodes']).toEqual(expected.map(([typename, id]) => ({ __typename: typename, id })));
  });

  test('that arrived by webhook is found: attachment, bot message, delivery', async () => {
    const { delivery, messageId } = await gateway.desk360.customerWrites({ kind: 'image', phone: '905550000001' });
    expect(delivery).not.toBeNull();
    const messages = await gateway.query(
      `{ tickets(filter: { phone: { eq: "+905550000001" } }) { nodes { messages { nodes { nativeId attachments { id name mimeType scanState } } } } } }`,
    );
    const [message] = messages.data['tickets'].nodes[0].messages.nodes;
    expect(message.nativeId).toBe(messageId);
    expect(await node(message.attachments[0].id)).toEqual({ __typename: 'Attachment', id: message.attachments[0].id });
    const [kept] = (await gateway.query('{ webhookDeliveries(first: 1) { nodes { id } } }')).data['webhookDeliveries']
      .nodes;
    expect(await node(kept.id)).toEqual({ __typename: 'WebhookDelivery', id: kept.id });
  });

  test('that does not exist is null at its own index', async () => {
    const unknown = [
      toGlobalId('ticket', DESK_ACCOUNT, '11/999999'),
      toGlobalId('ticket', DESK_ACCOUNT, '99/1'),
      toGlobalId('ticket', DESK_ACCOUNT, '../../me'),
      toGlobalId('ticket', EMOTIVE_ACCOUNT, '987654321'),
      toGlobalId('ticket', 'no-such-account', '1'),
      toGlobalId('message', DESK_ACCOUNT, 'nothing'),
      toGlobalId('agent', DESK_ACCOUNT, '424242'),
      toGlobalId('contact', EMOTIVE_ACCOUNT, '+10'),
      toGlobalId('attachment', DESK_ACCOUNT, 'wa/x/0'),
      toGlobalId('delivery', DESK_ACCOUNT, 'nothing'),
      toGlobalId('timeline', DESK_ACCOUNT, 'nothing'),
      toGlobalId('event', DESK_ACCOUNT, 'nothing'),
    ];
    const answer = await gateway.query('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', {
      ids: [desk.id, ...unknown],
    });
    expect(answer.errors).toBeUndefined();
    expect(answer.data['nodes']).toEqual([{ id: desk.id }, ...unknown.map(() => null)]);
  });

  test('keeps its id after a restart', async () => {
    expect(parseGlobalId(desk.id)).toMatchObject({ kind: 'ticket', account: DESK_ACCOUNT });
    await gateway.restart();
    expect(await node(desk.id)).toEqual({ __typename: 'Ticket', id: desk.id });
    expect(await node(emotive.messages.nodes[0].id)).toMatchObject({ __typename: 'Message' });
  });

  test('is found by its native id: in the store, at the vendor only, in another account, nowhere', async () => {
    const BY = `query ($vendor: Vendor!, $nativeId: String!, $account: ID) {
      ticketByNativeId(vendor: $vendor, nativeId: $nativeId, account: $account) { id nativeId } }`;
    const find = async (variables: object): Promise<Json> => {
      const answer = await gateway.query(BY, variables as Record<string, unknown>);
      expect(answer.errors).toBeUndefined();
      return answer.data['ticketByNativeId'];
    };
    expect(await find({ vendor: 'DESK360', nativeId: desk.nativeId })).toEqual({
      id: desk.id,
      nativeId: desk.nativeId,
    });
    expect(await find({ vendor: 'EMOTIVE', nativeId: emotive.nativeId, account: emotive.account.id })).toMatchObject({
      id: emotive.id,
    });
    const unseen = await gateway.desk360.customerWrites({ kind: 'new-ticket', productId: 22 });
    expect(await find({ vendor: 'DESK360', nativeId: unseen.ticketId })).toMatchObject({ nativeId: unseen.ticketId });
    expect(await find({ vendor: 'DESK360', nativeId: desk.nativeId, account: emotive.account.id })).toBeNull();
    for (const nativeId of ['999999999', 'nonsense', '', '../1001', '🦊'])
      expect(await find({ vendor: 'DESK360', nativeId })).toBeNull();
  });
});

describe('the collections', () => {
  test('agents are paged over all vendors that list them', async () => {
    const names: string[] = [];
    let after: string | null = null;
    do {
      const answer: Json = await gateway.query(
        `query ($after: String) { agents(first: 5, after: $after) { nodes { id vendor displayName email kind active }
          pageInfo { hasNextPage endCursor } sources { vendor state } } }`,
        { after },
      );
      const { nodes, pageInfo, sources } = answer.data['agents'];
      expect(sources.map(({ state }: Json) => state)).toEqual(['OK', 'OK']);
      names.push(...nodes.map(({ displayName }: Json) => displayName));
      after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
    } while (after !== null);
    expect(names.toSorted()).toEqual(gateway.desk360.state.agents.map(({ name }) => name).toSorted());
  });

  test('tags are filtered by kind and vendor', async () => {
    const { data } = await gateway.query(`{ all: tags { id } types: tags(kind: [TYPE]) { kind name active }
      reasons: tags(kind: [REASON]) { kind name } labels: tags(kind: [TAG]) { id } emotive: tags(vendor: [EMOTIVE]) { id } }`);
    const titles = (list: Iterable<{ readonly title: string }>): string[] =>
      [...list].map(({ title }) => title).toSorted();
    expect(data['types'].map(({ name }: Json) => name).toSorted()).toEqual(
      titles(gateway.desk360.state.types.values()),
    );
    expect(data['reasons'].map(({ name }: Json) => name).toSorted()).toEqual(
      titles(gateway.desk360.state.reasons.values()),
    );
    expect(data['all']).toHaveLength(data['types'].length + data['reasons'].length);
    expect([data['labels'], data['emotive']]).toEqual([[], []]);
  });

  test('templates, channels, brands, teams and accounts are those of the vendors', async () => {
    const { data, errors } = await gateway.query(`{
      templates(first: 100) { nodes { name kind channel { type } translations { languageCode body parameters { key component position required } } } }
      sms: templates(channelType: [SMS]) { nodes { id } }
      whatsapp: templates(channelType: [WHATSAPP], first: 100) { nodes { id } }
      channels { vendor name type inbound outbound supportedContent account { name } brand { name } }
      brands { vendor nativeId name channels { type } } teams { id }
      vendorAccounts { vendor name health { state circuit lastError { code } } rateLimit { limit remaining reservedForWrites source }
        webhooks { accepted rejected quarantined duplicates } operations { name supported batch } sync { phase ticketsSeen } } }`);
    expect(errors).toBeUndefined();
    const templates = [...gateway.desk360.state.templates.values()].flat();
    expect(data['templates'].nodes.map(({ name }: Json) => name).toSorted()).toEqual(
      templates.map(({ name }) => name).toSorted(),
    );
    expect(data['sms'].nodes).toEqual([]);
    expect(data['whatsapp'].nodes).toHaveLength(templates.length);
    expect(data['channels'].filter(({ vendor }: Json) => vendor === 'EMOTIVE')).toMatchObject([
      { type: 'SMS', name: 'SMS' },
    ]);
    expect(data['brands'].map(({ nativeId }: Json) => nativeId)).toEqual(['11', '22', '33']);
    for (const brand of data['brands']) expect(brand.channels.length).toBeGreaterThan(3);
    expect(data['teams']).toEqual([]);
    expect(
      data['vendorAccounts'].map(({ name, health, sync }: Json) => [
        name,
        health.circuit,
        health.lastError,
        sync.phase,
      ]),
    ).toEqual([
      [DESK_ACCOUNT, 'CLOSED', null, 'FOLLOWING'],
      [EMOTIVE_ACCOUNT, 'CLOSED', null, 'FOLLOWING'],
    ]);
  });
});

describe('a thread', () => {
  const THREAD = `query ($id: ID!, $first: Int, $after: String, $last: Int, $before: String, $filter: MessageFilter) { ticket(id: $id) {
    messages(first: $first, after: $after, last: $last, before: $before, filter: $filter) { totalCount
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor } sources { state }
      nodes { id text direction visibility automated contentKind createdAt author { kind displayName } } } } }`;
  let id: string;
  let whole: Json[];
  beforeAll(async () => {
    const sizes = [...gateway.desk360.state.tickets.values()].map((ticket) => ticket.id);
    const { ticketId } = await gateway.desk360.customerWrites({ ticketId: sizes[0]!, text: 'one more' });
    const found = await gateway.query(
      `query ($n: String!) { ticketByNativeId(vendor: DESK360, nativeId: $n) { id } }`,
      {
        n: ticketId,
      },
    );
    id = found.data['ticketByNativeId'].id;
    await gateway.query(`mutation ($id: ID!) { ticketRefresh(input: { ticketId: $id }) { userErrors { code } } }`, {
      id,
    });
    for (let index = 0; index < 5; index += 1) {
      await gateway.query(
        `mutation ($id: ID!, $key: String!) { ticketNoteAdd(input: { ticketId: $id, text: "note", idempotencyKey: $key }) { userErrors { code } } }`,
        { id, key: `thread-${index}` },
      );
    }
    whole = (await gateway.query(THREAD, { id, first: 100 })).data['ticket'].messages.nodes;
  });

  const texts = (page: Json): string[] => page.nodes.map((node: Json) => node.id);
  const ids = (): string[] => whole.map((node) => node.id);

  test('is complete and oldest first', () => {
    expect(whole.length).toBeGreaterThan(6);
    const times = whole.map(({ createdAt }) => Date.parse(createdAt));
    expect(times).toEqual(times.toSorted((a, b) => a - b));
  });

  test.each([1, 2, 3])('pages from the start in steps of %i', async (first) => {
    const seen: string[] = [];
    for (let after: string | null = null, more = true; more;) {
      const answer: Json = await gateway.query(THREAD, { id, first, after });
      const page = answer.data['ticket'].messages;
      expect(page.totalCount).toBe(whole.length);
      expect(page.pageInfo.hasPreviousPage).toBe(after !== null);
      seen.push(...texts(page));
      after = page.pageInfo.endCursor;
      more = page.pageInfo.hasNextPage;
    }
    expect(seen).toEqual(ids());
  });

  test.each([1, 2, 3])('pages from the end in steps of %i', async (last) => {
    const seen: string[] = [];
    for (let before: string | null = null, more = true; more;) {
      const answer: Json = await gateway.query(THREAD, { id, last, before });
      const page = answer.data['ticket'].messages;
      expect(page.pageInfo.hasNextPage).toBe(before !== null);
      seen.unshift(...texts(page));
      before = page.pageInfo.startCursor;
      more = page.pageInfo.hasPreviousPage;
    }
    expect(seen).toEqual(ids());
  });

  test('filters by direction, visibility, kind and origin', async () => {
    const kept = async (filter: object): Promise<string[]> =>
      texts((await gateway.query(THREAD, { id, first: 100, filter })).data['ticket'].messages);
    const plain = (fits: (message: Json) => boolean): string[] => whole.filter(fits).map((node) => node.id);
    expect(await kept({ visibility: ['INTERNAL'] })).toEqual(plain(({ visibility }) => visibility === 'INTERNAL'));
    expect(await kept({ direction: ['INBOUND'] })).toEqual(plain(({ direction }) => direction === 'INBOUND'));
    expect(await kept({ direction: ['OUTBOUND', 'INTERNAL'] })).toEqual(
      plain(({ direction }) => direction !== 'INBOUND'),
    );
    expect(await kept({ contentKind: ['TEXT'] })).toEqual(plain(({ contentKind }) => contentKind === 'TEXT'));
    expect(await kept({ automated: true })).toEqual(plain(({ automated }) => automated));
    expect(await kept({ direction: [] })).toEqual([]);
    expect(plain(({ visibility }) => visibility === 'INTERNAL').length).toBeGreaterThanOrEqual(5);
  });

  test('rejects `first` with `last`, invalid sizes and cursors of another thread', async () => {
    const codeOf = async (variables: object): Promise<unknown> => {
      const answer = await gateway.query(THREAD, { id, ...variables });
      expect(answer.data['ticket'].messages).toBeNull();
      return answer.errors?.[0]?.extensions['code'];
    };
    expect(await codeOf({ first: 1, last: 1 })).toBe('BAD_USER_INPUT');
    expect(await codeOf({ first: 0 })).toBe('BAD_USER_INPUT');
    expect(await codeOf({ last: -1 })).toBe('BAD_USER_INPUT');
    expect(await codeOf({ last: 10_000 })).toBe('TOO_MANY_ITEMS');
    const { endCursor } = (await gateway.query(THREAD, { id: emotive.id, first: 1 })).data['ticket'].messages.pageInfo;
    expect(await codeOf({ after: endCursor })).toBe('BAD_CURSOR');
    expect(await codeOf({ before: 'garbage' })).toBe('BAD_CURSOR');
  });

  test('and the changes of the ticket form one timeline in order of time', async () => {
    await gateway.query(
      `mutation ($id: ID!) { ticketStatusSet(input: { ticketId: $id, status: PENDING }) { userErrors { code } } }`,
      { id },
    );
    const TIMELINE = `query ($id: ID!, $after: String) { ticket(id: $id) { timeline(first: 4, after: $after) {
      pageInfo { hasNextPage endCursor } nodes { type: __typename
        ... on Message { id createdAt } ... on StatusChange { id at from to nativeTo { label } actor { kind } } } } } }`;
    const items: Json[] = [];
    for (let after: string | null = null, more = true; more;) {
      const answer: Json = await gateway.query(TIMELINE, { id, after });
      expect(answer.errors).toBeUndefined();
      const { nodes, pageInfo } = answer.data['ticket'].timeline;
      items.push(...nodes);
      after = pageInfo.endCursor;
      more = pageInfo.hasNextPage;
    }
    expect(items.filter((item) => item.type === 'Message').map((item) => item.id)).toEqual(ids());
    const times = items.map((item) => Date.parse(item.at ?? item.createdAt));
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect(items.filter((item) => item.type === 'StatusChange').length).toBeGreaterThan(0);
    expect(new Set(items.map((item) => item.id)).size).toBe(items.length);
  });
});

describe('freshness', () => {
  const FRESH = 'freshness { source ageSeconds stale staleReason fetchedAt }';

  test('is part of every object, whether it was read or received by webhook', async () => {
    await gateway.desk360.customerWrites({ kind: 'text', phone: '905550000002' });
    const { data } = await gateway.query(`{
      desk: tickets(first: 1, filter: { vendor: [DESK360], channelType: [EMAIL, API, MOBILE_APP] }) { nodes { ${FRESH} contact { ${FRESH} } } }
      whatsapp: tickets(filter: { phone: { eq: "+905550000002" } }) { nodes { ${FRESH} messages { nodes { ${FRESH} } sources { state } } } } }`);
    expect(data['desk'].nodes[0].freshness).toMatchObject({ source: 'CACHE', stale: false });
    const [conversation] = data['whatsapp'].nodes;
    expect(conversation.freshness).toMatchObject({ source: 'EVENT_STORE', stale: false });
    expect(conversation.messages.nodes[0].freshness).toMatchObject({ source: 'EVENT_STORE' });
    expect(conversation.messages.sources).toEqual([{ state: 'OK' }]);
    const asked = await gateway.query(
      `{ tickets(filter: { phone: { eq: "+905550000002" } }, maxStalenessSeconds: 0) { nodes { ${FRESH} } } }`,
    );
    expect(asked.data['tickets'].nodes[0].freshness).toMatchObject({ stale: true, staleReason: 'NO_READ_API' });
    const young = await gateway.query(
      `{ tickets(filter: { phone: { eq: "+905550000002" } }, maxStalenessSeconds: 600) { nodes { ${FRESH} } } }`,
    );
    expect(young.data['tickets'].nodes[0].freshness).toMatchObject({ stale: false, staleReason: null });
  });

  test('an account without a read API is served from its webhooks, and its source reports it', async () => {
    const deaf = await startGateway({ emotiveAccount: { readApi: false }, ticketCount: 5 });
    try {
      const { ticketId } = await deaf.emotive.customerWrites({ subscriber: 'new', message: 'hello' });
      deaf.emotive.journal.clear();
      const answer = await deaf.query(`{ tickets(filter: { vendor: [EMOTIVE] }, maxStalenessSeconds: 0) { totalCount
        nodes { id nativeId ${FRESH} messages { totalCount nodes { text } } } sources { vendor state error { code } } }
        vendorAccounts(vendor: [EMOTIVE]) { sync { phase } } }`);
      expect(answer.errors).toBeUndefined();
      const [ticket] = answer.data['tickets'].nodes;
      expect(ticket).toMatchObject({
        nativeId: ticketId,
        freshness: { source: 'EVENT_STORE', stale: true, staleReason: 'NO_READ_API' },
      });
      expect(ticket.messages).toEqual({ totalCount: 1, nodes: [{ text: 'hello' }] });
      expect(answer.data['vendorAccounts'][0].sync.phase).toBe('EVENTS_ONLY');
      const refreshed = await deaf.query(
        'mutation ($id: ID!) { ticketRefresh(input: { ticketId: $id }) { userErrors { code vendor } } }',
        { id: ticket.id },
      );
      expect(refreshed.data['ticketRefresh'].userErrors).toEqual([
        { code: 'NOT_SUPPORTED_BY_VENDOR', vendor: 'EMOTIVE' },
      ]);
      expect(deaf.emotive.journal.count()).toBe(0);
    } finally {
      await deaf.stop();
    }
  });
});
