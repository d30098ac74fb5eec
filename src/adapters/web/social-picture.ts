import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import satori from 'satori';
import sharp from 'sharp';
import {
  composeWords,
  type Drawn,
  drawnWindow,
  photographedWindow,
  socialSize,
  type Words,
} from '../../domain/blog/picture/social-picture.ts';
import type { Paint } from '../../domain/blog/picture/colors.ts';
import { buildCache } from '../build-cache.ts';
import { loadFaces } from './faces.ts';

type Lettered = Parameters<typeof satori>[0];

/** A photograph is too heavy in all its colors. A drawing is not, and looking for the best of them takes the longest. */
const formats = { photograph: { palette: true, quality: 100, effort: 1 }, drawing: {} };

/**
 * The social picture as a PNG. It is kept under `cacheDir` by the hash of all that is seen on it, so that an
 * unchanged one is drawn once.
 * @param photo a file that is shown in place of the drawing of `slug`
 */
export async function socialPicture(
  { photo, slug, scene, ...words }: Words & Drawn & { photo?: string | undefined },
  { cacheDir, paint }: { cacheDir: URL; paint: Paint },
): Promise<Buffer<ArrayBuffer>> {
  const [photograph, faces] = await Promise.all([photo && readFile(photo), loadFaces()]);
  const composed = composeWords(words, faces, paint);
  const drawing = drawnWindow({ slug, scene }, composed.left, paint);
  const png = formats[photograph ? 'photograph' : 'drawing'];
  const hash = createHash('sha256').update(JSON.stringify([composed, drawing, png]));
  if (photograph) hash.update(photograph);
  return buildCache(cacheDir, 'social').take(hash.digest('hex'), async () => {
    const { fonts } = faces;
    const lettering = await satori(composed.words as Lettered, { ...socialSize, fonts });
    const seen = photograph
      ? photographedWindow(await dataAddress(photograph), composed.left)
      : drawing;
    const svg = lettering.replace(/<\/svg>$/, () => `${seen}</svg>`);
    return sharp(Buffer.from(svg)).removeAlpha().png(png).toBuffer();
  });
}

async function dataAddress(photograph: Buffer): Promise<string> {
  const cut = await sharp(photograph).rotate().resize(380, 560, { fit: 'cover' }).jpeg().toBuffer();
  return `data:image/jpeg;base64,${cut.toString('base64')}`;
}
