// Desk360's numbers, words and times in ours.

import { describe, expect, test } from 'vitest';
import { parseTicketKey, toE164, toPhoneKey } from '../../../../src/vendors/desk360/keys.ts';
import { secondsToMs, toEpochMs } from '../../../../src/vendors/desk360/map/time.ts';
import {
  toChannel,
  toDeliveryStatus,
  toHeaderType,
  toMediaKind,
  toPriority,
  toStatus,
} from '../../../../src/vendors/desk360/map/enums.ts';
import { desk360 } from '../../../../src/vendors/desk360/index.ts';
import { toRate, readSettings } from '../../../../src/vendors/desk360/settings.ts';
import { mapping } from './account.ts';

describe('status numbers', () => {
  test.each([
    ['0', 'NEW', 'Unresolved'],
    ['1', 'RESOLVED', 'Resolved'],
    ['2', 'PENDING', 'Waiting'],
    ['3', 'OPEN', 'Reopened'],
  ])('%s is %s', (code, status, label) => {
    const { log } = mapping();
    expect(toStatus(code, new Map(), log)).toEqual({ status, nativeStatus: { code, label } });
  });

  test('an unknown number is UNKNOWN, keeps its code and is logged', () => {
    const context = mapping();
    const { status, nativeStatus } = toStatus('9', new Map(), context.log);
    expect([status, nativeStatus.code]).toEqual(['UNKNOWN', '9']);
    expect(context.unknownValues).toEqual([['status', '9']]);
  });

  test('the map of the settings goes first', () => {
    const { settings, log } = mapping({ statusMap: ['3=PENDING', '9 = snoozed'] });
    expect(toStatus('3', settings.statusOverrides, log).status).toBe('PENDING');
    expect(toStatus('9', settings.statusOverrides, log).status).toBe('SNOOZED');
  });

  test('a word from the prototype of objects is no status', () => {
    expect(toStatus('constructor', new Map(), mapping().log).status).toBe('UNKNOWN');
    expect(toDeliveryStatus('constructor', mapping().log)).toBeNull();
    expect(toHeaderType('toString', mapping().log)).toBe('NONE');
  });
});

test('priorities go from 0 to 3, anything else is none', () => {
  const context = mapping();
  expect(['0', '1', '2', '3', '4', null].map((code) => toPriority(code, context.log))).toEqual([
    'LOW',
    'MEDIUM',
    'HIGH',
    'URGENT',
    null,
    null,
  ]);
  expect(context.unknownValues).toEqual([['priority', '4']]);
});

test('channels are known in any case and an unknown one is kept', () => {
  const context = mapping();
  expect(toChannel('Application', context.log)).toEqual({ name: 'Application', type: 'MOBILE_APP' });
  expect(toChannel('whatsapp', context.log)).toEqual({ name: 'WhatsApp', type: 'WHATSAPP' });
  expect(toChannel('Pigeon', context.log)).toEqual({ name: 'Pigeon', type: 'UNKNOWN' });
  expect(context.unknownValues).toEqual([['channel', 'Pigeon']]);
});

test('of several delivery words the furthest counts', () => {
  const context = mapping();
  expect(toDeliveryStatus('delivered|read', context.log)).toBe('READ');
  expect(toDeliveryStatus('read|delivered', context.log)).toBe('READ');
  expect(toDeliveryStatus('delivered', context.log)).toBe('DELIVERED');
  expect(toDeliveryStatus('exploded', context.log)).toBeNull();
});

test('the kind of a file follows from its content type, then from the type that the vendor states, then from its name', () => {
  const none = { mimeType: null, type: null, group: null, name: null };
  expect(toMediaKind({ ...none, mimeType: 'application/pdf', type: 'file' })).toBe('DOCUMENT');
  expect(toMediaKind({ ...none, mimeType: 'audio/ogg' })).toBe('AUDIO');
  expect(toMediaKind({ ...none, group: 'videos' })).toBe('VIDEO');
  expect(toMediaKind({ ...none, group: 'others', name: 'a.png' })).toBe('IMAGE');
  expect(toMediaKind(none)).toBe('OTHER');
});

describe('times', () => {
  test('a time without a zone is read in the zone of the account', () => {
    expect(toEpochMs('2021-01-17 15:58:41', 'UTC')).toBe(Date.parse('2021-01-17T15:58:41Z'));
    expect(toEpochMs('2021-01-17 15:58:41', 'Europe/Istanbul')).toBe(Date.parse('2021-01-17T12:58:41Z'));
    expect(toEpochMs('2021-07-17 15:58:41', 'Europe/Berlin')).toBe(Date.parse('2021-07-17T13:58:41Z'));
  });

  test('the hour that happens twice is read as the first, the one that never happens moves on', () => {
    expect(toEpochMs('2021-10-31 02:30:00', 'Europe/Berlin')).toBe(Date.parse('2021-10-31T00:30:00Z'));
    expect(toEpochMs('2021-03-28 02:30:00', 'Europe/Berlin')).toBe(Date.parse('2021-03-28T01:30:00Z'));
  });

  test('an offset that is written goes before the zone', () => {
    expect(toEpochMs('2021-01-17T15:58:41.250+03:00', 'UTC')).toBe(Date.parse('2021-01-17T12:58:41.250Z'));
    expect(toEpochMs('2021-01-17T15:58:41Z', 'Asia/Tokyo')).toBe(Date.parse('2021-01-17T15:58:41Z'));
  });

  test('what is no time is null', () => {
    for (const text of ['', 'yesterday', '2021-02-30 10:00:00', '0000-00-00 00:00:00', '2021-01-17']) {
      expect(toEpochMs(text, 'UTC'), text).toBeNull();
    }
  });

  test('epoch seconds become milliseconds once', () => {
    expect(secondsToMs(1_630_913_975)).toBe(1_630_913_975_000);
    expect(secondsToMs(1_630_913_975_000)).toBe(1_630_913_975_000);
  });
});

describe('keys', () => {
  test('ticket keys are read back, forged ones are not', () => {
    expect(parseTicketKey('11/123')).toEqual({ kind: 'ticket', product: '11', ticket: '123' });
    expect(parseTicketKey('wa/11/905551112233')).toEqual({ kind: 'whatsapp', product: '11', phone: '905551112233' });
    for (const key of ['', '1', '1/..', '1/2/3', '../1', '1/2?x', 'wa/1/', 'wa/1/+90', 'wa/../1', ' 1/2']) {
      expect(parseTicketKey(key), key).toBeNull();
    }
  });

  test('a number is one contact with or without its plus sign', () => {
    expect(toPhoneKey('+90 (555) 111-22.33')).toBe('905551112233');
    expect(toE164('905551112233')).toBe('+905551112233');
    expect(toE164('90xxxxxxxxxx')).toBeNull();
    expect(toPhoneKey('../../etc')).toBeNull();
    for (const text of ['whatsapp:+905551112233', '905551112233@s.whatsapp.net', '00905551112233']) {
      expect(toPhoneKey(text), text).toBe('905551112233');
    }
    for (const id of ['US.1349120865', '12345678901234@lid', '90xxxxxxxxxx']) {
      expect([toPhoneKey(id), toE164(id), parseTicketKey(`wa/default/${id}`)]).toEqual([
        ...[id, null],
        { kind: 'whatsapp', product: 'default', phone: id },
      ]);
    }
    expect(parseTicketKey('wa/default/../x')).toBeNull();
  });
});

describe('settings', () => {
  test('a wrong one is refused by name and never shown', () => {
    const refused: Record<string, string | string[]> = {
      products: ['eleven'],
      timeZone: 'Mars/Olympus',
      statusMap: ['3:OPEN'],
      whatsappProduct: 'all',
      baseUrl: 'http://api.desk360.com/v1',
    };
    for (const [key, value] of Object.entries(refused)) {
      const attempt = (): unknown => readSettings({ apiToken: 't', [key]: value });
      expect(attempt, key).toThrow(key);
      expect(attempt, key).not.toThrow(String(value));
    }
    expect(() => readSettings({})).toThrow('apiToken');
    for (const baseUrl of [
      'https://x.example/v1',
      'http://127.0.0.1:4310/v1',
      'http://localhost/v1',
      'http://[::1]/v1',
    ]) {
      expect(readSettings({ apiToken: 't', baseUrl }).baseUrl).toBe(baseUrl);
    }
  });

  test('the WhatsApp product is the first of the products unless named, and unknown without any', () => {
    const productOf = (settings: Record<string, string | string[]>): string =>
      readSettings({ apiToken: 't', ...settings }).whatsappProduct;
    expect(productOf({ products: ['11', '22'] })).toBe('11');
    expect(productOf({ products: ['11', '22'], whatsappProduct: '22' })).toBe('22');
    expect(productOf({})).toBe('default');
  });

  test('the budget is that of the plan with a fifth of it for writes', () => {
    expect(toRate({})).toEqual({ callsPerMinute: 10, reservedForWrites: 2 });
    expect(toRate({ callsPerMinute: 100 })).toEqual({ callsPerMinute: 100, reservedForWrites: 20 });
    expect(toRate({ callsPerMinute: 100, reservedForWrites: 3 })).toEqual({
      callsPerMinute: 100,
      reservedForWrites: 3,
    });
  });

  test('only the token is a secret', () => {
    expect(desk360.settings.filter((setting) => setting.secret).map((setting) => setting.key)).toEqual(['apiToken']);
  });
});
