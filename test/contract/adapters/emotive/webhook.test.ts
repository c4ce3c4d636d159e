// How the adapter parses Emotive's webhooks, in every form that the undocumented body may have.

import { assert, jsonValue, property } from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ParsedDelivery } from '../../../../src/domain/ports/vendor/deliveries.ts';
import { delivery, fixture, NOW, openAccount } from './account.ts';
import { ofType } from '../../../kit/vendor-account.ts';

const ticket = {
  id: 501,
  created_at: '2026-11-20T09:00:00Z',
  external_ticket_id: null,
  external_user_id: null,
  opted_in_user: '+14155552671',
  status: 'open',
  system_type: 'custom',
};
const event = {
  id: 9001,
  ticket_id: 501,
  agent_id: null,
  event_time: '2026-11-20T09:30:00Z',
  message: 'Is my order on its way?',
  status: 'open',
  created: '2026-11-20T09:30:01Z',
};
const EVENT_AT = Date.parse(event.created);

function open(settings = {}) {
  return openAccount('http://127.0.0.1:1/helpdesk', settings);
}
function parse(body: unknown, account = open()): ParsedDelivery {
  return account.adapter.webhook!.parse(delivery(body));
}
function read(body: unknown, account = open()) {
  const parsed = parse(body, account);
  if (parsed.state !== 'read') throw new Error(parsed.error);
  return parsed;
}

describe('a webhook {ticket, event}', () => {
  test('reports the contact, the ticket and the message', () => {
    const { observations } = read({ ticket, event });
    expect(observations.map(({ type }) => type)).toEqual(['catalog', 'ticket', 'message', 'task']);
    expect(ofType(observations, 'catalog')[0]!.entry).toEqual({
      kind: 'contact',
      key: '+14155552671',
      nativeId: '+14155552671',
      displayName: null,
      avatarUrl: null,
      identities: [{ kind: 'PHONE', value: '+14155552671', verified: null }],
      blocked: null,
      optedOut: null,
    });
    expect(ofType(observations, 'ticket')[0]).toEqual({
      type: 'ticket',
      key: '501',
      nativeId: '501',
      fields: {
        channelType: 'SMS',
        channelKey: 'sms',
        contactKey: '+14155552671',
        phone: '+14155552671',
        createdAt: Date.parse(ticket.created_at),
        status: 'OPEN',
        nativeStatus: { code: 'open', label: 'Open' },
        closedAt: null,
        updatedAt: EVENT_AT,
      },
      createFields: { createdAt: Date.parse(ticket.created_at), updatedAt: Date.parse(ticket.created_at) },
      onlyActiveOfContact: true,
      raw: ticket,
    });
    expect(ofType(observations, 'message')[0]).toMatchObject({
      key: 'e/9001',
      nativeId: '9001',
      fields: {
        ticketKey: '501',
        direction: 'INBOUND',
        author: { kind: 'CONTACT', key: '+14155552671', displayName: null },
        text: 'Is my order on its way?',
        content: { kind: 'TEXT' },
        deliveryStatus: 'RECEIVED',
        createdAt: EVENT_AT,
      },
      raw: event,
    });
  });

  test('treats an event with an agent as a message of the brand', () => {
    const { observations } = read({ ticket, event: { ...event, agent_id: 'a-7' } });
    expect(ofType(observations, 'message')[0]!.fields).toMatchObject({
      direction: 'OUTBOUND',
      author: { kind: 'AGENT', key: 'a-7', displayName: null },
      deliveryStatus: 'UNKNOWN',
    });
  });

  test.each([
    ['new', 'NEW', 'New'],
    ['open', 'OPEN', 'Open'],
    ['pending', 'PENDING', 'Pending'],
    ['on_hold', 'PENDING', 'On hold'],
    ['solved', 'RESOLVED', 'Solved'],
    ['closed', 'CLOSED', 'Closed'],
  ])('maps the status %s to %s and keeps the native value', (word, status, label) => {
    const account = open();
    const { observations } = read({ ticket: { ...ticket, status: word }, event }, account);
    expect(ofType(observations, 'ticket')[0]!.fields).toMatchObject({ status, nativeStatus: { code: word, label } });
    expect(account.unknownValues).toEqual([]);
  });

  test('maps an unrecognised status to UNKNOWN, keeps the native value and counts it', () => {
    const account = open();
    const { observations } = read({ ticket: { ...ticket, status: 'snoozing' }, event }, account);
    const { fields } = ofType(observations, 'ticket')[0]!;
    expect(fields).toMatchObject({ status: 'UNKNOWN', nativeStatus: { code: 'snoozing', label: 'Snoozing' } });
    expect(fields).not.toHaveProperty('closedAt');
    expect(account.unknownValues).toEqual([['status', 'snoozing']]);
  });

  test('reports when a ticket was closed', () => {
    const closed = { ...event, status: 'closed', message: '' };
    const { observations } = read({ ticket: { ...ticket, status: 'closed' }, event: closed });
    expect(observations.map(({ type }) => type)).toEqual(['catalog', 'ticket', 'task']);
    expect(ofType(observations, 'ticket')[0]!.fields).toMatchObject({ status: 'CLOSED', closedAt: EVENT_AT });
    expect(ofType(observations, 'ticket')[0]).not.toHaveProperty('onlyActiveOfContact');
  });

  test('reports external ids that are set and removes none', () => {
    const registered = { ...ticket, external_ticket_id: 'deskgraph-501', external_user_id: 77 };
    expect(ofType(read({ ticket: registered, event }).observations, 'ticket')[0]!.fields.externalReferences).toEqual([
      { system: 'external_ticket_id', value: 'deskgraph-501' },
      { system: 'external_user_id', value: '77' },
    ]);
    expect(ofType(read({ ticket, event }).observations, 'ticket')[0]!.fields).not.toHaveProperty('externalReferences');
  });

  test('records an opt-out only if the brand wrote the token', () => {
    for (const message of ['#optout', ' #opt-out ']) {
      const brand = read({ ticket, event: { ...event, message, agent_id: 'a-7' } });
      expect(ofType(brand.observations, 'contact-opted-out')).toEqual([
        { type: 'contact-opted-out', contactKey: '+14155552671', ticketKey: '501', at: EVENT_AT },
      ]);
      expect(ofType(brand.observations, 'message')[0]!.fields.content).toEqual({
        kind: 'SYSTEM',
        systemKind: 'OTHER',
        nativeType: 'opt_out',
        text: message,
      });
      const customer = read({ ticket, event: { ...event, message } });
      expect(ofType(customer.observations, 'contact-opted-out')).toEqual([]);
      expect(ofType(customer.observations, 'message')[0]!.fields.content).toEqual({ kind: 'TEXT' });
    }
  });
});

describe('the task of a webhook', () => {
  const registered = { ...ticket, external_ticket_id: 'crm-1' };
  const tasksOf = (body: unknown, settings = {}) => ofType(read(body, open(settings)).observations, 'task');

  test('registers our ids once per ticket if the webhook has none', () => {
    const task = { key: 'external-ids/501', kind: 'external-ids', ticketKey: '501', details: {}, dueAt: null };
    expect(tasksOf({ ticket, event })).toEqual([{ type: 'task', ...task }]);
    expect(tasksOf(event)).toMatchObject([task]);
    expect(tasksOf({ ticket: registered, event })).toEqual([]);
    expect(tasksOf({ ticket, event }, { registerExternalIds: false })).toEqual([]);
  });

  test('reads the ticket and ignores the body if webhooks must be confirmed', () => {
    const confirming = { confirmWebhooks: true, readApi: true };
    const account = open(confirming);
    const { observations, dedupeKey } = read({ ticket, event }, account);
    expect(dedupeKey).toMatch(/^body:/);
    expect(observations).toEqual([
      {
        type: 'task',
        key: `confirm/${dedupeKey}`,
        kind: 'confirm',
        ticketKey: '501',
        details: { events: '9001' },
        dueAt: null,
      },
    ]);
    expect(tasksOf(ticket, confirming)).toMatchObject([{ kind: 'confirm', details: { events: '' } }]);
    expect(parse({ ticket: 5, event }, account).state).toBe('unreadable');
  });
});

describe('a similar form', () => {
  const message = { key: 'e/9001', fields: { ticketKey: '501', text: event.message } };
  const { id: _id, ...anonymous } = ticket;
  const { ticket_id: _ticketId, id: _eventId, ...rest } = event;

  test.each<[string, unknown]>([
    ['ids as text', { ticket: { ...ticket, id: '501' }, event: { ...event, id: '9001', ticket_id: '501' } }],
    ['ticket_id instead of id', { ticket: { ...anonymous, ticket_id: 501 }, event }],
    ['a ticket without any id', { ticket: anonymous, event }],
    ['a list of events', { ticket, events: [event] }],
    ['the event inside the ticket', { ...ticket, event }],
    ['a bare event', event],
    ['a bare event with the fields of its ticket', { ...anonymous, ...event }],
    ['unknown fields', { ticket: { ...ticket, x: { y: [1] } }, event: { ...event, z: null }, trigger: 'update' }],
  ])('is accepted: %s', (_name, body) => {
    const { observations, dedupeKey } = read(body);
    expect(ofType(observations, 'ticket').map(({ key }) => key)).toEqual(['501']);
    expect(ofType(observations, 'message')).toMatchObject([message]);
    expect(dedupeKey).toBe('event:9001');
  });

  test('is accepted: a bare ticket', () => {
    const { observations, dedupeKey } = read(ticket);
    expect(observations.map(({ type }) => type)).toEqual(['catalog', 'ticket', 'task']);
    expect(dedupeKey).toMatch(/^body:/);
  });

  test('is accepted: ids beyond the safe integers, digit by digit', () => {
    const body = '{"ticket":{"id":12345678901234567890,"status":"open"},"event":{"id":98765432109876543210}}';
    const { observations, dedupeKey } = read(body);
    expect(ofType(observations, 'ticket')[0]!.key).toBe('12345678901234567890');
    expect(dedupeKey).toBe('event:98765432109876543210');
  });

  test('is accepted: a ticket with a message and no event id', () => {
    const { observations, dedupeKey } = read({ ...ticket, ...rest });
    expect(ofType(observations, 'ticket')[0]!.key).toBe('501');
    expect(ofType(observations, 'message')[0]!.key).toMatch(/^h\//);
    expect(dedupeKey).toMatch(/^body:/);
  });

  test('is quarantined under the strict setting', () => {
    const strict = open({ webhookForm: 'ticket-and-event' });
    expect(parse({ ticket, event }, strict).state).toBe('read');
    expect(parse(event, strict)).toMatchObject({ state: 'unreadable', reason: 'SCHEMA_MISMATCH' });
  });
});

describe('the dedupe key', () => {
  test('is equal for a repetition with its keys in another order', () => {
    const reversed = Object.fromEntries(Object.entries(ticket).toReversed());
    expect(read(reversed).dedupeKey).toBe(read(ticket).dedupeKey);
  });

  test('differs between events, and between bodies without an event', () => {
    expect(read({ ticket, event }).dedupeKey).not.toBe(read({ ticket, event: { ...event, id: 9002 } }).dedupeKey);
    expect(read(ticket).dedupeKey).not.toBe(read({ ...ticket, status: 'closed' }).dedupeKey);
    const two = read({ ticket, events: [event, { ...event, id: 9002 }] }).dedupeKey;
    expect(two).not.toBe(read({ ticket, events: [event] }).dedupeKey);
  });
});

describe('times', () => {
  const at = (created: unknown) =>
    ofType(read({ ticket, event: { ...event, created } }).observations, 'message')[0]!.fields.createdAt;

  test.each<[unknown, string]>([
    ['2026-11-20T09:30:01Z', '2026-11-20T09:30:01.000Z'],
    ['2026-11-20T09:30:01.123456+02:00', '2026-11-20T07:30:01.123Z'],
    ['2026-11-20T09:30:01', '2026-11-20T09:30:01.000Z'],
    ['2026-11-20 09:30:01', '2026-11-20T09:30:01.000Z'],
    ['2026-11-20', '2026-11-20T00:00:00.000Z'],
    ['Fri, 20 Nov 2026 09:30:01 GMT', '2026-11-20T09:30:01.000Z'],
    ['Fri Nov 20 2026 09:30:01 GMT+0000 (Coordinated Universal Time)', '2026-11-20T09:30:01.000Z'],
    ['Fri Nov 20 2026 09:30:01', '2026-11-20T09:30:01.000Z'],
    [1795167001, '2026-11-20T09:30:01.000Z'],
    ['1795167001000', '2026-11-20T09:30:01.000Z'],
  ])('parse %j', (created, expected) => {
    expect(new Date(at(created)).toISOString()).toBe(expected);
  });

  test('fall back to event_time, then to the arrival, and a guess is never the time of the last change', () => {
    expect(at('{{$randomDateRecent}}')).toBe(Date.parse(event.event_time));
    const none = read({ ticket, event: { ...event, created: 'soon', event_time: null } });
    expect(ofType(none.observations, 'message')[0]!.fields.createdAt).toBe(NOW);
    expect(ofType(none.observations, 'ticket')[0]!.fields).not.toHaveProperty('updatedAt');
  });
});

describe('a contact', () => {
  const contact = (optedInUser: unknown) => {
    const { observations } = read({ ticket: { ...ticket, opted_in_user: optedInUser }, event });
    return ofType(observations, 'ticket')[0]!.fields;
  };

  test.each<[unknown, string, string | null]>([
    ['+1 (415) 555-2671', '+14155552671', '+14155552671'],
    ['14155552671', '+14155552671', '+14155552671'],
    [14155552671, '+14155552671', '+14155552671'],
    ['00441632960961', '+441632960961', '+441632960961'],
    ['4155552671', '4155552671', null],
    ['subscriber-9', 'subscriber-9', null],
  ])('is identified by %j', (optedInUser, key, phone) => {
    expect(contact(optedInUser)).toMatchObject({ contactKey: key, phone });
  });

  test('is absent if the ticket names none', () => {
    expect(contact('')).not.toHaveProperty('contactKey');
    expect(contact(null)).not.toHaveProperty('phone');
  });
});

describe('an unreadable delivery', () => {
  test.each<[string, unknown, string]>([
    ['half a body', '{"ticket":', 'UNPARSABLE'],
    ['no body', '', 'UNPARSABLE'],
    ['bytes that are not UTF-8', Uint8Array.of(0x22, 0xff, 0x22), 'UNPARSABLE'],
    ['a list', [ticket], 'SCHEMA_MISMATCH'],
    ['a number', '5', 'SCHEMA_MISMATCH'],
    ['an empty object', {}, 'SCHEMA_MISMATCH'],
    ['sample results', { results: [{ ticket, event }] }, 'SCHEMA_MISMATCH'],
    ['a ticket that is text', { ticket: 'secret-text', event }, 'SCHEMA_MISMATCH'],
    ['an event of another ticket', { ticket, event: { ...event, ticket_id: 502 } }, 'SCHEMA_MISMATCH'],
    [
      'an id that is a path step',
      { ticket: { ...ticket, id: '..' }, event: { ...event, ticket_id: '..' } },
      'SCHEMA_MISMATCH',
    ],
    ['a message that is a number', { ticket, event: { ...event, message: 5 } }, 'SCHEMA_MISMATCH'],
    ['a bare event without its ticket', { id: 1, message: 'x' }, 'SCHEMA_MISMATCH'],
    ['a body nested without end', `{"a":${'['.repeat(50_000)}${']'.repeat(50_000)}}`, 'SCHEMA_MISMATCH'],
  ])('has a reason: %s', (_name, body, reason) => {
    expect(parse(body)).toMatchObject({ state: 'unreadable', reason });
  });

  test('names the field, never its value', () => {
    const parsed = parse({ ticket: { ...ticket, status: { secret: 'value' } }, event });
    expect(parsed).toEqual({
      state: 'unreadable',
      reason: 'SCHEMA_MISMATCH',
      error: 'ticket.status: invalid_type',
    });
  });

  test('is the worst outcome for any JSON', () => {
    assert(
      property(jsonValue(), jsonValue(), (one, other) => {
        for (const body of [one, { ticket: one, event: other }, { ...ticket, events: [one, other] }]) {
          expect(['read', 'unreadable']).toContain(parse(body).state);
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe('the sender', () => {
  const verify = (allowedAddresses: readonly string[], remoteAddress: string) =>
    open({ allowedAddresses }).adapter.webhook!.verify(delivery({}, { remoteAddress })).accepted;

  test('can be any address if none are configured', () => {
    expect(verify([], '203.0.113.7')).toBe(true);
  });

  test('must be listed if addresses are configured', () => {
    const allowed = ['203.0.113.7', '198.51.100.0/24', '2001:db8::/32'];
    expect(verify(allowed, '203.0.113.7')).toBe(true);
    expect(verify(allowed, '::ffff:198.51.100.200')).toBe(true);
    expect(verify(allowed, '2001:db8::5')).toBe(true);
    expect(verify(allowed, '203.0.113.8')).toBe(false);
    expect(verify(allowed, '2001:db9::5')).toBe(false);
    expect(verify(allowed, 'not-an-address')).toBe(false);
  });

  test.each(['example.com', '10.0.0.0/99', '10.0.0.0/', ''])(
    'list with the invalid entry %j fails when the account is opened',
    (entry) => {
      expect(() => open({ allowedAddresses: [entry] })).toThrow(/allowedAddresses/);
    },
  );
});

test('accepts the internal create request only if it names a ticket', () => {
  // The one documented body with a message of a subscriber: an internal request of the vendor, without a ticket id.
  const body = fixture('emotive-ticket-internal-create-request');
  expect(parse(body)).toMatchObject({ state: 'unreadable', reason: 'SCHEMA_MISMATCH' });
  expect(read({ ...(body as object), ticket_id: 501 }).observations.map(({ type }) => type)).toEqual([
    'ticket',
    'message',
    'task',
  ]);
});
