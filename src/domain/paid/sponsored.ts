import type { z } from 'zod';
import type { sponsorSchema } from './sponsor.ts';

/** A sponsor, whatever their logo is. */
export type Payer = Omit<z.infer<ReturnType<typeof sponsorSchema>>, 'logo'>;

type Titled = { title: string; sponsor?: Pick<Payer, 'name'> | undefined };

/** The mark of a post that somebody paid for, wherever it is listed. */
export function sponsoredBy({ name }: Pick<Payer, 'name'>): string {
  return `Sponsored by ${name}`;
}

/** The title where there is room for nothing else: in feed readers, and in what readers share. */
export function honestTitle({ title, sponsor }: Titled): string {
  return sponsor ? `Sponsored: ${title}` : title;
}

/** What a sponsored post says before its text. */
export function wordingOf({ name, wording }: Payer): string {
  return wording ?? `${name} paid me to write this post, and links to them are paid links.`;
}

/** Whether an address is the sponsor's: their host, with or without www., and what lies below it. */
export function leadsTo(address: string, sponsor: Pick<Payer, 'url'>): boolean {
  const url = URL.parse(address.trim(), 'https://relative.invalid');
  if (!url || !/^https?:$/.test(url.protocol)) return false;
  const [host, theirs] = [bareHost(url), bareHost(new URL(sponsor.url))];
  return host === theirs || host.endsWith(`.${theirs}`);
}

function bareHost({ hostname }: URL): string {
  return hostname.replace(/\.$/, '').replace(/^www\./, '');
}
