import type { ImageTransform } from 'astro';
import sharpService from 'astro/assets/services/sharp';
import { widthOf } from '../../domain/blog/picture/shown.ts';

const { validateOptions } = sharpService;

/**
 * Astro's own way to size pictures, with an end to how large one gets, wherever it is written. In the server, where
 * nothing is left to size, finished-pictures.ts puts another in its place, which validates nothing.
 */
const service: typeof sharpService = validateOptions
  ? {
      ...sharpService,
      validateOptions: async (options, ...others) =>
        limited(await validateOptions(options, ...others)),
    }
  : sharpService;

export default service;

function limited(options: ImageTransform): ImageTransform {
  const { src, width, height } = options;
  if (typeof src === 'string' || src.format === 'svg' || width === undefined) return options;
  const most = widthOf(src);
  if (width <= most) return options;
  return {
    ...options,
    width: most,
    ...(height && { height: Math.round((height * most) / width) }),
  };
}
