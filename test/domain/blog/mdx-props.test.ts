import { expect, test } from 'vitest';
import { readMdxProps } from '../../../src/domain/blog/mdx-props.ts';

const at = 'content/posts/desk/index.mdx:12';
const desk = { src: '/_astro/desk.jpg', width: 3, height: 2, format: 'jpg' };

test.each([
  ['Steps', {}],
  ['Step', { title: 'Sit down' }],
  ['Callout', {}],
  ['Callout', { title: 'Mind the lamp' }],
  ['Figure', { src: desk, alt: '' }],
  ['Figure', { src: desk, alt: 'A desk', caption: 'Before' }],
  ['Quote', { by: 'The desk', source: 'https://desk.example/' }],
  ['Book', { slug: 'adulting' }],
  ['BookACall', {}],
] as const)('<%s> takes %j', (name, props) => {
  expect(readMdxProps(name, { at, ...props })).toEqual(props);
});

test.each([
  ['Step', {}, 'title: is missing (What to do, in a few words.)'],
  ['Callout', { titel: 'x' }, 'titel: there is no such prop. It takes title.'],
  ['Steps', { start: 2 }, 'start: there is no such prop. It takes nothing.'],
  ['Figure', { src: desk }, 'alt: is missing (What the picture shows'],
  [
    'Figure',
    { src: 'https://a.example/b.jpg', alt: '' },
    'src: write the path of a picture beside',
  ],
  ['Book', { slug: 'Adulting!' }, 'slug: write small letters, digits and single hyphens'],
  ['Quote', { by: ' ' }, 'by: write a few words, or leave it out'],
] as const)('<%s> refuses %j', (name, props, message) => {
  expect(() => readMdxProps(name, { at, ...props })).toThrow(`${at} <${name}> ${message}`);
});

test('a picture stays the very object that Astro imported', () => {
  expect(readMdxProps('Figure', { at, src: desk, alt: '' }).src).toBe(desk);
});
