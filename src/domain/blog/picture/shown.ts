type Measured = { width: number; height: number };

/** What readers get at the most, in pixels: more than any screen shows of it, and less than WebP can hold. */
const widest = 1600;
const highest = 8000;

/** How wide a picture is sent at the most, in pixels. */
export function widthOf({ width, height }: Measured): number {
  return Math.max(1, Math.min(width, widest, Math.floor((highest * width) / height)));
}

/** The formats a picture is sent in beside WebP. GIF and WebP may move, and sharp writes no AVIF that does. */
export function formatsOf({ format }: { format: string }): 'avif'[] {
  return format === 'gif' || format === 'webp' ? [] : ['avif'];
}
