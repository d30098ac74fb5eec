import { log } from '../log.ts';

/**
 * Where Astro writes its log while it serves: its words may hold the address of a page, which may be a
 * reader's link, and a stranger may make it warn as often as he likes.
 */
export const astroLog = {
  write({ level, label }: { level: string; label: string | null }) {
    if (level === 'error') log('astro.error', { label });
  },
};
