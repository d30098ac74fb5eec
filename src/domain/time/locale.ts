import { z } from 'zod';

/** A language, and how dates and prices are written in it, by its tag: https://www.rfc-editor.org/info/bcp47 */
export const locale = z
  .string()
  .trim()
  .refine(isKnown, 'write a language, or a language and a country, such as de or en-GB')
  .transform((tag) => new Intl.Locale(tag).toString());

function isKnown(tag: string): boolean {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(tag).length > 0;
  } catch {
    return false;
  }
}
