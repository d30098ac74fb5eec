import { z } from 'zod';
import { attempt } from '../attempt.ts';

/** A language, and how dates and prices are written in it, by its tag: https://www.rfc-editor.org/info/bcp47 */
export const locale = z
  .string()
  .trim()
  .refine(
    (tag) => attempt(() => Intl.DateTimeFormat.supportedLocalesOf(tag))?.length,
    'write a language, or a language and a country, such as de or en-GB',
  )
  .transform((tag) => new Intl.Locale(tag).toString());
