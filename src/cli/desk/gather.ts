import { type ContentFiles, dealsIn, readContent } from '../../adapters/content/files.ts';
import { readTextFile } from '../../adapters/content/text-file.ts';
import { agenda, goingLive } from '../../domain/deals/agenda.ts';
import { addressesIn, doubtfulLinks } from '../../integrations/audit/doubtful-links.ts';
import { readToday } from '../run/arguments.ts';
import { refuse } from '../run/begin.ts';

export type Desk = ReturnType<typeof gather>;

/**
 * What lies on the desk, told by the files of content/ alone.
 * @param today the day to look at it, on the site's clock; now when left out
 */
export function gather(contentDir: string, today: string | undefined) {
  const { content, faults } = readContent(contentDir);
  if (!content) return refuse([...new Set(faults)].join('\n'));
  const { timeZone } = content.site;
  const now = readToday(today, timeZone);
  const deals = dealsIn(content);
  return {
    now,
    timeZone,
    agenda: agenda(deals, now, timeZone),
    goingLive: goingLive(content.posts, deals, now),
    booksWithoutIsbn: content.books.filter(({ isbn }) => !isbn).map(({ slug }) => slug),
    doubts: doubtsIn(content),
    coaching: content.coaching,
    faults: [...new Set(faults)],
  };
}

/** Whether something is overdue, due today or cannot be read. */
export function isRed({ agenda: { overdue, today }, faults }: Desk): boolean {
  return [overdue, today, faults].some(({ length }) => length > 0);
}

function doubtsIn({ posts, pages, reading, programs }: ContentFiles) {
  return [...posts, ...pages, ...reading].flatMap(({ file }) =>
    doubtfulLinks({ links: addressesIn(readTextFile(file)) }, programs).map((each) => ({
      ...each,
      file,
    })),
  );
}
