// Posts of a network become tickets and change, as the integration of a custom channel requires.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toGlobalId } from '../../../src/domain/ids.ts';
import {
  CREATE,
  post,
  startSocialhubGateway,
  UPDATE,
  type SocialhubGateway,
} from '../../kit/gateway/socialhub-gateway.ts';

let harness: SocialhubGateway;
beforeAll(async () => {
  harness = await startSocialhubGateway();
});
afterAll(() => harness.stop());

const THREAD = `query ($id: ID!) { ticket(id: $id) {
  status rating { value scale } url createdAt contact { displayName avatarUrl identities { kind value } } channel { name }
  externalReferences { system value } capabilities { reply { allowed message } reopen { allowed } }
  messages(first: 5) { nodes {
    direction text contentKind deliveryStatus createdAt editedAt author { kind displayName }
    attachments { name mimeType byteSize }
    content { __typename ... on RatingContent { value scale comment } ... on LinkContent { url } }
  } }
} }`;
const threadOf = async (id: string) => (await harness.query(THREAD, { id })).data['ticket'];
const create = async (changes: Record<string, unknown> = {}) =>
  (await harness.query(CREATE, post(changes))).data['ticketCreate'];
const update = async (input: Record<string, unknown>) => (await harness.query(UPDATE, { input })).data['ticketUpdate'];
const calls = (): number => harness.vendor.journal.count({ route: '/inbox/tickets' });
const sent = (): any => harness.vendor.journal.entries({ route: '/inbox/tickets' }).at(-1)?.body;

describe('a post of a fan', () => {
  it('is a new ticket with its whole content, at the vendor and in the gateway', async () => {
    const { ticket, userErrors } = await create({
      externalId: 'question-q_0000000001',
      rootExternalId: 'conversation-48622799',
      createdAt: '2026-01-28T16:58:12.736Z',
      url: 'http://example.com/questions/q_0000000001',
      contact: {
        externalUserId: 'u_5678986543',
        name: 'Jork Schrank',
        profileUrl: 'https://example.com/user/u_5678986543',
        avatarUrl: 'https://example.com/user/u_5678986543/avatar.png',
      },
      attachments: [
        { url: 'https://example.com/1/original.png', thumbnailUrl: 'https://example.com/1/thumbnail.png' },
        { url: 'https://example.com/2.png', mimeType: 'image/png' },
        { url: 'https://example.com/a.pdf', name: 'a.pdf', mimeType: 'application/pdf', byteSize: 1024 },
      ],
    });
    expect(userErrors).toEqual([]);
    expect(ticket).toMatchObject({
      nativeId: expect.stringMatching(/^[a-f0-9]{24}$/),
      status: 'NEW',
      nativeStatus: { code: 'inbox' },
      preview: 'Hello, can someone help me?',
      externalReferences: [
        { system: 'networkItemId', value: 'question-q_0000000001' },
        { system: 'rootId', value: 'conversation-48622799' },
      ],
    });
    expect(sent()).toEqual({
      interaction: {
        message: 'Hello, can someone help me?',
        url: 'http://example.com/questions/q_0000000001',
        interactor: {
          interactorId: 'u_5678986543',
          name: 'Jork Schrank',
          url: 'https://example.com/user/u_5678986543',
          picture: 'https://example.com/user/u_5678986543/avatar.png',
        },
        pictures: [
          { small: 'https://example.com/1/thumbnail.png', large: 'https://example.com/1/original.png' },
          { small: 'https://example.com/2.png' },
        ],
        attachments: [{ url: 'https://example.com/a.pdf', name: 'a.pdf', size: 1024, mimeType: 'application/pdf' }],
        networkItemId: 'question-q_0000000001',
        root: { rootId: 'conversation-48622799' },
        createdTime: '2026-01-28T16:58:12.736Z',
      },
    });
    expect(await threadOf(ticket.id)).toMatchObject({
      createdAt: '2026-01-28T16:58:12.736Z',
      url: 'http://example.com/questions/q_0000000001',
      contact: {
        displayName: 'Jork Schrank',
        avatarUrl: 'https://example.com/user/u_5678986543/avatar.png',
        identities: [{ kind: 'EXTERNAL', value: 'u_5678986543' }],
      },
      channel: { name: 'Fan page' },
      capabilities: { reply: { allowed: false }, reopen: { allowed: true } },
      messages: {
        nodes: [
          {
            direction: 'INBOUND',
            text: 'Hello, can someone help me?',
            contentKind: 'MEDIA',
            deliveryStatus: 'RECEIVED',
            createdAt: '2026-01-28T16:58:12.736Z',
            author: { kind: 'CONTACT', displayName: 'Jork Schrank' },
            attachments: [
              { name: null, mimeType: null, byteSize: null },
              { name: null, mimeType: null, byteSize: null },
              { name: 'a.pdf', mimeType: 'application/pdf', byteSize: 1024 },
            ],
          },
        ],
      },
    });
  });

  it('can name the channel of the token', async () => {
    const { data } = await harness.query('{ channels { id } }');
    expect((await create({ channelId: data['channels'][0].id })).userErrors).toEqual([]);
  });

  it('can be only a rating or a link, and needs no author', async () => {
    const rated = await create({ text: null, rating: { value: 7, scale: 10 } });
    expect(await threadOf(rated.ticket.id)).toMatchObject({
      rating: { value: 7, scale: 10 },
      messages: { nodes: [{ content: { __typename: 'RatingContent', value: 7, scale: 10, comment: null } }] },
    });
    const linked = await create({ text: null, link: 'https://example.com/post', contact: null });
    expect(await threadOf(linked.ticket.id)).toMatchObject({
      contact: null,
      messages: { nodes: [{ content: { __typename: 'LinkContent', url: 'https://example.com/post' } }] },
    });
  });

  it('that exists returns DUPLICATE_EXTERNAL_ID with the known ticket', async () => {
    const first = await create({ externalId: 'question-twice' });
    const second = await create({ externalId: 'question-twice', text: 'Again' });
    expect(second.userErrors).toEqual([
      {
        code: 'DUPLICATE_EXTERNAL_ID',
        field: ['input', 'externalId'],
        message: expect.any(String),
        vendor: 'SOCIALHUB',
        vendorCode: 'ConflictError',
        vendorMessage: 'Ticket with such network item id already exists',
      },
    ]);
    expect(second.ticket).toMatchObject({ id: first.ticket.id, preview: 'Hello, can someone help me?' });
  });

  it('of another program is a duplicate without a ticket, and not a failure', async () => {
    await fetch(`${harness.vendor.url}/inbox/tickets?accesstoken=${harness.vendor.settings.accessToken}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ interaction: { networkItemId: 'brought-by-another', message: 'x' } }),
    });
    const { userErrors, ticket } = await create({ externalId: 'brought-by-another' });
    expect(userErrors).toMatchObject([{ code: 'DUPLICATE_EXTERNAL_ID' }]);
    expect(ticket).toBeNull();
  });

  it('with the same idempotency key is sent once', async () => {
    const input = post({ externalId: 'question-once' });
    const before = calls();
    const first = (await harness.query(CREATE, input)).data['ticketCreate'];
    const again = (await harness.query(CREATE, input)).data['ticketCreate'];
    expect(again).toMatchObject({ ticket: { id: first.ticket.id }, replayedFromIdempotencyKey: true, userErrors: [] });
    expect(calls()).toBe(before + 1);
  });
});

describe('a post of the channel itself', () => {
  it('is outbound and done, and needs no attention', async () => {
    const { ticket } = await create({ contact: { externalUserId: 'page-1000', name: 'Fan page' } });
    expect(ticket).toMatchObject({ status: 'RESOLVED', nativeStatus: { code: 'own-post' } });
    expect(await threadOf(ticket.id)).toMatchObject({
      messages: {
        nodes: [{ direction: 'OUTBOUND', deliveryStatus: 'SENT', author: { kind: 'AGENT', displayName: 'Fan page' } }],
      },
    });
  });

  it('is found with one request for the id of the channel', async () => {
    await create({ contact: { externalUserId: 'page-1000', name: 'Fan page' } });
    expect(harness.vendor.journal.count({ route: '/' })).toBeGreaterThan(0);
    expect(harness.vendor.journal.count({ route: '/' })).toBeLessThan(4);
  });
});

describe('an invalid post', () => {
  const LONG = 'ä'.repeat(10_001);
  it.each<[string, Record<string, unknown>, string, string[]]>([
    ['no id of the network', { externalId: null }, 'REQUIRED', ['externalId']],
    ['an id that is too short', { externalId: 'abcde' }, 'INVALID', ['externalId']],
    ['an id that is too long', { externalId: 'a'.repeat(257) }, 'INVALID', ['externalId']],
    ['an id with a space', { externalId: 'abc def' }, 'INVALID', ['externalId']],
    ['an id with a quote', { externalId: 'abc"def' }, 'INVALID', ['externalId']],
    ['an id with a backslash', { externalId: 'abc\\def' }, 'INVALID', ['externalId']],
    ['a root that is none', { rootExternalId: 'root' }, 'INVALID', ['rootExternalId']],
    ['an empty text', { text: ' ' }, 'REQUIRED', ['text']],
    ['too long a text', { text: LONG }, 'TOO_LONG', ['text']],
    [
      'a file over http',
      { attachments: [{ url: 'http://example.com/a.png' }] },
      'INVALID',
      ['attachments', '0', 'url'],
    ],
    [
      'a small picture over http',
      { attachments: [{ url: 'https://example.com/a.png', thumbnailUrl: 'http://example.com/s.png' }] },
      'INVALID',
      ['attachments', '0', 'thumbnailUrl'],
    ],
    [
      'an invalid media type',
      { attachments: [{ url: 'https://example.com/a', mimeType: 'text/plain; charset=utf-8' }] },
      'INVALID',
      ['attachments', '0', 'mimeType'],
    ],
    [
      'a small picture of a document',
      {
        attachments: [
          { url: 'https://a.example/a.pdf', mimeType: 'application/pdf', thumbnailUrl: 'https://a.example/s.png' },
        ],
      },
      'NOT_SUPPORTED_BY_VENDOR',
      ['attachments', '0', 'thumbnailUrl'],
    ],
    ['a scale beyond 100', { rating: { value: 1, scale: 101 } }, 'INVALID', ['rating', 'scale']],
    ['a rating beyond its scale', { rating: { value: 6, scale: 5 } }, 'INVALID', ['rating', 'value']],
    ['a rating below nothing', { rating: { value: -1, scale: 5 } }, 'INVALID', ['rating', 'value']],
    ['an author without an id', { contact: { name: 'Jork' } }, 'REQUIRED', ['contact', 'externalUserId']],
    [
      'an author with a short id',
      { contact: { name: 'Jork', externalUserId: 'u1' } },
      'INVALID',
      ['contact', 'externalUserId'],
    ],
    ['an author without a name', { contact: { externalUserId: 'u_1' } }, 'REQUIRED', ['contact', 'name']],
    [
      'an avatar over http',
      { contact: { externalUserId: 'u_1', name: 'J', avatarUrl: 'http://example.com/a.png' } },
      'INVALID',
      ['contact', 'avatarUrl'],
    ],
    ['another channel', { channelId: toGlobalId('channel', 'socialhub-test', 'x') }, 'INVALID', ['channelId']],
    ['a subject', { subject: 'Help' }, 'NOT_SUPPORTED_BY_VENDOR', ['subject']],
    [
      'an e-mail address',
      { contact: { externalUserId: 'u_1', name: 'J', email: 'j@example.com' } },
      'NOT_SUPPORTED_BY_VENDOR',
      ['contact', 'email'],
    ],
  ])('with %s is refused with its path', async (_name, changes, code, path) => {
    const before = calls();
    const { userErrors, ticket } = await create(changes);
    expect(userErrors).toMatchObject([{ code, field: ['input', ...path], vendor: 'SOCIALHUB' }]);
    expect(ticket).toBeNull();
    expect(calls()).toBe(before);
  });

  it('is not one with the longest text, the longest id or any allowed character', async () => {
    const everyCharacter = 'azAZ09/|@&$!?()[]{}+*~,;.:=_-';
    const externalId = everyCharacter + 'x'.repeat(256 - everyCharacter.length);
    const { userErrors, ticket } = await create({ text: '😀'.repeat(10_000), externalId });
    expect(userErrors).toEqual([]);
    expect(ticket.externalReferences).toEqual([{ system: 'networkItemId', value: externalId }]);
    expect((await threadOf(ticket.id)).messages.nodes).toHaveLength(1);
  });
});

describe('a change on the network', () => {
  it('is sent to the vendor as a part, and is an edited message in the gateway', async () => {
    const { ticket } = await create({ attachments: [{ url: 'https://example.com/a.png', mimeType: 'image/png' }] });
    const changed = await update({
      ticketId: ticket.id,
      text: 'Edit: I removed that photo..',
      attachments: [],
      contact: { name: 'Jörk Schrank' },
      updatedAt: '2026-02-28T16:58:12.736Z',
    });
    expect(changed).toMatchObject({
      userErrors: [],
      ticket: { status: 'NEW', preview: 'Edit: I removed that photo..' },
    });
    expect(harness.vendor.journal.entries({ route: '/inbox/tickets/:ticketId' }).at(-1)).toMatchObject({
      method: 'PATCH',
      query: { accesstoken: expect.stringMatching(/^sha256:/) },
      body: {
        interaction: {
          message: 'Edit: I removed that photo..',
          interactor: { name: 'Jörk Schrank' },
          pictures: [],
          attachments: [],
          updatedTime: '2026-02-28T16:58:12.736Z',
        },
      },
    });
    expect(await threadOf(ticket.id)).toMatchObject({
      contact: { displayName: 'Jörk Schrank' },
      messages: {
        nodes: [
          {
            direction: 'INBOUND',
            text: 'Edit: I removed that photo..',
            attachments: [],
            editedAt: '2026-02-28T16:58:12.736Z',
          },
        ],
      },
    });
  });

  it('can return the ticket to the inbox, alone or with a change', async () => {
    const { ticket } = await create();
    const reopened = await update({ ticketId: ticket.id, reopen: true });
    expect(reopened).toMatchObject({ userErrors: [], ticket: { status: 'OPEN', nativeStatus: { code: 'inbox' } } });
    expect(harness.vendor.journal.entries({ route: '/inbox/tickets/:ticketId' }).at(-1)).toMatchObject({
      query: { reset: 'true' },
      body: { interaction: {} },
    });
    const status = `mutation ($input: TicketStatusSetInput!) { ticketStatusSet(input: $input) { userErrors { code field } } }`;
    const set = async (to: string) =>
      (await harness.query(status, { input: { ticketId: ticket.id, status: to } })).data['ticketStatusSet'].userErrors;
    expect(await set('OPEN')).toEqual([]);
    expect(await set('CLOSED')).toMatchObject([{ code: 'NOT_SUPPORTED_BY_VENDOR' }]);
  });

  it.each<[string, Record<string, unknown>, string, string[] | null]>([
    [
      'the author’s id',
      { contact: { externalUserId: 'u_other' } },
      'NOT_SUPPORTED_BY_VENDOR',
      ['input', 'contact', 'externalUserId'],
    ],
    [
      'fields of a helpdesk',
      { customFields: [{ key: 'a', value: 'b' }] },
      'NOT_SUPPORTED_BY_VENDOR',
      ['input', 'customFields'],
    ],
    ['an author without a name', { contact: { name: ' ' } }, 'REQUIRED', ['input', 'contact', 'name']],
    ['a text taken away', { text: '' }, 'REQUIRED', ['input', 'text']],
    ['a text too long', { text: 'x'.repeat(10_001) }, 'TOO_LONG', ['input', 'text']],
    [
      'a file over http',
      { attachments: [{ url: 'http://a.example/x' }] },
      'INVALID',
      ['input', 'attachments', '0', 'url'],
    ],
    ['nothing', {}, 'REQUIRED', null],
  ])('of %s is refused before the call', async (_name, changes, code, field) => {
    const { ticket } = await create();
    const before = harness.vendor.journal.count({ method: 'PATCH' });
    const { userErrors } = await update({ ticketId: ticket.id, ...changes });
    expect(userErrors).toMatchObject([{ code, field }]);
    expect(harness.vendor.journal.count({ method: 'PATCH' })).toBe(before);
  });
});

describe('the account', () => {
  it('lists its channel, and its tickets are listed and found by the id of the network', async () => {
    await create({ externalId: 'find-me-again', text: 'needle in the hay' });
    const { data } = await harness.query(`{
      channels { name nativeId }
      tickets(filter: { externalReference: { eq: "find-me-again" } }) { nodes { preview freshness { source } } sources { state } }
    }`);
    expect(data['channels']).toMatchObject([{ name: 'Fan page', nativeId: harness.vendor.settings.channelId }]);
    expect(data['tickets']).toEqual({
      nodes: [{ preview: 'needle in the hay', freshness: { source: 'EVENT_STORE' } }],
      sources: [{ state: 'OK' }],
    });
  });
});
