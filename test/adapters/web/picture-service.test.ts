import type { ImageTransform } from 'astro';
import { expect, test } from 'vitest';
import service from '../../../src/adapters/web/picture-service.ts';

const picture = (width: number, height: number, format: 'png' | 'svg' = 'png') => ({
  src: { src: '/a', width, height, format },
});

test.each([
  ['that nobody sized', picture(8000, 4000), { width: 8000, height: 4000 }, [1600, 800]],
  ['that is sized too wide', picture(8000, 4000), { width: 4000 }, [1600, undefined]],
  ['that is very high', picture(800, 32_000), { width: 800, height: 32_000 }, [200, 8000]],
  ['of a fit size', picture(8000, 4000), { width: 640, height: 320 }, [640, 320]],
  ['that is small', picture(100, 50), { width: 100, height: 50 }, [100, 50]],
  ['that is drawn', picture(9000, 9000, 'svg'), { width: 9000, height: 9000 }, [9000, 9000]],
])('a picture %s is sent no larger than anybody sees it', async (_, src, size, expected) => {
  const options: ImageTransform = { ...src, ...size };
  const valid = await service.validateOptions?.(options, {} as never, {} as never);

  expect([valid?.width, valid?.height]).toEqual(expected);
});
