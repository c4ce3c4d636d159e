// The checks that vendors share.

import { expect, test } from 'vitest';
import { below, createActionChecks, eachOf, isEmailAddress } from '../../../src/platform/adapter/action-checks.ts';
import { filePart, pathSegment } from '../../../src/platform/adapter/request-parts.ts';

const { refuse, requiredText, shortText, unsupported, webAddress } = createActionChecks('ACME', 'Acme');

test('every refusal names its vendor and its field', () => {
  const refusals = [
    ...refuse('INVALID', 'No.', ['a'], 'vendor_code'),
    ...unsupported('No.', ['a']),
    ...requiredText(' ', ['a']),
    ...shortText('abc', ['a'], 2),
    ...webAddress('ftp://a', ['a']),
  ];
  expect(refusals.map(({ code }) => code)).toEqual([
    'INVALID',
    'NOT_SUPPORTED_BY_VENDOR',
    'REQUIRED',
    'TOO_LONG',
    'INVALID',
  ]);
  for (const { vendor, field } of refusals) expect({ vendor, field }).toEqual({ vendor: 'ACME', field: ['a'] });
  expect(refusals[0]?.vendorCode).toBe('vendor_code');
});

test('acceptable values yield no refusals', () => {
  expect(requiredText('abc', [], 3)).toEqual([]);
  expect(shortText(null, [], 0)).toEqual([]);
  expect(shortText('👍', [], 1)).toEqual([]);
  expect(webAddress(null, [])).toEqual([]);
  expect(webAddress('HTTPS://a.example/b', [])).toEqual([]);
});

test('items of a list and nested inputs keep their paths', () => {
  const refusals = eachOf(['a', ''], ['list'], (item, at) => requiredText(item, [...at, 'name']));
  expect(below(['input'], refusals).map(({ field }) => field)).toEqual([['input', 'list', '1', 'name']]);
});

test('an e-mail address has one @ and a domain with a dot', () => {
  expect(['a@b.example', 'a@b', 'a b@c.example', 'a@b@c.example'].map(isEmailAddress)).toEqual([
    true,
    false,
    false,
    false,
  ]);
});

test('a path segment is encoded, and a file part opens its bytes only when it is sent', async () => {
  let opened = 0;
  const file = {
    name: 'a.txt',
    mimeType: 'text/plain',
    byteSize: 1,
    async *open() {
      opened += 1;
      yield new Uint8Array(1);
    },
  };
  const part = filePart('file', file);
  expect(pathSegment('a/b')).toBe('a%2Fb');
  expect(opened).toBe(0);
  for await (const chunk of part.open()) expect(chunk.byteLength).toBe(1);
  expect({ ...part, open: null }).toEqual({
    field: 'file',
    name: 'a.txt',
    mimeType: 'text/plain',
    byteSize: 1,
    open: null,
  });
});
