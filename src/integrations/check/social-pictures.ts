import type { ContentFiles } from '../../adapters/content/files.ts';
import { loadFaces } from '../../adapters/web/faces.ts';
import { leftOut } from '../../domain/blog/picture/social-picture.ts';

/** Titles of which the picture that is shared with a link cannot show every letter. */
export async function undrawnTitles(content: ContentFiles): Promise<string[]> {
  const { contentDir, posts, site } = content;
  const faces = await loadFaces();
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
  return titles.flatMap(({ place, words }) => {
    const lost = leftOut(words, faces);
    return lost ? `${place()}: ${lost}` : [];
  });
}
