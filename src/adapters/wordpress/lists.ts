import type { ImportedBlog } from '../import/imported.ts';
import type { Category } from './item.ts';
import { plainText } from './plain-text.ts';

/** Where WordPress lists posts: by category, tag, author, page, and for feed readers. */
export function listsOf(
  root: string,
  categories: ReadonlyMap<string, Category>,
  tags: ReadonlyMap<string, string>,
): ImportedBlog['lists'] {
  const own = [
    ['/feed/', '/rss.xml'],
    ['/comments/feed/', '/rss.xml'],
    ['/?feed=rss2', '/rss.xml'],
    ['/author/*', '/about/'],
    ['/page/*', '/archive/'],
    ['/category/*', '/tags/'],
    ['/tag/*', '/tags/'],
  ].map(([from = '', to = '']) => ({ from: root + from, to }));
  const categorized = [...categories].map(([name, category]) => ({
    from: `${root}/category/${pathOf(name, categories)}/`,
    tag: plainText(category.name),
  }));
  const tagged = [...tags].map(([name, tag]) => ({ from: `${root}/tag/${name}/`, tag }));
  return [...own, ...categorized, ...tagged];
}

/** A category stands below its parents, each once. */
function pathOf(name: string, categories: ReadonlyMap<string, Category>): string {
  const path: string[] = [];
  for (let each: string | undefined = name; each && !path.includes(each);)
    [each] = [categories.get(each)?.parent, path.unshift(each)];
  return path.join('/');
}
