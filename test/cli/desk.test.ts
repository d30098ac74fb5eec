import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { expect, test } from 'vitest';
import { dealsIn, readContent } from '../../src/adapters/content/files.ts';
import { gather, isRed } from '../../src/cli/desk/gather.ts';
import { screen } from '../../src/cli/desk/screen.ts';
import { pressing } from '../../src/domain/deals/agenda.ts';
import { deskIssue } from '../../src/domain/deals/desk-issue.ts';
import { reminders } from '../../src/domain/deals/reminders.ts';
import { copyContent, scratchFolder } from '../support/scratch.ts';
import { runScript as run } from '../support/run.ts';
import { runHere } from '../support/run-here.ts';

const deadline = Date.UTC(2026, 10, 27, 22) / 1000;

test('a promised post is not forgotten, from three days before until the last proof', async () => {
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
  const done = await runHere('desk', content, ['--today', live]);
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

test('tells programs the same', async () => {
  const content = copyOfContent();
  promise(content, []);
  const { said } = await runHere('desk', content, ['--json', '--today', '2026-11-27']);

  expect(JSON.parse(said)).toMatchObject({
    today: [{ assignment: 'blue-lamp', kind: 'post', due: '2026-11-27T22:00:00.000Z' }],
    kept: ['paper-moon-lamp'],
    booksWithoutIsbn: ['creative-inc'],
    goingLive: [{ slug: 'future' }],
    doubts: [{ file: `${content}/posts/links/index.mdx` }],
  });
});

test.each([['--wat'], ['--today', 'tomorrow'], ['word']])('%s is a wrong use', async (...words) => {
  const { status, said } = await runHere('desk', 'test/content', words);
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
  const content = copyContent('desk');
  // What is owed for years to come.
  rmSync(`${content}/assignments/quiet-kettle.yaml`);
  return content;
}
