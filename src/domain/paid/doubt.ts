import { asBrowsersRead, faultOfAddress } from '../address-fault.ts';
import { leadsTo, type Payer } from './sponsored.ts';
import { isTaggedTwice, shortenerOf, tagLink } from './link.ts';
import type { NetworkLink } from './network-link.ts';
import type { Program } from './program.ts';
import { unwrap } from './wrapper.ts';

/** What is wrong with a link. One that does not stop the build is worth a look. */
export type Doubt = { isError: boolean; message: string };

/** What is wrong with the address of a link that pays, whether the site has tagged it yet or not. */
export function doubtOf(
  href: string,
  programs: readonly Program[],
  sponsor?: Payer,
): Doubt | undefined {
  const error = (message: string) => ({ isError: true, message });
  const fault = faultOfAddress(href);
  if (fault && tagLink(asBrowsersRead(href), programs, sponsor).paid) return error(fault);
  const shortener = shortenerOf(href, programs);
  if (shortener)
    return error(
      `A short address hides which id for ${shortener.name} is in it. Write the whole address that it leads to.`,
    );
  if (sponsor && carriesId(href, programs, sponsor))
    return error(`${sponsor.name} has paid already: remove the affiliate id from the link.`);
  const link = tagLink(href, programs, sponsor);
  if (!link.paid) return paidInside(href, programs, sponsor) ?? perhapsPaid(href);
  if (link.through) return { isError: false, message: unlisted(href, link.through) };
  if (!link.program) return undefined;
  const { name } = link.program;
  if (isTaggedTwice(href, link.program))
    return error(`Your id for ${name} is there twice. Remove one.`);
  if (!link.foreign) return undefined;
  const message = `It carries another id for ${name}, which was kept. Remove it to use yours.`;
  return { isError: false, message };
}

/** Why a link that nobody pays for may have been meant to pay. */
export function almostPaid(href: string, programs: readonly Program[]): Doubt | undefined {
  const url = URL.parse(href);
  if (!url || !/^https?:$/.test(url.protocol) || tagLink(href, programs).paid) return undefined;
  if (faultOfAddress(href)) return undefined;
  const { hostname } = url;
  const host = hostname.replace(/^www\./, '');
  for (const { name, hosts, countries = {}, path } of programs)
    for (const theirs of [...hosts, ...Object.keys(countries)]) {
      const warning = (message: string) => ({ isError: false, message });
      if (host === theirs && (url.username || url.password || url.port))
        return warning(`${name} pays nothing for an address with a user or a port in it.`);
      if (host === theirs && path) return warning(`It names no book, so ${name} pays nothing.`);
      if (host.endsWith(`.${theirs}`) || isElsewhere(host, theirs))
        return warning(`${name} pays nothing for ${hostname}, which is not in programs.yaml.`);
      if (host.startsWith(`${theirs}.`))
        return warning(`It is not ${theirs}: it leads to ${hostname}.`);
    }
  return undefined;
}

/** What another address is put around, which no rule about what pays sees. */
function paidInside(
  href: string,
  programs: readonly Program[],
  sponsor: Payer | undefined,
): Doubt | undefined {
  const inside = unwrap(href);
  if (!inside) return undefined;
  const { by, address, isArchive } = inside;
  const link = tagLink(address, programs, sponsor);
  const write = `Write the address itself: ${address}`;
  if (shortenerOf(address, programs) || (link.paid && link.href === address))
    return by
      ? { isError: true, message: `It hides behind ${by} that it pays. ${write}` }
      : {
          isError: false,
          message: `An address that pays stands inside it. If it leads there: ${write}`,
        };
  if (!by || isArchive) return undefined;
  return { isError: false, message: `It leads through ${by}. ${write}` };
}

/** What a link says of a network that programs.yaml does not list, and how to say whose it is. */
function unlisted(href: string, { network, ids: [id] }: NetworkLink): string {
  const { name, click, idIn = 'asWritten: true' } = network;
  const paid = `It pays somebody through ${name}, so readers are told that it is a paid link.`;
  if (click) return `${paid} Its “${id}” is left of a click: write the network’s own link instead.`;
  const host = bareHost(new URL(href, 'https://relative.invalid'));
  const [who, how] = id ? [host, `query: { ${id}: "your-id" }`] : [name, idIn];
  const entry = `- { name: ${who}, hosts: [${host}], ${how}, label: paid link }`;
  return `${paid} When it pays you, write into programs.yaml: ${entry}`;
}

/** Shops of their own programs and many who only count call it the same. */
const referrals = ['ref', 'via', 'refcode', 'ref_code', 'referral', 'referralcode'];
const countsOnly = /(^|\.)(amazon\.[a-z.]+|github\.com|gitlab\.com|bitbucket\.org|codeberg\.org)$/;

function perhapsPaid(href: string): Doubt | undefined {
  const url = URL.parse(href.trim());
  if (!url || !/^https?:$/.test(url.protocol) || countsOnly.test(url.hostname)) return undefined;
  const [found] = [...url.searchParams].filter(
    // A value with a dot is the site that the reader came from.
    ([name, value]) => referrals.includes(name.toLowerCase()) && /^[^.]+$/.test(value),
  );
  if (!found) return undefined;
  const [name] = found;
  const message = `Its “${name}” may be the id of somebody who is paid. When it is yours, list ${bareHost(url)} in programs.yaml with query: { ${name}: "your-id" }; else remove it.`;
  return { isError: false, message };
}

function bareHost({ hostname }: URL): string {
  return hostname.replace(/\.$/, '').replace(/^www\./, '');
}

/** Whether a link leads to the sponsor with an affiliate id on the way. */
function carriesId(href: string, programs: readonly Program[], sponsor: Payer): boolean {
  const link = tagLink(href, programs);
  return link.paid && link.plain !== href.trim() && leadsTo(link.plain ?? href, sponsor);
}

/** amazon.de, when amazon.com is known. */
function isElsewhere(host: string, theirs: string): boolean {
  const [brand = ''] = theirs.split('.');
  return new RegExp(`^${RegExp.escape(brand)}\\.(com|(com?\\.)?[a-z]{2})$`).test(host);
}
