import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { FIELDS, unansweredForm } from '../../../src/adapters/web/unanswered-form.ts';

const url = new URL('https://desk.example/contact/');
const send = (form: Record<string, string>, origin = url.origin) =>
  new Request(url, { method: 'POST', headers: { origin }, body: new URLSearchParams(form) });

test('each page that reads a form is known, by its route', () => {
  const pages = globSync('**/*.astro', { cwd: 'src/pages' })
    .filter((file) => readFileSync(`src/pages/${file}`, 'utf8').includes('readForm('))
    .map((file) => `/${file.replace(/^_|(\/index)?\.astro$/g, '')}`);
  expect(pages.toSorted()).toEqual(Object.keys(FIELDS).toSorted());
});

test('what was sent comes back as it was, and nothing else does', async () => {
  const sent = { email: '"', words: '\nA\n\nb ', about: 'a-post', visit: 'of another form' };
  expect(await unansweredForm(send(sent), '/contact', url)).toEqual({
    path: '/contact/',
    fields: [
      { name: 'words', value: sent.words, label: 'Your message' },
      { name: 'email', value: '"', label: 'Your e-mail address' },
      { name: 'about', value: 'a-post', label: '' },
    ],
  });
});

test.each<[what: string, request: Request, route: string]>([
  ['was typed elsewhere', send({ words: 'A' }, 'https://evil.example'), '/contact'],
  ['comes from a program', send({ words: 'A' }), '/api/bookings'],
  ['is asked for', new Request(url, { headers: { origin: url.origin } }), '/contact'],
])('what %s does not come back', async (_, request, route) => {
  expect(await unansweredForm(request, route, url)).toBeUndefined();
});
