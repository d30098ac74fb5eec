import sharp from 'sharp';
import type { Paint } from '../../domain/blog/picture/colors.ts';
import { canvas, pathsOf } from '../../domain/blog/picture/paint.ts';
import { drawPortrait, portraitSize } from '../../domain/blog/picture/portrait.ts';

/** The author as WebP: a photograph, cut around what the eye goes to, or else a drawing from the name. */
export async function portrait(
  { photo, name }: { photo?: string | undefined; name: string },
  paint: Paint,
): Promise<Buffer<ArrayBuffer>> {
  if (photo === undefined) return sharp(drawing(name, paint)).webp({ lossless: true }).toBuffer();
  const position = sharp.strategy.attention;
  return sharp(photo, { failOn: 'none' })
    .autoOrient()
    .flatten({ background: paint.paper })
    .resize({ ...portraitSize, fit: 'cover', position })
    .webp()
    .toBuffer();
}

function drawing(name: string, paint: Paint): Buffer {
  const { width, height } = portraitSize;
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${canvas.width} ${canvas.height}">${pathsOf(drawPortrait(name), paint)}</svg>`,
  );
}
