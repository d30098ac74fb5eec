import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { answerToFault, isFromElsewhere } from '../src/http-policy.ts';

const site = new URL('https://desk.example');
const from = (method: string, origin?: string) => ({
  method,
  headers: new Headers(origin === undefined ? {} : { origin }),
});

/** The patterns of all routes that are answered on demand, as Astro names them. */
const routes = globSync('**/*.{astro,ts}', { cwd: 'src/pages' })
  .filter((file) => readFileSync(`src/pages/${file}`, 'utf8').includes('prerender = false'))
  .map((file) => `/${file.replace(/^_|(\/index)?\.(astro|ts)$/g, '')}`);
const forOthers = [
  ...['/api/comments', '/api/stripe/webhook', '/api/sweep'],
  '/comments/answers/[token]',
];

describe('of all routes that are answered on demand', () => {
  test.each(['POST', 'OPTIONS', 'PUT', 'PATCH', 'DELETE', 'QUERY'])(
    '%s may come from elsewhere where others are meant to ask, and nowhere else',
    (method) => {
      const open = routes.filter((route) => !isFromElsewhere(from(method), route, site));
      expect(open.toSorted()).toEqual(forOthers);
    },
  );

  test('a fault tells programs to come again, and people by a page of its own', () => {
    const answers = (method: string) =>
      routes.filter((route) => answerToFault(from(method), route).status === 503).toSorted();
    expect([answers('POST'), answers('GET'), answers('HEAD')]).toEqual([forOthers, [], []]);
    const { headers } = answerToFault(from('POST'), '/comments/answers/[token]');
    expect(headers.get('retry-after')).toBe('60');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(answerToFault(from('POST'), '/contact').body).toBeNull();
  });

  test.each(['GET', 'HEAD'])('%s may come from anywhere', (method) => {
    const evil = from(method, 'https://evil.example');
    expect(routes.filter((route) => isFromElsewhere(evil, route, site))).toEqual([]);
  });
});

test.each<[origin: string | undefined, elsewhere: boolean]>([
  ['https://desk.example', false],
  [undefined, true],
  ['', true],
  ['null', true],
  ['http://desk.example', true],
  ['https://desk.example:8443', true],
  ['https://desk.example:443', true],
  ['https://www.desk.example', true],
  ['https://desk.example.evil.example', true],
  ['https://desk.example/', true],
  ['https://desk.example, https://evil.example', true],
  ['HTTPS://DESK.EXAMPLE', true],
])('a form with Origin %j is one from elsewhere: %s', (origin, elsewhere) => {
  expect(isFromElsewhere(from('POST', origin), '/api/bookings', site)).toBe(elsewhere);
});
