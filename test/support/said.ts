import { checkContent } from '../../src/adapters/content/faults.ts';
import { readYamlFile } from '../../src/adapters/content/yaml/read-yaml.ts';
import { type Words, wordsSchema } from '../../src/domain/words/words.ts';

/** The words of the site that tests build: each sentence begins with its own name. */
export const namedWords: Words = checkContent(
  { schema: wordsSchema },
  readYamlFile('test/content/words.yaml'),
);

/** The sentences of a group that a text does not say, or whose places it leaves open. */
export function unsaid(group: keyof Words, text: string): string[] {
  return Object.keys(namedWords[group]).filter((name) => {
    const [, sentence] = text.split(`[${group}.${name}]`);
    return sentence === undefined || /^[^[<"\n]*[{}]/.test(sentence);
  });
}
