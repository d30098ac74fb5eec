import { Parser } from 'htmlparser2';
import { builtFile } from './anchors.ts';

/** The items of the feed, their content as HTML. */
export const items = readItems(builtFile('rss.xml'));

/** @throws Error when the feed has none of that title. */
export function itemCalled(title: string): Item {
  const item = items.find((each) => each.title === title);
  if (!item) throw new Error(`The feed has nothing called ${title}`);
  return item;
}

type Item = { title: string; link: string; pubDate: string; content: string };

function readItems(xml: string): Item[] {
  const found: Item[] = [];
  let text = '';
  const parser = new Parser(
    {
      onopentag(name) {
        text = '';
        if (name === 'item') found.push({ title: '', link: '', pubDate: '', content: '' });
      },
      ontext: (more) => (text += more),
      onclosetag(name) {
        const item = found.at(-1);
        if (item && (name === 'title' || name === 'link' || name === 'pubDate')) item[name] = text;
        if (item && name === 'content:encoded') item.content = text;
      },
    },
    { xmlMode: true },
  );
  parser.end(xml);
  return found;
}
