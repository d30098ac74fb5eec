import { createSignedIds } from '../../src/adapters/signed/signed-id.ts';
import { createOwnerLink } from '../../src/adapters/signed/owner-link.ts';
import { ask } from '../server/ask.ts';
import { shownBefore } from '../support/shown.ts';
import { siteUrl } from '../support/site.ts';
import { answers, household, reader } from './canary.ts';
import type { Asked } from './canary-addresses.ts';
import {
  change,
  site,
  feedSecret,
  linkSecret,
  links,
  sweepAll,
  sweepSecret,
} from './canary-life.ts';
import { pay } from './site.ts';

/** What only its owner may know. */
export type Secrets = {
  tokens: string[];
  /** Opens the page of the coach. */
  owner: string;
  feed: string;
  sweep: string;
  session: string;
  hold: string;
  /** Opens the page of whoever wrote a comment. */
  waiting: string;
  /** Opens the author's page of comments, and the one on which mails about answers are left. */
  moderation: string;
  answers: string;
};

/** Those of the call that was canceled, of one that is paid, of one that took place and of an hour that is held. */
export async function makeSecrets(): Promise<Secrets> {
  const canceled = site.count("SELECT about FROM outbox WHERE kind = 'cancelled-reader'");
  const past = await call();
  const [paid, other] = [await call(), await call()];
  change(
    `UPDATE booking SET start_at = unixepoch() - 7200, end_at = unixepoch() - 3600, outcome = 'held'
    WHERE id = '${past.id}'`,
  );
  await sweepAll();
  // So that the coach's page has calls on days that she has closed.
  change(`INSERT INTO closed_days SELECT 'ill', min(day), max(day) FROM booking
    WHERE id IN ('${paid.id}', '${other.id}')`);
  const held = await book();
  const waiting = await comment();
  await inquiry();
  await sweepAll();
  const signed = (page: string, id: string) =>
    createSignedIds(`comments, ${page}`, [linkSecret]).tokenOf(id);
  return {
    tokens: [
      links.tokenOf({ bookingId: paid.id, role: 'reader' }),
      links.tokenOf({ bookingId: String(canceled), role: 'reader' }),
      links.tokenOf({ bookingId: past.id, role: 'coach' }),
    ],
    owner: createOwnerLink([linkSecret]).token,
    feed: feedSecret,
    sweep: sweepSecret,
    session: paid.session,
    hold: /hold=([^;]+)/.exec(String(held.headers['set-cookie']))?.[1] ?? '',
    waiting,
    moderation: signed('moderation', 'author'),
    answers: signed('answers', waiting.split('.')[0] ?? ''),
  };
}

/**
 * Which answers lead to what only those see whose comment it is, and to the author's page of comments; `isHers`: it is
 * that of her calls.
 */
export function leadingFrom(
  asked: readonly Asked[],
  { waiting, moderation, answers: leave, owner }: Secrets,
) {
  return asked.flatMap(({ body, headers, path }) => {
    const own = decodeURIComponent(path.replaceAll('%25', '%').replaceAll(/%(?![2-7])/g, '_'));
    const found = [waiting, moderation, leave].filter(
      (token) => `${body}${JSON.stringify(headers)}`.includes(token) && !own.includes(token),
    );
    return found.map((to) => ({ to, isHers: own.includes(owner) }));
  });
}

/** The token of a comment that waits. */
async function comment(): Promise<string> {
  const sent = await send('comments', {
    ...{ post: 'first-post', words: answers.field_q1, name: reader.name, email: reader.email },
    key: 'c'.repeat(32),
  });
  return sent.headers.location?.split('/').at(-2) ?? '';
}

/** A message to the author. */
async function inquiry() {
  const { name, email } = reader;
  await send('contact', { words: answers.field_q1, name, email });
}

/** A form as a reader sends it who has looked at it for a minute. */
function send(form: 'comments' | 'contact', fields: Record<string, string>) {
  const now = Math.floor(Date.now() / 1000);
  const shown = shownBefore(now, { LINK_SECRET: linkSecret }, 60, form);
  const type = 'application/x-www-form-urlencoded';
  const headers = { origin: siteUrl, 'content-type': type, 'x-forwarded-for': household };
  const sent = { method: 'POST', path: `/${form}/`, headers };
  return ask(site.url, sent, String(new URLSearchParams({ ...fields, shown })));
}

async function call() {
  const led = await pay((await book()).headers.location ?? '', { ...reader, ...answers });
  await ask(site.url, { path: led.pathname + led.search });
  const id = String(site.count('SELECT id FROM booking ORDER BY rowid DESC LIMIT 1'));
  return { id, session: led.searchParams.get('session_id') ?? '' };
}

async function book() {
  const { hours, fields } = await site.form('?offer=half');
  return site.post(new URLSearchParams({ ...fields, offer: 'half', start: hours.at(-1) ?? '' }));
}
