const common =
  'the a of to and in is it you that was for on are with as his they be at one have this from or had by hot but some what there we can out other were all your when up use how said an each she which do their time if will way about many then them would write like so these her long make thing see him two has look more day could go come did my sound no most people over know'.split(
    ' ',
  );
const syllables = 'ba re mi to lu ne sa vi ko da pe ri no ta le su mo ka fi ge'.split(' ');
const vocabulary = 8_000;

/** Prose that is the same for the same seed: few words come often and many seldom, as in any text. */
export function proseFrom(seed: number) {
  const random = mulberry(seed);
  const below = (limit: number) => Math.floor(random() * limit);
  const pick = <T>(choices: readonly T[]) => choices[below(choices.length)] as T;
  const word = () => wordOf(Math.floor(vocabulary ** random()) - 1);
  const words = (count: number) => Array.from({ length: count }, word).join(' ');
  const sentence = (count: number) => {
    const text = words(count);
    return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
  };
  const paragraph = (sentences: number) =>
    Array.from({ length: sentences }, () => sentence(12)).join(' ');
  return { below, pick, words, sentence, paragraph };
}

function wordOf(rank: number): string {
  if (rank < common.length) return common[rank] ?? '';
  const letters = [rank, rank / 20, rank / 400, rank / 8_000].map(Math.floor);
  return letters
    .slice(0, rank < 2_000 ? 3 : 4)
    .map((each) => syllables[each % syllables.length])
    .join('');
}

function mulberry(seed: number): () => number {
  let state = Math.imul(seed + 1, 0x9e3779b1);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
