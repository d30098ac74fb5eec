import { PICKS } from '../../domain/booking/calls/follow-up.ts';
import { LONG_FORM, readForm } from './form.ts';

/** A form that nothing came of, as it can be sent once more: a field without a label is not for people. */
export type UnansweredForm = {
  path: string;
  fields: { name: string; value: string; label: string }[];
};

const guard = { shown: '', website: '' };
const about = { post: '', answers: '', key: '', site: 'Your site' };
const person = { name: 'Your name', email: 'Your e-mail address' };
const picks = Object.fromEntries(PICKS.map((name) => [name, '']));
const change = { sequence: '', back: '', start: '', outcome: '', key: '', sum: 'How much' };
const days = { from: 'First day', to: 'Last day' };

/** The fields of each page that reads a form, by its route, with the labels of those that are typed. */
export const FIELDS: Record<string, Record<string, string>> = {
  '/contact': { words: 'Your message', ...person, about: '', ...guard },
  '/comments': { words: 'Your words', ...person, ...about, ...guard },
  '/comments/preview': { words: 'Your words', ...person, ...about, ...guard },
  '/comments/moderate/[token]': { action: '', ids: '', words: 'Your answer' },
  '/comments/answers/[token]': { hears: '' },
  '/coaching/link': { email: 'Your e-mail address', ...guard },
  '/coaching/manage/[token]': { action: '', words: 'Your words', ...picks, ...change },
  '/calls/[token]': { action: '', id: '', key: '', calls: '', ...days },
};

/**
 * What somebody sent from a page of ours to that route; undefined where it was no form of a page. Nothing else than
 * its own fields is read back.
 */
export async function unansweredForm(
  request: Request,
  route: string,
  url: URL,
): Promise<UnansweredForm | undefined> {
  const known = FIELDS[route];
  if (!known || request.method !== 'POST' || request.headers.get('origin') !== url.origin)
    return undefined;
  const form = await readForm(request, LONG_FORM);
  if (!form) return undefined;
  const fields = Object.entries(known).flatMap(([name, label]) => {
    const value = form[name];
    return typeof value === 'string' ? [{ name, value, label }] : [];
  });
  return { path: url.pathname, fields };
}
