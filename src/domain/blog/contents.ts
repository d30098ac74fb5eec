type Heading = { depth: number; slug: string; text: string };

/**
 * What a text contains: its h2 in order, without their numbers, and without the one above the footnotes.
 * @param headings as Astro tells them of a text that it has compiled
 */
export function contentsOf(headings: readonly Heading[]): { slug: string; text: string }[] {
  return headings
    .filter(({ depth, slug }) => depth === 2 && slug !== 'footnote-label')
    .map(({ slug, text }) => ({ slug, text: text.trim().replace(/^\d{1,2}\.\s+(?=\S)/, '') }))
    .filter(({ text }) => text !== '');
}
