import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { type Git, openClone } from '../../../src/cli/comments/clone.ts';
import { note, write } from '../../../src/cli/comments/take.ts';
import {
  comment,
  commits,
  content,
  files,
  git,
  makeClone,
  path,
  POSTS,
  pushMeanwhile,
  remote,
  root,
  run,
  siteWith,
} from './clone-world.ts';

beforeEach(makeClone);

test('what is published becomes files in one commit, and then the site knows', async () => {
  const { site, api } = siteWith([
    comment('aaaa'),
    comment('bbbb', { answers: 'aaaa', author: true }),
  ]);
  expect(await run(api)).toEqual({ isNew: true, pushed: true });
  expect([files(), commits()]).toEqual([[path('aaaa'), path('bbbb')], 2]);
  expect(readFileSync(join(root, 'clone', path('bbbb')), 'utf8')).toBe(
    'name: Ada\ndate: 2026-11-24T18:30:00.000Z\ntext: Words of bbbb\nanswers: aaaa\nauthor: true\n',
  );
  expect(site).toMatchObject({ published: [], acknowledged: ['aaaa', 'bbbb'] });
  expect(await run(api)).toEqual({ isNew: false, pushed: false });
  expect([commits(), site.notes]).toEqual([2, 1]);
});

test('a push that comes too late goes after the others', async () => {
  const { site, api } = siteWith([comment('aaaa')]);
  const own = git(content);
  const late: Git = (...args) => {
    if (args[0] === 'push' && commits() === 1) pushMeanwhile();
    return own(...args);
  };
  expect(await run(api, [], late)).toEqual({ isNew: true, pushed: true });
  expect([files(), commits(), site.acknowledged]).toEqual([[path('aaaa')], 3, ['aaaa']]);
});

test('a remote that refuses once is asked again, and one that always refuses says so', async () => {
  const hook = join(remote, 'hooks/pre-receive');
  writeFileSync(hook, `#!/bin/sh\ntest -e ${root}/asked && exit 0\ntouch ${root}/asked\nexit 1\n`);
  chmodSync(hook, 0o755);
  const first = siteWith([comment('aaaa')]);
  expect(await run(first.api)).toMatchObject({ pushed: true });

  writeFileSync(hook, '#!/bin/sh\necho protected branch >&2\nexit 1\n');
  const second = siteWith([comment('bbbb')]);
  await expect(run(second.api)).rejects.toThrow(/protected branch/);
  expect(second.site).toMatchObject({ acknowledged: [], notes: 0 });
  rmSync(hook);
  expect(await run(second.api)).toEqual({ isNew: false, pushed: true });
  expect([files(), second.site.acknowledged]).toEqual([[path('aaaa'), path('bbbb')], ['bbbb']]);
});

test('what was written under a post goes where that is now, and stays at the site where it is no more', async () => {
  const lost = comment('bbbb', { post: 'no-post' });
  const { site, api } = siteWith([comment('aaaa', { post: 'once-a-post' }), lost]);
  expect(await run(api)).toEqual({ isNew: true, pushed: true });
  expect([files(), site.published]).toEqual([[path('aaaa')], [lost]]);
  const world = { api, clone: openClone(content, git(content)), posts: () => POSTS };
  expect(await write([], { ...world, check: () => true })).toMatchObject({ homeless: [lost] });
  await run(api, ['bbbb']);
  expect([site.published, site.removed]).toEqual([[], ['bbbb']]);
});

describe('taken back', () => {
  test('is what the author deletes in her texts', async () => {
    const { site, api } = siteWith([comment('aaaa'), comment('bbbb')]);
    await run(api);
    rmSync(join(root, 'clone', path('aaaa')));
    git(content)('commit', '--quiet', '-am', 'Away');
    git(content)('push', '--quiet');
    await run(api);
    expect([files(), site.acknowledged, site.removed]).toEqual([
      [path('bbbb')],
      ['bbbb'],
      ['aaaa'],
    ]);
    expect(existsSync(join(root, 'clone', path('aaaa')))).toBe(false);
  });

  test('is what she names, whether a clone has it or not', async () => {
    const { site, api } = siteWith([comment('aaaa')]);
    await run(api);
    site.published.push(comment('bbbb'));
    await run(api, ['aaaa']);
    await run(api, ['aaaa']);
    expect([files(), site.removed]).toEqual([[path('bbbb')], ['aaaa']]);
    site.published.push(comment('cccc'));
    await run(api, ['cccc']);
    expect([files(), site.removed]).toEqual([[path('bbbb')], ['aaaa', 'cccc']]);
  });

  test('is what was removed from another clone', async () => {
    const { site, api } = siteWith([comment('aaaa')]);
    await run(api);
    site.acknowledged = [];
    site.removed = ['aaaa'];
    await run(api);
    expect(files()).toEqual([]);
  });
});

test('a clone that has not heard of a file yet takes nothing back', async () => {
  const { site, api } = siteWith([comment('aaaa')]);
  const late = openClone(content, git(content));
  late.update();
  pushMeanwhile(path('aaaa'));
  await api.note({ taken: ['aaaa'], removed: [] });
  expect(await note([], { api, clone: late })).toEqual({ taken: [], removed: [] });
  expect(site).toMatchObject({ acknowledged: ['aaaa'], removed: [] });
});

describe('what the author does with a file before the site knows of it', () => {
  const noNote = { note: async () => Promise.reject(new Error('cut off')) };
  const begun = async () => {
    const { site, api } = siteWith([comment('aaaa')]);
    await expect(run({ ...api, ...noNote })).rejects.toThrow('cut off');
    return { site, api };
  };
  const push = () => {
    git(content)('commit', '--quiet', '-am', 'Mine');
    git(content)('push', '--quiet');
  };

  test('stays: a change', async () => {
    const { site, api } = await begun();
    writeFileSync(join(root, 'clone', path('aaaa')), 'text: Shorter\n');
    push();
    expect(await run(api)).toEqual({ isNew: false, pushed: false });
    expect(git(remote)('show', `main:${path('aaaa')}`)).toBe('text: Shorter');
    expect(site.acknowledged).toEqual(['aaaa']);
  });

  test('stays: another place', async () => {
    const { site, api } = await begun();
    const moved = path('aaaa').replace('a-post', 'a-better-name');
    mkdirSync(join(root, 'clone', dirname(moved)));
    git(join(root, 'clone'))('mv', path('aaaa'), moved);
    push();
    await run(api);
    expect([files(), site.acknowledged, site.removed]).toEqual([[moved], ['aaaa'], []]);
  });

  test('stays: its end', async () => {
    const { site, api } = await begun();
    rmSync(join(root, 'clone', path('aaaa')));
    push();
    await run(api);
    expect([files(), site.acknowledged, site.removed]).toEqual([[], [], ['aaaa']]);
  });
});

test('the first commit of all may be one of comments', async () => {
  git(content)('update-ref', '-d', 'HEAD');
  git(content)('branch', '--unset-upstream');
  const { site, api } = siteWith([comment('aaaa')]);
  expect(await run(api)).toEqual({ isNew: true, pushed: false });
  expect(site.acknowledged).toEqual(['aaaa']);
});

test('nothing is committed that the check refuses', async () => {
  const { site, api } = siteWith([comment('aaaa')]);
  const clone = openClone(content, git(content));
  expect(await write([], { api, clone, posts: () => POSTS, check: () => false })).toBeUndefined();
  expect([commits(), site.notes]).toEqual([1, 0]);
});

test('the author’s own changes stay hers, and commits of hers are not pushed by it', async () => {
  const { site, api } = siteWith([comment('aaaa')]);
  writeFileSync(join(content, 'site.yaml'), 'name: Mine\n');
  writeFileSync(join(content, 'draft.mdx'), 'draft');
  expect(await run(api)).toMatchObject({ pushed: true });
  expect(git(content)('status', '--porcelain')).toBe('M content/site.yaml\n?? content/draft.mdx');

  git(content)('commit', '--quiet', '-am', 'Mine');
  site.published.push(comment('bbbb'));
  await expect(run(api)).rejects.toThrow('change more than comments, such as content/site.yaml');
  expect(files()).toEqual([path('aaaa')]);
});

test('without a remote the commit is what counts', async () => {
  git(content)('branch', '--unset-upstream');
  const { site, api } = siteWith([comment('aaaa')]);
  expect(await run(api)).toEqual({ isNew: true, pushed: false });
  expect(site.acknowledged).toEqual(['aaaa']);
});
