import { fileURLToPath } from 'node:url';
import sharp from 'sharp';

/** A square SVG as a PNG of `size` pixels. */
export async function icon(drawing: URL, size: number): Promise<Uint8Array<ArrayBuffer>> {
  const sharpEnough = { density: 72 * (size / 32) };
  const png = sharp(fileURLToPath(drawing), sharpEnough).resize(size).png({ palette: true });
  return new Uint8Array(await png.toBuffer());
}
