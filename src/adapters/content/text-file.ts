import { readFileSync } from 'node:fs';
import { attempt } from '../../domain/attempt.ts';
import { contentError } from './error.ts';

/** @throws Error that names the file and the line when it is not written in UTF-8. */
export function readTextFile(file: string): string {
  const bytes = readFileSync(file);
  const text = decode(bytes);
  if (text !== undefined) return text;
  const lines = bytes.toString('latin1').split('\n');
  const line = lines.findIndex((each) => decode(Buffer.from(each, 'latin1')) === undefined) + 1;
  throw contentError(
    `${file}:${line} the site cannot read the letters of this file: save it again in your editor with the encoding UTF-8`,
  );
}

/** A mark at the beginning stays, since it counts for where things stand. */
function decode(bytes: Buffer): string | undefined {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  return attempt(() => decoder.decode(bytes));
}
