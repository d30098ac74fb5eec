import { daysUntil, formatLocal } from '../time/local-day.ts';
import type { Owed } from './deal.ts';

const title = 'On the desk';

/**
 * The text of the issue "On the desk", for GitHub, where others may read it: what is promised to sponsors, and
 * nothing of readers. Undefined when there is nothing to tell.
 * @param unread how many faults keep files of content/ from being read: promises may be among them
 */
export function deskIssue(
  pressing: readonly Owed[],
  unread: number,
  now: Date,
  timeZone: string,
): string | undefined {
  const lines = pressing.map(
    ({ deal, due, state }) =>
      `- **${whenDue(due, now, timeZone)}**: ${deal.sponsor}, ${deal.what}: ${state}. Due ${formatLocal(due, deal.timeZone)} (\`assignments/${deal.slug}.yaml\`).`,
  );
  if (unread > 0)
    lines.push(`- Some files cannot be read, so promises may be missing here: \`npm run check\`.`);
  if (lines.length === 0) return undefined;
  return `What was promised and is due:\n\n${lines.join('\n')}\n\nThis follows from the files in content/ and closes by itself.\n`;
}

/** What to tell `gh issue`, so that one issue is open with this text, or none when there is no text. */
export function decideIssue(
  text: string | undefined,
  open: readonly { number: number; title: string; body: string }[],
): string[][] {
  const [kept, ...others] = open
    .filter((issue) => issue.title === title)
    .toSorted((a, b) => a.number - b.number);
  const close = others.map(({ number }) => ['close', String(number)]);
  if (text === undefined) return kept ? [['close', String(kept.number)], ...close] : [];
  if (!kept) return [['create', '--title', title, '--body', text]];
  const same = kept.body.replaceAll('\r\n', '\n').trim() === text.trim();
  return same ? close : [['edit', String(kept.number), '--body', text], ...close];
}

/** How soon, in two or three words: "overdue", "today", "in 3 days". */
function whenDue(due: Date, now: Date, timeZone: string): string {
  if (due < now) return 'overdue';
  const days = daysUntil(due, now, timeZone);
  if (days === 0) return 'today';
  return days === 1 ? 'tomorrow' : `in ${days} days`;
}
