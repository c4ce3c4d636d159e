// Glassix's words, times, people and settings: what each means here, and what becomes of those that are not known.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toTicketHead } from '../../../../src/vendors/glassix/map/index.ts';
import { toMessage } from '../../../../src/vendors/glassix/map/message.ts';
import { toActor, toContact, toParticipants } from '../../../../src/vendors/glassix/map/people.ts';
import { toInstant, toListTime } from '../../../../src/vendors/glassix/map/time.ts';
import { toChannelType, toDeliveryStatus, toProtocol, toStatus } from '../../../../src/vendors/glassix/map/enums.ts';
import { toRate, readSettings } from '../../../../src/vendors/glassix/settings.ts';
import { ticket as ticketShape, transaction as transactionShape } from '../../../../src/vendors/glassix/wire/index.ts';
import { glassix } from '../../../../src/vendors/glassix/index.ts';
import { CREDENTIALS, DEPARTMENTS, fixture, mapContext, one } from './account.ts';

const message = (changes: object) =>
  toMessage('1', transactionShape.parse({ ...fixture('transaction-object'), ...changes }), mapContext()).fields;

describe('times', () => {
  it.each<readonly [string | null, number | null]>([
    ['2023-06-15T07:04:02.558Z', Date.UTC(2023, 5, 15, 7, 4, 2, 558)],
    ['2018-11-26T19:42:53.15', Date.UTC(2018, 10, 26, 19, 42, 53, 150)],
    ['2018-11-25T14:17:57.4865353Z', Date.UTC(2018, 10, 25, 14, 17, 57, 486)],
    ['2026-03-02T10:00:00+02:00', Date.UTC(2026, 2, 2, 8)],
    ['2026-03-02T10:00:00', Date.UTC(2026, 2, 2, 10)],
    ['0001-01-01T00:00:00', null],
    ['0001-01-01T00:00:00Z', null],
    ['yesterday', null],
    ['', null],
    [null, null],
  ])('%s', (text, at) => {
    expect(toInstant(text)).toBe(at);
  });

  it('of the list are days first, to the hundredth of a second, and read back by the vendor’s own form', () => {
    expect(toListTime(Date.UTC(2023, 6, 1))).toBe(fixture('list-query').since);
    expect(toListTime(Date.UTC(2023, 6, 30, 23, 59, 59, 4))).toBe(fixture('list-query').until);
    fc.assert(
      fc.property(fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true }), (date) => {
        const [day, month, year, hour, minute, second, hundredth] = toListTime(date.getTime())
          .split(/[/ :]/)
          .map(Number);
        const at = Date.UTC(year!, month! - 1, day, hour, minute, second, hundredth! * 10);
        expect(date.getTime() - at).toBeLessThan(10);
      }),
    );
  });
});

describe('words', () => {
  it('of every documented channel lead to a kind and back', () => {
    const { log, unknown } = mapContext();
    const words = [
      'SMS',
      'WhatsApp',
      'Mail',
      'Web',
      'FBmessenger',
      'TelegramBot',
      'FacebookFeed',
      'InstagramFeed',
      'InstagramDM',
      'PhoneCall',
      'Viber',
      'Twitter',
      'AppleBusinessChat',
      'GoogleBusinessMessages',
      'GoogleBusinessReviews',
    ];
    for (const word of words) expect(toProtocol(toChannelType(word, log) ?? 'UNKNOWN'), word).toBe(word);
    expect([
      toChannelType('WebViaSMS', log),
      toChannelType('Google Business Reviews', log),
      toChannelType('Undefined', log),
    ]).toEqual(['WEB_CHAT', 'GOOGLE_REVIEWS', null]);
    expect([toProtocol('TIKTOK'), unknown]).toEqual([null, []]);
    expect([toChannelType('Pigeon', log), unknown]).toEqual(['UNKNOWN', ['protocolType: Pigeon']]);
  });

  it('of unrecognised states and delivery statuses are UNKNOWN, keep their value and are reported', () => {
    const { log, unknown } = mapContext();
    expect(toStatus('Archived', log)).toEqual({
      status: 'UNKNOWN',
      nativeStatus: { code: 'Archived', label: 'Archived' },
    });
    expect([
      toDeliveryStatus('Rejected', log),
      toDeliveryStatus('Undefined', log),
      toDeliveryStatus('Bounced', log),
    ]).toEqual(['FAILED', 'UNKNOWN', 'UNKNOWN']);
    expect(unknown).toEqual(['ticket.state: Archived', 'transaction.status: Bounced']);
  });
});

describe('people', () => {
  const whatsapp = fixture('participant-whatsapp');

  it('are contacts by their own id, with a number that has its plus again', () => {
    expect(toContact(whatsapp)).toMatchObject({
      key: '7a10856d-6d27-4a2a-a8e9-641d26566dab',
      displayName: 'John Wick',
      phone: '+12025550156',
      entry: { identities: [{ kind: 'WHATSAPP', value: '+12025550156', verified: null }] },
    });
  });

  it('are contacts by their address without one, and null without either', () => {
    const withoutId = { ...whatsapp, contactId: '00000000-0000-0000-0000-000000000000' };
    expect(toContact(withoutId)?.key).toBe('whatsapp/12025550156');
    expect(toContact({ ...withoutId, identifier: '' })).toBeNull();
    expect(toContact({ ...withoutId, protocolType: 'Mail', identifier: 'A@b.example' })).toMatchObject({
      key: 'mail/a@b.example',
      email: 'A@b.example',
      phone: null,
    });
  });

  it('are agents, bots and the system; the queue and removed participants are null', () => {
    const user = { ...whatsapp, type: 'User', identifier: '648370AD-8c0a-4809-8373-d914f2bfbc36' };
    expect(toActor(user, mapContext())).toEqual({
      kind: 'AGENT',
      key: '648370ad-8c0a-4809-8373-d914f2bfbc36',
      displayName: 'John Wick',
    });
    expect(toActor(user, { isBot: (id) => id.startsWith('648370ad') })).toMatchObject({ kind: 'BOT' });
    expect(toActor({ ...user, type: 'Undefind' }, mapContext())).toEqual({
      kind: 'SYSTEM',
      key: null,
      displayName: null,
    });
    const all = [
      whatsapp,
      user,
      { ...user, name: 'Unassigned Tickets' },
      { ...user, isDeleted: true },
      { ...user, type: 'Bot', isActive: false },
    ];
    expect(toParticipants(all, mapContext()).map(({ role, active }) => [role, active])).toEqual([
      ['CUSTOMER', true],
      ['AGENT', true],
      ['BOT', false],
    ]);
  });
});

describe('a transaction', () => {
  it('is a message, a note, the vendor’s own word, or kept as unsupported', () => {
    expect(message({})).toMatchObject({ direction: 'INBOUND', content: { kind: 'TEXT' }, deliveryStatus: 'RECEIVED' });
    expect(message({ type: 'Note' })).toMatchObject({ direction: 'INTERNAL', visibility: 'INTERNAL' });
    expect(message({ type: 'TicketClosed', fromParticipant: null, text: null })).toMatchObject({
      direction: 'INTERNAL',
      automated: true,
      content: { kind: 'SYSTEM', systemKind: 'TICKET_CLOSED', nativeType: 'TicketClosed' },
    });
    expect(message({ type: 'TicketOwnerChanged' }).content).toMatchObject({ kind: 'SYSTEM', systemKind: 'ASSIGNED' });
    expect(message({ type: 'Hologram' }).content).toEqual({ kind: 'UNSUPPORTED', nativeType: 'Hologram', raw: null });
    expect(message({ text: '' }).content).toMatchObject({ kind: 'MEDIA', mediaKind: 'IMAGE' });
  });

  it('has its HTML made safe, and its words taken from there where it has no others', () => {
    expect(
      message({ text: '', html: '<p onclick="x()">Hi<script>alert(1)</script></p>', attachments: [] }),
    ).toMatchObject({ text: 'Hi', html: '<p>Hi</p>' });
    expect(message({ html: '' }).html).toBeNull();
  });
});

describe('a ticket', () => {
  const wire = (changes: object) => ticketShape.parse({ ...fixture('ticket-open-2018-partial'), ...changes });

  it('that a bot owns has a responder and no assignee', () => {
    const owner = { id: '0b9a7c1e-1111-4222-8333-444455556666', UserName: 'bot@b.example', type: 'BOT' };
    expect(one(toTicketHead(wire({ owner }), mapContext()), 'ticket').fields).toMatchObject({
      assigneeKey: null,
      responder: { kind: 'BOT', key: owner.id, displayName: 'bot@b.example' },
    });
    const zeroOwner = { id: '00000000-0000-0000-0000-000000000000' };
    expect(one(toTicketHead(wire({ owner: zeroOwner }), mapContext()), 'ticket').fields).toMatchObject({
      assigneeKey: null,
      responder: null,
    });
  });

  it('contains its department with the name of the settings, its channel and its customer', () => {
    const context = mapContext({ departments: [`${DEPARTMENTS.support}=Support=1st`] });
    const entries = toTicketHead(wire({}), context).flatMap((said) => (said.type === 'catalog' ? [said.entry] : []));
    expect(entries).toMatchObject([
      { kind: 'team', key: DEPARTMENTS.support, name: 'Support=1st' },
      { kind: 'channel', key: `${DEPARTMENTS.support}/Web`, name: 'Support=1st, Web', channelType: 'WEB_CHAT' },
    ]);
  });

  it('survives whatever a field may hold, or fails by its name', () => {
    const names = Object.keys(fixture('ticket-open-2018-partial'));
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.jsonValue(), (name, value) => {
        const read = ticketShape.safeParse({ ...fixture('ticket-open-2018-partial'), [name]: value });
        if (read.success) expect(toTicketHead(read.data, mapContext()).length).toBeGreaterThan(0);
        else expect(read.error.issues[0]?.path[0]).toBe(name);
      }),
      { numRuns: 300 },
    );
  });
});

describe('settings', () => {
  const read = (changes: object) => () => readSettings({ ...CREDENTIALS, ...changes });

  it.each<readonly [string, object]>([
    ['apiKey', { apiKey: null }],
    ['apiSecret', { apiSecret: '' }],
    ['userName', { userName: null }],
    ['departments', { departments: ['Sales'] }],
    ['ticketsSince', { ticketsSince: '2026-02-30' }],
    ['recentDays', { recentDays: 29 }],
    ['pollEverySeconds', { pollQueue: true, pollEverySeconds: 0 }],
    ['culture', { culture: 'de-DE' }],
    ['senders', { senders: ['Mail=a@b.example'] }],
    ['mediaHosts', { mediaHosts: ['https://x.example/'] }],
  ])('%s that cannot work is named, and its value is not', (name, changes) => {
    expect(read(changes)).toThrow(`Glassix setting ${name}:`);
    expect(read({ apiSecret: 'secret-value', mediaHosts: ['bad host'] })).not.toThrow('secret-value');
  });

  it('that matter are documented, and the secret is one', () => {
    expect(glassix.settings.filter(({ required }) => required).map(({ key }) => key)).toEqual([
      'apiKey',
      'apiSecret',
      'userName',
    ]);
    expect(glassix.settings.filter(({ secret }) => secret).map(({ key }) => key)).toEqual(['apiSecret']);
    expect(toRate({})).toEqual({ callsPerMinute: null, reservedForWrites: 0 });
    expect(toRate({ callsPerMinute: 60 })).toEqual({ callsPerMinute: 60, reservedForWrites: 12 });
  });
});
