import { copyFileSync, readdirSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { find } from '../support/elements.ts';
import { scratchFolder } from '../support/scratch.ts';
import { outDir } from '../support/site.ts';
import { answers, expectNone, household, reader, unfolded, words } from './canary.ts';
import {
  askForAll,
  type Asked,
  breakAll,
  network,
  pagesOnDemand,
  privateAddresses,
} from './canary-addresses.ts';
import {
  site,
  end,
  feedSecret,
  linkSecret,
  live,
  mailsTaken,
  PARTS,
  seen,
  sweepSecret,
} from './canary-life.ts';
import { leadingFrom, makeSecrets, type Secrets } from './canary-secrets.ts';
import { filesWith } from './files.ts';

/** What a line of the log may hold, and nothing else. */
const FIELDS =
  'at event booking refused state by change ok kind payment attempt session amount given mail stripe type thin route label comment inquiry reason faults';
const OF_FAULTS = 'name code errcode status place';

const folder = scratchFolder('folder', afterAll);
let secrets: Secrets;
beforeAll(async () => {
  await live(folder);
  secrets = await makeSecrets();
});
afterAll(end);

describe('of every private address', () => {
  test('each page that is made on demand has one', () => {
    expect(Object.keys(privateAddresses(secrets)).toSorted()).toEqual(pagesOnDemand());
  });

  test('whatever component breaks, in whatever way, the answer tells nothing either', async () => {
    const asked = await breakAll(site.url, secrets);
    expectToTellNothing(asked);
    const ofBroken = asked.filter(({ status }) => status === 500);
    const inWay = (way: string) =>
      new Set(ofBroken.filter((it) => it.way === way).map(({ component }) => component));
    expect(inWay('later')).toEqual(inWay('at-once'));
    const whole = asked.filter(({ component }) => !inWay('at-once').has(component));
    // Those that this site's text has no use for.
    const unused = /src\/components\/(mdx|shelf|post)\//;
    expect(whole.map(({ component }) => component).filter((it) => !unused.test(it))).toEqual([]);
  });

  test('by any method and in any spelling no refusal and no header tells what is secret', async () => {
    const asked = await askForAll(site.url, secrets);
    const leading = leadingFrom(asked, secrets);
    expect(leading).toContainEqual({ to: secrets.moderation, isHers: true });
    expect(leading.filter(({ to, isHers }) => !isHers || to !== secrets.moderation)).toEqual([]);
    expect(new Set(asked.map(({ status }) => status))).toEqual(new Set([200, 303, 400, 404, 405]));
    expectToTellNothing(asked);
  });

  test('the log has no line that tells it', () => expectNoSecret(site.output()));
});

describe('of name, phone, e-mail and answers', () => {
  test('there is something to find: all of it was sold, mailed and given back', () => {
    expect(
      site.count('SELECT group_concat(kind) FROM (SELECT kind FROM outbox ORDER BY kind)'),
    ).toBe(
      [
        'address-refused-coach,cancelled-coach,cancelled-reader',
        ...['coach', 'reader'].flatMap((role) => Array(4).fill(`confirmed-${role}`)),
        'inquiry',
        'moved-coach,moved-reader,refund-failed-coach,refund-failed-reader,refunded-reader',
        ...['day-coach', 'day-reader', 'hour-coach', 'hour-reader'].flatMap((kind) =>
          Array(5).fill(`reminder-${kind}`),
        ),
        'waiting',
      ].join(),
    );
    expect(site.count(`SELECT count(*) FROM outbox WHERE sent_at IS NULL`)).toBe(0);
    expect(mailsTaken).toBeGreaterThanOrEqual(12);
    const statuses = new Set(seen.map(({ status }) => status));
    expect([...statuses].toSorted()).toEqual([200, 303, 400, 404, 500, 503]);
    const feeds = seen.filter(({ path, status }) => path.startsWith('/calls/') && status === 200);
    for (const word of [reader.name, reader.phone, answers.field_q1])
      expect(unfolded(feeds[0]?.body)).toContain(word);
  });

  test('the log holds none, and each of its lines is JSON of ids and codes', () => {
    const lines = site.output().split('Ctrl-C stops it.')[1]?.trim().split('\n') ?? [];
    const events = lines.map((line) => JSON.parse(line));
    for (const { faults = [], ...line } of events) {
      expect(FIELDS.split(' ')).toEqual(expect.arrayContaining(Object.keys(line)));
      const keys = faults.flatMap((fault: object) => Object.keys(fault));
      expect(OF_FAULTS.split(' ')).toEqual(expect.arrayContaining(keys));
    }
    expect([...new Set(events.map(({ event }) => event))].toSorted()).toEqual(
      expect.arrayContaining([
        'astro.error',
        'background.failed',
        'booking.requested',
        'confirmed.unknown',
        'mail.sent',
        'page.failed',
      ]),
    );
    expectNone(site.output());
    for (const secret of [linkSecret, feedSecret, sweepSecret])
      expect(site.output()).not.toContain(secret);
    expect(site.output()).not.toMatch(/\.(reader|coach)\.[\w-]{43}/);
  });

  test.each(['href', 'action', 'src'])('no %s, address or cookie holds any', (attribute) => {
    for (const { body, headers } of seen) {
      expectNone(JSON.stringify(headers));
      for (const { attributes } of find(body, (_, it) => attribute in it))
        expectNone(attributes[attribute] ?? '');
    }
  });

  test('no answer holds any but the coach’s page and the coach’s calendar', () => {
    const telling = seen.filter(({ body }) => words.some((word) => unfolded(body).includes(word)));
    const isHers = ({ path }: { path: string }) => /\.coach\.|^\/calls\//.test(path);
    expect(telling.filter((answer) => !isHers(answer))).toEqual([]);
    expect(telling.length).toBeGreaterThan(2);
  });

  test('no cache keeps an answer about a call, nor an apology', () => {
    const kept = seen.filter(
      ({ method, headers }) =>
        method === 'GET' && !/\bno-store\b/.test(headers['cache-control'] ?? ''),
    );
    expect(kept.map(({ path, status }) => [path, status])).toEqual([]);
  });

  test('no file that the site wrote holds any but its database, nor does the build', () => {
    expect(readdirSync(folder).toSorted()).toEqual(['.builds', '.data', ...PARTS].toSorted());
    // A backup, if a night was missed, is the database again.
    const others = readdirSync(`${folder}/.data`).filter(
      (name) => !/^(site\.db|backups$)/.test(name),
    );
    expect(others).toEqual([]);
    expect(filesWith(`${folder}/.builds`, words)).toEqual([]);
    expect(filesWith(`${folder}/.data`, words)).not.toEqual([]);
    expect(filesWith(outDir, words)).toEqual([]);
    for (const part of ['.builds', '.data'])
      expect(filesWith(`${folder}/${part}`, [household])).toEqual([]);
  });

  test('stopped, it leaves its database whole in one file', async () => {
    const booked = site.count('SELECT count(*) FROM booking');
    expect(await site.stop('SIGTERM')).toBe(0);
    const files = readdirSync(`${folder}/.data`).filter((name) => name.startsWith('site.db'));
    expect(files).toEqual(['site.db']);
    copyFileSync(`${folder}/.data/site.db`, `${folder}/copy.db`);
    const copy = new DatabaseSync(`${folder}/copy.db`);
    expect(copy.prepare('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' });
    expect(copy.prepare('SELECT count(*) AS booked FROM booking').get()).toEqual({ booked });
    copy.close();
  });
});

/** In no header, but for those that the browser needs it from; and not in what says no. */
function expectToTellNothing(answers: readonly Asked[]) {
  const refusals = new Set<string>();
  for (const { status = 0, headers, body, method, path } of answers) {
    const { location = '', 'set-cookie': _, ...others } = headers;
    const isHere = location.startsWith('/') && !location.startsWith('//');
    expectNoSecret(JSON.stringify({ ...others, ...(!isHere && { location }) }));
    const policy = others['referrer-policy'];
    expect(policy, `${method} ${path}`).toMatch(/no-referrer|same-origin|^strict-/);
    // The author’s own pages show her calls and comments, also when a form that was sent from them is refused.
    const hers = [`/calls/${secrets.owner}/`, `/comments/moderate/${secrets.moderation}/`];
    const isHers = status === 400 && hers.some((page) => path.startsWith(page));
    // What somebody typed comes back to them.
    const isTheirs = method === 'POST' && /^\/(comments|comments\/preview|contact)\/\?/.test(path);
    if (status >= 300 && !isHers && !isTheirs) refusals.add(body);
  }
  for (const refusal of refusals) expectNoSecret(refusal);
}

function expectNoSecret(text: string) {
  const others = [linkSecret, network, 'whsec_', 'sk_test_', ...words];
  const plain = text.replaceAll(/%(25)*([0-7][0-9a-f])/gi, (_, __, hex) =>
    String.fromCharCode(parseInt(hex, 16)),
  );
  const all = `${text}\n${plain}`.toLowerCase();
  for (const word of [...Object.values(secrets).flat(), ...others])
    expect(all).not.toContain(word.toLowerCase());
}
