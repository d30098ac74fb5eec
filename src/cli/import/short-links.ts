import { isShort } from '../../adapters/import/links.ts';
import { leadsOn } from '../../adapters/web/public-request.ts';
import type { Program } from '../../domain/paid/program.ts';
import { eachAtOnce } from './at-once.ts';
import { createProgress } from './progress.ts';

const patience = 10_000;

/** Where short links lead, by one hop; those that do not answer are left out. */
export async function askShortLinks(
  links: Iterable<string>,
  programs: readonly Program[],
  ask: (address: string) => Promise<string | undefined> = (address) => leadsOn(address, patience),
): Promise<Map<string, string>> {
  const found = [...links].flatMap((href) => {
    const url = URL.parse(href);
    return url && /^https?:$/.test(url.protocol) && isShort(url, programs) ? [url.href] : [];
  });
  const short = [...new Set(found)];
  const hops = new Map<string, string>();
  const progress = createProgress('short links', short.length);
  await eachAtOnce(short, async (href) => {
    const hop = await ask(href).catch(() => undefined);
    if (hop && /^https?:/.test(hop)) hops.set(href, hop);
    progress.step();
  });
  progress.end();
  return hops;
}
