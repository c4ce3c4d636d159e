// Holds the running list of the Events plugin to its bound, its marks and its filter, without a browser.

import { describe, expect, it } from 'vitest';
import {
  addEvent,
  addMark,
  clearList,
  countBy,
  EMPTY_LIST,
  filterEntries,
  MAX_ENTRIES,
  type EventList,
} from '../../src/server/graphiql/app/events/event-list.ts';
import { toHeadline, toWords, type WatchedEvent } from '../../src/server/graphiql/app/events/watched-event.ts';
import { toStreamFailure } from '../../src/server/graphiql/app/events/stream-failure.ts';

const away = { kind: 'reconnected', at: 0, awayMs: 300 } as const;

describe('the running list', () => {
  it('keeps the newest and counts what it dropped', () => {
    const list = listOf(MAX_ENTRIES + 7);
    expect(list.entries.length).toBe(MAX_ENTRIES);
    expect(list.entries[0]?.event?.cursor).toBe('log-8');
    expect(list.droppedCount).toBe(7);
  });

  it('never gives a key twice, not after it was emptied either', () => {
    const list = addEvent(clearList(listOf(3)), eventOf(4));
    expect(list.entries.map(({ key }) => key)).toEqual([4]);
    expect(list.droppedCount).toBe(0);
  });

  it('takes "nothing lost" back when the next word is that something was', () => {
    const list = addMark(addMark(listOf(1), away), { kind: 'pruned', at: 0 });
    expect(list.entries.map(({ mark }) => mark?.kind ?? 'event')).toEqual(['event', 'pruned']);
  });

  it('leaves "nothing lost" standing when events came after it', () => {
    const list = addMark(addEvent(addMark(EMPTY_LIST, away), eventOf(1)), { kind: 'pruned', at: 0 });
    expect(list.entries.map(({ mark }) => mark?.kind ?? 'event')).toEqual(['reconnected', 'event', 'pruned']);
  });

  it('shows marks whatever the filter says', () => {
    const { entries } = addMark(listOf(4), away);
    const kept = filterEntries(entries, { type: null, vendor: 'EMOTIVE' });
    expect(kept.map(({ event }) => event?.cursor ?? 'mark')).toEqual(['log-2', 'log-4', 'mark']);
    expect(countBy(entries, 'vendor')).toEqual([
      ['DESK360', 2],
      ['EMOTIVE', 2],
    ]);
  });
});

describe('the words of an event', () => {
  it('are what changed, and the message, else the subject, else what the ticket said last', () => {
    const ticket = { subject: 'Parcel', preview: 'Where is it?' };
    expect(toHeadline({ ...eventOf(1), ticket, message: { text: 'Hello' } })).toBe('Hello');
    expect(toHeadline({ ...eventOf(1), ticket, message: { text: null } })).toBe('Parcel');
    expect(toHeadline({ ...eventOf(1), ticket: { ...ticket, subject: null } })).toBe('Where is it?');
    expect(toHeadline({ ...eventOf(1), ticket, from: 'NEW', to: 'OPEN' })).toBe('New → Open · Parcel');
    expect(toHeadline({ ...eventOf(1), ticket, from: null, to: 'OPEN' })).toBe('→ Open · Parcel');
    expect(toHeadline({ ...eventOf(1), deliveryStatus: 'READ' })).toBe('Read');
    const picture = { text: '', contentKind: 'MEDIA', attachments: [{ mimeType: 'image/png' }] };
    expect(toHeadline({ ...eventOf(1), ticket, message: picture })).toBe('Media · image/png');
    expect(toHeadline({ ...eventOf(1), ticket, message: { text: '', contentKind: 'TEXT' } })).toBe('Parcel');
    expect(toHeadline(eventOf(1))).toBeNull();
    expect(toWords('MESSAGE_DELIVERY_CHANGED')).toBe('Message delivery changed');
  });
});

describe('a stream that stopped', () => {
  it('starts again only when its cursor belongs to another log', () => {
    const lost = [{ message: 'another log', extensions: { code: 'BAD_CURSOR' } }];
    expect(toStreamFailure(lost)).toEqual({ isLostCursor: true, words: 'another log' });
    expect(toStreamFailure([{ message: 'no', extensions: { code: 'FORBIDDEN' } }]).isLostCursor).toBe(false);
  });

  it('says what to do about a refused token', () => {
    expect(toStreamFailure({ code: 4403, reason: 'Forbidden' }).words).toContain('Headers editor');
    expect(toStreamFailure({ code: 4400, reason: '' }).words).toContain('4400');
  });
});

function listOf(count: number): EventList {
  let list = EMPTY_LIST;
  for (let index = 1; index <= count; index += 1) list = addEvent(list, eventOf(index));
  return list;
}

function eventOf(index: number): WatchedEvent {
  return {
    __typename: 'MessageAddedEvent',
    id: `event-${index}`,
    cursor: `log-${index}`,
    type: 'MESSAGE_ADDED',
    vendor: index % 2 === 0 ? 'EMOTIVE' : 'DESK360',
    occurredAt: '2026-01-01T00:00:00.000Z',
    ticketId: null,
  };
}
