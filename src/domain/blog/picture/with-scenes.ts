import { tagSlug } from '../../slug.ts';
import { type Scene, scenes } from './art-scenes.ts';
import { picker } from './paint.ts';

type Listed = {
  slug: string;
  tags: readonly string[];
  series?: string | undefined;
  /** What its author wishes. */
  drawing?: Scene | undefined;
};

/**
 * The posts, each with the scene of its picture: as its author wishes, or else not that of one of the two posts before
 * it nor, as far as there are enough scenes, that of the last post with the same tag or in the same series. What is
 * published later changes none.
 * @param posts newest first
 */
export function withScenes<Post extends Listed>(
  posts: readonly Post[],
): (Post & { scene: Scene })[] {
  const lastAbout = new Map<string, Scene>();
  let before: Scene[] = [];
  const scened = posts.toReversed().map((post) => {
    const topics = [...post.tags.map(tagSlug), ...(post.series ? [`${post.series}/`] : [])];
    const first = picker(`${post.slug}/scene`)(scenes);
    const repeats = (scene: Scene) =>
      topics.filter((topic) => lastAbout.get(topic) === scene).length +
      (before.includes(scene) ? topics.length + 1 : 0);
    const [fit = first] = [first, ...scenes].toSorted((a, b) => repeats(a) - repeats(b));
    const scene = post.drawing ?? fit;
    for (const topic of topics) lastAbout.set(topic, scene);
    before = [scene, ...before].slice(0, 2);
    return { ...post, scene };
  });
  return scened.toReversed();
}
