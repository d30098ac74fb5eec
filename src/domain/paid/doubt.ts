import { leadsTo, type Payer } from './sponsored.ts';
import { isTaggedTwice, shortenerOf, tagLink } from './link.ts';
import type { Program } from './program.ts';

/** What is wrong with a link. One that does not stop the build is worth a look. */
export type Doubt = { stops: boolean; message: string };

/** What is wrong with the address of a link that pays, whether the site has tagged it yet or not. */
export function doubtOf(
  href: string,
  programs: readonly Program[],
  sponsor?: Payer,
): Doubt | undefined {
  const stop = (message: string) => ({ stops: true, message });
  const shortener = shortenerOf(href, programs);
  if (shortener)
    return stop(
      `A short address hides which id for ${shortener.name} is in it. Write the whole address that it leads to.`,
    );
  if (sponsor && carriesId(href, programs, sponsor))
    return stop(`${sponsor.name} has paid already: remove the affiliate id from the link.`);
  const link = tagLink(href, programs, sponsor);
  if (!link.paid || !link.program) return undefined;
  const { name } = link.program;
  if (isTaggedTwice(href, link.program))
    return stop(`Your id for ${name} is there twice. Remove one.`);
  if (!link.foreign) return undefined;
  const message = `It carries another id for ${name}, which was kept. Remove it to use yours.`;
  return { stops: false, message };
}

/** Why a link that nobody pays for may have been meant to pay. */
export function almostPaid(href: string, programs: readonly Program[]): Doubt | undefined {
  const url = URL.parse(href);
  if (!url || !/^https?:$/.test(url.protocol) || tagLink(href, programs).paid) return undefined;
  const { hostname } = url;
  const host = hostname.replace(/^www\./, '');
  for (const { name, hosts, countries = {}, path } of programs)
    for (const theirs of [...hosts, ...Object.keys(countries)]) {
      const look = (message: string) => ({ stops: false, message });
      if (host === theirs && (url.username || url.password || url.port))
        return look(`${name} pays nothing for an address with a user or a port in it.`);
      if (host === theirs && path) return look(`It names no book, so ${name} pays nothing.`);
      if (host.endsWith(`.${theirs}`) || isElsewhere(host, theirs))
        return look(`${name} pays nothing for ${hostname}, which is not in programs.yaml.`);
      if (host.startsWith(`${theirs}.`))
        return look(`It is not ${theirs}: it leads to ${hostname}.`);
    }
  return undefined;
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
