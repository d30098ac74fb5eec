import { faultOfAddress } from '../../domain/address-fault.ts';
import { decoded } from '../../domain/decoded.ts';
import { memoize } from '../../domain/memoize.ts';
import type { Page } from './page.ts';
import type { Finding } from './paid-links.ts';

export type Site = {
  address: URL;
  /** By their files, such as posts/a/index.html. */
  pages: ReadonlyMap<string, Pick<Page, 'ids' | 'anchors'>>;
  /** Every file that was built. */
  files: ReadonlySet<string>;
  /** The paths that a server answers. */
  onDemand: readonly RegExp[];
  /** Whether its pages are what the author wrote, who names no page of hers by its whole address while it is near. */
  isWritten?: boolean;
};

type Linking = Pick<Page, 'links' | 'loads' | 'headlines' | 'sharedIds'>;

/** What a page links to or loads that is not there or comes from elsewhere, whether it has one headline, and ids that are there twice. */
export function pagesOf(site: Site): (file: string, page: Linking) => Finding[] {
  // Most links of a site stand on each of its pages.
  const faultFromAnywhere = memoize((link: string) => faultOfLink(link, site.address, site));
  const faultOf = (link: string, base: URL) =>
    /^(\/|https?:\/\/)/.test(link) ? faultFromAnywhere(link) : faultOfLink(link, base, site);
  return (file, page) => ofPage(file, page, site, faultOf);
}

function ofPage(
  file: string,
  page: Linking,
  site: Site,
  faultOf: (link: string, base: URL) => string | undefined,
): Finding[] {
  const base = new URL(`/${file.replace(/(^|\/)index\.html$/, '$1')}`, site.address);
  const stop = (link: string, message: string) => ({ isError: true, link, message });
  const [, second] = page.headlines;
  return [
    ...page.links.flatMap((link) => {
      const message = faultOf(link, base);
      return message ? stop(link, message) : [];
    }),
    ...page.loads.flatMap(({ element, address }) => {
      const message = faultOfLoad(element, address, base, site);
      return message ? stop(address, message) : [];
    }),
    ...(second === undefined
      ? []
      : [
          stop(
            `# ${second.trim()}`,
            'The title is the only heading of this rank. Write ## instead of #.',
          ),
        ]),
    ...page.sharedIds.map((id) => ({ isError: false, link: `id="${id}"`, message: SHARED })),
  ];
}

const SHARED =
  'Two elements of the page have this id, and a link leads to the first of them only. Give yours another.';

/** Whether the site answers a path, by a file or on demand. */
export function serves(path: string, { files, onDemand }: Pick<Site, 'files' | 'onDemand'>) {
  const asked = decoded(path.replace(/[?#].*$/s, ''));
  return onDemand.some((pattern) => pattern.test(asked)) || fileOf(asked, files) !== undefined;
}

/** Whether it answers one below this path, which ends with a slash. */
export function servesBelow(path: string, { files, onDemand }: Pick<Site, 'files' | 'onDemand'>) {
  const below = decoded(path).slice(1);
  return (
    [...files].some((file) => file.startsWith(below)) ||
    onDemand.some(({ source }) => source.replaceAll('\\', '').startsWith(`^/${below}`))
  );
}

function faultOfLink(link: string, base: URL, site: Site): string | undefined {
  const fault = faultOfAddress(link, ownOrigin(site));
  if (fault) return fault;
  const url = URL.parse(link, base);
  if (!url) return 'This is no address.';
  if (url.origin !== site.address.origin) return undefined;
  const path = decoded(url.pathname);
  if (site.onDemand.some((pattern) => pattern.test(path))) return undefined;
  const file = fileOf(path, site.files);
  if (!file) return faultOfPath(link, path, site.files);
  const anchor = decoded(url.hash.slice(1).replace(/:~:.*$/, ''));
  const target = site.pages.get(file);
  if (anchor === '' || anchor === 'top' || !target || target.ids.includes(anchor)) return undefined;
  const choice = target.anchors.map((id) => `#${id}`).join(', ') || 'none';
  return `The page has no heading of that name. It has: ${choice}`;
}

/** What may stand on its pages even when nobody else reaches it. */
function ownOrigin({ address, isWritten = false }: Site): string | undefined {
  return isWritten ? undefined : address.origin;
}

/** Why nothing is at that path of this site, as far as it shows what was meant. */
function faultOfPath(link: string, path: string, files: Site['files']): string {
  if (/^[\w.+-]+@[\w-]+\.[\w.-]+$/.test(link))
    return `This is no address of a page. Write mailto:${link}`;
  if (/^([a-z\d-]+\.)+[a-z]{2,}(\/|$)/i.test(link) && !/\.(mdx?|html?|pdf)$/i.test(link))
    return `Without https:// it leads to a page of this site. Write https://${link}`;
  const meant = path
    .toLowerCase()
    .replace(/\/$|(\/index)?\.(mdx?|html?)$/, '')
    .replace(/^.*\/(?=(posts|reading)\/)/, '/')
    .replace(/^.*\/pages(?=\/)/, '');
  const page = [meant, `/posts${meant}`].find((each) => files.has(`${each.slice(1)}/index.html`));
  if (page && page !== '/') return `There is no such page. Write ${page}/`;
  if (/\.(pdf|zip|docx?|xlsx?|mp3|mp4|epub)$/i.test(path))
    return 'There is no such file. Put it into public/files/ and write /files/ and its name.';
  return 'There is no such page, or it is a draft or not due yet.';
}

function faultOfLoad(element: string, address: string, base: URL, site: Site): string | undefined {
  const url = URL.parse(address, base);
  if (!url) return 'This is no address.';
  if (url.protocol === 'data:' && !NO_PICTURE.test(element)) return undefined;
  const isWeb = /^https?:$/.test(url.protocol);
  if (isWeb && url.origin !== site.address.origin) return FOREIGN.get(element) ?? PICTURE;
  if (!isWeb || faultOfAddress(address, ownOrigin(site)))
    return FILES.has(element) || !FOREIGN.has(element)
      ? `Readers have nothing at this address. ${FILES.get(element) ?? BESIDE}`
      : FOREIGN.get(element);
  if (decoded(url.pathname) === base.pathname || serves(url.pathname, site)) return undefined;
  return `There is no such file. ${FILES.get(element) ?? BESIDE}`;
}

const BESIDE = 'Put the picture beside the post, and write ![what it shows](./its-name.jpg).';
const PICTURE = `It would come from another site. ${BESIDE}`;
const INSTEAD = 'Nothing of another site opens inside this one. Write a link to it instead.';
const NO_PICTURE = /^(iframe|embed|object|script|form|button|audio|track)$/;
const PUBLIC = 'Put it into public/files/ and write /files/ and its name.';
const FILES = new Map([
  ...['video', 'audio', 'source', 'track'].map((element) => [element, PUBLIC] as const),
  ['script', 'Remove it.'],
  ['link', 'Remove it.'],
]);
const FILM =
  'Films and sounds of another site do not play inside this one. Write a link to it instead.';
const FOREIGN = new Map([
  ...['video', 'audio', 'track'].map((element) => [element, FILM] as const),
  ['iframe', INSTEAD],
  ['embed', INSTEAD],
  ['object', INSTEAD],
  ['form', 'A form cannot send to another site from here. Write a link to it instead.'],
  ['button', 'A form cannot send to another site from here. Write a link to it instead.'],
  ['script', 'No script of another site runs here. Remove it.'],
  ['link', 'Nothing of another site is loaded here. Remove it.'],
]);

function fileOf(path: string, files: ReadonlySet<string>): string | undefined {
  const bare = path.replace(/^\/|\/$/g, '');
  const folder = bare === '' ? 'index.html' : `${bare}/index.html`;
  return [folder, bare, `${bare}.html`].find((file) => files.has(file));
}
