import { z } from 'zod';
import { slug } from '../slug.ts';

const words = z.string().trim().min(1, { error: 'write a few words, or leave it out' });

/** A picture as Astro imports it; looked at, never copied, because Astro recognizes it by identity. */
const picture = z.custom<ImportedPicture>(isImportedPicture, {
  error: 'write the path of a picture beside the text, such as src="./desk.jpg"',
});

/** What an author may write between the words of a text, with the props of each. */
export const mdxProps = {
  Steps: z.strictObject({}),
  Step: z.strictObject({ title: words.describe('What to do, in a few words.') }),
  Callout: z.strictObject({ title: words.optional().describe('What it is about.') }),
  Figure: z.strictObject({
    src: picture,
    alt: z.string().describe('What the picture shows, for those who cannot see it.'),
    caption: words.optional().describe('What stands below the picture.'),
  }),
  Quote: z.strictObject({
    by: words.optional().describe('Who said it.'),
    source: words.optional().describe('Where: a title, or an address with https://.'),
  }),
  Book: z.strictObject({ slug: slug.describe('The name of a file in books/, without .yaml.') }),
  ReadingList: z.strictObject({
    slug: slug.describe('The name of a file in reading/, without .mdx.'),
  }),
  BookACall: z.strictObject({}),
};

type Name = keyof typeof mdxProps;
type ImportedPicture = {
  src: string;
  width: number;
  height: number;
  format: 'png' | 'jpg' | 'jpeg' | 'tiff' | 'webp' | 'gif' | 'svg' | 'avif';
};

export function isMdxComponent(name: string): name is Name {
  return Object.hasOwn(mdxProps, name);
}

/**
 * The props of a component, checked.
 * @param at the file and line it stands in, and `post`, which `mdx-components.ts` adds to what the author wrote.
 * @throws Error that names file, line and prop, and says what to write.
 */
export function readMdxProps<N extends Name>(
  name: N,
  { at, post: _, ...props }: Record<string, unknown>,
): z.infer<(typeof mdxProps)[N]> {
  const schema: z.ZodObject = mdxProps[name];
  const result = schema.safeParse(props);
  if (result.success) return result.data as z.infer<(typeof mdxProps)[N]>;
  throw new Error(result.error.issues.map((each) => faultText(name, schema, at, each)).join('\n'));
}

function faultText(name: Name, { shape }: z.ZodObject, at: unknown, issue: z.core.$ZodIssue) {
  const begin = `${at ? `${String(at)} ` : ''}<${name}>`;
  if (issue.code === 'unrecognized_keys') {
    const choice = Object.keys(shape).join(', ') || 'nothing';
    return `${begin} ${issue.keys.join(', ')}: there is no such prop. It takes ${choice}.`;
  }
  const prop = String(issue.path[0]);
  const missing = issue.code === 'invalid_type' && issue.message.endsWith('received undefined');
  const hint = shape[prop]?.meta()?.description;
  return `${begin} ${prop}: ${missing ? 'is missing' : issue.message}${hint ? ` (${hint})` : ''}`;
}

/** An SVG is imported as a function, which Astro could draw with. */
function isImportedPicture(value: unknown): boolean {
  const isThing = typeof value === 'function' || (typeof value === 'object' && value !== null);
  return isThing && 'src' in value && 'width' in value;
}
