import { expect, it } from 'vitest';
import { decodeForm } from '../../../src/sandbox/stripe/form-body.ts';

it.each([
  ['a=1&b=x%20y', { a: '1', b: 'x y' }],
  ['a[b][c]=1&a[b][d]=2', { a: { b: { c: '1', d: '2' } } }],
  ['a[0]=x&a[1]=y', { a: ['x', 'y'] }],
  ['a[]=x&a[]=y', { a: ['x', 'y'] }],
  ['a[0][b]=x&a[1][b]=y', { a: [{ b: 'x' }, { b: 'y' }] }],
  ['a[1]=x', { a: { 1: 'x' } }],
  ['metadata[0]=x', { metadata: { 0: 'x' } }],
  ['a=1&a[b]=2', { a: { b: '2' } }],
  ['', {}],
])('decodes %s', (text, expected) => {
  expect(JSON.parse(JSON.stringify(decodeForm(text)))).toEqual(expected);
});

it('keeps __proto__ as a key like any other', () => {
  const fields = decodeForm('__proto__[a]=1&metadata[__proto__]=2');
  expect(Object.keys(fields)).toEqual(['__proto__', 'metadata']);
  expect({}).not.toHaveProperty('a');
});
