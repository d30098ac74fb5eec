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
} from './clone-world.ts';

beforeEach(makeClone);

test('killed anywhere, the next run makes it one file, one commit and one note', async () => {
  for (let kill = 1; kill <= 20; kill++) {
    const id = `kill${String(kill).padStart(2, '0')}`;
    const before = commits();
    const { site, api } = siteWith([comment(id)]);
    let calls = 0;
    const until = <Result>(work: () => Result): Result => {
      const result = ++calls > kill ? undefined : work();
      // Half of them die before the work is done, half of them after.
      if (calls > kill || (calls === kill && kill % 2 === 0)) throw new Error('killed');
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
}, 60_000);
