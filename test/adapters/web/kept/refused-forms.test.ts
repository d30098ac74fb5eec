import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { apology } from '../../../../src/adapters/web/kept/apology.ts';
import { refusedForms } from '../../../../src/adapters/web/kept/refused-forms.ts';
import { ask } from '../../../server/ask.ts';
import { builtFolder } from '../../../server/built-folder.ts';
import { listen } from '../../../server/serve.ts';

const siteUrl = new URL('http://localhost:4321');
const fields = { start: '2026-11-30T18:00:00Z', offer: 'hour', zone: 'Europe/Berlin' };
const type = 'application/x-www-form-urlencoded';
const page = '<p>Sorry, that form didn’t arrive in one piece.</p>';

let url: string;
let isDown: boolean;
/** What others than the guard had to answer. */
let rendered: string[];
/** When they begin. */
let begun: PromiseWithResolvers<void>;

beforeEach(async () => {
  isDown = false;
  rendered = [];
  begun = Promise.withResolvers();
  const guard = {
    refusal: ({ shown, website }: Record<string, unknown>) =>
      shown === 'then' && !website ? undefined : ('too-quick' as const),
  };
  const refusal = async ({ offer }: { offer: string }) => {
    if (offer === 'broken') throw new Error('down');
    return offer === 'gone' ? ('taken' as const) : undefined;
  };
  const forms = refusedForms(async () => {
    if (isDown) throw new Error('down');
    return { env: { siteUrl }, guard, booking: { refusal } };
  });
  const site = await listen({
    outDir: builtFolder(),
    forms,
    async handler(req, res) {
      begun.resolve();
      // As Astro does: its createRequest prefers what was read before.
      const { body = await text(req) } = req as { body?: string | Buffer } & typeof req;
      rendered.push(String(body));
      res.end(`rendered ${String(body)}`);
    },
  });
  onTestFinished(() => site.close());
  url = site.url;
});

const send = (form: Record<string, string> | string, headers: Record<string, string> = {}) =>
  ask(
    `${url}/api/bookings`,
    { method: 'POST', headers: { origin: siteUrl.origin, 'content-type': type, ...headers } },
    String(new URLSearchParams(form)),
  );

test('a form of a program is led back without being rendered', async () => {
  const { status, headers } = await send({ ...fields, from: 'first-post' });
  expect([status, headers.location]).toEqual([
    303,
    '/coaching/?reason=too-quick&near=2026-11-30T18%3A00%3A00.000Z&offer=hour&zone=Europe%2FBerlin&from=first-post',
  ]);
  expect(headers).toMatchObject({
    'cache-control': 'private, no-store',
    'x-frame-options': 'DENY',
  });
  expect(rendered).toEqual([]);
});

test('a form for an hour that is taken is led back without being rendered', async () => {
  const { status, headers } = await send({ ...fields, offer: 'gone', shown: 'then' });
  expect([status, headers.location]).toEqual([
    303,
    '/coaching/?reason=taken&near=2026-11-30T18%3A00%3A00.000Z&offer=gone&zone=Europe%2FBerlin',
  ]);
  expect(rendered).toEqual([]);
});

test('a form that says too little is answered with the page that was rendered for others', async () => {
  const form = { offer: 'hour' };
  expect((await send(form)).body).toBe('rendered offer=hour');
  const headers = { 'content-type': 'text/html', 'content-security-policy': "default-src 'self'" };
  await apology('incomplete', async () => new Response(page, { status: 400, headers }));

  for (const encoding of ['gzip, br', 'gzip', 'identity']) {
    const answer = await fetch(`${url}/api/bookings`, {
      method: 'POST',
      headers: { origin: siteUrl.origin, 'content-type': type, 'accept-encoding': encoding },
      body: String(new URLSearchParams(form)),
    });
    expect([answer.status, await answer.text()]).toEqual([400, page]);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'text/html',
      'content-security-policy': "frame-ancestors 'none', default-src 'self'",
      vary: 'Accept-Encoding',
    });
    const sent = { 'gzip, br': 'br', gzip: 'gzip' }[encoding] ?? null;
    expect(answer.headers.get('content-encoding')).toBe(sent);
  }
  expect(rendered).toHaveLength(1);
});

describe('is left whole to who books', () => {
  test.each<
    [what: string, form: Record<string, string> | string, headers?: Record<string, string>]
  >([
    ['what a reader sends', { ...fields, shown: 'then' }],
    ['what can’t be looked up', { ...fields, offer: 'broken', shown: 'then' }],
    ['a form of who holds another hour', { ...fields, offer: 'gone' }, { cookie: 'hold=c' }],
    ['a form of another site', fields, { origin: 'https://evil.example' }],
    ['a form of nowhere', fields, { origin: '' }],
    ['a form of who holds an hour', fields, { cookie: 'a=b; hold=c' }],
    ['a form of another kind', fields, { 'content-type': 'multipart/form-data; boundary=x' }],
    ['a form that says one thing twice', 'offer=a&offer=b'],
    ['a long form', { ...fields, words: 'x'.repeat(20_000) }],
    ['nothing', {}],
  ])('%s', async (_, form, headers) => {
    const body = String(new URLSearchParams(form));
    expect((await send(form, headers)).body).toBe(`rendered ${body}`);
  });

  test('a form while nothing can be asked', async () => {
    isDown = true;
    expect((await send(fields)).body).toMatch(/^rendered start=/);
  });

  test('a form that arrives after its head', async () => {
    const body = String(new URLSearchParams(fields));
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    onTestFinished(() => void socket.destroy());
    const head = [
      ...['POST /api/bookings HTTP/1.1', 'Host: localhost:4321', `Origin: ${siteUrl.origin}`],
      ...[`Content-Type: ${type}`, `Content-Length: ${body.length}`, 'Connection: close'],
    ];
    socket.write(`${head.join('\r\n')}\r\n\r\n${body.slice(0, 9)}`);
    await begun.promise;
    socket.write(body.slice(9));
    expect(await text(socket)).toContain(`rendered ${body}`);
  });
});
