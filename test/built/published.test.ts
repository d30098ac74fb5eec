import { appendFileSync, cpSync, existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { ask } from '../server/ask.ts';
import { find } from '../support/elements.ts';
import { practiceEnv, trade } from '../support/practice-env.ts';
import { inherited, runBeside } from '../support/run.ts';
import { copySite } from '../support/scratch.ts';
import { shownBefore } from '../support/shown.ts';
import { siteUrl } from '../support/site.ts';
import { runCommand } from './command.ts';
import { fieldsOf, saidOn } from './comment-site.ts';
import { thingsOn } from './search-engines.ts';

// How long a build takes is the machine's business.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

const COMMENTS_SECRET = 'a-secret-that-a-clone-knows';
const post = '/posts/first-light/';
let cwd: string;
let env: Record<string, string>;
let site: Awaited<ReturnType<typeof runCommand>>;

/** A blog on which readers answer, and where nothing is sold; as it is started for the first time. */
beforeAll(async () => {
  cwd = copySite(afterAll);
  rmSync(`${cwd}/content`, { recursive: true });
  cpSync('test/sites/blog', `${cwd}/content`, { recursive: true });
  cpSync('test/content/programs.yaml', `${cwd}/content/programs.yaml`);
  appendFileSync(`${cwd}/content/site.yaml`, 'comments: open\ncontactForm: true\n');
  const doubtful = '\n[A book](https://www.amazon.com/dp/0804140847?tag=someone-else-20)\n';
  appendFileSync(`${cwd}/content${post}index.md`, doubtful);
  const { LINK_SECRET, SWEEP_SECRET } = trade;
  const own = { LINK_SECRET, SWEEP_SECRET, COMMENTS_SECRET, TRUST_PROXY: 'true' };
  env = { ...(await practiceEnv()), ...own, CONTENT_DIR: 'content', SITE_URL: siteUrl };
  site = await runCommand('start', [], env, { cwd, expected: /./ });
});
afterAll(() => site.stop());

test('a start says what its first build warns of, and nothing else of it', () => {
  const warnings = site.complaints();
  expect(warnings).toMatch(/^\S+ \[WARN\] \[audit\] /);
  expect(warnings).toContain('tag=someone-else-20\n');
  expect(warnings).not.toContain('[vite]');
});

test('nothing is sold where readers only answer, and nothing speaks of it', async () => {
  expect(site.output()).toContain('what readers write, in ');
  expect(site.output()).not.toMatch(/Stripe|payments|booking/);
  const mailbox = await ask(mailboxUrl());
  for (const { body } of [await get('/'), await get(post), await get('/contact/'), mailbox])
    expect(body).not.toMatch(/coaching|[Bb]ook a call|paid for|payment/);
  for (const path of ['/coaching/', '/calls/x/', '/coaching/link/'])
    expect((await get(path)).status).toBe(404);
});

test('what is written, sent and published from the mail stands there with the next build', async () => {
  await write('Words of the first reader', 'Ada', { email: 'ada@example.com' });
  await write('Words of the second reader', 'Bo');
  expect(await deploy()).toBe('Nothing is due.\n');
  await decide('publish', /Words of the first[^]*Words of the second/);
  expect(outputsWith('Words of the')).toEqual([]);
  expect(await deploy()).toContain('serves the new build');

  const page = await get(post);
  for (const reader of ['first', 'second'])
    expect(saidOn(page)).toContain(`Words of the ${reader} reader`);
  expect(thingsOn(page.body)[0]).toMatchObject({ commentCount: 2 });
  expect((await get('/rss.xml')).body).not.toContain('Words of');
  expect(outputsWith('Words of the second reader').join()).toContain('pf_fragment');
  expect(existsSync(`${cwd}/content/comments`)).toBe(false);
});

test('whoever is answered hears of it once, and leaves by one click', async () => {
  await sweep();
  const told = await mailWith('Your words are on');
  expect([told.to, told.text]).toEqual([
    expect.stringContaining('ada@example.com'),
    expect.stringContaining(`${siteUrl}${post}comments/#c-`),
  ]);
  const answers = pathIn(told.text, 'answers');
  expect((await send(answers, { hears: 'yes' })).status).toBe(303);
  const { body } = await get(post);
  const idOf = (words: string) =>
    find(body, (name) => name === 'li').find(({ text }) => text.includes(words))?.attributes['id'];
  const [first = '', second = ''] = ['the first', 'the second'].map((which) =>
    idOf(which)?.slice(2),
  );
  await write('Words of the third reader', 'Cleo', { answers: first });
  await decide('answer', /Words of the third/, { words: 'Thank you, Cleo' });
  await note({ taken: [], removed: [second] });
  expect(await deploy()).toContain('serves the new build');
  for (const _ of ['once', 'twice']) await sweep();
  await mailWith('answered you');
  expect((await mails()).filter(({ subject }) => /answered you/.test(subject))).toHaveLength(1);
  const left = await send(answers, { 'List-Unsubscribe': 'One-Click' }, {});
  expect(left.status).toBe(200);
  expect((await get(answers)).body).toContain('You get no mail about answers.');
});

test('what is taken back is in no output of the next build, and what answers stays', async () => {
  const page = await get(post);
  expect(saidOn(page)).toBe('Words of the first reader Words of the third reader Thank you, Cleo');
  expect(thingsOn(page.body)[0]).toMatchObject({ commentCount: 3 });
  expect(outputsWith('Words of the third reader')).not.toEqual([]);
  expect(outputsWith('the second reader')).toEqual([]);
  expect(await deploy()).toBe('Nothing is due.\n');
});

let visitors = 0;
function send(path: string, fields: Record<string, string>, headers: object = { origin: siteUrl }) {
  const from = { 'x-forwarded-for': `10.9.0.${visitors++}` };
  const type = { 'content-type': 'application/x-www-form-urlencoded' };
  const sent = { method: 'POST', headers: { ...from, ...type, ...headers } };
  return ask(site.url + path, sent, String(new URLSearchParams(fields)));
}

function get(path: string) {
  return ask(site.url + path);
}

/** As a reader does: writes, looks a minute at the preview, and sends it. */
async function write(words: string, name: string, other: Record<string, string> = {}) {
  const slug = post.split('/')[2] ?? '';
  const preview = await send('/comments/preview/', { post: slug, words, name, ...other });
  const shown = shownBefore(Math.floor(Date.now() / 1000), trade, 60, 'comments');
  const sent = await send('/comments/', { ...fieldsOf(preview), shown });
  expect(sent.status).toBe(303);
  expect((await get(sent.headers.location ?? '')).body).toContain(words);
}

/** As the author does: follows the link of her mail and presses a button for all that the page shows. */
async function decide(action: string, shown: RegExp, other: Record<string, string> = {}) {
  const path = pathIn((await mailWith('for you')).text, 'moderate');
  const { body } = await get(path);
  expect(body).toMatch(shown);
  const ids = find(body, (_, { name }) => name === 'ids').at(-1)?.attributes['value'] ?? '';
  const { status, headers } = await send(path, { action, ids, ...other });
  expect([status, headers.location]).toEqual([303, `${path}?result=${action}`]);
}

function sweep() {
  return send('/api/sweep', {}, { authorization: `Bearer ${trade.SWEEP_SECRET}` });
}

async function note(done: { taken: string[]; removed: string[] }) {
  const headers = {
    authorization: `Bearer ${COMMENTS_SECRET}`,
    'content-type': 'application/json',
  };
  const url = `${site.url}/api/comments`;
  expect((await ask(url, { method: 'POST', headers }, JSON.stringify(done))).status).toBe(200);
}

async function deploy() {
  const all = { ...inherited(), ...env };
  return (await runBeside(['src/cli/deploy.ts', '--if-due'], { cwd, env: all })).said;
}

function mailboxUrl() {
  return `http://127.0.0.1:${Number(new URL(env['SMTP_URL'] ?? '').port) + 1}`;
}

async function mails(): Promise<{ subject: string; to: string; text: string }[]> {
  return JSON.parse((await ask(`${mailboxUrl()}/mails.json`)).body);
}

function mailWith(subject: string) {
  return vi.waitUntil(async () => (await mails()).find((mail) => mail.subject.includes(subject)), {
    timeout: 20_000,
  });
}

function pathIn(text: string, page: string): string {
  return new RegExp(`/comments/${page}/[\\w.-]+/`).exec(text)?.[0] ?? '';
}

/** The files of the build that is served in which these words stand, were it compressed. */
function outputsWith(words: string): string[] {
  const folder = join(cwd, '.builds');
  const build =
    readdirSync(folder)
      .filter((name) => /^\d{17}$/.test(name))
      .toSorted()
      .at(-1) ?? '';
  const entries = readdirSync(join(folder, build), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .filter((file) => {
      const bytes = readFileSync(file);
      const isZipped = bytes[0] === 0x1f && bytes[1] === 0x8b;
      return (isZipped ? gunzipSync(bytes) : bytes).includes(words);
    });
}
