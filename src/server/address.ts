import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import { isLoopback } from '../environment/settings.ts';

/**
 * Where the site is for a reader who asked for it by another name of this machine: under 127.0.0.1
 * the forms of localhost are a stranger's. On other ports and hosts a proxy may have changed the name.
 */
export function siteAddress(siteUrl: URL, { headers, url }: IncomingMessage): string | undefined {
  if (headers.host === siteUrl.host) return undefined;
  const asked = URL.parse(`${siteUrl.protocol}//${headers.host}`);
  if (!asked || asked.port !== siteUrl.port || asked.hostname === siteUrl.hostname)
    return undefined;
  return isLoopback(asked) && isLoopback(siteUrl) ? siteUrl.origin + url : undefined;
}

/**
 * Whether a proxy on this machine names the reader and is not believed: then all readers count as one.
 */
export function isProxyUnheard(trustProxy: boolean, { headers, socket }: IncomingMessage): boolean {
  const isHere = isLoopbackAddress(socket.remoteAddress ?? '');
  return !trustProxy && isHere && headers['x-forwarded-for'] !== undefined;
}

function isLoopbackAddress(address: string): boolean {
  return address === '::1' || /^(::ffff:)?127\./.test(address);
}

/**
 * Whatever a proxy or an attacker sends, addresses and Astro's check of the origin come from SITE_URL, and
 * the visitor's address from the connection or from a proxy that is trusted.
 */
export function takeAddressFrom(
  { host, protocol }: URL,
  trustProxy: boolean,
  { headers, socket }: IncomingMessage,
) {
  // What stands further left came with the request, and anybody can write it.
  const named = trustProxy
    ? withoutPort(String(headers['x-forwarded-for']).split(',').at(-1)?.trim() ?? '')
    : '';
  headers['x-forwarded-for'] = isIP(named) ? named : socket.remoteAddress;
  headers.host = host;
  headers['x-forwarded-host'] = host;
  headers['x-forwarded-proto'] = protocol.slice(0, -1);
  delete headers['x-forwarded-port'];
}

/** Some proxies write the port of the connection behind the address, and brackets around one of IPv6. */
function withoutPort(address: string): string {
  const [, six, four] = /^(?:\[(.+)\](?::\d+)?|([\d.]+):\d+)$/.exec(address) ?? [];
  return six ?? four ?? address;
}
