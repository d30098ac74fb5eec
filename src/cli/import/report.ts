/** What an import has done, for its author. */
export type Report = {
  dry: boolean;
  written: string[];
  /** Came along before. */
  here: number;
  pictures: number;
  comments: number;
  redirects: number;
  drafts: { file: string; why: string }[];
  /** What did not come along, how often. */
  leftOut: [what: string, count: number][];
  /** What to look at, with file and line where there is one. */
  warnings: string[];
  /** What to write elsewhere. */
  todo: string[];
};

/** The report in words; the file holds every line, a terminal the first ones of each list. */
export function describe(report: Report, most = Infinity): string {
  const { dry, written, here, pictures, comments, redirects, drafts, leftOut, warnings, todo } =
    report;
  const list = (title: string, lines: readonly string[]) => {
    if (lines.length === 0) return '';
    // Titles and links are somebody else's: nothing of them steers a terminal, or begins a line.
    const shown = lines.slice(0, most).map((line) => `- ${line.replaceAll(steering, ' ')}`);
    const more = lines.length > most ? [`- … and ${lines.length - most} more`] : [];
    return `${title}\n\n${[...shown, ...more].join('\n')}\n`;
  };
  const verb = dry ? 'would come along' : 'came along';
  // Which addresses can lead on is seen when all stands there.
  const addresses = dry ? 'their old addresses' : number(redirects, 'old address');
  const counts = `${texts(written.length)}, ${number(pictures, 'picture')}, ${number(comments, 'comment')} and ${addresses} ${verb}.${here > 0 ? ` ${texts(here)} had come along before, and stay as they are.` : ''}`;
  return [
    counts,
    '',
    list('## To do', todo),
    list(
      '## Drafts, until the line draft: true is gone',
      drafts.map(({ file, why }) => `${file}: ${why}`),
    ),
    list('## Worth a look', warnings),
    list(
      '## Did not come along',
      leftOut.map(([what, count]) => `${what}: ${count.toLocaleString('en-US')}`),
    ),
    list(`## ${dry ? 'Would be written' : 'Written'}`, written),
  ]
    .filter((part, index) => part !== '' || index === 1)
    .join('\n');
}

const steering = /[\p{Cc}\p{Bidi_Control}\u2028\u2029]+/gu;

function texts(count: number): string {
  return number(count, 'text');
}

function number(count: number, word: string): string {
  const plural = word.endsWith('s') ? `${word}es` : `${word}s`;
  return `${count.toLocaleString('en-US')} ${count === 1 ? word : plural}`;
}
