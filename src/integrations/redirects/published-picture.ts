import { readFileSync } from 'node:fs';
import { basename, extname } from 'node:path';
import { Parser } from 'htmlparser2';

/**
 * The widest file that a finished page offers of a picture, as the build has made it: without what a camera
 * wrote into it. undefined when the page does not show the picture.
 * @param page the file of the page
 * @param picture its path in content/
 */
export function publishedPicture(page: string, picture: string): string | undefined {
  const stem = basename(picture, extname(picture)).replaceAll(/[^\w.~-]/g, '_');
  const offers: { address: string; width: number }[] = [];
  const parser = new Parser({
    onopentag(name, { src, srcset, width }) {
      if (name !== 'img') return;
      if (src) offers.push({ address: src, width: Number(width) || 0 });
      for (const offer of (srcset ?? '').split(',')) {
        const [address = '', size = ''] = offer.trim().split(/\s+/);
        offers.push({ address, width: Number.parseInt(size, 10) || 0 });
      }
    },
  });
  parser.end(readFileSync(page, 'utf8'));
  const own = offers.filter(({ address }) => address.startsWith(`/_astro/${stem}.`));
  return own.toSorted((a, b) => b.width - a.width)[0]?.address;
}
