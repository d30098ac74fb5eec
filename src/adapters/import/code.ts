import type { Element, ElementContent } from 'hast';
import { make } from './elements.ts';

/** A block of code around what `inner` makes of its words, with its language, which plugins write in many ways. */
export function code(
  node: Element,
  inner: (nodes: readonly ElementContent[]) => ElementContent[],
): ElementContent[] {
  const only = node.children.find((each) => each.type === 'element' && each.tagName === 'code');
  const language = languageOf([node, ...(only?.type === 'element' ? [only] : [])]);
  const className = language ? [`language-${language.toLowerCase()}`] : [];
  const content =
    only?.type === 'element' && node.children.length === 1 ? only.children : node.children;
  return [make('pre', {}, [make('code', { className }, inner(content))])];
}

/** Such as lang="php", class="language-php", class="lang:php", class="brush: php;" and class="hljs php". */
function languageOf(nodes: readonly Element[]): string | undefined {
  const told = nodes.map(({ properties: { className, ...rest } }) => ({
    own: [rest['lang'], rest['dataLanguage'], rest['dataLang'], rest['dataEnlighterLanguage']],
    classes: Array.isArray(className) ? className.map(String).join(' ') : '',
  }));
  const named = told.flatMap(({ own }) => own).map((each) => name.exec(String(each ?? '')));
  const marked = told.map(({ classes }) => mark.exec(classes));
  const [, language] = [...marked, ...named].find((found) => found) ?? [];
  return language;
}

const name = /^([\w+#-]+)$/;
const mark = /(?:^| )(?:lang(?:uage)?[-:]|brush: ?|hljs )([\w+#-]+)/i;
