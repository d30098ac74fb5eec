import { expect, test } from 'vitest';
import { withScenes } from '../../../../src/domain/blog/picture/with-scenes.ts';

const tags = ['work', 'money', 'growing up', 'happiness'];
/** Newest first. */
const posts = Array.from({ length: 200 }, (_, index) => ({
  slug: `post-${index * 7}`,
  tags: index % 5 === 0 ? [] : [tags[(index * 3) % 4]!, tags[(index * index) % 4]!],
  series: index % 9 < 4 ? 'A series' : undefined,
}));
const scenesOf = (some: typeof posts) => withScenes(some).map(({ scene }) => scene);

test('no picture has the scene of one of the two before it', () => {
  const scenes = scenesOf(posts);
  for (const [index, scene] of scenes.entries()) {
    expect(scenes[index + 1]).not.toBe(scene);
    expect(scenes[index + 2]).not.toBe(scene);
  }
  expect(new Set(scenes).size).toBe(7);
});

test.each([...tags, 'A series'])('few neighbors in the list of “%s” have one scene', (topic) => {
  const listed = withScenes(posts).filter((post) => [...post.tags, post.series].includes(topic));
  const alike = listed.filter(({ scene }, index) => listed[index + 1]?.scene === scene);
  expect(alike.length).toBeLessThan(listed.length / 10);
});

test('where a site has one tag, no neighbors in its list have one scene', () => {
  const about = posts.map((post, index) => ({
    ...post,
    tags: index % 3 ? ['work'] : [],
    series: undefined,
  }));
  const listed = withScenes(about).filter((post) => post.tags.length > 0);
  for (const [index, { scene }] of listed.entries())
    expect(listed[index + 1]?.scene).not.toBe(scene);
});

test('a picture stays as it is when other posts are published after it', () => {
  for (const count of [1, 2, 50])
    expect(scenesOf(posts.slice(count))).toEqual(scenesOf(posts).slice(count));
});

test('a post has the scene that its author wishes, and those around it have others', () => {
  const wished = posts.map((post, at) =>
    at === 50 ? { ...post, drawing: 'road' as const } : post,
  );
  const scenes = withScenes(wished).map(({ scene }) => scene);
  expect(scenes[50]).toBe('road');
  expect(scenes.slice(48, 50)).not.toContain('road');
});

test('there may be no post, or one', () => {
  expect(withScenes([])).toEqual([]);
  expect(scenesOf(posts.slice(0, 1))).toHaveLength(1);
});
