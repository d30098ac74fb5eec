import { colorsSchema } from '../../src/domain/blog/picture/colors.ts';
import type { Letterhead } from '../../src/domain/mail/letter.ts';

/** Whose mails the tests read. */
export const LETTERHEAD: Letterhead = {
  site: 'The Desk',
  locale: 'en-US',
  colors: colorsSchema.parse({}),
};
