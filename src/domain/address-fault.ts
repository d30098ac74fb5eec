/**
 * Why readers do not get where an address leads, as it is written, and what to write instead. Whether a page is
 * there is for others to tell.
 * @param own the origin of a site whose own pages name it, wherever it is
 */
export function faultOfAddress(written: string, own?: string): string | undefined {
  const address = written.trim();
  const scheme = /^([a-z][a-z\d+.-]*):/i.exec(address.replaceAll(ignored, ''))?.[1]?.toLowerCase();
  if (scheme !== undefined && !/^https?$/.test(scheme))
    return opened.includes(scheme) ? undefined : faultOfScheme(scheme, address);
  const read = asBrowsersRead(address);
  if (read !== address) return `Browsers read this otherwise than it looks. Write ${whole(read)}`;
  const url = URL.parse(whole(address));
  if (!url || url.origin === own || !isPrivate(url.hostname)) return undefined;
  return nearby(url);
}

/**
 * An address as it leads: one slash or three, backslashes, tabs and ends of lines count as `//` or as nothing.
 * A scheme that is there twice counts once.
 * @see https://url.spec.whatwg.org/#concept-basic-url-parser
 */
export function asBrowsersRead(written: string): string {
  const once = written
    .trim()
    .replaceAll(ignored, '')
    .replace(/^(?:https?:?[\\/]+)+(?=https?:?[\\/]{2})/i, '');
  // Markdown writes a backslash as %5C.
  const [, scheme, slashes = '', path = '', rest = ''] =
    /^(?:(https?)(?::|(?=[\\/]{2})))?((?:[\\/]|%5c)*)([^?#]*)(.*)$/is.exec(once) ?? [];
  const isElsewhere = scheme !== undefined || /^[\\/]{2}/.test(slashes);
  if (!isElsewhere) return (slashes + path).replaceAll('\\', '/') + rest;
  const [host = ''] = /^[^/]*/.exec(path) ?? [];
  const below = host.replaceAll(/%5c/gi, '/') + path.slice(host.length);
  return `${scheme ? `${scheme}:` : ''}//${below.replaceAll('\\', '/')}${rest}`;
}

/** What browsers leave out of an address. */
const ignored = /[\t\n\r]/g;

/** What a phone or a computer opens for everybody, beside pages. */
const opened = ['mailto', 'tel', 'sms'];

function faultOfScheme(scheme: string, address: string): string {
  if (scheme === 'file' || scheme.length === 1)
    return 'Only your own machine has this file. Put it into public/files/ and write /files/ and its name.';
  const behind = address.slice(scheme.length + 1);
  const port = URL.parse(`http://${address}`);
  if (port && /^\d{1,5}([/?#]|$)/.test(behind))
    return isPrivate(port.hostname)
      ? nearby(port)
      : `Its https:// is missing. Write https://${address}`;
  const meant = /^[\\/]+((?:[\w-]+\.)+[a-z]{2,}.*)$/i.exec(behind)?.[1];
  const right = meant
    ? `Write https://${meant}`
    : 'Write a page with https://, an address of mail with mailto:, a number with tel: or sms:, or remove the link.';
  return `Readers cannot open what begins with ${scheme}:. ${right}`;
}

function nearby({ pathname, search, hash }: URL): string {
  return `Only your own machine or network answers at this address. For a page of this site write ${pathname}${search}${hash}`;
}

function whole(address: string): string {
  return address.startsWith('//') ? `https:${address}` : address;
}

/**
 * Whether a host, as URL writes it, means something else in every network, or nothing outside of one.
 * @see https://www.iana.org/assignments/iana-ipv4-special-registry/
 * @see https://www.iana.org/assignments/special-use-domain-names/
 */
function isPrivate(hostname: string): boolean {
  const host = hostname.replace(/\.$/, '');
  if (host.startsWith('[')) return /^\[(::1?\]|::ffff:|f[cd]|fe[89ab])/.test(host);
  if (/^[\d.]+$/.test(host))
    return /^(0|10|127|169\.254|192\.168|172\.(1[6-9]|2\d|3[01])|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7]))\./.test(
      host,
    );
  return (
    !host.includes('.') ||
    /\.(localhost|localdomain|local|internal|lan|home|home\.arpa)$/.test(host)
  );
}
