import { decoded } from '../decoded.ts';
import { amazonHost, idsIn, withoutIds } from './ids.ts';
import { type Network, networks } from './networks.ts';

/** `plain`: where it leads without anybody's id, when that can be told. `ids`: parameters that carry one. */
export type NetworkLink = {
  network: Pick<Network, 'name' | 'click' | 'idIn'>;
  plain: string | undefined;
  ids: string[];
};

/** The network of affiliates that pays somebody for a link, as far as the address shows it. */
export function networkLink(text: string, url: URL): NetworkLink | undefined {
  const host = url.hostname.replace(/\.$/, '');
  if (amazonHost.test(host)) return amazonLink(text, url);
  for (const network of networks) {
    const { hosts, path = /./, parameters } = network;
    if (hosts && !hosts.some((each) => host === each || host.endsWith(`.${each}`))) continue;
    if (!path.test(url.pathname)) continue;
    if (!parameters) {
      if (url.pathname + url.search !== '/') return { network, plain: destination(url), ids: [] };
      continue;
    }
    const ids = tellsOnlyTraffic.test(host) ? [] : carried(url, parameters);
    if (ids.length > 0) return { network, plain: withoutIds(text, ids), ids };
  }
  return undefined;
}

function amazonLink(text: string, url: URL): NetworkLink | undefined {
  const isShop = /^\/shop\/[^/]/.test(url.pathname);
  if (!isShop && idsIn(url, 'tag').every((id) => id === '')) return undefined;
  const plain = isShop ? text : withoutIds(text, ['tag']);
  const network = { name: 'Amazon Associates', idIn: 'query: { tag: "your-id" }' };
  return { network, plain, ids: isShop ? [] : ['tag'] };
}

/** Those of the parameters that an address carries, as they are written there. */
function carried(url: URL, parameters: readonly string[]): string[] {
  if (url.search === '' && !url.pathname.includes('&')) return [];
  const [, ...begun] = url.pathname.split('&');
  const all = [...url.searchParams, ...new URLSearchParams(begun.join('&'))];
  const names = all.flatMap(([name, value]) =>
    value !== '' && parameters.includes(name.toLowerCase()) ? [name] : [],
  );
  return [...new Set(names)];
}

/** Their own pages write `aff` into every address: https://www.eventbrite.com/support/ */
const tellsOnlyTraffic = /(^|\.)eventbrite\.[a-z.]+$/;

/** The shop's address inside that of a network. */
function destination({ searchParams, pathname }: URL): string | undefined {
  const inQuery = [...searchParams.values()].find((value) => /^https?:\/\//i.test(value));
  return inQuery ?? /\/destination:(https?:\/\/.+)$/i.exec(decoded(pathname))?.[1];
}
