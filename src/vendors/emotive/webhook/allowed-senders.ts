// The addresses that may send webhooks. Emotive signs nothing, so this list is the only check beside the secret path.

import { BlockList, isIPv4, isIPv6 } from 'node:net';

/** True for an address that may send. */
export type IsAllowedSender = (remoteAddress: string) => boolean;

/** Accepts addresses and networks; an empty list allows every sender. Throws for an entry that is neither. */
export function createAllowedSenders(addresses: readonly string[]): IsAllowedSender {
  if (addresses.length === 0) return () => true;
  const list = new BlockList();
  for (const entry of addresses) {
    const [address = '', prefix] = entry.trim().split('/');
    const family = isIPv6(address) ? 'ipv6' : 'ipv4';
    try {
      if (prefix === undefined) list.addAddress(address, family);
      else list.addSubnet(address, /^\d+$/.test(prefix) ? Number(prefix) : -1, family);
    } catch (error) {
      throw new Error(`allowedAddresses: "${entry}" is neither an address nor a network`, { cause: error });
    }
  }
  return (remoteAddress) => {
    const address = remoteAddress.replace(/^::ffff:(?=\d+\.)/i, '');
    if (isIPv4(address)) return list.check(address);
    return isIPv6(address) && list.check(address, 'ipv6');
  };
}
