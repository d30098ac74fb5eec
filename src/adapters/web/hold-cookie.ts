import type { AstroCookies } from 'astro';
import { HOLD_LASTS } from '../../domain/booking/hold.ts';

const NAME = 'hold';

/** The key of what this reader holds or has paid, as far as the browser says. */
export function heldBy(cookies: AstroCookies): string | undefined {
  return cookies.get(NAME)?.value;
}

/** Lets the browser say it for as long as a hold lasts; its scripts can't read it. */
export function rememberHold(cookies: AstroCookies, key: string, siteUrl: URL): void {
  cookies.set(NAME, key, {
    path: '/',
    maxAge: HOLD_LASTS,
    httpOnly: true,
    sameSite: 'lax',
    secure: siteUrl.protocol === 'https:',
  });
}

export function clearHold(cookies: AstroCookies): void {
  cookies.delete(NAME, { path: '/' });
}
