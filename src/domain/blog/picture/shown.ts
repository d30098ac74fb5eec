type Measured = { format: string; width: number; height: number };

/** What readers get at the most, in pixels: more than any screen shows of it, and less than WebP can hold. */
const widest = 1600;
const highest = 8000;

/**
 * How a picture is sent: in which format beside WebP, and how wide at the most, in pixels. GIF and WebP may move,
 * which AVIF as sharp writes it would show as one tall strip of all frames.
 */
export function shown({ format, width, height }: Measured): { formats: 'avif'[]; width: number } {
  const mayMove = format === 'gif' || format === 'webp';
  const most = Math.min(width, widest, Math.floor((highest * width) / height));
  return { formats: mayMove ? [] : ['avif'], width: Math.max(1, most) };
}
