import { beforeEach, expect, test } from 'vitest';
import {
  comment,
  commits,
  content,
  files,
  git,
  makeClone,
  path,
  run,
  siteWith,
} from '../../cli/comments/clone-world.ts';

beforeEach(makeClone);

// In a small process of its own: to start git by the hundred takes a large one ten times as long.
test('killed anywhere, the next run makes it one file, one commit and one note', async () => {
  let isKilled = true;
  for (let kill = 1; isKilled; kill++) {
    const id = `kill${String(kill).padStart(2, '0')}`;
    const before = commits();
    const { site, api } = siteWith([comment(id)]);
    let calls = 0;
    const until = <Result>(work: () => Result): Result => {
      const result = ++calls > kill ? undefined : work();
      // Half of them die before the work is done, half of them after.
      isKilled = calls > kill || (calls === kill && kill % 2 === 0);
      if (isKilled) throw new Error('killed');
      return result as Result;
    };
    const own = git(content);
    const dying = {
      published: () => until(() => api.published()),
      note: (done: Parameters<typeof api.note>[0]) => until(() => api.note(done)),
    };
    await run(dying as typeof api, [], (...args) => until(() => own(...args))).catch(
      () => undefined,
    );
    await run(api);

    expect(
      files().filter((each) => each.includes(id)),
      `${kill}`,
    ).toEqual([path(id)]);
    expect([commits(), site.acknowledged], `${kill}`).toEqual([before + 1, [id]]);
    expect(own('status', '--porcelain')).toBe('');
  }
  expect(commits()).toBeGreaterThan(15);
});
