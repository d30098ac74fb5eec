import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { type Encoding, openEnded } from '../../../../src/adapters/web/kept/open-ended.ts';

const read: Record<Encoding, (bytes: Buffer) => Buffer> = {
  br: brotliDecompressSync,
  gzip: gunzipSync,
};
const starts = { none: '', short: 'é', long: 'An hour is free – ein Gespräch. '.repeat(5_000) };
const ends = ['\n', 'naïve', '<p>'.repeat(80), '0123456789abcdef'.repeat(4_095)];

test.each(Object.keys(read) as Encoding[])(
  'compresses with %s a text once, and any end can follow',
  async (encoding) => {
    for (const start of Object.values(starts)) {
      const text = await openEnded[encoding](start);
      for (const end of [...ends, ...ends])
        expect(read[encoding](text.with(end)).toString()).toBe(start + end);
    }
    const { length } = await openEnded[encoding](starts.long);
    expect(length).toBeLessThan(starts.long.length / 50);
  },
);
