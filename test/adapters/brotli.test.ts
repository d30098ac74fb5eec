import { readFileSync } from 'node:fs';
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import { expect, test } from 'vitest';
import { brotli } from '../../src/adapters/brotli.ts';

const prose = readFileSync('content/README.md');
const params = { [constants.BROTLI_PARAM_QUALITY]: 8 };

test.each([0, 1, 20, 1_008, 1_009, 9_000, prose.length])(
  'a text of %i bytes comes back, and takes no more than with the widest window',
  async (length) => {
    const text = prose.subarray(0, length);
    const short = await brotli(text, 8);
    expect(brotliDecompressSync(short)).toEqual(text);
    expect(short.length).toBeLessThanOrEqual(brotliCompressSync(text, { params }).length + 8);
  },
);

test('what comes again at the other end of a long text is found', async () => {
  const noise = Buffer.from(Array.from({ length: 1 << 18 }, (_, at) => (at * at * 7919) >> 5));
  const twice = Buffer.concat([prose, noise, prose]);
  const [once, both] = await Promise.all(
    [Buffer.concat([prose, noise]), twice].map((text) => brotli(text, 8)),
  );
  expect(both!.length - once!.length).toBeLessThan(prose.length / 10);
});
