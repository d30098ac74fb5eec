import { tagSlug } from '../../slug.ts';
import { proseOf, wordsOf } from '../prose.ts';

/** What likeness is judged by; `books` are the names of their files. */
export type Telling = {
  title: string;
  description: string;
  text: string;
  tags: string[];
  books: string[];
};

type Counts = Map<string, number>;
type Weights = Map<string, number>;

const worth = { tag: 1, book: 1, words: 3 };
const mostWordsAPost = 40;
const mostPostsAFeature = 100;

/**
 * How alike each post is to each other one that it shares anything with, by their positions. A shared tag or
 * book counts up to 1, all words together up to 3: the more, the fewer posts have it,
 * and nothing when all do. The time it takes is linear in the number of posts.
 */
export function likenesses(posts: readonly Telling[]): Map<number, number>[] {
  const topics = posts.map(topicsOf);
  const words = posts.map(countWords);
  const topicRarity = rarities(topics, mostPostsAFeature);
  const wordRarity = rarities(words, Math.max(2, Math.min(posts.length / 3, mostPostsAFeature)));
  const vectors = posts.map((_, index) => {
    const weights = weighTopics(topics[index] ?? new Map(), topicRarity);
    return new Map([...weights, ...weighWords(words[index] ?? new Map(), wordRarity)]);
  });
  const holders = holdersOf(vectors);
  return vectors.map((vector, self) => {
    const scores = new Map<number, number>();
    for (const [feature, mine] of vector)
      for (const [other, theirs] of holders.get(feature) ?? [])
        if (other !== self) scores.set(other, (scores.get(other) ?? 0) + mine * theirs);
    return scores;
  });
}

function topicsOf({ tags, books }: Telling): Counts {
  return new Map([
    ...tags.map((name): [string, number] => [`#tag ${tagSlug(name)}`, worth.tag]),
    ...books.map((name): [string, number] => [`#book ${name}`, worth.book]),
  ]);
}

/** A word of the title counts three times, one of the description twice. */
function countWords({ title, description, text }: Telling): Counts {
  const counts: Counts = new Map();
  for (const each of [title, title, title, description, description, proseOf(text)])
    for (const word of wordsOf(each))
      if (word.length > 2) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/** 1 for what one post has, 0 for what all have; none for what more than `most` have. */
function rarities(all: readonly Counts[], most: number): Weights {
  const posts = new Map<string, number>();
  for (const counts of all)
    for (const feature of counts.keys()) posts.set(feature, (posts.get(feature) ?? 0) + 1);
  const range = Math.log(Math.max(2, all.length));
  return new Map(
    [...posts]
      .filter(([, count]) => count <= most)
      .map(([feature, count]) => [feature, Math.log(all.length / count) / range]),
  );
}

function weighTopics(topics: Counts, rarity: Weights): [string, number][] {
  return [...topics].map(([topic, value]) => [topic, Math.sqrt(value * (rarity.get(topic) ?? 0))]);
}

/** Cosine weights: the squares of a post's words add up to what words are worth. */
function weighWords(words: Counts, rarity: Weights): [string, number][] {
  const weights = [...words]
    .map(([word, count]): [string, number] => [
      word,
      (1 + Math.log(count)) * (rarity.get(word) ?? 0),
    ])
    .sort(([, a], [, b]) => b - a);
  const length = Math.hypot(...weights.map(([, weight]) => weight)) || 1;
  const scale = Math.sqrt(worth.words) / length;
  return weights
    .filter(([word]) => (rarity.get(word) ?? 1) < 1)
    .slice(0, mostWordsAPost)
    .map(([word, weight]) => [word, weight * scale]);
}

/** Which posts have a feature, and how much; only of features that two share. */
function holdersOf(vectors: readonly Weights[]): Map<string, [number, number][]> {
  const holders = new Map<string, [number, number][]>();
  vectors.forEach((vector, index) => {
    for (const [feature, weight] of vector) {
      const known = holders.get(feature);
      if (known) known.push([index, weight]);
      else holders.set(feature, [[index, weight]]);
    }
  });
  return holders;
}
