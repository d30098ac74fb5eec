import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { connectComments } from '../../../src/adapters/web/comments-api.ts';
import { KEPT_BAD_COMMENTS } from '../../support/bad-comments.ts';

const secret = 'a-secret-of-the-clone';
let answer: { status: number; body: unknown };
let asked: { method?: string; authorization?: string; body: string }[];
let connections: (string | undefined)[];
let server: ReturnType<typeof createServer>;
let api: ReturnType<typeof connectComments>;
beforeEach(async () => {
  asked = [];
  connections = [];
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => (body += chunk));
    request.on('end', () => {
      const { method = '', headers } = request;
      connections.push(headers.connection);
      asked.push({ method, authorization: headers.authorization ?? '', body });
      response.writeHead(answer.status).end(JSON.stringify(answer.body));
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  api = connectComments(new URL(`http://127.0.0.1:${port}`), secret);
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});
const told = (comments: unknown[]) => {
  answer = { status: 200, body: { comments, acknowledged: [], removed: [] } };
};

test('whatever was published comes as it was shown', async () => {
  const all = KEPT_BAD_COMMENTS.map(({ comment }) => comment);
  told(all);
  expect((await api.published()).comments).toEqual(all);
  expect(asked).toEqual([{ method: 'GET', authorization: `Bearer ${secret}`, body: '' }]);
});

test('what a clone has done is noted', async () => {
  answer = { status: 200, body: { ok: true } };
  const done = { taken: ['abcd'], removed: ['efgh'] };
  await api.note(done);
  expect(asked).toMatchObject([{ method: 'POST', body: JSON.stringify(done) }]);
});

test('each call has a connection of its own: what lies between them takes its time', async () => {
  told([]);
  await api.published();
  await api.note({ taken: [], removed: [] });
  expect(connections).toEqual(['close', 'close']);
});

describe('no file comes of', () => {
  const good = { ...KEPT_BAD_COMMENTS[0]!.comment };
  test.each([
    ['a path as id', { id: '../../x' }],
    ['a path as post', { post: '../../src' }],
    ['a file of its own', { path: 'src/server.ts' }],
    ['an e-mail', { email: 'ada@example.com' }],
    ['no words', { text: '' }],
    ['an address that acts', { site: 'javascript:alert(1)' }],
    ['a day that is none', { date: '../..' }],
  ])('%s', async (_, other) => {
    told([{ ...good, ...other }]);
    await expect(api.published()).rejects.toThrow();
  });
});

test.each([
  [401, 'COMMENTS_SECRET is another one than that of the site.'],
  [404, 'The site has no comments, or no COMMENTS_SECRET: set it there, too.'],
  [500, 'It answered 500.'],
])('an answer of %i is said in plain words', async (status, sentence) => {
  answer = { status, body: secret };
  await expect(api.published()).rejects.toThrow(sentence);
});

test('so is a site that is not there', async () => {
  server.close();
  await expect(api.published()).rejects.toThrow(/^http:\/\/127\.0\.0\.1:\d+ does not answer\.$/);
});
