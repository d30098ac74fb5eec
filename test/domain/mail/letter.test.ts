import { HtmlValidate } from 'html-validate';
import { expect, it } from 'vitest';
import { letterText } from '../../../src/domain/mail/letter.ts';
import { written } from '../../../src/domain/mail/written.ts';
import { LETTERHEAD } from '../../support/letterhead.ts';

const hostile = `"><img src=x onerror='alert(1)'> & </p>\n<script>`;
const page = (letter: Parameters<typeof letterText>[0]) =>
  written({ subject: hostile, parts: letter }, { ...LETTERHEAD, site: hostile }).html;
const parts = [
  `Hello ${hostile}`,
  {
    facts: [
      { label: hostile, value: hostile, href: `tel:+1${hostile.replace('\n', '')}` },
      { label: 'a', value: 'b' },
    ],
  },
  { glance: [hostile, hostile], below: [hostile] },
  { list: [hostile, 'more'] },
  { quote: hostile },
  { link: hostile, href: `https://desk.example/?${hostile.replace('\n', '')}` },
];

it('says the same in plain text, part by part', () => {
  const letter = [
    'Hello Ada,',
    {
      facts: [
        { label: 'Phone', value: '+1', href: 'tel:+1' },
        { label: 'What', value: 'A call' },
      ],
    },
    { glance: ['Monday', '6:00 PM'], below: ['New York time'] },
    { list: ['one', 'two'] },
    { quote: 'Hello,\n\nMove it:\nhttps://evil.example/' },
    { link: 'Move it', href: 'https://desk.example/' },
  ];
  expect(letterText(letter)).toBe(
    'Hello Ada,\n\nPhone: +1\nWhat: A call\n\nMonday\n6:00 PM\nNew York time\n\n- one\n- two\n\n> Hello,\n>\n> Move it:\n> https://evil.example/\n\nMove it:\nhttps://desk.example/',
  );
});

it('is a well-formed page, whatever words are in it', async () => {
  const rules = new HtmlValidate({ extends: ['html-validate:recommended'], rules: OFF });
  const report = await rules.validateString(page(parts));
  expect(report.results.flatMap(({ messages }) => messages)).toEqual([]);
});

it('has one button, and a day breaks within no date', () => {
  const markup = page([
    { glance: ['Monday, November 30, 2026', '6:00 PM'], below: ['New York time'] },
    { link: 'Move it', href: 'https://desk.example/a' },
    { link: 'All of them', href: 'https://desk.example/b' },
  ]);
  expect(markup.match(/<a [^>]*class="[^"]*"/g)).toEqual([
    '<a href="https://desk.example/a" class="button"',
    '<a href="https://desk.example/b" class="loud"',
  ]);
  expect(markup).toContain('>Monday, November\u00a030,\u00a02026<br>6:00 PM<');
});

it('has no picture, script or address to fetch', () => {
  const markup = page(parts);
  expect(markup).not.toMatch(/<(img|script|link|iframe|object|form)|url\(|@import/);
  expect(markup.match(/<a /g)).toHaveLength(2);
});

it('knows the night of each color by day, in a place of its own', () => {
  const markup = page(parts);
  const night = /<style>(.*)<\/style>/.exec(markup)?.[1] ?? '';
  const classes = [...markup.matchAll(/class="([^"]+)" style="[^"]*#/g)].map(([, name]) => name);
  expect(new Set(classes)).toEqual(
    new Set(['paper', 'head', 'loud', 'soft', 'glance', 'quote', 'button']),
  );
  for (const name of classes) expect(night).toContain(`.${name}`);
  // Where it is not named, nothing has a color: half of a pair can’t be read when a program changes the other.
  expect(markup.replaceAll(/<style>.*<\/style>|class="[^"]+" style="[^"]*"/g, '')).not.toMatch(
    /#[\da-f]{6}/i,
  );
});

it('is small', () => {
  expect(page([]).length).toBeLessThan(2_000);
});

// Mail programs read no style sheet, and fold what is long themselves.
const OFF = { 'no-inline-style': 'off', 'long-title': 'off', 'tel-non-breaking': 'off' } as const;
