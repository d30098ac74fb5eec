import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';

/** A text as Brotli. Its window is no wider than the text: it would take memory and time, and give nothing. */
export function brotli(text: Buffer, quality: number): Promise<Buffer> {
  const window = Math.ceil(Math.log2(text.length + 16));
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: quality,
    [constants.BROTLI_PARAM_SIZE_HINT]: text.length,
    [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
    [constants.BROTLI_PARAM_LGWIN]: Math.min(
      Math.max(window, constants.BROTLI_MIN_WINDOW_BITS),
      constants.BROTLI_DEFAULT_WINDOW,
    ),
  };
  return promisify(brotliCompress)(text, { params });
}
