const most = 60;

/** Words of somebody else in a sentence of ours: as many as it bears. */
export function shown(words: string): string {
  return words.length > most ? `${words.slice(0, most)}…` : words;
}
