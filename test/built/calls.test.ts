import ICAL from 'ical.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ask } from '../server/ask.ts';
import { standing } from '../support/anew.ts';
import { siteUrl } from '../support/site.ts';
import { calendarServer, DAY } from './calendar-server.ts';
import { ownEntry, read } from './own-entry.ts';
import { ada, pay, runSite } from './site.ts';

const COACH = 'coach@practice.example';
const SECRET = 'feed-0b5c7e';

const site = standing(() => runSite({ FEED_SECRET: SECRET, SWEEP_SECRET: 'broom' }));
beforeAll(async () => {
  const { headers } = await site.book();
  const { pathname, search } = await pay(headers.location ?? '');
  await fetch(site.url + pathname + search);
});

const sold = (column: string) => site.count(`SELECT ${column} FROM booking WHERE state = 'paid'`);
const feed = (path: string) => fetch(`${site.url}/calls/${path}`);
const asSold = () => ({
  uid: `${sold('id')}@localhost`,
  sequence: 0,
  start: sold('start_at'),
  end: sold('end_at'),
});

test.each([ada.email, COACH])(
  'the mail to %s puts the call as sold into a calendar',
  async (to) => {
    const found = async () => (await site.mails()).find((it) => it.to === to);
    await expect.poll(found).toBeDefined();
    const mail = await found();
    expect(read(mail?.calendar)).toMatchObject({ method: 'REQUEST', ...asSold() });
    expect(mail?.html).toContain('<!DOCTYPE html>');
  },
);

test('the coach subscribes to the calls, with whom they are and how to reach them', async () => {
  const answer = await feed(`${SECRET}.ics`);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
  expect(answer.headers.get('cache-control')).toBe('private, no-store');
  const call = read(await answer.text());
  expect(call).toMatchObject({ method: 'PUBLISH', ...asSold(), summary: `Call with ${ada.name}` });
  expect(call.description).toContain(ada.phone);
});

test('the coach’s calendar has what is owed to sponsors, with alarms before it is due', async () => {
  const calendar = new ICAL.Component(ICAL.parse(await (await feed(`${SECRET}.ics`)).text()));
  const owed = calendar
    .getAllSubcomponents('vevent')
    .map((part) => new ICAL.Event(part))
    .filter(({ uid }) => uid !== `${sold('id')}@localhost`);
  expect(owed).toMatchObject([
    { uid: 'post-quiet-kettle@localhost', summary: 'Post due: Quiet Kettle' },
  ]);
  const [due] = owed;
  expect(due?.startDate.toUnixTime()).toBe(Date.parse('2099-12-01T22:00:00Z') / 1000);
  expect(due?.description).toContain('A post about the kettle: not live yet.');
  const alarms = due?.component.getAllSubcomponents('valarm') ?? [];
  expect(alarms.map((alarm) => String(alarm.getFirstPropertyValue('trigger')))).toEqual([
    '-P3D',
    '-P1D',
    '-PT2H',
  ]);
});

describe('no calendar is at', () => {
  test.each([
    'wrong.ics',
    `${SECRET}`,
    `${SECRET}x.ics`,
    `${SECRET.slice(0, -1)}.ics`,
    `${SECRET.toUpperCase()}.ics`,
    '.ics',
    '%00.ics',
    'undefined.ics',
  ])('/calls/%s', async (path) => {
    const answer = await feed(path);
    expect(answer.status).toBe(404);
    expect(await answer.text()).not.toContain('VCALENDAR');
  });
});

describe('another calendar of the coach', () => {
  const busy = calendarServer(10 * DAY);
  const plain = standing(async () => runSite(await busy.env(), /calendar.unread/));
  afterAll(() => busy.close());

  test('is read by the built thread, and no hour is offered that is busy there', async () => {
    const open = async () => (await plain.form()).hours;
    await expect.poll(open).not.toEqual([]);
    const [first = ''] = await open();
    expect(Date.parse(first)).toBeGreaterThanOrEqual(busy.until);
    expect(Date.parse(first)).toBeLessThan(busy.until + 5 * DAY);
  });

  test('without a secret of its own no address opens the calls', async () => {
    for (const token of ['', 'undefined', SECRET]) {
      const answer = await fetch(`${plain.url}/calls/${token}.ics`);
      expect(answer.status, token).toBe(404);
    }
  });
});

test('reminders wait in the outbox for their time', async () => {
  expect(
    site.count(`SELECT group_concat(DISTINCT kind) FROM outbox WHERE sent_at IS NULL`),
  ).toMatch(/reminder-hour-reader/);
});

test('a scanner that follows every link of the mails changes nothing', () =>
  expectScannersToChangeNothing(2));

test('the link in the mail moves the call and cancels it, and each mail and the feed follow', async () => {
  const confirmation = (await site.mails()).find(({ to }) => to === ada.email);
  const [link = ''] = /http\S+\/manage\/\S+/.exec(confirmation?.text ?? '') ?? [];
  const uid = `${sold('id')}@localhost`;
  const first = sold('start_at');
  const page = await (await fetch(site.url + new URL(link).pathname)).text();
  const start = [...page.matchAll(/name="start"\s+value="([^"]+)"/g)].at(-1)?.[1] ?? '';

  const own = () => ownEntry(site.url, link);
  expect(await own()).toMatchObject({ uid, method: 'PUBLISH', sequence: 0, start: first });
  await send(link, { action: 'move', sequence: '0', start });
  const at = Date.parse(start) / 1000;
  const moved = { uid, method: 'REQUEST', sequence: 1, start: at, end: at + 3600 };
  expect(moved.start).not.toBe(first);
  for (const to of [ada.email, COACH]) await expectEntry(to, /moved/i, moved);
  expect(await own()).toMatchObject({ ...moved, method: 'PUBLISH' });

  await send(link, { action: 'cancel', sequence: '1', back: '0' });
  const gone = { ...moved, method: 'CANCEL', sequence: 2 };
  for (const to of [ada.email, COACH]) await expectEntry(to, /canceled/i, gone);
  expect(await own()).toMatchObject(gone);
  const file = await (await feed(`${SECRET}.ics`)).text();
  expect(read(file)).toMatchObject({ ...gone, method: 'PUBLISH' });
  expect(file).toContain('\r\nSTATUS:CANCELLED\r\n');
  await expectScannersToChangeNothing(6);
});

/** Asks for each address in text and page of each mail, as scanners of mail do. */
async function expectScannersToChangeNothing(calls: number) {
  const state = () =>
    [
      'state || sequence || start_at FROM booking',
      'count(*) FROM slot_lock',
      'count(*) FROM refund',
    ].map((what) => site.count(`SELECT ${what}`));
  const before = state();
  const links = (await site.mails()).flatMap(({ text, html }) => [
    ...(text.match(/https?:\S+/g) ?? []),
    ...[...html.matchAll(/href="(http[^"]+)"/g)].map(([, href = '']) => href),
  ]);
  expect(links.filter((link) => link.includes('/manage/')).length).toBeGreaterThanOrEqual(calls);
  for (const method of ['GET', 'HEAD'])
    for (const link of new Set(links)) {
      const { pathname, search } = new URL(link);
      expect((await fetch(site.url + pathname + search, { method })).status, link).toBe(200);
    }
  expect(state()).toEqual(before);
}

async function expectEntry(to: string, subject: RegExp, entry: object) {
  const found = async () => {
    const mail = (await site.mails()).find((it) => it.to === to && subject.test(it.subject));
    return mail && read(mail.calendar);
  };
  await expect.poll(found).toMatchObject(entry);
}

async function send(link: string, fields: Record<string, string>) {
  const headers = { origin: siteUrl, 'content-type': 'application/x-www-form-urlencoded' };
  const { pathname } = new URL(link);
  return ask(site.url + pathname, { method: 'POST', headers }, String(new URLSearchParams(fields)));
}
