// Global ids and event cursors: parsing inverts writing and accepts nothing else.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseEventCursor, toEventCursor } from '../../../src/domain/events/event-cursor.ts';
import { contentKey, parseGlobalId, toGlobalId, type ObjectKind } from '../../../src/domain/ids.ts';

const KINDS: readonly ObjectKind[] = ['account', 'ticket', 'message', 'agent', 'bot', 'contact', 'team', 'tag'];
const aKind = fc.constantFrom<ObjectKind>(...KINDS, 'channel', 'brand', 'template', 'attachment', 'timeline', 'event');
const anAccount = fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,30}$/);
const aKey = fc.string({ unit: 'grapheme', maxLength: 60 });

describe('a global id', () => {
  it('is parsed to its parts, whatever the key', () => {
    fc.assert(
      fc.property(aKind, anAccount, aKey, (kind, account, key) => {
        const id = toGlobalId(kind, account, key);
        expect(parseGlobalId(id)).toEqual({ kind, account, key });
        expect(id).toMatch(/^[a-z]+_[A-Za-z0-9_-]+$/);
      }),
    );
  });

  it('differs for every kind, account and key', () => {
    fc.assert(
      fc.property(fc.tuple(aKind, anAccount, aKey), fc.tuple(aKind, anAccount, aKey), (one, other) => {
        expect(toGlobalId(...one) === toGlobalId(...other)).toBe(JSON.stringify(one) === JSON.stringify(other));
      }),
    );
  });

  it('is rejected when a character is changed, added or removed, unless that is another valid id', () => {
    const anEdit = fc.record({ at: fc.nat(200), take: fc.nat(2), put: fc.string({ maxLength: 2 }) });
    fc.assert(
      fc.property(aKind, anAccount, aKey, anEdit, (kind, account, key, { at, take, put }) => {
        const id = toGlobalId(kind, account, key);
        const index = at % id.length;
        const edited = id.slice(0, index) + put + id.slice(index + take);
        const ref = parseGlobalId(edited);
        expect(ref === null || toGlobalId(ref.kind, ref.account, ref.key) === edited).toBe(true);
      }),
    );
  });

  it.each([
    ['an empty text', ''],
    ['a bare prefix', 'tkt_'],
    ['a prefix alone', 'tkt'],
    ['an unknown kind', `xyz_${Buffer.from('acc\nkey').toString('base64url')}`],
    ['a name of every object', `toString_${Buffer.from('acc\nkey').toString('base64url')}`],
    ['no account', `tkt_${Buffer.from('\nkey').toString('base64url')}`],
    ['no line end', `tkt_${Buffer.from('acc').toString('base64url')}`],
    ['padding', `${toGlobalId('ticket', 'acc', 'keys')}=`],
    ['another alphabet', `tkt_${Buffer.from('acc\n??>>').toString('base64')}`],
    ['another spelling of the same bytes', 'tkt_YWNjCmtleXN'],
    ['white space inside', toGlobalId('ticket', 'acc', 'key').replace('_', '_ ')],
    ['bytes that are no text', `tkt_${Buffer.from([0x61, 0x0a, 0xff, 0xfe]).toString('base64url')}`],
    ['longer than any key can make it', toGlobalId('ticket', 'acc', 'k'.repeat(4096))],
  ])('is refused when it is %s', (_, id) => {
    expect(parseGlobalId(id)).toBeNull();
  });

  it('never throws for a text of any kind', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 1100 }), (text) => void parseGlobalId(text)));
  });
});

describe('a content key', () => {
  it('is equal for equal parts only, even if the joined parts are the same text', () => {
    expect(contentKey('a', 'bc', null, 1)).toBe(contentKey('a', 'bc', null, 1));
    expect(contentKey('ab', 'c')).not.toBe(contentKey('a', 'bc'));
    expect(contentKey('1')).not.toBe(contentKey(1));
    expect(contentKey(null)).not.toBe(contentKey('null'));
    expect(contentKey('x')).toHaveLength(22);
  });
});

describe('an event cursor', () => {
  const LOG = '3f2b8c1e-0000-4000-8000-1234567890ab';
  const aPosition = fc.bigInt({ min: 0n, max: 2n ** 63n - 1n });

  it('is parsed to its position by its own log', () => {
    fc.assert(
      fc.property(aPosition, (position) => {
        expect(parseEventCursor(LOG, toEventCursor(LOG, position))).toEqual({ state: 'ok', position });
      }),
    );
  });

  it('sorts as text in the order of the log', () => {
    fc.assert(
      fc.property(aPosition, aPosition, (one, other) => {
        const [left, right] = [toEventCursor(LOG, one), toEventCursor(LOG, other)];
        expect(left < right).toBe(one < other);
      }),
    );
  });

  it('of another log is foreign', () => {
    const other = '3f2b8c1e-0000-4000-8000-1234567890ac';
    expect(parseEventCursor(LOG, toEventCursor(other, 5n))).toEqual({ state: 'foreign' });
  });

  it('beyond the last possible position is garbled, as is any text that is no cursor', () => {
    const beyond = `${LOG}-${(2n ** 63n).toString(36).padStart(13, '0')}`;
    const upper = toEventCursor(LOG, 10n).toUpperCase();
    const good = toEventCursor(LOG, 77n);
    for (const text of ['', '0', '-', LOG, beyond, upper, `${good}0`, good.slice(0, -1), ` ${good}`, `${good}\n`]) {
      expect(parseEventCursor(LOG, text).state, JSON.stringify(text)).not.toBe('ok');
    }
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(parseEventCursor(LOG, text).state).toBe('garbled');
      }),
    );
  });
});
