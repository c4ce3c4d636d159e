// The addresses that webhooks may come from, where an account names some: Emotive signs nothing.

import { BlockList, isIPv4, isIPv6 } from 'node:net';

/** True for an address that may send. */
export type IsSender = (remoteAddress: string) => boolean;

/** Reads addresses and networks; nobody is kept out by an empty list. Throws for an entry that is neither. */
export function createSenderList(addresses: readonly string[]): IsSender {
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
