// Every REST body of Desk360's documents is read and mapped.

import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { sentIdOf } from '../../../../src/vendors/desk360/client/failures.ts';
import { toAgent, toBrand, toReasonTag, toTemplate, toTypeTag } from '../../../../src/vendors/desk360/map/catalog.ts';
import {
  toMessage,
  toStatusChange,
  toTicket,
  toTicketDetail,
  toTimeline,
} from '../../../../src/vendors/desk360/map/index.ts';
import * as wire from '../../../../src/vendors/desk360/wire/index.ts';
import { readWire, SchemaMismatchError } from '../../../../src/platform/adapter/wire.ts';
import { fixture, mapping } from './account.ts';
import { ofType } from '../../../kit/vendor-account.ts';

const UPDATED_AT = Date.parse('2021-01-17T15:58:41Z');
const noAuthor = { key: null, name: null };

test('tickets of a list have head, contact, people and tags', () => {
  const tickets = readWire(wire.tickets, fixture('tickets-list')).flatMap((each) => toTicket('1', each, mapping()));
  expect(tickets.map(({ type }) => type)).toEqual(['catalog', 'ticket', 'catalog', 'ticket']);
  expect(ofType(tickets, 'ticket')[0]).toMatchObject({
    key: '1/1',
    nativeId: '1',
    fields: {
      number: '1',
      status: 'RESOLVED',
      nativeStatus: { code: '1', label: 'Resolved' },
      priority: 'MEDIUM',
      subject: null,
      preview: 'Hello World!',
      channelType: 'MOBILE_APP',
      channelKey: '1/Application',
      brandKey: '1',
      contactKey: 'mail/mail@mail.com',
      contactName: 'John Doe',
      email: 'mail@mail.com',
      assigneeKey: '4',
      tagKeys: ['reason/2', 'type/3'],
      createdAt: Date.parse('2020-04-02T11:19:26Z'),
      updatedAt: UPDATED_AT,
    },
    createFields: { customFields: [{ key: 'platform', label: null, value: 'Android' }] },
  });
  expect(ofType(tickets, 'catalog')[0]?.entry).toMatchObject({
    kind: 'contact',
    key: 'mail/mail@mail.com',
    displayName: 'John Doe',
    identities: [{ kind: 'EMAIL', value: 'mail@mail.com' }],
  });
});

test('a list never says what only the details know', () => {
  const [, head] = readWire(wire.tickets, fixture('tickets-list')).flatMap((each) => toTicket('1', each, mapping()));
  for (const field of ['customFields', 'rating', 'lastInboundAt', 'firstResponseAt']) {
    expect(head?.type === 'ticket' && field in head.fields, field).toBe(false);
  }
});

test('details contain the whole thread', () => {
  const seen = toTicketDetail('1', readWire(wire.ticketDetail, fixture('ticket-details')), mapping());
  expect(seen.map(({ type }) => type)).toEqual(['catalog', 'ticket', 'message', 'message', 'thread-complete']);
  expect(ofType(seen, 'ticket')[0]?.fields).toMatchObject({
    customFields: [
      { key: 'country_code', value: 'TR' },
      { key: 'platform', value: 'Android' },
    ],
    rating: null,
    lastInboundAt: null,
    firstResponseAt: Date.parse('2020-04-02T11:19:26Z'),
  });
  // A preview from the thread and one from the list may differ; the list's word must not flap.
  expect(ofType(seen, 'ticket')[0]?.fields).not.toHaveProperty('preview');
  expect(ofType(seen, 'ticket')[0]?.createFields).toEqual({ preview: 'Hello World2' });
  expect(ofType(seen, 'message')[0]).toMatchObject({
    key: '1/1#1',
    nativeId: '1',
    fields: {
      ticketKey: '1/1',
      direction: 'OUTBOUND',
      visibility: 'PUBLIC',
      author: { kind: 'AGENT', key: '74' },
      text: 'Hello World',
      html: null,
      createdAt: Date.parse('2020-04-02T11:19:26Z'),
    },
  });
});

test('logs become changes of state, and the last one gives the time of resolution', () => {
  const seen = toTimeline('1/1', '1', readWire(wire.logs, fixture('ticket-logs')), mapping());
  expect(ofType(seen, 'timeline')[0]?.changes).toMatchObject([
    { key: '1/1/log/1', from: 'NEW', to: 'PENDING', actor: { kind: 'AGENT', key: '1' }, reasonTagKey: 'reason/5' },
    { key: '1/1/log/2', from: 'PENDING', to: 'RESOLVED', nativeTo: { code: '1', label: 'Resolved' } },
  ]);
  expect(ofType(seen, 'ticket')).toMatchObject([
    { existence: 'known-only', fields: { closedAt: Date.parse('2020-04-02T12:16:08Z') } },
  ]);
  expect(seen.at(-1)).toEqual({ type: 'timeline-complete', ticketKey: '1/1' });
});

test('answers to reply and note are messages, one public and one internal', () => {
  const reply = toMessage('1/1', readWire(wire.message, fixture('reply-response')), noAuthor, mapping());
  const note = toMessage('1/1', readWire(wire.message, fixture('note-response')), noAuthor, mapping());
  expect(reply.fields).toMatchObject({ direction: 'OUTBOUND', visibility: 'PUBLIC', deliveryStatus: 'SENT' });
  expect(note.fields).toMatchObject({ direction: 'INTERNAL', visibility: 'INTERNAL', author: { key: '74' } });
});

test('the answer to a status change leaves the preview alone', () => {
  const [ticket] = ofType(toStatusChange('1', readWire(wire.ticket, fixture('status-response')), mapping()), 'ticket');
  expect(ticket?.fields).toMatchObject({ status: 'RESOLVED', closedAt: Date.parse('2021-01-18T10:37:53Z') });
  expect(ticket?.fields).not.toHaveProperty('preview');
});

test('a created ticket is a ticket', () => {
  const [, head] = toTicket('1', readWire(wire.ticket, fixture('create-ticket-response')), mapping());
  expect(head).toMatchObject({
    key: '1/123',
    fields: { assigneeKey: null, tagKeys: ['reason/1'], channelType: 'API' },
  });
});

test('agents, products and whoever the token belongs to', () => {
  expect(readWire(wire.agents, fixture('agents-list')).map(toAgent)).toMatchObject([
    { key: '11', displayName: 'John Doe', email: 'john@mail.com', avatarUrl: null },
    { key: '22' },
    { key: '33', avatarUrl: expect.stringContaining('https://') },
  ]);
  expect(readWire(wire.products, fixture('products-list')).map(toBrand)).toMatchObject([
    { key: '11', name: 'YourApplication1', logoUrl: null },
    { key: '22' },
    { key: '33' },
  ]);
  expect(readWire(wire.me, fixture('me')).id).toBe('11');
});

test('reasons have one name, whether the vendor calls it name or title', () => {
  const [listed] = readWire(wire.reasons, fixture('reasons-list')).map(toReasonTag);
  expect(listed).toMatchObject({ key: 'reason/1', tagKind: 'REASON', name: 'Test1', active: false, editable: true });
  for (const name of ['reason-get', 'reason-create-response', 'reason-update-response']) {
    expect(toReasonTag(readWire(wire.reason, fixture(name))), name).toMatchObject({ tagKind: 'REASON', name: 'Test' });
  }
});

test('types can be changed only where the account made them', () => {
  const [listed] = readWire(wire.types, fixture('types-list')).map(toTypeTag);
  expect(listed).toMatchObject({ key: 'type/1', tagKind: 'TYPE', name: 'Subscription', active: true, editable: false });
  for (const name of ['type-get', 'type-create-response', 'type-update-response']) {
    expect(toTypeTag(readWire(wire.type, fixture(name))), name).toMatchObject({ name: 'Test', editable: true });
  }
});

test('templates keep every language and its places', () => {
  const page = readWire(wire.templatePage, fixture('templates-page'));
  const context = mapping();
  const templates = page.data.map((template) => toTemplate('1', template, context.log));
  expect(templates).toMatchObject([
    {
      key: '1/1',
      name: 'test_case',
      channelKey: '1/WhatsApp',
      translations: [
        {
          languageCode: 'en',
          headerType: 'TEXT',
          headerText: 'Tracking Number for {{1}}',
          parameters: [{ key: 'header-1', component: 'HEADER', position: 1 }],
        },
        { languageCode: 'fr', parameters: [{ key: 'header-ddd', component: 'HEADER', position: null }] },
      ],
    },
    { key: '1/13', translations: [{ headerType: 'IMAGE', headerText: null, parameters: [] }] },
  ]);
  expect(context.unknownValues).toEqual([]);
});

describe('loose and wrong shapes', () => {
  const detail = fixture('ticket-details') as Record<string, unknown>;
  const [message] = detail['messages'] as Record<string, unknown>[];
  const map = (changes: object) =>
    toTicketDetail('1', readWire(wire.ticketDetail, { ...detail, ...changes }), mapping());

  test('agent 0 and null are no assignee of a ticket and the customer as author of a message', () => {
    for (const agentId of [0, null, '0', '']) {
      const seen = map({ agent_id: agentId, messages: [{ ...message, agent_id: agentId }] });
      expect(ofType(seen, 'ticket')[0]?.fields.assigneeKey, String(agentId)).toBeNull();
      expect(ofType(seen, 'message')[0]?.fields, String(agentId)).toMatchObject({
        direction: 'INBOUND',
        author: { kind: 'CONTACT', key: 'mail/mail@mail.com', displayName: 'John Doe' },
        deliveryStatus: 'RECEIVED',
      });
    }
  });

  test('ids may be text, optional things may be missing, further ones may be there', () => {
    const { subject: _, email: __, ...rest } = detail;
    const seen = ofType(map({ ...rest, id: '1', agent_id: '72', extra: { deep: true } }), 'ticket')[0];
    expect(seen).toMatchObject({ key: '1/1', fields: { assigneeKey: '72' } });
    const bare = ofType(toTicket('1', readWire(wire.ticket, { id: 5 }), mapping()), 'ticket')[0];
    expect(bare?.fields).toMatchObject({ email: null, contactKey: null, tagKeys: [], createdAt: null });
    expect(bare?.fields).not.toHaveProperty('status');
  });

  test('settings and custom fields are read from objects, lists and JSON in a text', () => {
    const fieldsOf = (changes: object) =>
      ofType(map({ country_code: null, platform: null, ...changes }), 'ticket')[0]?.fields.customFields?.map(
        ({ key, value }) => [key, value],
      );
    expect(fieldsOf({ settings: { plan: 'gold', seats: 3, on: true, more: { a: 1 } } })).toEqual([
      ['plan', 'gold'],
      ['seats', '3'],
      ['on', 'true'],
      ['more', '{"a":1}'],
    ]);
    expect(fieldsOf({ settings: '{"plan":"gold"}' })).toEqual([['plan', 'gold']]);
    expect(fieldsOf({ settings: '{broken' })).toEqual([['settings', '{broken']]);
    expect(fieldsOf({ custom_fields: [{ name: 'size', value: 'XL' }, 'plain'] })).toEqual([
      ['size', 'XL'],
      ['1', 'plain'],
    ]);
  });

  test('a rating is one of five', () => {
    expect(ofType(map({ star_rating: 4 }), 'ticket')[0]?.fields.rating).toEqual({ value: 4, scale: 5 });
  });

  test('files may be addresses or objects, in groups or in one list', () => {
    const attachmentsOf = (attachments: unknown) =>
      ofType(map({ messages: [{ ...message, attachments }] }), 'message')[0]?.fields.attachments;
    expect(
      attachmentsOf({ images: ['https://x/a.png?y=1'], files: [{ url: 'https://x/b', name: 'b.pdf' }] }),
    ).toMatchObject([
      { key: '1/1#1/0', name: 'a.png', mediaKind: 'IMAGE', vendorUrl: 'https://x/a.png?y=1' },
      { key: '1/1#1/1', name: 'b.pdf', mediaKind: 'DOCUMENT' },
    ]);
    expect(attachmentsOf([{ url: 'https://x/c.ogg', contentType: 'audio/ogg' }])).toMatchObject([
      { mediaKind: 'AUDIO' },
    ]);
    expect(attachmentsOf(null)).toEqual([]);
  });

  test('a message of an unknown type stays a public message and is logged', () => {
    const context = mapping();
    const seen = toMessage('1/1', readWire(wire.message, { ...message, type: 3 }), noAuthor, context);
    expect(seen.fields).toMatchObject({ visibility: 'PUBLIC', text: 'Hello World', content: { kind: 'TEXT' } });
    expect(context.unknownValues).toEqual([['message.type', '3']]);
  });

  test('a wrong shape names its field and never its value', () => {
    const misfit = (changes: object): string => {
      try {
        map(changes);
        return 'nothing';
      } catch (error) {
        if (!(error instanceof SchemaMismatchError)) throw error;
        expect(error.message).not.toContain('private');
        return error.field;
      }
    };
    expect(misfit({ id: 'private' })).toBe('id');
    expect(misfit({ subject: ['private'] })).toBe('subject');
    expect(misfit({ messages: [message, { ...message, created_at: null }] })).toBe('messages.1.created_at');
    expect(misfit({ messages: [{ ...message, created_at: 'private' }] })).toBe('messages.created_at');
    expect(() => readWire(wire.tickets, { data: [] })).toThrow(SchemaMismatchError);
  });

  test('whatever a WhatsApp send answers is accepted', () => {
    expect([undefined, null, {}, [], 'ok', { id: 7 }, { message_id: 'm' }].map(sentIdOf)).toEqual([
      null,
      null,
      null,
      null,
      null,
      '7',
      'm',
    ]);
  });
});

test('every fixture of Desk360 is read by a test of this folder', () => {
  const elsewhere = /webhook-|login-response|error-failed|publicapi-/;
  const here = readdirSync(new URL('../../../fixtures/desk360/', import.meta.url)).filter(
    (name) => !elsewhere.test(name),
  );
  expect(here).toHaveLength(19);
});
