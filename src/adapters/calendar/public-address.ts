import { BlockList, isIPv6 } from 'node:net';

/** What is not the public internet, after the IANA special-purpose address registries. */
const SPECIAL = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const;

const special = new BlockList();
for (const [network, bits] of SPECIAL) special.addSubnet(network, bits, 'ipv4');
const global = new BlockList();
global.addSubnet('2000::', 3, 'ipv6');
// Inside that: protocols, documentation, and addresses that carry an IPv4 address of any kind.
const carrying = new BlockList();
carrying.addSubnet('2001::', 23, 'ipv6');
carrying.addSubnet('2001:db8::', 32, 'ipv6');
carrying.addSubnet('2002::', 16, 'ipv6');
carrying.addSubnet('3fff::', 20, 'ipv6');

/**
 * Whether an IP address is on the public internet: not this machine, not its network, no multicast.
 * @see https://www.iana.org/assignments/iana-ipv6-special-registry
 */
export function isPublic(address: string): boolean {
  if (!isIPv6(address)) return !special.check(address, 'ipv4');
  return global.check(address, 'ipv6') && !carrying.check(address, 'ipv6');
}
