import { satteri } from '@astrojs/markdown-satteri';
import { Parser } from 'htmlparser2';

const plain = { syntaxHighlight: false, gfm: true, smartypants: false } as const;

/** The words that readers see of an .mdx text, as the site's own compiler reads it. @throws what it says */
export async function wordsOfMdx(source: string): Promise<string> {
  const words: string[] = [];
  const plugin = {
    name: 'words',
    text: (node: { value: string }) => void words.push(node.value),
    element: {
      filter: ['p', 'li', 'td', 'th', 'h2', 'h3', 'br', 'pre'],
      visit: () => void words.push(' '),
    },
  };
  const processor = satteri({ features: { rawHtml: false }, hastPlugins: [plugin as never] });
  const paths = { srcDir: new URL('file:///tmp/'), optimize: false, sourcemap: false };
  const renderer = await processor.createMdxRenderer?.(plain, paths);
  await renderer?.process(source, '/tmp/words.mdx', {});
  return words.join('');
}

/** The words that readers of the old blog saw; of a generated body. */
export function wordsOfHtml(html: string): string {
  const words: string[] = [];
  const parser = new Parser({ ontext: (text) => void words.push(text) });
  parser.end(html.replaceAll(/\[\/?box[^\]]*\]/g, ''));
  return words.join('');
}

/** Words as they are compared: space is set in many ways. */
export function squeezed(words: string): string {
  return words.replaceAll(/\s+/g, '');
}
