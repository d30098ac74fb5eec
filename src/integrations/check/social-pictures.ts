import type { ContentFiles } from '../../adapters/content/files.ts';
import { loadFaces } from '../../adapters/web/faces.ts';
import { leftOut } from '../../domain/blog/picture/social-picture.ts';

/**
 * Titles of which the picture that is shared with a link cannot show every letter.
 * @param lostOf tells what of a title it leaves out; nothing when it shows all of it
 */
export async function undrawnTitles(
  { contentDir, posts, site }: ContentFiles,
  lostOf = lostOfTitle,
): Promise<string[]> {
  const titles = [
    ...posts.map(({ file, yaml, title }) => ({
      place: () => `${file}:${yaml.lineOf(['title'])} title`,
      words: title,
    })),
    ...(['name', 'tagline'] as const).map((field) => ({
      place: () => `${contentDir}/site.yaml ${field}`,
      words: site[field],
    })),
  ];
  const found: string[] = [];
  for (const { place, words } of titles) {
    const lost = await lostOf(words);
    if (lost) found.push(`${place()}: ${lost}`);
  }
  return found;
}

export async function lostOfTitle(words: string): Promise<string> {
  return leftOut(words, await loadFaces()) ?? '';
}
