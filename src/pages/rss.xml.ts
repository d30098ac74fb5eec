import mdxServer from '@astrojs/mdx/server.js';
import rss from '@astrojs/rss';
import type { APIContext } from 'astro';
import { experimental_AstroContainer as AstroContainer } from 'astro/container';
import { render } from 'astro:content';
import { posts, site as loadSite, type Post } from '../adapters/content/collections.ts';
import { threadsOn } from '../adapters/content/comments/threads.ts';
import { absoluteAddresses } from '../adapters/web/absolute-addresses.ts';
import Contact from '../components/frame/Contact.astro';
import Disclosed from '../components/post/Disclosed.astro';
import { components } from '../components/mdx/components.ts';
import { authorElement, feedNamespaces, guidElement, selfElement } from '../domain/blog/feed.ts';
import { honestTitle } from '../domain/paid/sponsored.ts';

const newest = 50;

export async function GET({ site: origin }: APIContext): Promise<Response> {
  const { name, description, author, locale } = await loadSite();
  const site = new URL('/', origin);
  const container = await AstroContainer.create();
  container.addServerRenderer({ name: 'astro:jsx', renderer: mdxServer });
  const item = async (post: Post) => {
    const link = new URL(`/posts/${post.slug}/`, site);
    const { Content } = await render(post.entry);
    const text = await container.renderToString(Content, { props: { components, post } });
    const { sponsor } = post;
    const disclosed = await container.renderToString(Disclosed, {
      props: { sponsor },
      slots: { default: text },
    });
    const contact = await container.renderToString(Contact);
    return {
      title: honestTitle(post),
      description: post.description,
      link: link.href,
      customData: (post.guid ? guidElement(post.guid) : '') + authorElement(author),
      pubDate: post.publishAt,
      categories: post.tags,
      ...((await threadsOn(post.slug)).length > 0 && { commentsUrl: `${link.href}#comments` }),
      content: absoluteAddresses(disclosed + contact, link),
    };
  };
  const items = await Promise.all((await posts()).slice(0, newest).map(item));
  const customData = `<language>${locale}</language>${selfElement(new URL('/rss.xml', site))}`;
  return rss({ title: name, description, site, items, xmlns: feedNamespaces, customData });
}
