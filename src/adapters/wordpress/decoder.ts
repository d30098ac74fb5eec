import { isUtf8 } from 'node:buffer';
import { open } from 'node:fs/promises';

/**
 * Reads the bytes of an export as text, chunk by chunk; the last call has none. In UTF-8, single bytes of
 * Windows-1252 are read as such: databases of old blogs mix the two.
 */
export async function createDecoder(file: string): Promise<(chunk?: Buffer) => string> {
  const encoding = await encodingOf(file);
  if (encoding === 'utf-8') return createMixedDecoder();
  const decoder = new TextDecoder(encoding);
  return (chunk) => (chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode());
}

function createMixedDecoder() {
  let [rest, isFirst] = [Buffer.alloc(0), true];
  return (chunk?: Buffer) => {
    const bytes = Buffer.concat([rest, chunk ?? Buffer.alloc(0)]);
    const whole = chunk ? bytes.subarray(0, bytes.length - unfinishedIn(bytes)) : bytes;
    rest = bytes.subarray(whole.length);
    const text = isUtf8(whole) ? whole.toString() : mixed(whole);
    if (!isFirst) return text;
    isFirst = false;
    return text.replace(/^\uFEFF/, '');
  };
}

/** How many bytes at the end begin a letter that the next chunk may end. */
function unfinishedIn(bytes: Buffer): number {
  const end = bytes.toString('latin1', Math.max(0, bytes.length - 3));
  const [begun = ''] =
    /(?:[\xc2-\xf4]|[\xe0-\xf4][\x80-\xbf]|[\xf0-\xf4][\x80-\xbf]{2})$/.exec(end) ?? [];
  return begun.length;
}

const single = new TextDecoder('windows-1252');

function mixed(bytes: Buffer): string {
  const letters =
    /[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}|[\x80-\xff]/g;
  return bytes.toString('latin1').replaceAll(letters, (letter) => {
    const own = Buffer.from(letter, 'latin1');
    return isUtf8(own) ? own.toString() : single.decode(own);
  });
}

/** Exports of old blogs say their encoding, and it is not always UTF-8. */
async function encodingOf(file: string): Promise<string> {
  const handle = await open(file);
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(200), 0, 200, 0);
  await handle.close();
  const begin = buffer.toString('latin1', 0, bytesRead);
  if (/^(\xff\xfe|<\0)/.test(begin)) return 'utf-16le';
  if (/^(\xfe\xff|\0<)/.test(begin)) return 'utf-16be';
  const [, named = 'utf-8'] = /^[^<]*<\?xml[^>]*encoding=["']([\w-]+)/.exec(begin) ?? [];
  // What can be read as far as its name is not in units of 16 bits, whatever it says.
  if (/^utf-?16/i.test(named)) return 'utf-8';
  try {
    return new TextDecoder(named).encoding;
  } catch {
    return 'utf-8';
  }
}
