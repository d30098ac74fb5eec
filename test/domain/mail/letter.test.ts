import { HtmlValidate } from 'html-validate';
import { expect, it } from 'vitest';
import { letterHtml, letterText } from '../../../src/domain/mail/letter.ts';

const hostile = `"><img src=x onerror='alert(1)'> & </p>\n<script>`;
const parts = [
  `Hello ${hostile}`,
  {
    facts: [
      { label: hostile, value: hostile, href: `tel:+1${hostile.replace('\n', '')}` },
      { label: 'a', value: 'b' },
    ],
  },
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
    { list: ['one', 'two'] },
    { quote: 'Hello,\n\nMove it:\nhttps://evil.example/' },
    { link: 'Move it', href: 'https://desk.example/' },
  ];
  expect(letterText(letter)).toBe(
    'Hello Ada,\n\nPhone: +1\nWhat: A call\n\n- one\n- two\n\n> Hello,\n>\n> Move it:\n> https://evil.example/\n\nMove it:\nhttps://desk.example/',
  );
});

it('is a well-formed page, whatever words are in it', async () => {
  const rules = new HtmlValidate({ extends: ['html-validate:recommended'], rules: OFF });
  const report = await rules.validateString(letterHtml(hostile, parts, 'en-GB'));
  expect(report.results.flatMap(({ messages }) => messages)).toEqual([]);
});

it('has no picture, script or address to fetch, and colors of its own neither', () => {
  const markup = letterHtml(hostile, parts, 'en-GB');
  expect(markup).not.toMatch(/<(img|script|link|iframe|object|form)|[^-]color:|background|url\(/);
  expect(markup.match(/<a /g)).toHaveLength(2);
});

// Mail programs read no style sheet, and fold what is long themselves.
const OFF = { 'no-inline-style': 'off', 'long-title': 'off', 'tel-non-breaking': 'off' } as const;
