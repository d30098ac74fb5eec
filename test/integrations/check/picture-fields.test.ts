import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { check } from '../../../src/integrations/check/check.ts';
import { copyContent } from '../../support/scratch.ts';

const told = (content: string) =>
  check(content, new URL('http://localhost'), () => new Date('2026-11-24T05:00:00Z'));

test.each([
  [
    'that is not there',
    '{ src: ./you.jpg, alt: A }',
    'portrait.src: there is no picture "./you.jpg". Put one into ',
  ],
  [
    'in other letters',
    '{ src: ./ME.jpg, alt: A }',
    'portrait.src: there is no picture "./ME.jpg". Put one into ',
  ],
  [
    'from the web',
    '{ src: "https://me.example/me.jpg", alt: A }',
    'portrait.src: there is no picture "https://me.',
  ],
  [
    'by its bare name',
    './me.jpg',
    'portrait: write these fields, each on a line of its own with two spaces in front: src, alt',
  ],
  ['without words', '{ src: ./me.jpg, alt: "" }', 'portrait.alt: '],
  [
    'in HEIC',
    '{ src: ./me.heic, alt: A }',
    './me.heic: it is a photo in HEIC, as an iPhone takes it',
  ],
  [
    'that is a text',
    '{ src: ./site.yaml, alt: A }',
    './site.yaml: it is no picture: a picture is JPEG',
  ],
])('a portrait %s stops the site with one message', async (_, portrait, words) => {
  const { content, line } = contentWith(portrait);
  writeFileSync(`${content}/me.heic`, '\0\0\0\x18ftypheic\0\0\0\0mif1heic');
  const { errors } = await told(content);

  expect(errors).toEqual([expect.stringContaining(`${content}/site.yaml:${line} ${words}`)]);
});

test.each(['./me.jpg', 'me.jpg', './me/me.jpg'])(
  'the picture that is named %s is no stray, and one that nobody names is',
  async (src) => {
    const { content } = contentWith(`{ src: ${src}, alt: A }`);
    mkdirSync(`${content}/me`);
    for (const place of ['me/me.jpg', 'other.jpg'])
      cpSync(`${content}/me.jpg`, `${content}/${place}`);
    const { errors, warnings } = await told(content);
    const strays = warnings.filter((line) => /nothing looks/.test(line)).join('\n');

    expect(errors).toEqual([]);
    expect(strays).toContain(`${content}/other.jpg: `);
    expect(strays).toContain(src.includes('me/') ? `${content}/me.jpg: ` : `${content}/me: `);
    expect(strays.split('\n')).toHaveLength(2);
  },
);

function contentWith(portrait: string) {
  const content = copyContent('portrait');
  cpSync(`${content}/posts/components/desk.jpg`, `${content}/me.jpg`);
  const site = readFileSync(`${content}/site.yaml`, 'utf8').replace(/^portrait: .*\n/m, '');
  writeFileSync(`${content}/site.yaml`, `${site}portrait: ${portrait}\n`);
  return { content, line: site.split('\n').length };
}
