// The gate of the projection: impossible values of vendors become the time of receipt, null, or nothing.

import { describe, expect, it } from 'vitest';
import type { CatalogEntry } from '../../../../src/domain/catalog.ts';
import type { AttachmentRecord, MessageContent, MessageFields } from '../../../../src/domain/message.ts';
import type { Observation } from '../../../../src/domain/observation.ts';
import type { TicketFields } from '../../../../src/domain/ticket.ts';
import { MAX_AHEAD_MS, sanitizeObservation } from '../../../../src/events/fold/sanitize-observation.ts';
import { openFoldHarness, saysMessage, saysTicket } from './fold-harness.ts';

const RECEIVED = Date.UTC(2026, 0, 5);
const receipt = { observedAt: RECEIVED, receivedAt: RECEIVED };
const sanitize = (observation: Observation): Observation => sanitizeObservation(observation, receipt);

function ticketFields(fields: Partial<TicketFields>): Partial<TicketFields> {
  const observation = sanitize(saysTicket('t1', fields));
  return observation.type === 'ticket' ? observation.fields : {};
}

function messageFields(fields: Partial<MessageFields>): MessageFields {
  const observation = sanitize(saysMessage('m1', fields));
  if (observation.type !== 'message') throw new Error('not a message');
  return observation.fields;
}

const IMPOSSIBLE = [
  Number.NaN,
  Number.POSITIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
  Number.MAX_SAFE_INTEGER,
  1.7e18,
  0,
  -1,
  86_399_999,
  RECEIVED + MAX_AHEAD_MS + 1,
];

describe('an impossible instant', () => {
  it.each(IMPOSSIBLE)('of %s is the time of receipt, or null where there may be none', (at) => {
    expect(messageFields({ createdAt: at, editedAt: at })).toMatchObject({ createdAt: RECEIVED, editedAt: null });
    expect(sanitize({ type: 'unmapped', ticketKey: null, nativeType: 'x', raw: null, at })).toMatchObject({
      at: RECEIVED,
    });
    const delivery = { type: 'delivery', messageKey: 'm1', status: 'SENT', error: null, at } as const;
    expect(sanitize(delivery)).toEqual({ ...delivery, at: null });
  });

  it.each(IMPOSSIBLE)('of %s in the fields of a ticket counts as not reported', (at) => {
    const fields = { createdAt: at, updatedAt: at, lastActivityAt: at, lastInboundAt: at, firstResponseAt: at };
    expect(ticketFields({ ...fields, closedAt: at, subject: 'kept' })).toEqual({ subject: 'kept' });
  });

  it('does not include the last instant of the tolerance, and fractions are cut off', () => {
    expect(messageFields({ createdAt: RECEIVED + MAX_AHEAD_MS }).createdAt).toBe(RECEIVED + MAX_AHEAD_MS);
    expect(messageFields({ createdAt: RECEIVED - 0.5 }).createdAt).toBe(RECEIVED - 1);
  });

  it('does not include a planned one in the future', () => {
    const later = RECEIVED + 100 * MAX_AHEAD_MS;
    expect(ticketFields({ snoozedUntil: later })).toEqual({ snoozedUntil: later });
    expect(ticketFields({ snoozedUntil: 1.7e18 })).toEqual({ snoozedUntil: null });
    const task = { type: 'task', key: 'k', kind: 'call', ticketKey: null, details: {} } as const;
    expect(sanitize({ ...task, dueAt: later })).toEqual({ ...task, dueAt: later });
    expect(sanitize({ ...task, dueAt: Number.NaN })).toEqual({ ...task, dueAt: null });
  });
});

const attachment: AttachmentRecord = {
  key: 'm1/0',
  name: null,
  mimeType: null,
  byteSize: null,
  sha256: null,
  mediaKind: 'OTHER',
  vendorUrl: null,
  vendorMediaId: null,
  scanState: 'UNKNOWN',
};
const onlyAttachment = (fields: Partial<AttachmentRecord>): AttachmentRecord | undefined =>
  messageFields({ attachments: [{ ...attachment, ...fields }] }).attachments[0];

describe('an attachment', () => {
  it.each([
    [3_000_000_000, 3_000_000_000],
    [0, 0],
    [-1, null],
    [1024.5, null],
    [1e20, null],
    [Number.NaN, null],
  ])('of %s bytes has the size %s', (given, byteSize) => {
    expect(onlyAttachment({ byteSize: given })?.byteSize).toBe(byteSize);
  });

  it.each([
    ['../../etc/invoice\u202efdp.exe', 'invoicefdp.exe'],
    ['C:\\temp\\a.pdf', 'a.pdf'],
    ['  ', null],
    ['a\ud800.pdf', 'a\ufffd.pdf'],
  ])('named %j is called %j', (given, name) => {
    expect(onlyAttachment({ name: given })?.name).toBe(name);
  });
});

describe('a place', () => {
  const place = { kind: 'LOCATION', latitude: 1, longitude: 2, name: 'Shop', address: 'Main Street 1' } as const;
  it.each([
    [152.5, 0],
    [0, -180.1],
    [Number.NaN, 0],
    [0, Number.POSITIVE_INFINITY],
  ])('at %s, %s keeps its words only', (latitude, longitude) => {
    const content: MessageContent = { ...place, latitude, longitude };
    expect(messageFields({ text: '', content })).toMatchObject({
      text: 'Shop, Main Street 1',
      content: { kind: 'TEXT' },
    });
    expect(messageFields({ text: 'here', content })).toMatchObject({ text: 'here', content: { kind: 'TEXT' } });
  });

  it('at the end of the globe is one', () => {
    expect(messageFields({ content: { ...place, latitude: -90, longitude: 180 } }).content.kind).toBe('LOCATION');
  });
});

it('a text is well-formed wherever it appears, in property names and raw objects too', () => {
  const observation = sanitize({
    ...saysTicket('t\ud800', { subject: 'cut \ud83d', customFields: [{ key: 'k', label: null, value: '\ude00' }] }),
    raw: { 'name\udc00': ['\ud83d', { deep: 'ok \u{1f600}' }] },
  });
  expect(observation).toEqual({
    ...saysTicket('t1', { subject: 'cut \ufffd', customFields: [{ key: 'k', label: null, value: '\ufffd' }] }),
    key: 't\ufffd',
    nativeId: 'native-t\ufffd',
    raw: { 'name\ufffd': ['\ufffd', { deep: 'ok \u{1f600}' }] },
  });
});

it('an observation without anything impossible passes unchanged', () => {
  for (const observation of [saysMessage('m1'), saysTicket('t1', { subject: 'x', createdAt: RECEIVED })])
    expect(sanitize(observation)).toEqual(observation);
});

describe('a blank name', () => {
  const contact: CatalogEntry<'contact'> = {
    ...{ kind: 'contact', key: 'c1', nativeId: 'c1', displayName: 'Ada', avatarUrl: null },
    ...{ identities: [], blocked: null, optedOut: null },
  };

  it.each(['', '  ', '\u200b\u200e'])('of %j leaves the known name as it is', async (displayName) => {
    const { record, store, ticket } = await openFoldHarness();
    await record([{ type: 'catalog', entry: contact }, saysTicket('t1', { contactName: 'Ada' })]);
    await record([
      { type: 'catalog', entry: { ...contact, displayName } },
      saysTicket('t1', { contactName: displayName, subject: 'x' }),
    ]);
    const stored = await store.state.catalog('hand-one', 'contact', ['c1']);
    expect(stored.get('c1')?.displayName).toBe('Ada');
    expect(await ticket('t1')).toMatchObject({ contactName: 'Ada', subject: 'x' });
  });

  it('is null when no name is known', async () => {
    const { record, store } = await openFoldHarness();
    await record([{ type: 'catalog', entry: { ...contact, displayName: ' ' } }]);
    expect((await store.state.catalog('hand-one', 'contact', ['c1'])).get('c1')?.displayName).toBeNull();
    expect(messageFields({ author: { kind: 'CONTACT', key: null, displayName: '' } }).author?.displayName).toBeNull();
  });
});

it('a preview never ends with half a character', async () => {
  const { record, ticket } = await openFoldHarness();
  await record([saysTicket('t1', { preview: `${'x'.repeat(279)}\u{1f600}` })]);
  expect((await ticket('t1'))?.preview).toBe('x'.repeat(279));
});
