import { posix } from 'node:path';
import { decoded } from '../../domain/decoded.ts';

/**
 * What a picture's address says after the folder of uploads, such as 2014/05/lamp.jpg; of an address through
 * WordPress's own servers, what that server was asked for.
 */
export function uploadPath(address: string): string {
  const { pathname } = original(address);
  const path = decoded(pathname);
  const [, dated] = /((?:^|\/)\d{4}\/\d{2}\/[^/]+)$/.exec(path) ?? [];
  const [, upload] = /\/(?:uploads|files)\/(?:sites\/\d+\/)?(.+)$/.exec(path) ?? [];
  return (dated ?? upload ?? posix.basename(path)).replace(/^\//, '');
}

/** An address without the server in between, and without the size it was asked for in. */
export function original(address: string): URL {
  const url = new URL(address, 'http://relative.invalid');
  const proxied = /^i\d\.wp\.com$/.test(url.hostname)
    ? URL.parse(`https:/${url.pathname}`)
    : undefined;
  const found = proxied ?? url;
  found.search = '';
  found.hash = '';
  return found;
}

/** The paths at which a picture may lie, from the full size down to the one that is named. */
export function sizesOf(path: string): string[] {
  const { dir, name, ext } = posix.parse(path);
  const names = [name];
  for (const suffix of [/-\d{2,5}x\d{2,5}$/, /-e\d{9,}$/, /-scaled$/, /-rotated$/]) {
    const shorter = names.at(-1)?.replace(suffix, '');
    if (shorter && shorter !== names.at(-1)) names.push(shorter);
  }
  const whole = names.toReversed().flatMap((each) => [each, `${each}-scaled`]);
  return [...new Set(whole)].map((each) => posix.join(dir, each + ext));
}
