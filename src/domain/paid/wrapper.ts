import { decoded } from '../decoded.ts';

/** `by`: what put its own address around the one that was meant, when it is known. */
export type Wrapped = { by: string | undefined; address: string; isArchive: boolean };

/** The address inside another, however often it was wrapped, as one finds it in a link copied from a mail or an app. */
export function unwrap(href: string): Wrapped | undefined {
  const url = URL.parse(href.trim(), 'https://relative.invalid');
  if (!url || !/^https?:$/.test(url.protocol)) return undefined;
  const host = url.hostname.replace(/\.$/, '');
  const path = url.pathname + url.search;
  for (const { by, hosts, path: way, parameters, isArchive = false } of wrappers) {
    const [, inPath] = (hosts.test(host) && way.exec(path)) || [];
    if (inPath === undefined) continue;
    const values = parameters?.map((name) => url.searchParams.get(name) ?? '') ?? [inPath];
    const address = values.map(asAddress).find((each) => each !== undefined);
    if (address) return { by, isArchive, address: unwrap(address)?.address ?? address };
  }
  const inside = [...url.searchParams.values(), /\/(https?:.*)$/i.exec(path)?.[1] ?? ''];
  const address = inside.filter((each) => /^https?(:|%3a)/i.test(each)).map(asAddress)[0];
  return address === undefined ? undefined : { by: undefined, isArchive: false, address };
}

type Wrapper = {
  by: string;
  hosts: RegExp;
  /** What it wraps is in the parameters, or else in the group of the path and the query. */
  path: RegExp;
  parameters?: readonly string[];
  /** Whether a link to it may be meant, because what it keeps is gone elsewhere. */
  isArchive?: boolean;
};

const wrappers: readonly Wrapper[] = [
  {
    ...{ by: 'Google', hosts: /(^|\.)google\.(com?\.)?[a-z]+$/ },
    ...{ path: /^\/(?:url|imgres|translate)()\b/, parameters: ['q', 'url', 'imgrefurl', 'u'] },
  },
  { by: 'Google', hosts: /(^|\.)google\.(com?\.)?[a-z]+$/, path: /^\/amp\/(?:s\/)?(.+)$/ },
  { by: 'AMP', hosts: /\.cdn\.ampproject\.org$/, path: /^\/[a-z]\/(?:s\/)?(.+)$/ },
  {
    ...{ by: 'Facebook', hosts: /(^|\.)(facebook|messenger)\.com$/ },
    ...{ path: /^\/(?:l\.php|flx\/warn)()\b/, parameters: ['u'] },
  },
  {
    ...{ by: 'Instagram or Threads', hosts: /^l\.(instagram|threads)\.(com|net)$/ },
    ...{ path: /^()/, parameters: ['u'] },
  },
  {
    ...{ by: 'Outlook', hosts: /\.safelinks\.protection\.(outlook\.com|office365\.us)$/ },
    ...{ path: /^()/, parameters: ['url'] },
  },
  {
    ...{ by: 'YouTube', hosts: /(^|\.)youtube\.com$/ },
    ...{ path: /^\/redirect()\b/, parameters: ['q'] },
  },
  {
    ...{ by: 'LinkedIn', hosts: /(^|\.)linkedin\.com$/ },
    ...{ path: /^\/(?:redir\/redirect|safety\/go)()\b/, parameters: ['url'] },
  },
  { by: 'Reddit', hosts: /^out\.reddit\.com$/, path: /^()/, parameters: ['url'] },
  { by: 'Slack', hosts: /^slack-redir\.net$/, path: /^\/link()\b/, parameters: ['url'] },
  { by: 'Tumblr', hosts: /^t\.umblr\.com$/, path: /^\/redirect()\b/, parameters: ['z'] },
  { by: 'DuckDuckGo', hosts: /^(www\.)?duckduckgo\.com$/, path: /^\/l\/()/, parameters: ['uddg'] },
  { by: 'Proofpoint', hosts: /^urldefense\.com$/, path: /^\/v3\/__(.+?)__;/ },
  {
    ...{ by: 'the Web Archive', hosts: /^(web|wayback)\.archive\.org$/, isArchive: true },
    path: /^\/web\/(?:[\d*]+(?:[a-z]{2}_)?\/)?(.+)$/,
  },
  {
    ...{ by: 'archive.today', hosts: /^archive\.(today|ph|is|li|vn|fo|md)$/, isArchive: true },
    path: /\/(https?:.+)$/i,
  },
];

/** Some leave the scheme out, shorten its slashes, or encode the address twice. */
function asAddress(value: string): string | undefined {
  const text = /^https?%3a/i.test(value) ? decoded(value) : value;
  const [, scheme = 'https', rest = ''] = /^(?:(https?):\/*)?(.*)$/is.exec(text) ?? [];
  return /^(www\.)?([\w-]+\.)+[a-z]{2,}([/:?#]|$)/i.test(rest) ? `${scheme}://${rest}` : undefined;
}
