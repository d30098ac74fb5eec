import { existsSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { siteUrl } from '../support/site.ts';
import { ask } from '../server/ask.ts';
import { runCommand } from './command.ts';
import { pay, runSite } from './site.ts';
import { filesWith } from './files.ts';
import { mistakesIn } from './html-rules.ts';
import { missingFrom, thingsOn } from './search-engines.ts';
import { buildSmall, emptyParts, foreign, saidOn, type SmallSite } from './small-sites.ts';

const addresses = {
  least: 'https://small.example',
  blog: 'https://second-cup.example',
  // It is tried in practice, too.
  other: siteUrl,
};
type Name = keyof typeof addresses;

let sites: Record<Name, SmallSite>;
beforeAll(async () => {
  const [least, blog, other] = await Promise.all([
    buildSmall('least', addresses.least),
    buildSmall('blog', addresses.blog),
    buildSmall('other', addresses.other),
  ]);
  sites = { least, blog, other };
}, 400_000);

const made = {
  least: ['/', '/404', '/500', '/about/'],
  blog: [
    ...['/', '/404', '/500', '/about/', '/archive/', '/posts/first-light/'],
    ...['/posts/the-second-cup/', '/search/', '/tags/', '/tags/picking/'],
  ],
  other: [
    ...['/', '/404', '/500', '/about/', '/archive/', '/posts/a-bowline/'],
    ...['/posts/wind-from-the-west/', '/privacy/', '/reading/', '/reading/on-the-quay/'],
    ...['/search/', '/series/five-knots/', '/tags/', '/tags/rope/', '/tags/weather/', '/terms/'],
  ],
};
const posts = { least: 0, blog: 2, other: 2 };
const onDemand = { least: [], blog: [], other: ['/coaching/'] };

describe.each<Name>(['least', 'blog', 'other'])('the site %s', (name) => {
  const pages = () => [...sites[name].pages];

  test('has the pages that it has something for, and no others', () => {
    expect(
      pages()
        .map(([path]) => path)
        .toSorted(),
    ).toEqual(made[name].toSorted());
  });

  test('leads its menus to them, and to nothing else', () => {
    const links = pages().flatMap(([, html]) =>
      [...html.matchAll(/<a\b[^>]*\bhref="(\/[^"#?]*)/g)].map(([, path = '']) => path),
    );
    const files = sites[name].files.map((file) => `/${file}`);
    const known = [...made[name], ...onDemand[name], ...files];
    const lost = links.filter((path) => !known.includes(path));
    expect(lost).toEqual([]);
  });

  test('has no heading, list or part of a page over nothing', () => {
    expect(
      pages().flatMap(([path, html]) => emptyParts(html).map((part) => `${path} ${part}`)),
    ).toEqual([]);
  });

  test('is sound for browsers and for search engines', async () => {
    for (const [path, html] of pages()) {
      expect(await mistakesIn(html), path).toEqual([]);
      expect(thingsOn(html).flatMap(missingFrom), path).toEqual([]);
      const pictures = html.matchAll(/"(?:image|logo)":"([^"]+)"/g);
      for (const [, address = ''] of pictures)
        expect(sites[name].files).toContain(new URL(address).pathname.slice(1));
    }
  });

  test('has a feed of its posts, were it none', () => {
    const feed = sites[name].read('rss.xml');
    expect(feed.match(/<item>/g) ?? []).toHaveLength(posts[name]);
    expect(feed).toContain(`<link>${addresses[name]}/</link>`);
  });

  test('lists its pages for search engines', () => {
    const listed = [...sites[name].read('sitemap-0.xml').matchAll(/<loc>([^<]+)/g)];
    const paths = [...made[name], ...onDemand[name]].filter((path) => !/\d/.test(path));
    expect(listed.map(([, url = '']) => new URL(url).pathname).toSorted()).toEqual(
      paths.toSorted(),
    );
  });
});

test.each<Name>(['least', 'blog'])(
  'the site %s says nothing of calls, of money and of who pays',
  (name) => {
    const words = /coaching|P\.S\.|Stripe|refund|charged|booking a call|sponsor/i;
    const { pages, read } = sites[name];
    const texts = [...pages, ...['rss.xml', 'robots.txt'].map((file) => [file, read(file)])];
    const saying = texts.filter(([, text = '']) => words.test(saidOn(text)));
    expect(saying.map(([path]) => path)).toEqual([]);
  },
);

test('a site with nothing to search has no search, and one with posts has it', () => {
  const searching = (name: Name) => sites[name].files.some((file) => /^pagefind\//.test(file));
  expect(searching('least')).toBe(false);
  expect(searching('blog')).toBe(true);
  expect(sites.least.pages.get('/')).toContain('The first post is still to come');
  expect(sites.least.pages.get('/')).not.toContain('npm run');
});

describe('a blog in trade, without Stripe, mail and database', () => {
  const bare = { SITE_URL: addresses.blog, STRIPE_API_BASE: '', SMTP_URL: '' };
  const database = '.data/test/sites/blog.db';
  const start = () =>
    runCommand('start', ['--built', sites.blog.outDir], {
      ...{ ...bare, DATABASE_URL: `file:${database}`, SWEEP_SECRET: 'sweep-a-blog-without-calls' },
      CONTENT_DIR: sites.blog.contentDir,
    });

  test('serves what it has, and its own 404 for all that belongs to calls', async () => {
    await using site = await start();
    const answer = async (path: string, method = 'GET') => {
      const headers = { origin: addresses.blog, 'content-type': 'application/json' };
      const { status, body } = await ask(site.url + path, { method, headers });
      return [path, status, /<h1[^>]*>\s*([^<]*?)\s*</.exec(body)?.[1]];
    };
    const [, , missing] = await answer('/nowhere/');

    for (const path of ['/', '/posts/first-light/', '/rss.xml', '/api/health'])
      expect((await answer(path)).slice(0, 2)).toEqual([path, 200]);
    for (const path of ['/coaching/', '/coaching/manage/a.b/', '/coaching/confirmed/', '/calls/x/'])
      expect(await answer(path)).toEqual([path, 404, missing]);
    for (const path of ['/api/bookings', '/api/bookings/release', '/api/stripe/webhook'])
      expect(await answer(path, 'POST')).toEqual([path, 404, missing]);
    const sweep = await ask(`${site.url}/api/sweep`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
    });
    expect([sweep.status, sweep.body]).toEqual([
      200,
      'Nothing to sweep: no coaching, no comments, no contact form',
    ]);
    expect(site.output()).toMatch(/nothing is booked, paid or mailed/);
    expect(site.output()).not.toMatch(/Stripe at|mails, which/);
    expect(existsSync(database)).toBe(false);
  });
});

describe('the site of another person', () => {
  test('has nothing of the author whose content comes with it', () => {
    expect(filesWith(sites.other.outDir, foreign)).toEqual([]);
  });

  test('speaks the language and tells the time of its own place', () => {
    const post = sites.other.pages.get('/posts/a-bowline/');
    expect(post).toContain('<html lang="en-GB"');
    expect(post).toContain('29 Mar 2026');
    expect(post).toContain('A rope that slips? Ring me: NOK\u00a0350, 45 minutes.');
    expect(sites.other.read('rss.xml')).toContain('<language>en-GB</language>');
    expect(sites.other.read('rss.xml')).toContain('Sun, 29 Mar 2026 12:30:00 GMT');
  });

  test('sells a call in its own words, on its pages and in its mails, and nobody comments there', async () => {
    await using site = await runSite(
      { CONTENT_DIR: sites.other.contentDir, COACH_PHONE: '+47 555 01 00' },
      undefined,
      '.',
      sites.other.outDir,
    );
    expect(sites.other.pages.get('/posts/a-bowline/')).not.toContain('comment');
    for (const path of ['/comments/', '/comments/preview/', '/contact/', '/api/comments']) {
      const sent = { method: 'POST', headers: { origin: siteUrl } };
      expect((await ask(site.url + path, sent)).status, path).toBe(404);
    }
    const { page } = await site.form();
    const { headers } = await site.book();
    const { pathname, search } = await pay(headers.location ?? '');
    const confirmed = await (await fetch(site.url + pathname + search)).text();
    const sorry = (await site.post('')).body;
    await expect.poll(site.mails).toHaveLength(2);
    const mails = await site.mails();
    const [, manage = ''] = /(\/coaching\/manage\/[^/"]+\/)/.exec(mails[0]?.text ?? '') ?? [];
    const managed = await (await fetch(site.url + manage)).text();
    const seen = [page, confirmed, sorry, managed, ...mails.map((mail) => JSON.stringify(mail))];

    expect(page).toContain('NOK');
    expect(page).toContain('You call me, for 45 minutes.');
    expect(managed).toContain('Oslo');
    for (const text of seen) for (const word of foreign) expect(text).not.toContain(word);
  });
});
