import { readFileSync } from 'node:fs';
import { basename, extname } from 'node:path';
import { Parser } from 'htmlparser2';
import { memoize } from '../../domain/memoize.ts';

/**
 * Finds the widest file that a finished page offers of a picture, as the build has made it: without what a camera
 * wrote into it. undefined when the page does not show the picture. Each page is read once.
 */
export function publishedPictures() {
  const offersOf = memoize(offersIn);
  /**
   * @param page the file of the page
   * @param paths in content/, under whose names the build may have laid the picture
   */
  return (page: string, paths: readonly string[]): string | undefined => {
    const names = new Set(
      paths.map((path) => basename(path, extname(path)).replaceAll(/[^\w.~-]/g, '_')),
    );
    const own = offersOf(page).filter(({ address }) => names.has(nameIn(address)));
    return own.toSorted((a, b) => b.width - a.width)[0]?.address;
  };
}

function offersIn(page: string) {
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
  return offers;
}

/** As in /_astro/lamp.Ab1_c.webp; empty when the build has not made it. */
function nameIn(address: string): string {
  return /^\/_astro\/([^/]+)\.[^./]+\.[^./]+$/.exec(address)?.[1] ?? '';
}
