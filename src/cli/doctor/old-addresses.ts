import { readFileSync } from 'node:fs';
import { type Finding, fault, well } from './finding.ts';

const atOnce = 8;
const patience = 15_000;

/**
 * Asks a deployed site for each address of its former self: by one 301 it has to lead to something that is there.
 * @param list a file or the address of a sitemap, or of a list with an address on each line
 */
export async function lookAtOldAddresses(
  site: URL,
  list: string,
  { fetch }: { fetch: typeof globalThis.fetch },
): Promise<Finding[]> {
  const get = (url: URL) =>
    fetch(url, { method: 'HEAD', redirect: 'manual', signal: AbortSignal.timeout(patience) });
  const paths = [...new Set(addressesIn(await read(list, fetch)))];
  if (paths.length === 0)
    return [fault(`${list} holds no address`, 'Give a sitemap, or a list with one on each line.')];
  const findings: Finding[] = [];
  const left = paths.toReversed();
  const work = async () => {
    for (let path = left.pop(); path !== undefined; path = left.pop()) {
      const found = await ask(path, site, get).catch(() => 'does not answer');
      if (found) findings.push(fault(`${path} ${found}`, remedy));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  const good = paths.length - findings.length;
  return [well(`${good} of ${paths.length} old addresses lead to what is there`), ...findings];
}

const remedy = 'Write formerly: at the top of what took its place, or a line in redirects.yaml.';

/** What is wrong with an old address, if anything is. One that is there as it was is well. */
async function ask(
  path: string,
  site: URL,
  get: (url: URL) => Promise<Response>,
): Promise<string | undefined> {
  const first = await get(new URL(path, site));
  if (first.status === 200) return undefined;
  const location = first.headers.get('location');
  if (first.status !== 301 || !location) return `answers with ${first.status}`;
  const target = new URL(location, new URL(path, site));
  const { status } = await get(target);
  return status === 200 ? undefined : `leads to ${target.pathname}, which answers with ${status}`;
}

async function read(list: string, fetch: typeof globalThis.fetch): Promise<string> {
  if (!/^https?:\/\//.test(list)) return readFileSync(list, 'utf8');
  return (await fetch(list, { signal: AbortSignal.timeout(patience) })).text();
}

/** The paths in a sitemap, in an export of WordPress, or in a list. */
function addressesIn(text: string): string[] {
  const marked = Array.from(
    text.matchAll(/<(?:loc|link|wp:attachment_url)>\s*(?:<!\[CDATA\[)?([^<\]]+)/g),
    ([, address = '']) => address,
  );
  const lines = marked.length > 0 ? marked : text.split('\n');
  return lines.flatMap((line) => {
    const url = URL.parse(line.trim().replaceAll('&amp;', '&'), 'https://relative.invalid');
    return line.trim() !== '' && !line.startsWith('#') && url ? [url.pathname + url.search] : [];
  });
}
