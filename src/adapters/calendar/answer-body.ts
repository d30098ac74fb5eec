import type { IncomingMessage } from 'node:http';
import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate } from 'node:zlib';

/** A working life of meetings is about a tenth of it. */
const LARGEST = 20 * 1024 * 1024;

const UNPACK = new Map([
  ['gzip', promisify(gunzip)],
  ['x-gzip', promisify(gunzip)],
  ['deflate', promisify(inflate)],
  ['br', promisify(brotliDecompress)],
]);

/**
 * The body of an answer, unpacked: some servers pack it though they are asked not to.
 * @throws Error when it is larger than 20 MB, packed or not
 */
export async function bodyOf(answer: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = 0;
  try {
    for await (const part of answer as AsyncIterable<Buffer>) {
      size += part.length;
      if (size > LARGEST) throw TOO_LARGE();
      parts.push(part);
    }
  } catch (cause) {
    throw size > LARGEST ? cause : new Error('It breaks off', { cause });
  }
  const packings = (answer.headers['content-encoding'] ?? '').toLowerCase().split(',');
  return unpacked(Buffer.concat(parts), packings.map((name) => name.trim()).toReversed());
}

async function unpacked(body: Buffer, [packing, ...more]: string[]): Promise<Buffer> {
  if (packing === undefined) return body;
  if (packing === '' || packing === 'identity') return unpacked(body, more);
  const unpack = UNPACK.get(packing);
  if (!unpack) throw new Error('It is packed in a way that nobody asked for');
  try {
    return await unpacked(await unpack(body, { maxOutputLength: LARGEST }), more);
  } catch (cause) {
    const { code } = cause as { code?: string };
    throw code === 'ERR_BUFFER_TOO_LARGE'
      ? TOO_LARGE()
      : new Error('It can’t be unpacked', { cause });
  }
}

const TOO_LARGE = () => new Error('It is larger than 20 MB');
