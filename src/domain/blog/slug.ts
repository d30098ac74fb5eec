import { z } from 'zod';

/** The name of a file or folder in content/, and of its page. */
export const slug = z.string().regex(/^[a-z\d]+(-[a-z\d]+)*$/, {
  error: 'write small letters, digits and single hyphens, such as my-first-post',
});
