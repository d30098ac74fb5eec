import type { Slip } from './content-with.ts';
import { stoppingCode } from './stopping-code.ts';

/** What stops the site, by `npm run check` and by the build alike. */
export const stopping: Slip[] = [
  ...stoppingCode,
  [
    'a frame',
    '<iframe src="https://www.youtube.com/embed/x" title="A film"></iframe>',
    '7 https://www.youtube.com/embed/x: Nothing of another site opens',
  ],
  [
    'a frame in Markdown',
    'a\n\n<iframe src="https://a.example/"></iframe>',
    '9 https://a.example/: Nothing of another site opens',
    'md',
  ],
  [
    'a film beside the text',
    '<video src="./a.mp4" controls></video>',
    '7 ./a.mp4: There is no such file. Put it into public/files/',
  ],
  [
    'a film of another site',
    '<video src="https://a.example/a.mp4"></video>',
    '7 https://a.example/a.mp4: Films and sounds of another site',
  ],
  [
    'a form',
    '<form action="https://mail.example/x"><input name="email" /></form>',
    '7 https://mail.example/x: A form cannot send',
  ],
  [
    'a button that sends',
    '<form><button formaction="https://a.example/">x</button></form>',
    '7 https://a.example/: A form',
  ],
  [
    'a script of another site',
    '<script src="https://a.example/x.js"></script>',
    '7 https://a.example/x.js: No script',
  ],
  [
    'a picture of another site',
    '![x](https://a.example/x.jpg)',
    '7 https://a.example/x.jpg: It would come from another site',
  ],
  [
    'a picture that is not there',
    'a\n\n![x](./lamp.jpg)',
    '9 ![x]: there is no picture "./lamp.jpg"',
  ],
  ['a picture by another name', '![x](./Desk.jpg)', '7 ![x]: there is no picture "./Desk.jpg"'],
  ['a folder for a picture', '![x](./)', '7 ![x]: there is no picture "./"'],
  [
    'a picture in a tag',
    '<img src="./desk.jpg" alt="x" />',
    '7 ./desk.jpg: There is no such file. Put the picture beside',
  ],
  ['a picture named below', '![x][r]\n\n[r]: ./desk.jpg', '7 ./desk.jpg: There is no such file'],
  ['a percent sign in a name', 'a\n\n![x](./100%.jpg)', '9 a % in the name of a picture'],
  [
    'a component in Markdown',
    '<Callout title="x">\n\ny\n\n</Callout>\n\n<Book slug="adulting" />',
    '7 <Callout> vanishes here, because components need a file that ends in .mdx',
    'md',
  ],
  [
    'a component in lower case',
    'a\n\n<callout title="x">y</callout>',
    '9 <callout> vanishes here: write <Callout>',
  ],
  [
    'a component with a name that is none',
    '<Own.thing>x</Own.thing>',
    '7 <Own.thing>: there is no such component',
  ],
  ['a number where words belong', '<Callout title={1}>x</Callout>', '7 <Callout> title: '],
  ['a book in braces', '<Book slug={"adultin"} />', '7 <Book> slug: there is no "adultin"'],
  [
    'an address in angle brackets',
    'See <https://shop.example/a>.',
    '7 an address needs no < and >: write the address alone, or [words](address)',
  ],
  [
    'a mail address in angle brackets',
    'a\n\nWrite to <me@example.com>.',
    '9 an address needs no < and >',
  ],
  [
    'curly quotation marks in a tag',
    'a <b class=“x”>b</b>',
    '7 a tag takes straight quotation marks',
  ],
  [
    'no quotation marks in a tag',
    '<a href=https://a.example/>b</a>',
    '7 a value stands in quotation marks: write href="https://a.example/"',
  ],
  [
    'quotation marks within others',
    '<Callout title="say "hi"">x</Callout>',
    '7 a value ends at the second quotation mark',
  ],
  [
    'a tag without an end of its own',
    'a\n\nb<br>c',
    '9 <br> has no end of its own: write <br … /> with a slash',
  ],
  ['a heart', 'I <3 you', '7 a < begins a component here: write &lt;'],
  [
    'an end within a paragraph',
    '<Callout>\nx\n</Callout>\n</Callout>',
    'ends something that never began',
  ],
  [
    'a web address without its beginning',
    '[x](www.example.com)',
    '7 www.example.com: Without https:// it leads to a page of this site. Write https://www.example.com',
  ],
  [
    'a page of this site by its address on her machine',
    '[x](https://desk.example/posts/first-post/) [x](http://localhost:4321/posts/first-post/)',
    '7 http://localhost:4321/posts/first-post/: Only your own machine or network answers',
  ],
  [
    'a paid link with one slash',
    '[x](https:/www.amazon.com/dp/1?tag=your-tag-20)',
    '7 https:/www.amazon.com/dp/1?tag=your-tag-20: Browsers read this otherwise than it looks',
  ],
  [
    'a paid link with backslashes',
    'a\n\n<a href="https:\\\\www.amazon.com\\dp\\1">b</a>',
    'Write https://www.amazon.com/dp/1',
    'md',
  ],
  [
    'a paid link out of a document',
    '[x](https://www.google.com/url?q=https://www.amazon.com/dp/1%3Ftag%3Dyour-tag-20&sa=D)',
    'It hides behind Google that it pays',
  ],
  ['a picture on her machine', '![y](file:///C:/me/desk.jpg)', '7 file:///C:/me/desk.jpg: Readers'],
  [
    'a mail address as a link',
    '[x](me@example.com)',
    '7 me@example.com: This is no address of a page. Write mailto:me@example.com',
  ],
  [
    'the file of a post',
    '[x](../first-post/index.mdx)',
    '7 ../first-post/index.mdx: There is no such page. Write /posts/first-post/',
  ],
  [
    'the file of a page',
    '[x](content/pages/about.mdx)',
    '7 content/pages/about.mdx: There is no such page. Write /about/',
  ],
  [
    'an address in capitals',
    '[x](/Posts/First-Post/)',
    '7 /Posts/First-Post/: There is no such page. Write /posts/first-post/',
  ],
  [
    'a file beside the text',
    '[x](./a.pdf)',
    '7 ./a.pdf: There is no such file. Put it into public/files/',
  ],
  [
    'an anchor that is none',
    '## One\n\n[x](#two)',
    '9 #two: The page has no heading of that name. It has: #one',
  ],
  ['a second headline in a tag', '<h1>x</h1>', '7 # x: The title is the only heading'],
  [
    'a character that nobody sees',
    'pasted\u000bfrom',
    '7 after “pasted” stands an invisible character (U+000B)',
  ],
  ['one in Markdown', 'a\n\npasted\u0008', '9 after “pasted” stands', 'md'],
  ['a draft that is none', 'draft: true\n\nb', '7 readers see “draft:” here'],
  ['fields at the end', 'a\n\n---\ndraft: yes\n---', '10 readers see “draft:” here'],
  ['a draft in Markdown', 'a\ndraft: true', '8 readers see “draft:” here', 'md'],
];
