// The edges of "this machine": a host too many would let a remote caller in or a password out.

import { expect, it } from 'vitest';
import { isLoopback } from '../../../src/platform/loopback.ts';

it.each([
  'localhost',
  'LOCALHOST',
  'localhost.',
  '127.0.0.1',
  '127.255.255.254',
  '::1',
  '[::1]',
  '0:0:0:0:0:0:0:1',
  '::ffff:127.0.0.1',
  '[::ffff:7f00:1]',
])('%s is this machine', (host) => {
  expect(isLoopback(host)).toBe(true);
});

it.each([
  '',
  '0.0.0.0',
  '::',
  '126.255.255.255',
  '128.0.0.1',
  '127.0.0.1.example.com',
  '127.example.com',
  '127.999.0.1',
  '127.1',
  '[127.0.0.1',
  '::ffff:8.8.8.8',
  '::2',
  'localhost.example.com',
  'desk.localhost',
  'notlocalhost',
  'localhost:80',
  'localhost\n',
])('%j is not', (host) => {
  expect(isLoopback(host)).toBe(false);
});
