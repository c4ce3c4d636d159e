// Recognises hosts that are this machine, so that data sent there does not leave it.

import { BlockList, isIP } from 'node:net';

const LOOPBACK = new BlockList();
LOOPBACK.addSubnet('127.0.0.0', 8, 'ipv4');
LOOPBACK.addAddress('::1', 'ipv6');

/**
 * True for `localhost` and for every address of the loopback, as a socket reports it (`::ffff:127.0.0.1`) or a URL
 * writes it (`[::1]`); without a port. False for names below `localhost`: not every resolver keeps them on this machine.
 */
export function isLoopback(host: string): boolean {
  const bare = /^\[(.*)\]$/.exec(host)?.[1] ?? host;
  const family = isIP(bare);
  if (family === 0) return /^localhost\.?$/i.test(bare);
  return LOOPBACK.check(bare, family === 6 ? 'ipv6' : 'ipv4');
}
