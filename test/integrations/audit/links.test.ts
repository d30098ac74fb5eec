import { expect, test } from 'vitest';
import { runAudit } from './run-audit.ts';

const post = '<h1>A</h1><h2 id="one">1</h2><h2 id="é">2</h2>';

test.each([
  ['a page', '<a href="/posts/a/">a</a>'],
  ['a page without its last slash', '<a href="/posts/a">a</a>'],
  ['a neighbor', '<a href="../a/?b=1">a</a>'],
  ['this site by its whole address', '<a href="https://desk.example/posts/a/#one">a</a>'],
  ['a heading', '<a href="/posts/a/#one">a</a><a href="#here">b</a><p id="here"></p>'],
  ['a heading with an accent', '<a href="/posts/a/#%C3%A9">a</a>'],
  ['the top', '<a href="#">a</a><a href="#top">b</a><a href="">c</a>'],
  ['words on a page', '<a href="/posts/a/#:~:text=one">a</a>'],
  ['a file', '<a href="/files/a%20b.pdf">a</a><a href="/files/a%20b.pdf#page=2">b</a>'],
  [
    'a page made on demand',
    '<a href="/coaching/?from=a#hours">a</a><form action="/api/bookings"></form>',
  ],
  ['somewhere else', '<a href="https://a.example/x">a</a><a href="mailto:a@b.c">b</a>'],
  ['its own pictures', '<img src="/a.jpg" srcset="/a.jpg 1x, /a.jpg 2x"><img src="data:,">'],
  ['its own address', '<link rel="canonical" href="https://a.example/"><form></form>'],
])('lets through what leads to %s', async (_, html) => {
  expect((await runSite({ 'posts/b/index.html': html })).error).toBeUndefined();
});

test.each([
  ['a page that is not there', '/posts/c/', /no such page, or it is a draft/],
  ['a folder without a page', '/posts/', /no such page/],
  ['a relative page', 'c/', /no such page/],
  ['a page of this site by its whole address', 'https://desk.example/c/', /no such page/],
  ['an unknown address below one made on demand', '/coaching/c/', /no such page/],
  ['an anchor on the page', '#two', /no heading of that name. It has: none/],
  ['an anchor on another page', '/posts/a/#two', /It has: #one, #é/],
  ['a file of a machine', 'file:///x.pdf', /Only your own machine has this file/],
  ['a site nearby', 'http://192.168.1.5:4321/posts/a/', /write \/posts\/a\//],
  ['a page by one slash', 'https:/desk.example/posts/a/', /Write https:\/\/desk\.example/],
  ['no address at all', 'https://', /no address/],
])('fails the build on a link to %s', (_, link, message) =>
  expectFault(`<a href="${link}">a</a>`, link, message),
);

test.each([
  [
    'a picture from elsewhere',
    '<img src="https://a.example/x.jpg">',
    'https://a.example/x.jpg',
    /Put the picture beside the post/,
  ],
  ['one without a scheme', '<img src="//a.example/x.jpg">', '//a.example/x.jpg', /beside the post/],
  [
    'one of several',
    '<source srcset="/a.jpg 1x, https://a.example/x.jpg 2x">',
    'https://a.example/x.jpg',
    /beside the post/,
  ],
  ['a picture that is not there', '<img src="/b.jpg">', '/b.jpg', /no such file/],
  ['a picture on a machine', '<img src="file:///x.jpg">', 'file:///x.jpg', /beside the post/],
  ['one of a browser', '<img src="blob:x">', 'blob:x', /Readers have nothing at this address/],
  ['a film on a machine', '<video src="file:///x.mp4">', 'file:///x.mp4', /public\/files/],
  ['a frame of data', '<iframe src="data:,x"></iframe>', 'data:,x', /link to it instead/],
  ['a frame', '<iframe src="https://a.example/x">', 'https://a.example/x', /link to it instead/],
  ['a form', '<form action="https://a.example/x">', 'https://a.example/x', /link to it instead/],
  [
    'a script',
    '<script src="https://a.example/x.js"></script>',
    'https://a.example/x.js',
    /Remove it/,
  ],
  [
    'a style sheet',
    '<link rel="stylesheet" href="https://a.example/x.css">',
    'https://a.example/x.css',
    /Remove it/,
  ],
  ['a second h1', '<h1>A</h1><h1>B <em>c</em></h1>', '# B c', /Write ## instead of #/],
])('fails the build on %s', (_, html, link, message) => expectFault(html, link, message));

async function expectFault(html: string, link: string, message: RegExp) {
  const { error } = await runSite({ 'posts/b/index.html': html });
  expect(error).toMatch(message);
  expect(error).toContain(`  posts/b/index.html\n    ${link}\n`);
}

function runSite(files: Record<string, string>) {
  return runAudit({ 'posts/a/index.html': post, 'files/a b.pdf': '', 'a.jpg': '', ...files });
}
