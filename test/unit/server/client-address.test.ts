// The address of a client, and whether it is this machine, from the socket and the headers of proxies.

import { readdirSync, readFileSync } from 'node:fs';
import { Socket } from 'node:net';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createClientResolver, type ClientAddress } from '../../../src/server/http/client-address.ts';

function resolve(
  trustedProxies: readonly string[],
  remoteAddress: string | undefined,
  headers: Readonly<Record<string, string>> = {},
): ClientAddress {
  const socket = Object.defineProperty(new Socket(), 'remoteAddress', { value: remoteAddress });
  return createClientResolver(trustedProxies)({ headers: { host: 'localhost:4000', ...headers }, socket });
}
const forwarded = (value: string) => ({ 'x-forwarded-for': value });
const LOCAL_PROXIES = ['127.0.0.1', '::1'];

describe('a direct connection', () => {
  test.each([
    ['127.0.0.1', true],
    ['127.8.8.8', true],
    ['::1', true],
    ['::ffff:127.0.0.1', true],
    ['192.168.1.7', false],
    ['::ffff:192.168.1.7', false],
    ['2001:db8::1', false],
  ])('from %s has that address and is local: %s', (address, isLocal) => {
    expect(resolve([], address)).toEqual({ address, isLocal });
    expect(resolve(LOCAL_PROXIES, address)).toEqual({ address, isLocal });
  });

  test('without an address, as over a UNIX socket, is not local', () => {
    expect(resolve([], undefined)).toEqual({ address: '', isLocal: false });
  });

  test.each(['localhost', 'localhost:4000', '127.0.0.1:4000', '[::1]:4000', 'LOCALHOST.'])(
    'to the host %s is local',
    (host) => expect(resolve([], '127.0.0.1', { host }).isLocal).toBe(true),
  );
  test.each(['evil.example', 'evil.example:4000', 'localhost.evil.example', '203.0.113.9', ''])(
    'to the host "%s" is not local',
    (host) => expect(resolve([], '127.0.0.1', { host }).isLocal).toBe(false),
  );
});

describe('a proxy that is not trusted', () => {
  test.each(['203.0.113.9', '127.0.0.1', '::1', 'localhost', 'garbage', '', ',', '127.0.0.1, 127.0.0.1'])(
    'keeps its own address and makes nothing local: X-Forwarded-For "%s"',
    (value) => {
      expect(resolve([], '127.0.0.1', forwarded(value))).toEqual({ address: '127.0.0.1', isLocal: false });
      expect(resolve(['10.0.0.0/8'], '127.0.0.1', forwarded(value))).toEqual({ address: '127.0.0.1', isLocal: false });
    },
  );
  test.each(['x-real-ip', 'forwarded', 'via', 'x-forwarded-host'])('is recognised by %s alone', (name) => {
    for (const trusted of [[], LOCAL_PROXIES])
      expect(resolve(trusted, '127.0.0.1', { [name]: '127.0.0.1' })).toEqual({ address: '127.0.0.1', isLocal: false });
  });
});

describe('trusted proxies', () => {
  test.each([
    ['one hop', '203.0.113.9', '203.0.113.9', false],
    ['a local client', '127.0.0.1', '127.0.0.1', true],
    ['a local client over IPv6', '::1', '::1', true],
    ['several local hops', '127.0.0.1, ::1, 127.0.0.1', '127.0.0.1', true],
    ['an IPv6 client', '2001:db8::7', '2001:db8::7', false],
    ['a client that claims to be local', '127.0.0.1, 203.0.113.9', '203.0.113.9', false],
    ['a client behind a second local proxy', '203.0.113.9, 127.0.0.1', '203.0.113.9', false],
    ['a local hop that is not trusted', '203.0.113.9, 127.0.0.2', '127.0.0.2', false],
    ['empty entries', ' , 203.0.113.9 ,, ', '203.0.113.9', false],
    ['a name', 'localhost', '', false],
    ['a hidden client', 'unknown', '', false],
    ['a port', '203.0.113.9:4711', '', false],
    ['text', '<script>', '', false],
    ['a trusted hop before text', '<script>, 127.0.0.1', '', false],
    ['nothing but commas', ',,,', '127.0.0.1', false],
  ])('name the client: %s', (_what, value, address, isLocal) => {
    expect(resolve(LOCAL_PROXIES, '127.0.0.1', forwarded(value))).toEqual({ address, isLocal });
  });

  test('may be networks, of both families', () => {
    const trusted = ['10.0.0.0/8', 'fd00::/8'];
    expect(resolve(trusted, '10.1.2.3', forwarded('203.0.113.9')).address).toBe('203.0.113.9');
    expect(resolve(trusted, '::ffff:10.1.2.3', forwarded('203.0.113.9')).address).toBe('203.0.113.9');
    expect(resolve(trusted, 'fd12::9', forwarded('203.0.113.9, 10.9.9.9')).address).toBe('203.0.113.9');
    expect(resolve(trusted, '11.0.0.1', forwarded('203.0.113.9')).address).toBe('11.0.0.1');
    expect(resolve(trusted, '10.1.2.3', forwarded('127.0.0.1')).isLocal).toBe(false);
  });

  test('pass the name that was addressed: one of another machine is not local', () => {
    const local = forwarded('127.0.0.1');
    const host = (name: string) => resolve(LOCAL_PROXIES, '127.0.0.1', { ...local, 'x-forwarded-host': name }).isLocal;
    expect([host('localhost'), host('localhost:8080'), host('evil.example'), host('evil.example, localhost')]).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});

test('whatever the headers are, a client is local only when every hop is a loopback address', () => {
  const hop = fc.oneof(fc.ipV4(), fc.ipV6(), fc.constantFrom('127.0.0.1', '::1', 'localhost', ''), fc.string());
  fc.assert(
    fc.property(
      fc.array(hop, { maxLength: 6 }),
      fc.constantFrom([], LOCAL_PROXIES, ['0.0.0.0/0', '::/0']),
      (hops, trusted) => {
        const value = hops.join(',');
        const { isLocal } = resolve(trusted, '127.0.0.1', forwarded(value));
        const entries = value.split(',').map((entry) => entry.trim());
        if (isLocal)
          expect(entries.every((entry) => entry === '' || /^(127\.|::1$|::ffff:(127\.|7f))/i.test(entry))).toBe(true);
      },
    ),
  );
});

test('no other file of the server decides where a request comes from', () => {
  const folder = join(import.meta.dirname, '../../../src/server');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/.test(name));
  const deciding = files.filter((name) =>
    /remoteAddress(?!: resolveClient)|\brequest\.ips?\b|trustProxy|x-forwarded-for/.test(
      readFileSync(join(folder, name), 'utf8'),
    ),
  );
  expect(deciding).toEqual(['http/client-address.ts']);
});
