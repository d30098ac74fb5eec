import type { IncomingHttpHeaders } from 'node:http';
import { promisify } from 'node:util';
import { brotliCompress, constants, crc32, gzip } from 'node:zlib';

const { BROTLI_OPERATION_FLUSH, BROTLI_PARAM_MODE, BROTLI_MODE_TEXT, Z_SYNC_FLUSH } = constants;

/** How an answer can be compressed, the better way first. */
const ENCODINGS = ['br', 'gzip'] as const;
export type Encoding = (typeof ENCODINGS)[number];

/** The way that who asks would best like; undefined for who takes none. */
export function acceptedEncoding({ 'accept-encoding': accepted }: IncomingHttpHeaders) {
  const named = String(accepted).split(/\s*,\s*/);
  return ENCODINGS.find((each) => named.includes(each));
}

/**
 * A text that was compressed once and gets another end each time.
 * @param length of what was compressed, in bytes
 * @param with the whole, for an end of 1 to 65,535 bytes, which is not compressed
 */
export type OpenEnded = { length: number; with: (end: string) => Buffer };

/** Compresses a text so that its end can still follow. */
export const openEnded: Record<Encoding, (text: string) => Promise<OpenEnded>> = {
  async br(text) {
    const start = await promisify(brotliCompress)(text, {
      finishFlush: BROTLI_OPERATION_FLUSH,
      params: { [BROTLI_PARAM_MODE]: BROTLI_MODE_TEXT, [constants.BROTLI_PARAM_QUALITY]: 9 },
    });
    return {
      length: start.length,
      with(end) {
        const bytes = Buffer.from(end);
        // RFC 7932, 9.2: not the last block, its length less one in 16 bits, uncompressed; then an empty last one.
        const head = Buffer.alloc(3);
        head.writeUIntLE(((bytes.length - 1) << 3) | (1 << 19), 0, 3);
        return Buffer.concat([start, head, bytes, Buffer.of(3)]);
      },
    };
  },

  async gzip(text) {
    const start = await promisify(gzip)(text, { finishFlush: Z_SYNC_FLUSH, level: 9 });
    const [size, sum] = [Buffer.byteLength(text), crc32(text)];
    return {
      length: start.length,
      with(end) {
        const bytes = Buffer.from(end);
        // RFC 1951, 3.2.4: the last block, stored; then, by RFC 1952, a sum and the size of all.
        const head = Buffer.of(1, 0, 0, 0, 0);
        head.writeUInt16LE(bytes.length, 1);
        head.writeUInt16LE(bytes.length ^ 0xffff, 3);
        const trailer = Buffer.alloc(8);
        trailer.writeUInt32LE(crc32(bytes, sum), 0);
        trailer.writeUInt32LE(size + bytes.length, 4);
        return Buffer.concat([start, head, bytes, trailer]);
      },
    };
  },
};
