import { expect, test } from 'vitest';
import { agenda, goingLive, pressing } from '../../../src/domain/deals/agenda.ts';
import { dealsOf, isKept } from '../../../src/domain/deals/deal.ts';
import { reminders } from '../../../src/domain/deals/reminders.ts';

const zone = 'America/New_York';
const now = new Date('2026-11-24T15:00:00Z');
const sponsors = new Map([['lamps', { name: 'Paper Moon Lamps' }]]);
const assignment = { slug: 'a', sponsor: 'lamps', what: 'A post', deadline: '2026-11-27 17:00' };
const post = { slug: 'p', title: 'P', draft: false, assignment: 'a' };
const at = (instant: string) => ({ ...post, publishAt: new Date(instant) });

type Share = {
  network: string;
  count: number;
  due?: string;
  done: { proof: string; date: string }[];
};

function deals(posts: (typeof post & { publishAt: Date })[], shares: Share[] = [], more = {}) {
  return dealsOf([{ ...assignment, shares, ...more }], sponsors, posts, zone);
}

function states(...given: Parameters<typeof deals>) {
  const { overdue, today, week, later } = agenda(deals(...given), now, zone);
  const list = Object.entries({ overdue, today, week, later });
  return list.flatMap(([urgency, owed]) => owed.map(({ state }) => `${urgency}: ${state}`));
}

test.each([
  ['nobody has written it', [], ['week: no post names it yet']],
  [
    'it is a draft, whatever its date',
    [{ ...at('2026-01-01T00:00:00Z'), draft: true }],
    ['week: the post “P” is still a draft'],
  ],
  [
    'it would appear too late',
    [at('2026-11-27T22:00:01Z')],
    ['week: the post “P” goes live only after it'],
  ],
  ['it will appear in time', [at('2026-11-27T22:00:00Z')], []],
  ['it is live', [at('2026-11-24T15:00:00Z')], []],
  [
    'one of two posts is live',
    [{ ...at('2026-01-01T00:00:00Z'), draft: true }, at('2026-11-01T00:00:00Z')],
    [],
  ],
])('of a promised post, where %s', (_, posts, owed) => {
  expect(states(posts)).toEqual(owed);
});

test.each([
  ['2026-11-24 09:59', 'overdue'],
  ['2026-11-24 10:00', 'today'],
  ['2026-11-24 23:59', 'today'],
  ['2026-11-25 00:00', 'week'],
  ['2026-12-01 23:59', 'week'],
  ['2026-12-02 00:00', 'later'],
])('at ten o’clock on the 24th, a deadline of %s is %s', (deadline, urgency) => {
  expect(states([], [], { deadline })).toEqual([`${urgency}: no post names it yet`]);
});

test('a deadline is read on its own clock', () => {
  expect(states([], [], { deadline: '2026-11-24 15:59', timeZone: 'Europe/Berlin' })).toEqual([
    'overdue: no post names it yet',
  ]);
});

const done = (count: number) =>
  Array.from({ length: count }, (_, index) => {
    return { proof: `https://s.example/${index}`, date: '2026-11-24' };
  });
const live = [at('2026-11-24T00:00:00Z')];

test('shares due at one time are counted together, and one too many counts for no other', () => {
  const shares = [
    { network: 'Instagram', count: 4, done: done(1) },
    { network: 'Pinterest', count: 3, done: done(5) },
    { network: 'X', count: 1, due: '2026-11-24 18:00', done: [] },
  ];

  expect(states(live, shares)).toEqual([
    'today: 0 of 1 shares done; owed: X 1',
    'week: 4 of 7 shares done; owed: Instagram 3',
  ]);
});

test.each([
  ['the post is live and each share has its proof', live, 2, true],
  ['a share has no proof', live, 1, false],
  ['the post is not live yet', [at('2026-11-24T15:00:01Z')], 2, false],
  ['there is no post', [], 2, false],
])('a deal where %s', (_, posts, proofs, kept) => {
  const [deal] = deals(posts, [{ network: 'X', count: 2, done: done(proofs) }]);
  expect(deal && isKept(deal, now)).toBe(kept);
});

test.each([
  ['2026-11-23 10:00', 1],
  ['2026-11-27 23:59', 1],
  ['2026-11-28 00:00', 0],
])('what is due on %s presses on the 24th: %i', (deadline, count) => {
  expect(pressing(agenda(deals([], [], { deadline }), now, zone), now, zone)).toHaveLength(count);
});

test('posts that will appear come soonest first, each with the deal that waits for it', () => {
  const other = { ...at('2026-11-25T00:00:00Z'), slug: 'q', assignment: '' };
  const mine = at('2026-11-26T00:00:00Z');
  const list = goingLive([mine, ...live, other, { ...other, draft: true }], deals([mine]), now);

  expect(list.map(({ post, deal }) => [post.slug, deal?.slug])).toEqual([
    ['q', undefined],
    ['p', 'a'],
  ]);
});

test('the calendar tells what is owed, under the same name each time, with alarms before', () => {
  const shares = [{ network: 'X', count: 1, due: '2026-12-01 12:00', done: [] }];
  const start = Date.UTC(2026, 10, 27, 22) / 1000;

  expect(reminders(deals([], shares), now)).toEqual([
    {
      uid: 'post-a',
      start,
      summary: 'Post due: Paper Moon Lamps',
      description: 'A post: not live yet. Due Fri 27 Nov 2026, 17:00 New York.',
      alarms: [259_200, 86_400, 7_200],
    },
    expect.objectContaining({
      uid: `shares-a-${Date.UTC(2026, 11, 1, 17) / 1000}`,
      summary: 'Shares due: Paper Moon Lamps',
    }),
  ]);
});
