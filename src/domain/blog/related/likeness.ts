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

/** Of features: words, tags and books, each of which has a number. */
type Counts = Map<number, number>;
type Weight = { feature: number; weight: number };
type NumberOf = (feature: string) => number;

const worth = { tag: 1, book: 1, words: 3 };
const mostWordsAPost = 40;
const mostPostsAFeature = 100;

/**
 * How alike each post is to those that are at least so like it, by their positions. A shared tag or book counts
 * up to 1, all words together up to 3: the more, the fewer posts have it, and nothing when all do. The time it takes
 * is linear in the number of posts.
 * @param least more than 0
 */
export function likenesses(posts: readonly Telling[], least: number): Map<number, number>[] {
  const numberOf = numbering();
  const topics = posts.map((post) => topicsOf(post, numberOf));
  const words = posts.map((post) => countWords(post, numberOf));
  const topicRarity = rarities(topics, mostPostsAFeature);
  const wordRarity = rarities(words, Math.max(2, Math.min(posts.length / 3, mostPostsAFeature)));
  const vectors = posts.map((_, index) => [
    ...weighTopics(topics[index] ?? new Map(), topicRarity),
    ...weighWords(words[index] ?? new Map(), wordRarity),
  ]);
  const holders = holdersOf(vectors);
  const scores = new Float64Array(posts.length);
  return vectors.map((vector, self) => {
    for (const { feature, weight } of vector)
      for (const other of holders[feature] ?? [])
        scores[other.post] = (scores[other.post] ?? 0) + weight * other.weight;
    const alike = new Map<number, number>();
    for (const { feature } of vector)
      for (const { post } of holders[feature] ?? []) {
        const score = scores[post] ?? 0;
        if (score >= least && post !== self) alike.set(post, score);
        scores[post] = 0;
      }
    return alike;
  });
}

/** Numbers are compared faster than words, and there are many. */
function numbering(): NumberOf {
  const numbers = new Map<string, number>();
  return (feature) => {
    const number = numbers.get(feature) ?? numbers.size;
    if (number === numbers.size) numbers.set(feature, number);
    return number;
  };
}

function topicsOf({ tags, books }: Telling, numberOf: NumberOf): Counts {
  return new Map([
    ...tags.map((name): [number, number] => [numberOf(`#tag ${tagSlug(name)}`), worth.tag]),
    ...books.map((name): [number, number] => [numberOf(`#book ${name}`), worth.book]),
  ]);
}

/** A word of the title counts three times, one of the description twice. */
function countWords({ title, description, text }: Telling, numberOf: NumberOf): Counts {
  const counts: Counts = new Map();
  for (const each of [title, title, title, description, description, proseOf(text)])
    for (const word of wordsOf(each)) {
      if (word.length <= 2) continue;
      const number = numberOf(word);
      counts.set(number, (counts.get(number) ?? 0) + 1);
    }
  return counts;
}

/** By feature: 1 for what one post has, 0 for what all have or more than `most`. */
function rarities(all: readonly Counts[], most: number): number[] {
  const posts: number[] = [];
  for (const counts of all)
    for (const feature of counts.keys()) posts[feature] = (posts[feature] ?? 0) + 1;
  const range = Math.log(Math.max(2, all.length));
  return posts.map((count) => (count <= most ? Math.log(all.length / count) / range : 0));
}

function weighTopics(topics: Counts, rarity: readonly number[]): Weight[] {
  const weights: Weight[] = [];
  for (const [feature, value] of topics)
    weights.push({ feature, weight: Math.sqrt(value * (rarity[feature] ?? 0)) });
  return weights.filter(({ weight }) => weight > 0);
}

/** Cosine weights: the squares of a post's words add up to what words are worth. */
function weighWords(words: Counts, rarity: readonly number[]): Weight[] {
  const weights: Weight[] = [];
  for (const [feature, count] of words) {
    const rare = rarity[feature] ?? 0;
    if (rare > 0) weights.push({ feature, weight: (1 + Math.log(count)) * rare });
  }
  weights.sort((a, b) => b.weight - a.weight);
  const length = Math.hypot(...weights.map(({ weight }) => weight)) || 1;
  const scale = Math.sqrt(worth.words) / length;
  return weights
    .filter(({ feature }) => (rarity[feature] ?? 1) < 1)
    .slice(0, mostWordsAPost)
    .map(({ feature, weight }) => ({ feature, weight: weight * scale }));
}

/** By feature: which posts have it, and how much. */
function holdersOf(vectors: readonly Weight[][]): { post: number; weight: number }[][] {
  const holders: { post: number; weight: number }[][] = [];
  vectors.forEach((vector, post) => {
    for (const { feature, weight } of vector) (holders[feature] ??= []).push({ post, weight });
  });
  return holders;
}
