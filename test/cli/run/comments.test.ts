import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { createModerating } from '../../../src/adapters/database/comments/moderating.ts';
import { createWriting } from '../../../src/adapters/database/comments/writing.ts';
import { migrate } from '../../../src/adapters/database/migrations.ts';
import { openSqlite } from '../../../src/adapters/database/sqlite.ts';
import { areCommentsDue, writeComments } from '../../../src/cli/run/comments.ts';
import { NOW } from '../../support/booking.ts';
import { commentOf } from '../../support/comments.ts';
import { git } from '../comments/clone-world.ts';
import { scratchFolder } from '../../support/scratch.ts';

const folder = '.data/comments';

beforeEach(() => {
  const before = process.cwd();
  process.chdir(scratchFolder('beside'));
  onTestFinished(() => process.chdir(before));
  mkdirSync('content');
  writeFileSync('content/site.yaml', 'comments: open\n');
});

/** A database in which these wait. */
async function database(...ids: string[]) {
  mkdirSync('.data', { recursive: true });
  const sql = openSqlite('.data/practice.db');
  onTestFinished(() => sql.close());
  await migrate(sql);
  const store = { ...createWriting(sql), ...createModerating(sql) };
  for (const id of ids) await store.write(commentOf(id, { email: 'ada@secret.example' }), NOW);
  return store;
}
const files = () =>
  existsSync(`${folder}/a-day-at-home`) ? readdirSync(`${folder}/a-day-at-home`) : [];

test('a build gets what is published and in no clone, and nothing else', async () => {
  const store = await database('aaaa', 'bbbb', 'cccc');
  await store.publish(['aaaa', 'bbbb'], NOW);
  await store.acknowledge(['bbbb'], NOW);
  expect(await areCommentsDue()).toBe(true);
  (await writeComments())();
  expect(files()).toEqual([expect.stringMatching(/-aaaa\.yaml$/)]);
  expect(readFileSync(`${folder}/a-day-at-home/${files()[0]}`, 'utf8')).toMatch(
    /^name: Ada\ndate: \S+\ntext: Words of aaaa\n$/,
  );
  expect(await areCommentsDue()).toBe(false);
});

test('nobody else on the machine reads them', async () => {
  const store = await database('aaaa');
  await store.publish(['aaaa'], NOW);
  const umask = process.umask(0);
  onTestFinished(() => void process.umask(umask));
  (await writeComments())();

  const written = [folder, `${folder}/a-day-at-home`, `${folder}/.built`];
  const rights = [...written, `${folder}/a-day-at-home/${files()[0]}`].map(
    (path) => statSync(path).mode & 0o777,
  );
  expect(rights).toEqual([0o700, 0o700, 0o600, 0o600]);
});

test('a comment is due until a build with it is whole', async () => {
  const store = await database('aaaa', 'bbbb');
  await store.publish(['aaaa'], NOW);
  await writeComments();
  expect(await areCommentsDue(), 'that build failed').toBe(true);
  (await writeComments())();
  await store.publish(['bbbb'], NOW);
  await writeComments();
  expect(await areCommentsDue(), 'so did that one').toBe(true);
});

test('one that is taken back is due, one that a clone has taken is not', async () => {
  const store = await database('aaaa', 'bbbb');
  await store.publish(['aaaa', 'bbbb'], NOW);
  (await writeComments())();
  await store.acknowledge(['bbbb'], NOW);
  expect(await areCommentsDue()).toBe(false);
  await store.remove(['aaaa'], NOW);
  expect(await areCommentsDue()).toBe(true);
  (await writeComments())();
  expect([files(), await areCommentsDue()]).toEqual([[], false]);
});

describe('where the texts lie in a clone', () => {
  const own = git('.');
  const file = (id: string) => `content/comments/a-day-at-home/2026-11-24-183000-${id}.yaml`;
  /** As a pull does. */
  const commit = () => {
    own('add', 'content');
    own('commit', '--quiet', '-m', 'Texts');
  };
  const pull = (id: string) => {
    mkdirSync(dirname(file(id)), { recursive: true });
    writeFileSync(file(id), 'text: Words');
    commit();
  };
  const ids = () => files().map((name) => name.slice(-'aaaa.yaml'.length, -'.yaml'.length));
  beforeEach(() => {
    own('init', '--quiet', '-b', 'main');
    commit();
  });

  test('what another one has taken is shown until it comes with the texts', async () => {
    const store = await database('aaaa', 'bbbb');
    await store.publish(['aaaa', 'bbbb'], NOW);
    await store.acknowledge(['aaaa'], NOW);
    expect(await areCommentsDue()).toBe(true);
    (await writeComments())();
    expect([ids(), await areCommentsDue()]).toEqual([['aaaa', 'bbbb'], false]);
    await store.acknowledge(['bbbb'], NOW);
    (await writeComments())();
    expect([ids(), await areCommentsDue()]).toEqual([['aaaa', 'bbbb'], false]);
    pull('aaaa');
    (await writeComments())();
    expect([ids(), await areCommentsDue()]).toEqual([['bbbb'], false]);
  });

  test('what the author has deleted there does not come back', async () => {
    const store = await database('aaaa', 'bbbb');
    await store.publish(['aaaa', 'bbbb'], NOW);
    for (const id of ['aaaa', 'bbbb']) pull(id);
    await store.acknowledge(['aaaa'], NOW);
    rmSync('content/comments', { recursive: true });
    commit();
    (await writeComments())();
    expect([ids(), await areCommentsDue()]).toEqual([[], false]);
  });

  test('what is taken back at the site goes, whatever has come', async () => {
    const store = await database('aaaa', 'bbbb');
    await store.publish(['aaaa', 'bbbb'], NOW);
    await store.acknowledge(['aaaa'], NOW);
    (await writeComments())();
    await store.remove(['aaaa'], NOW);
    expect(await areCommentsDue()).toBe(true);
    (await writeComments())();
    expect([ids(), await areCommentsDue()]).toEqual([['bbbb'], false]);
  });

  test('texts that its commits do not hold count as none', async () => {
    const store = await database('aaaa');
    own('rm', '--quiet', '-r', '--cached', 'content');
    own('commit', '--quiet', '-m', 'Out of git');
    await store.publish(['aaaa'], NOW);
    await store.acknowledge(['aaaa'], NOW);
    (await writeComments())();
    expect([ids(), await areCommentsDue()]).toEqual([[], false]);
  });
});

test('where there is no database, or no comments, there is nothing', async () => {
  (await writeComments())();
  expect([existsSync(folder), await areCommentsDue()]).toEqual([false, false]);
  const store = await database('aaaa');
  await store.publish(['aaaa'], NOW);
  writeFileSync('content/site.yaml', 'name: Desk\n');
  (await writeComments())();
  expect([existsSync(folder), await areCommentsDue()]).toEqual([false, false]);
});
