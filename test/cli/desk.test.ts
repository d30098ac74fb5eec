import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { delimiter, relative } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { createBookingStore } from '../../src/adapters/booking-store.ts';
import { readContent } from '../../src/adapters/content-files.ts';
import { migrate } from '../../src/adapters/migrations.ts';
import { openSqlite } from '../../src/adapters/sqlite.ts';
import { dealsIn, gather, isRed } from '../../src/cli/desk/gather.ts';
import { screen } from '../../src/cli/desk/screen.ts';
import { pressing } from '../../src/domain/sponsorship/agenda.ts';
import { deskIssue } from '../../src/domain/sponsorship/desk-issue.ts';
import { reminders } from '../../src/domain/sponsorship/reminders.ts';
import { holdOf, paymentOf } from '../booking.ts';
import { scratchFolder } from '../scratch.ts';

// How long a command takes is the machine's business.
vi.setConfig({ testTimeout: 60_000 });

const deadline = Date.UTC(2026, 10, 27, 22) / 1000;

test('a promised post is not forgotten, from three days before until the last proof', () => {
  const content = copyOfContent();
  promise(content, []);

  // Three days before, and nobody has written anything.
  const before = '2026-11-24';
  const early = desk(content, before);
  expect(early.said).toContain('This week\n  Paper Moon Lamps: A post about the blue lamp\n');
  expect(early.said).toContain('no post names it yet; due Fri 27 Nov 2026, 17:00 New York');
  expect(early.red).toBe(false);
  expect(entries(content, before)).toContainEqual(
    expect.objectContaining({ uid: 'post-blue-lamp', start: deadline, alarms: expect.anything() }),
  );
  expect(issue(content, before)).toContain(
    '**in 3 days**: Paper Moon Lamps, A post about the blue',
  );
  expect(issue(content, '2026-11-23')).toBeUndefined();

  // The day itself, and only a draft.
  const day = '2026-11-27 09:00';
  write(content, 'draft: true\npublishDate: 2026-11-27');
  const red = run('desk', content, ['--today', day], { FORCE_COLOR: '1' });
  expect(red.said).toMatch(/\[31m.*Today/);
  expect(red.said).toContain('the post “The blue lamp” is still a draft');
  expect(red.status).toBe(1);
  expect(issue(content, day)).toContain('**today**');
  expect(desk(content, '2026-11-27 17:01').said).toContain('Overdue\n  Paper Moon Lamps');

  // Published, with 4 of 8 shares.
  write(content, 'publishDate: 2026-11-27 12:00');
  promise(content, [0, 1, 2, 3]);
  const live = '2026-11-28';
  expect(desk(content, live).red).toBe(false);
  expect(desk(content, live).said).toContain('4 of 8 shares done; owed: Instagram 4');
  expect(entries(content, live).map(({ uid }) => uid)).toEqual([
    expect.stringMatching(/^shares-blue-lamp-/),
  ]);
  expect(issue(content, live)).toContain('**in 3 days**');

  // With every proof.
  promise(content, [0, 1, 2, 3, 4, 5, 6, 7]);
  const done = run('desk', content, ['--today', live]);
  expect(done.said).not.toContain('blue lamp');
  expect(done.said).toContain('Kept promises: 2.');
  expect(done.status).toBe(0);
  expect(entries(content, live)).toEqual([]);
  expect(issue(content, live)).toBeUndefined();
});

test('a file that cannot be read is red, and the issue says that promises may be missing', () => {
  const content = copyOfContent();
  writeFileSync(`${content}/assignments/blue-lamp.yaml`, 'sponsor: paper-moon\n');

  expect(desk(content, '2026-11-24')).toMatchObject({
    red: true,
    said: expect.stringContaining(`${content}/assignments/blue-lamp.yaml:1 what: is missing`),
  });
  expect(issue(content, '2026-11-24')).toContain('promises may be missing');
});

test('tells programs the same', () => {
  const content = copyOfContent();
  promise(content, []);
  const { said } = run('desk', content, ['--json', '--today', '2026-11-27']);

  expect(JSON.parse(said)).toMatchObject({
    today: [{ assignment: 'blue-lamp', kind: 'post', due: '2026-11-27T22:00:00.000Z' }],
    kept: ['paper-moon-lamp'],
    booksWithoutIsbn: ['creative-inc'],
    goingLive: [{ slug: 'future' }],
    doubts: [{ file: `${content}/posts/links/index.mdx` }],
  });
});

describe('the calls of the next seven days', () => {
  const soon = Math.floor(Date.parse('2026-11-24T15:00:00Z') / 1000);
  const today = ['--today', '2026-11-24'];

  async function callsIn(file: string, ...starts: number[]) {
    const sql = openSqlite(file);
    await migrate(sql);
    const store = createBookingStore(sql);
    for (const [index, start] of starts.entries()) {
      await store.hold(holdOf(`b${index}`, start), 9, start - 9000);
      await store.settle(`b${index}`, paymentOf(`cs_${index}`), start - 9000);
    }
    return sql;
  }
  const at = (file: string) => ({ DATABASE_URL: `file:${file}`, STRIPE_SECRET_KEY: '' });

  test('are on the screen with whom they are, and neither in the issue nor for programs', async () => {
    const file = `${scratchFolder('calls')}/site.db`;
    const sql = await callsIn(file, soon - 86_400, soon, soon + 6 * 86_400, soon + 7 * 86_400);
    await sql.batch([
      { sql: `UPDATE booking SET name = 'Ada' || char(27) || '[31m' WHERE id = 'b1'` },
      { sql: `UPDATE booking SET state = 'cancelled' WHERE id = 'b2'` },
    ]);

    const shown = run('desk', 'test/content', today, at(file));
    expect(shown.said.split('\n\n')).toContainEqual(
      'Calls of practice\n  Tue 24 Nov 2026, 10:00 New York  Ada [31m, +15555550100, One hour on the phone',
    );
    for (const [command, word] of [
      ['desk', '--json'],
      ['desk-issue', '--print'],
    ] as const) {
      const { said } = run(command, 'test/content', [...today, word], at(file));
      for (const personal of ['Ada', '5550100', 'Calls of']) expect(said).not.toContain(personal);
    }
    sql.close();
  });

  test.each<[what: string, make: (file: string) => unknown, says: boolean]>([
    ['there is no database', () => undefined, false],
    ['it is none', (file) => writeFileSync(file, 'no database '.repeat(99)), true],
    [
      'it is of an older version',
      (file) => new DatabaseSync(file).exec(`CREATE TABLE booking (id)`),
      true,
    ],
    [
      'it is locked',
      async (file) => {
        (await callsIn(file, soon)).close();
        const database = new DatabaseSync(file);
        database.exec('PRAGMA journal_mode = DELETE; BEGIN EXCLUSIVE');
        onTestFinished(() => database.close());
      },
      true,
    ],
  ])('are no reason to fail where %s', async (_, make, says) => {
    const folder = scratchFolder('calls');
    await make(`${folder}/site.db`);
    const before = readdirSync(folder);
    const { said, status } = run('desk', 'test/content', today, at(`${folder}/site.db`));

    expect(status).toBe(0);
    expect(said.includes('can’t be read now')).toBe(says);
    expect(said.includes('Calls')).toBe(says);
    expect(readdirSync(folder)).toEqual(before);
  });

  test('are left out where the environment runs no site', () => {
    const { said, status } = run('desk', 'test/content', today, { STRIPE_SECRET_KEY: 'sk_test_x' });
    expect([status, said.includes('Calls')]).toEqual([0, false]);
  });
});

test.each([['--wat'], ['--today', 'tomorrow'], ['word']])('%s is a wrong use', (...words) => {
  const { status, said } = run('desk', 'test/content', words);
  expect(status).toBe(2);
  expect(said).not.toMatch(/^\s+at /m);
});

test('keeps one issue, by the command gh', () => {
  const content = copyOfContent();
  promise(content, []);
  const gh = pretendGh();

  run('desk-issue', content, ['--today', '2026-11-24'], gh.env);
  expect(gh.calls()).toEqual([
    expect.stringMatching(/^issue list --app github-actions --state open /),
    expect.stringMatching(/^issue create --title On the desk --body What was promised/),
  ]);
});

function desk(content: string, today: string) {
  const found = gather(content, today);
  return { said: stripVTControlCharacters(screen(found)), red: isRed(found) };
}

function issue(content: string, today: string) {
  const { agenda, now, timeZone, faults } = gather(content, today);
  return deskIssue(pressing(agenda, now, timeZone), faults.length, now, timeZone);
}

function entries(content: string, today: string) {
  const { content: read } = readContent(content);
  return read ? reminders(dealsIn(read), new Date(`${today}T05:00:00Z`)) : [];
}

function run(command: string, content: string, words: string[], extra = {}) {
  const { NO_COLOR: _, FORCE_COLOR: __, ...inherited } = process.env;
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [`src/cli/${command}.ts`, ...words],
    { env: { ...inherited, CONTENT_DIR: content, ...extra }, encoding: 'utf8' },
  );
  return { status, said: stdout + stderr };
}

function promise(content: string, done: number[]) {
  const proofs = done.map((index) => `{ proof: "https://s.example/${index}", date: 2026-11-27 }`);
  writeFileSync(
    `${content}/assignments/blue-lamp.yaml`,
    `sponsor: paper-moon
what: A post about the blue lamp
deadline: 2026-11-27 17:00
shares:
  - { network: Instagram, count: 8, due: 2026-12-01 12:00, done: [${proofs.join(', ')}] }
`,
  );
}

function write(content: string, fields: string) {
  mkdirSync(`${content}/posts/blue-lamp`, { recursive: true });
  const front = `title: The blue lamp\ndescription: Blue.\nassignment: blue-lamp\n${fields}`;
  writeFileSync(`${content}/posts/blue-lamp/index.md`, `---\n${front}\n---\n\nBlue.\n`);
}

/** A gh on the PATH that knows no issue and notes what it was told. */
function pretendGh() {
  const folder = scratchFolder('gh');
  const script = `#!/bin/sh\necho "$*" | head -n 1 >> "${folder}/calls"\necho '[]'\n`;
  writeFileSync(`${folder}/gh`, script);
  chmodSync(`${folder}/gh`, 0o755);
  return {
    env: { PATH: `${folder}${delimiter}${process.env['PATH']}` },
    calls: () => readFileSync(`${folder}/calls`, 'utf8').trim().split('\n'),
  };
}

function copyOfContent(): string {
  const content = relative('', scratchFolder('desk'));
  rmSync(content, { recursive: true });
  cpSync('test/content', content, { recursive: true });
  // What is owed for years to come.
  rmSync(`${content}/assignments/quiet-kettle.yaml`);
  return content;
}
