// The headers of a customer's file, and the ranges of it that are served.

import { describe, expect, test } from 'vitest';
import { parseRange } from '../../../src/server/media/byte-range.ts';
import { fileHeaders, mediaType } from '../../../src/server/media/file-headers.ts';

const dispositionOf = (name: string | null, type = 'image/png'): string | undefined =>
  fileHeaders({ name }, type, 60)['content-disposition'];

describe('Content-Disposition', () => {
  test.each([
    [null, 'inline'],
    ['a.png', 'inline; filename=a.png'],
    ['../../etc/pass wd.png', 'inline; filename="pass wd.png"'],
    ['C:\\x\\y.png', 'inline; filename=y.png'],
    ['Grüße.png', `inline; filename=Gr__e.png; filename*=UTF-8''Gr%C3%BC%C3%9Fe.png`],
    ['a"b\r\nc.png', `inline; filename=a_b__c.png; filename*=UTF-8''a%22b%0D%0Ac.png`],
  ])('names the file %j safely', (name, expected) => expect(dispositionOf(name)).toBe(expected));

  test('makes browsers download what is not media', () => {
    expect(dispositionOf('a.html', 'text/html')).toBe('attachment; filename=a.html');
    expect(mediaType('Text/HTML; charset=x')).toBe('text/html');
    expect([mediaType(null), mediaType('nonsense')]).toEqual(['application/octet-stream', 'application/octet-stream']);
  });
});

test.each([
  [undefined, 'whole'],
  ['bytes=0-1', { from: 0, to: 1 }],
  [' bytes=5- ', { from: 5, to: 9 }],
  ['bytes=-3', { from: 7, to: 9 }],
  ['bytes=-99', { from: 0, to: 9 }],
  ['bytes=8-99', { from: 8, to: 9 }],
  ['bytes=10-', 'unsatisfiable'],
  ['bytes=-0', 'unsatisfiable'],
  ['bytes=5-2', 'whole'],
  ['bytes=0-1,3-4', 'whole'],
  ['bytes=a-b', 'whole'],
  ['bytes', 'whole'],
  ['items=0-1', 'whole'],
])('the range %j of ten bytes is read', (header, expected) => {
  expect(parseRange(header, 10)).toEqual(expected);
  expect(parseRange(header, null)).toBe('whole');
});
