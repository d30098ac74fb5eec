import type { Field, Typed, Wrong } from '../../src/domain/comments/comment-form.ts';

/** A comment like any other. */
export const GOOD_WORDS: Typed = {
  ...{ post: 'a-day-at-home', answers: '' },
  ...{ words: 'I needed this today.', name: 'Ada', email: '', site: '' },
};

/** What attackers and accidents put into the fields of a form. */
export type BadWords = {
  what: string;
  typed: Partial<Typed>;
  /** What is kept and shown of it, as text; or else the fields that are wrong. */
  kept?: Partial<Record<Field, string | null>>;
  wrong?: (keyof Wrong)[];
  /** There is no such place: the form comes back whole. */
  nowhere?: true;
};

const script = '<script>alert(1)</script>';
const picture = '"><img src=x onerror=alert(1)>';
const as = (what: string, field: Field, typed: string, kept: string | null): BadWords => ({
  ...{ what, typed: { [field]: typed }, kept: { [field]: kept } },
});
/** What stays as it is typed. */
const stays = (what: string, field: Field, typed: string) => as(what, field, typed, typed);
const wrong = (what: string, field: Field, typed: string): BadWords => ({
  ...{ what, typed: { [field]: typed }, wrong: [field] },
});
const nowhere = (what: string, post: string): BadWords => ({
  what,
  typed: { post },
  nowhere: true,
});

export const BAD_WORDS: readonly BadWords[] = [
  stays('a script as words', 'words', script),
  stays('a picture that acts as words', 'words', picture),
  stays('the end of the field as words', 'words', `</textarea>${script}`),
  stays('the end of JSON-LD as words', 'words', `</script>${script}<!--`),
  stays('a data block as words', 'words', ']]><x/><![CDATA['),
  stays('a reference as words', 'words', '&lt;b&gt; &amp;lt; &#60;script&#62;'),
  stays('Markdown as words', 'words', '[a](javascript:alert(1)) ![b](x) **c** `d`'),
  stays(
    'MDX as words',
    'words',
    'import x from "y"\n\n{process.env.LINK_SECRET} <Book slug="a" />',
  ),
  stays('a template as words', 'words', '{{7*7}} ${7*7} <%= 7*7 %> {author}'),
  stays('YAML as words', 'words', '--- !!js/function >\na: &a [*a]\n"\' : # x'),
  stays('SQL as words', 'words', `'; DROP TABLE comment; --`),
  stays('a formula as words', 'words', '=HYPERLINK("https://a.example")'),
  stays('an address that acts', 'words', 'javascript:alert(1) data:text/html,<b> vbscript:x'),
  stays('an address that ends a field', 'words', 'https://a.example/"onmouseover="alert(1)'),
  as('the colors of a terminal', 'words', 'a\u001B[31mred\u001B]0;title\u0007', 'a[31mred]0;title'),
  as('zeros', 'words', 'a\0b\0', 'ab'),
  as('other controls', 'words', 'a\u0001\u0008\u007F\u0085b\u009Bc', 'a\nbc'),
  as('what turns words round', 'words', 'a\u202Eb\u202Dc\u2066d\u2069', 'abcd'),
  as('half of a pair', 'words', 'a\uD800b\uDFFF', 'ab'),
  as('what is no character', 'words', 'a\uFFFEb\uFFFF', 'ab'),
  as('marks of byte order', 'words', '\uFEFFa', 'a'),
  as('ends of lines of all kinds', 'words', 'a\r\nb\rc\u2028d\u2029e', 'a\nb\nc\nd\ne'),
  as('a hundred empty lines', 'words', `a${'\n'.repeat(100)}b`, 'a\n\nb'),
  stays('marks without end', 'words', `Z${'\u0300'.repeat(500)}`),
  stays(
    'what a mail of the house says',
    'words',
    'Bye\n\nRead it and decide:\nhttps://evil.example/',
  ),
  stays('a line of a log', 'words', '{"at":"2026"}\n{"event":"comment.sent"}'),
  stays('other scripts', 'words', 'שלום عليكم 你好 こんにちは 👩‍👩‍👧‍👦 é'),
  stays('one word without end', 'words', 'a'.repeat(4000)),
  wrong('one character too many', 'words', 'a'.repeat(4001)),
  wrong('100 kB', 'words', 'ä'.repeat(50_000)),
  wrong('no words', 'words', ''),
  wrong('nothing to see', 'words', ' \n\t\u200B\u00AD\u2800\uFEFF'),
  wrong('controls alone', 'words', '\0\u0007\u202E'),
  stays('a script as name', 'name', script),
  stays('a picture that acts as name', 'name', picture),
  stays('the end of an attribute as name', 'name', `' onfocus=alert(1) autofocus x='`),
  as('headers as name', 'name', 'Ada\r\nBcc: all@example.com', 'Ada Bcc: all@example.com'),
  as('a name that turns round', 'name', 'Ada\u202Emoc.elpmaxe', 'Adamoc.elpmaxe'),
  as('a name on several lines', 'name', 'Ada\n\n\nLin', 'Ada Lin'),
  stays('the name of the author', 'name', 'Kayla'),
  stays('the name of the author in other letters', 'name', 'Кауӏа'),
  stays('a place of a sentence as name', 'name', '{name} {author} $& $1'),
  stays('MDX as name', 'name', '<Book slug="a" /> {process.env.LINK_SECRET}'),
  stays('YAML as name', 'name', '!!js/function > # &a *a: - [x]'),
  stays('a number as name', 'name', '0x1F'),
  as('a name in colors', 'name', '\u001B[31mAda\u009B0m', '[31mAda0m'),
  stays('marks without end as name', 'name', `A${'\u0301'.repeat(59)}`),
  stays('a path as name', 'name', '../../etc/passwd'),
  stays('60 characters as name', 'name', 'ä'.repeat(60)),
  wrong('61 characters as name', 'name', 'ä'.repeat(61)),
  wrong('no name', 'name', ''),
  wrong('a name that nobody sees', 'name', '\u200B\u200D\u2060'),
  wrong('a script as e-mail', 'email', script),
  wrong('a script before an e-mail', 'email', '"<script>"@example.com'),
  wrong('headers as e-mail', 'email', 'ada@example.com\r\nBcc: all@example.com'),
  wrong('headers, encoded, as e-mail', 'email', 'ada@example.com%0d%0aBcc:all@example.com'),
  wrong('two e-mails', 'email', 'ada@example.com, lin@example.com'),
  wrong('an e-mail with a zero', 'email', 'ada\0@example.com'),
  wrong(
    'an e-mail without end',
    'email',
    `${'a'.repeat(64)}@${'b'.repeat(60)}.${'c'.repeat(200)}.com`,
  ),
  as('spaces as e-mail', 'email', '  ', null),
  wrong('a script as site', 'site', script),
  wrong('an address that acts as site', 'site', 'javascript:alert(document.domain)//'),
  wrong('an address that acts, hidden, as site', 'site', ' java\tscript:alert(1)'),
  wrong('data as site', 'site', 'data:text/html;base64,PHNjcmlwdD4='),
  wrong('a file as site', 'site', 'file:///etc/passwd'),
  wrong('the house of the reader as site', 'site', 'http://127.0.0.1:4321/'),
  wrong('a name before the site', 'site', 'https://bank.example@evil.example/'),
  wrong('a site without end', 'site', `https://example.com/${'a'.repeat(300)}`),
  as(
    'the end of an attribute as site',
    'site',
    'https://a.example/"><script>alert(1)</script>',
    'https://a.example/%22%3E%3Cscript%3Ealert(1)%3C/script%3E',
  ),
  {
    what: 'everything wrong',
    typed: { words: '', name: '', email: 'x', site: 'x:' },
    wrong: ['words', 'name', 'email', 'site'],
  },
  nowhere('a post that is none', 'no-such-post'),
  nowhere('a path as post', '../../../etc/passwd'),
  nowhere('a script as post', script),
  nowhere('a post of the object', '__proto__'),
  nowhere('no post', ''),
  nowhere('a post with a zero', 'a-day-at-home\0'),
  nowhere('a post without end', 'a'.repeat(100_000)),
];

/** What is sent as a form and is none of ours; its HTTP status. */
export type BadRequest = { what: string; body: string; type?: string; status: number };

const good = String(new URLSearchParams(GOOD_WORDS));
const boundary = 'xxx';
const multipart = `multipart/form-data; boundary=${boundary}`;
const part = (name: string, value: string, more = '') =>
  `--${boundary}\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\n${value}\r\n`;

export const BAD_REQUESTS: readonly BadRequest[] = [
  { what: 'nothing', body: '', status: 404 },
  { what: 'JSON', body: JSON.stringify(GOOD_WORDS), type: 'application/json', status: 400 },
  { what: 'a list in JSON', body: '[{"words":"a"}]', type: 'application/json', status: 400 },
  { what: 'words without form', body: 'words', type: 'text/plain', status: 400 },
  { what: 'a type that is none', body: good, type: 'x', status: 400 },
  {
    what: 'XML',
    body: '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
    type: 'text/xml',
    status: 400,
  },
  {
    what: 'ten thousand fields',
    body: `${good}${Array.from({ length: 10_000 }, (_, index) => `&f${index}=a`).join('')}`,
    status: 400,
  },
  { what: 'a field twice', body: `${good}&words=b`, status: 400 },
  { what: 'fields as lists', body: good.replaceAll('=', '[]='), status: 404 },
  { what: 'fields in fields', body: good.replace('words=', 'words[a]='), status: 400 },
  {
    what: 'fields of every object',
    body: '__proto__[words]=a&constructor=b&__proto__=c',
    status: 404,
  },
  { what: 'no words', body: good.replace(/&words=[^&]*/, ''), status: 400 },
  { what: 'bytes that are no UTF-8', body: `${good}&x=%ff%fe`, status: 200 },
  {
    what: 'a file as words',
    body:
      part('post', GOOD_WORDS.post) + part('words', 'x', '; filename="a.html"') + `--${boundary}--`,
    type: multipart,
    status: 400,
  },
  {
    what: 'parts that break off',
    body: part('words', 'x').slice(0, -4),
    type: multipart,
    status: 400,
  },
  {
    what: 'parts without a boundary',
    body: part('words', 'x'),
    type: 'multipart/form-data',
    status: 400,
  },
];
