import { expect, test } from 'vitest';
import { mdxOf } from './mdx-of.ts';

test.each([
  ['lang="php"', 'php'],
  ['class="hljs php"', 'php'],
  ['class="line-numbers language-C++"', 'c++'],
  ['class="lang:js decode:true"', 'js'],
  ['class="brush: js; title: ; notranslate"', 'js'],
  ['class="wp-block-code"', ''],
  ['data-enlighter-language="python"', 'python'],
])('code of %s is in “%s”', (attributes, language) => {
  expect(mdxOf(`<pre ${attributes}>a</pre>`)).toBe(`\`\`\`${language}\na\n\`\`\`\n`);
  expect(mdxOf(`<pre><code ${attributes}>a</code></pre>`)).toBe(`\`\`\`${language}\na\n\`\`\`\n`);
});
