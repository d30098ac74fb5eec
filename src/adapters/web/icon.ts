import sharp from 'sharp';

/** A square SVG as a PNG of `size` pixels. */
export async function icon(svg: string, size: number): Promise<Uint8Array<ArrayBuffer>> {
  const drawing = Buffer.from(svg);
  const { width } = await sharp(drawing).metadata();
  const sharpEnough = { density: Math.min(72 * (size / width), 2400) };
  const png = sharp(drawing, sharpEnough).resize(size, size).png({ palette: true });
  return new Uint8Array(await png.toBuffer());
}
